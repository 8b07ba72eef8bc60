using System.IO.Compression;
using System.Xml;

namespace IncidentStrategy.Generator.Content;

/// <summary>A sheet of a workbook: its name, whether it is hidden, and the part it stands in.</summary>
sealed record XlsxSheet(string Name, bool Hidden, string Part);

/// <summary>
/// An xlsx workbook (ECMA-376), read as a stream of rows: only the shared strings are kept, and of a log's long texts not even
/// those but their themes. Sizes are bounded, so a small file cannot unfold without end.
/// </summary>
sealed class XlsxBook : IDisposable
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const long MostBytes = 4L << 30;
    readonly ZipArchive zip;

    XlsxBook(ZipArchive zip) => this.zip = zip;

    public IReadOnlyList<XlsxSheet> Sheets { get; private set; } = [];
    public XlsxStrings Strings { get; private set; } = null!;
    public XlsxFormat[] Formats { get; private set; } = [];
    public bool From1904 { get; private set; }

    /// <summary>Opens the workbook; <see cref="InvalidDataException"/> or <see cref="XmlException"/> when it is none.</summary>
    public static XlsxBook Open(Stream stream)
    {
        var book = new XlsxBook(new ZipArchive(stream, ZipArchiveMode.Read));
        try
        {
            book.Read();
            return book;
        }
        catch
        {
            book.Dispose();
            throw;
        }
    }

    public XlsxRows Rows(string file, XlsxSheet sheet) => new(file, sheet.Name, this, Xml(sheet.Part) ?? throw new InvalidDataException($"The part {sheet.Part} is missing."));

    public void Dispose()
    {
        Strings?.Dispose();
        zip.Dispose();
    }

    void Read()
    {
        var folder = "xl/";
        var relations = Relations($"{folder}_rels/workbook.xml.rels", folder);
        if (relations.Count == 0) throw new InvalidDataException("The workbook has no parts.");
        Sheets = ReadSheets(folder, relations);
        Formats = XlsxFormat.Read(relations.Values.FirstOrDefault(r => r.Type.EndsWith("/styles", StringComparison.Ordinal)).Target is { } styles ? Xml(styles) : null);
        Strings = new XlsxStrings(relations.Values.FirstOrDefault(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target is { } strings ? Xml(strings) : null);
    }

    List<XlsxSheet> ReadSheets(string folder, Dictionary<string, (string Type, string Target)> relations)
    {
        List<XlsxSheet> sheets = [];
        using var workbook = Xml(folder + "workbook.xml") ?? throw new InvalidDataException("The workbook has no list of sheets.");
        while (workbook.Read())
        {
            if (workbook.NodeType != XmlNodeType.Element) continue;
            if (workbook.LocalName == "workbookPr") From1904 = workbook.GetAttribute("date1904") is "1" or "true";
            if (workbook.LocalName != "sheet") continue;
            var id = workbook.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? workbook.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
            if (id is not null && relations.TryGetValue(id, out var part) && part.Type.EndsWith("/worksheet", StringComparison.Ordinal))
                sheets.Add(new XlsxSheet(workbook.GetAttribute("name") ?? "", workbook.GetAttribute("state") is "hidden" or "veryHidden", part.Target));
        }
        return sheets;
    }

    Dictionary<string, (string Type, string Target)> Relations(string part, string folder)
    {
        Dictionary<string, (string, string)> relations = [];
        using var xml = Xml(part);
        while (xml?.Read() == true)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                relations[id] = (xml.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : folder + target);
        return relations;
    }

    XmlReader? Xml(string part)
    {
        var entry = zip.GetEntry(part) ?? zip.Entries.FirstOrDefault(e => e.FullName.Replace('\\', '/').Equals(part, StringComparison.OrdinalIgnoreCase));
        if (entry is null) return null;
        if (entry.Length > MostBytes) throw new InvalidDataException("The workbook unfolds to more than 4 GB.");
        return XmlReader.Create(entry.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true, MaxCharactersInDocument = MostBytes });
    }
}

/// <summary>What a cell's number format makes of its number.</summary>
readonly record struct XlsxFormat(string Code, bool IsDate, bool IsTime)
{
    /// <summary>The formats of the cell styles, in their order.</summary>
    public static XlsxFormat[] Read(XmlReader? styles)
    {
        if (styles is null) return [];
        using var xml = styles;
        Dictionary<int, string> codes = [];
        List<XlsxFormat> formats = [];
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && int.TryParse(xml.GetAttribute("numFmtId"), out var id)) codes[id] = xml.GetAttribute("formatCode") ?? "";
            else if (inCells && xml.LocalName == "xf") formats.Add(Of(int.TryParse(xml.GetAttribute("numFmtId"), out var used) ? codes.GetValueOrDefault(used) ?? BuiltIn(used) : ""));
        }
        return [.. formats];
    }

    /// <summary>The meaning of a format code: outside quotes and brackets, d and y make dates, h and s times.</summary>
    public static XlsxFormat Of(string code)
    {
        bool date = false, time = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (char.ToLowerInvariant(code[i]))
            {
                case '"':
                    while (++i < code.Length && code[i] != '"') { }
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    var close = code.IndexOf(']', i);
                    if (close < 0) break;
                    if (code.AsSpan(i + 1, close - i - 1).ToString().ToLowerInvariant() is "h" or "hh" or "m" or "mm" or "s" or "ss") time = true;
                    i = close;
                    break;
                case 'y' or 'd':
                    date = true;
                    break;
                case 'm' when i + 1 < code.Length && code[i + 1] is 'm' && i + 2 < code.Length && code[i + 2] is 'm':
                    date = true;
                    break;
                case 'h' or 's':
                    time = true;
                    break;
                case 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += 6;
                    break;
                case ';':
                    return new XlsxFormat(code, date, time && !date);
            }
        }
        return new XlsxFormat(code, date, time && !date);
    }

    static string BuiltIn(int id) => id switch
    {
        9 => "0%",
        10 => "0.00%",
        14 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "dd/mm/yyyy h:mm",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        _ => "",
    };
}
