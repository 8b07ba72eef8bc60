using System.IO.Compression;
using System.Globalization;
using System.Security;
using System.Text;

namespace IncidentStrategy.Generator.Tests.Content;

/// <summary>
/// Makes an xlsx workbook from a few lines of text, so that fixtures can be read: <c>sheet NAME [hidden]</c>, <c>merge A1:B1</c>,
/// <c>row 7 [hidden]</c> to go to a row, and rows of cells between bars. A cell is a number, <c>45%</c>, <c>2026-03-14 09:12</c>,
/// <c>[mm:ss] 03:25</c> or <c>[h:mm] 3:25</c>, <c>#N/A</c>, <c>true</c>, <c>'text</c>, or text.
/// </summary>
static class Book
{
    static readonly string[] formats = ["General", "0%", "yyyy-mm-dd hh:mm", "mm:ss", "h:mm"];

    public static byte[] Make(string text)
    {
        List<(string Name, bool Hidden, StringBuilder Rows, StringBuilder Merges)> sheets = [];
        var row = 0;
        var hidden = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || line.StartsWith('#')) continue;
            if (words[0] == "sheet") (row, hidden) = (0, false);
            switch (words[0])
            {
                case "sheet":
                    sheets.Add((words[1], words.Length > 2, new StringBuilder(), new StringBuilder()));
                    break;
                case "merge":
                    sheets[^1].Merges.Append($"""<mergeCell ref="{words[1]}"/>""");
                    break;
                case "row":
                    (row, hidden) = (int.Parse(words[1], CultureInfo.InvariantCulture) - 1, words.Length > 2);
                    break;
                default:
                    sheets[^1].Rows.Append(Row(line, ++row, hidden));
                    hidden = false;
                    break;
            }
        }
        return Package(sheets.Select(s => (s.Name, s.Hidden, $"""
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{s.Rows}</sheetData>{(s.Merges.Length == 0 ? "" : $"<mergeCells>{s.Merges}</mergeCells>")}</worksheet>
            """)).ToList());
    }

    static string Row(string line, int row, bool hidden)
    {
        var cells = new StringBuilder();
        var column = 0;
        foreach (var text in line.Trim().Trim('|').Split('|'))
            cells.Append(Cell(text.Trim(), IncidentStrategy.Text.Place.CellName(row, ++column)));
        return $"""<row r="{row}"{(hidden ? " hidden=\"1\"" : "")}>{cells}</row>""";
    }

    static string Cell(string text, string name)
    {
        if (text.Length == 0) return "";
        if (text is "true" or "false") return $"""<c r="{name}" t="b"><v>{(text == "true" ? 1 : 0)}</v></c>""";
        if (text.StartsWith('#')) return $"""<c r="{name}" t="e"><v>{text}</v></c>""";
        if (text.StartsWith("[mm:ss] ", StringComparison.Ordinal)) return Number(name, Clock(text[8..]) / 86_400.0, 3);
        if (text.StartsWith("[h:mm] ", StringComparison.Ordinal)) return Number(name, Clock(text[7..]) * 60 / 86_400.0, 4);
        if (text.EndsWith('%') && double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var percent)) return Number(name, percent / 100, 1);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return Number(name, number, 0);
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return Number(name, date.ToOADate(), 2);
        return $"""<c r="{name}" t="inlineStr"><is><t>{SecurityElement.Escape(text.TrimStart('\''))}</t></is></c>""";
    }

    static double Clock(string text) => text.Split(':') is [var a, var b] ? int.Parse(a, CultureInfo.InvariantCulture) * 60 + int.Parse(b, CultureInfo.InvariantCulture) : 0;

    static string Number(string name, double value, int style) => $"""<c r="{name}" s="{style}"><v>{value.ToString("R", CultureInfo.InvariantCulture)}</v></c>""";

    static byte[] Package(List<(string Name, bool Hidden, string Xml)> sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "xl/workbook.xml", $"""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Select((s, i) => $"""<sheet name="{s.Name}" sheetId="{i + 1}" r:id="r{i + 1}"{(s.Hidden ? " state=\"hidden\"" : "")}/>"""))}</sheets></workbook>
                """);
            Write(zip, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((_, i) => $"""<Relationship Id="r{i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""))}<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
                """);
            Write(zip, "xl/styles.xml", $"""
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>{string.Concat(formats.Select((f, i) => $"""<numFmt numFmtId="{170 + i}" formatCode="{f}"/>"""))}</numFmts><cellXfs>{string.Concat(formats.Select((_, i) => $"""<xf numFmtId="{170 + i}"/>"""))}</cellXfs></styleSheet>
                """);
            for (var i = 0; i < sheets.Count; i++) Write(zip, $"xl/worksheets/sheet{i + 1}.xml", sheets[i].Xml);
        }
        return bytes.ToArray();
    }

    static void Write(ZipArchive zip, string part, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        writer.Write(xml.Trim());
    }
}
