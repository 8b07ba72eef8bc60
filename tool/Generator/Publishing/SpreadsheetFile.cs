using System.Globalization;
using System.IO.Compression;
using System.Text;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>
/// Writes sheets as an Office Open XML workbook (ECMA-376, transitional). Text is stored as text, never as a formula;
/// dates and numbers are real ones. The same sheets give the same bytes: entries have one fixed time.
/// </summary>
static class SpreadsheetFile
{
    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";
    const int LongestText = 32767;

    // The zip format's first moment; a build's own time would make every file new.
    static readonly DateTimeOffset fixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(IReadOnlyList<Sheet> sheets, string title, string headColour)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", ContentTypes(sheets.Count));
            Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/><Relationship Id=\"rId2\" Type=\"{Package}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>");
            Add(zip, "docProps/core.xml", $"<cp:coreProperties xmlns:cp=\"{Package}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{Escape(title)}</dc:title><dc:creator>IncidentStrategy</dc:creator></cp:coreProperties>");
            Add(zip, "xl/workbook.xml", Book(sheets));
            Add(zip, "xl/_rels/workbook.xml.rels", BookRelations(sheets.Count));
            Add(zip, "xl/styles.xml", Styles(headColour));
            for (var i = 0; i < sheets.Count; i++) Add(zip, $"xl/worksheets/sheet{i + 1}.xml", SheetXml(sheets[i], first: i == 0));
        }
        return bytes.ToArray();
    }

    static void Add(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = fixedTime;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(Declaration + xml));
    }

    static string ContentTypes(int sheets)
    {
        const string sheetMl = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var xml = new StringBuilder($"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        xml.Append($"<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{sheetMl}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{sheetMl}.styles+xml\"/>");
        for (var i = 1; i <= sheets; i++) xml.Append($"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{sheetMl}.worksheet+xml\"/>");
        return xml.Append("</Types>").ToString();
    }

    static string BookRelations(int sheets)
    {
        var xml = new StringBuilder($"<Relationships xmlns=\"{Package}/relationships\">");
        for (var i = 1; i <= sheets; i++) xml.Append($"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>");
        return xml.Append($"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>").ToString();
    }

    static string Book(IReadOnlyList<Sheet> sheets)
    {
        var xml = new StringBuilder($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>");
        for (var i = 0; i < sheets.Count; i++) xml.Append($"<sheet name=\"{Escape(sheets[i].Name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>");
        xml.Append("</sheets><definedNames>");
        // Names must be told in order: the filters' ranges first, then the rows repeated in print.
        for (var i = 0; i < sheets.Count; i++)
            if (sheets[i].Rows.Count > 0) xml.Append($"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{i}\" hidden=\"1\">{Quoted(sheets[i].Name)}!{Range(sheets[i], "$")}</definedName>");
        for (var i = 0; i < sheets.Count; i++) xml.Append($"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{i}\">{Quoted(sheets[i].Name)}!$1:$1</definedName>");
        return xml.Append("</definedNames></workbook>").ToString();
    }

    static string Quoted(string sheet) => Escape($"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'");

    static string Range(Sheet sheet, string fix) => $"{fix}A{fix}1:{fix}{Column(sheet.Columns.Count)}{fix}{sheet.Rows.Count + 1}";

    static string Column(int number) => Text.Place.CellName(1, number)[..^1];

    /// <summary>Cell styles: 0 plain, 1 head, then for each kind of value one, and one for text that looks like a formula.</summary>
    static string Styles(string headColour)
    {
        const string wrap = "<alignment vertical=\"top\" wrapText=\"1\"/></xf>", top = "<alignment vertical=\"top\"/></xf>";
        return $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"d\\ mmmm\\ yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"0.0%\"/><numFmt numFmtId=\"166\" formatCode=\"#,##0.0##\"/></numFmts>"
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font><font><b/><sz val=\"11\"/><color rgb=\"FFFFFFFF\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
            + $"<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{headColour.TrimStart('#').ToUpperInvariant()}\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"9\">"
            + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + $"<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\">{wrap}"
            + $"<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">{wrap}"
            + $"<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" applyAlignment=\"1\">{wrap}"
            + $"<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">{top}"
            + $"<xf numFmtId=\"166\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">{top}"
            + $"<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">{top}"
            + $"<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">{top}"
            + $"<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">{top}"
            + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
    }

    static int StyleOf(SheetKind kind) => kind switch { SheetKind.Whole => 4, SheetKind.Number => 5, SheetKind.Percent => 6, SheetKind.Date => 7, _ => 2 };

    static string SheetXml(Sheet sheet, bool first)
    {
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"{Range(sheet, "")}\"/>");
        xml.Append($"<sheetViews><sheetView workbookViewId=\"0\"{(first ? " tabSelected=\"1\"" : "")}><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (var i = 0; i < sheet.Columns.Count; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{sheet.Columns[i].Width}\" customWidth=\"1\"/>");
        xml.Append("</cols><sheetData><row r=\"1\">");
        for (var i = 0; i < sheet.Columns.Count; i++) TextCell(xml, 1, i + 1, sheet.Columns[i].Heading, 1);
        xml.Append("</row>");
        for (var r = 0; r < sheet.Rows.Count; r++) Row(xml, sheet, r);
        xml.Append("</sheetData>");
        if (sheet.Rows.Count > 0) xml.Append($"<autoFilter ref=\"{Range(sheet, "")}\"/>");
        xml.Append("<pageMargins left=\"0.6\" right=\"0.6\" top=\"0.7\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
        return xml.Append("<headerFooter><oddFooter>&amp;L&amp;A&amp;Rpage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>").ToString();
    }

    static void Row(StringBuilder xml, Sheet sheet, int index)
    {
        xml.Append($"<row r=\"{index + 2}\">");
        var row = sheet.Rows[index];
        for (var c = 0; c < row.Count; c++)
        {
            var kind = sheet.Columns[c].Kind;
            switch (row[c])
            {
                case { Text: { Length: > 0 } text }: TextCell(xml, index + 2, c + 1, text, LooksLikeFormula(text) ? 3 : 2); break;
                case { Number: { } number } when double.IsFinite(number): NumberCell(xml, index + 2, c + 1, kind == SheetKind.Percent ? number / 100 : number, StyleOf(kind)); break;
                case { Date: { } date }: NumberCell(xml, index + 2, c + 1, date.DayNumber - Epoch, StyleOf(SheetKind.Date)); break;
            }
        }
        xml.Append("</row>");
    }

    // The spreadsheet's day 1 is 1 January 1900, and it believes in a 29 February of that year.
    static readonly int Epoch = new DateOnly(1899, 12, 30).DayNumber;

    static void NumberCell(StringBuilder xml, int row, int column, double value, int style) =>
        xml.Append($"<c r=\"{Text.Place.CellName(row, column)}\" s=\"{style}\"><v>{value.ToString("R", CultureInfo.InvariantCulture)}</v></c>");

    static void TextCell(StringBuilder xml, int row, int column, string text, int style) =>
        xml.Append($"<c r=\"{Text.Place.CellName(row, column)}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escape(Shortened(text))}</t></is></c>");

    /// <summary>What a spreadsheet would take for a formula when typed: kept with the mark that says it is text.</summary>
    static bool LooksLikeFormula(string text) => text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\'';

    static string Shortened(string text) => text.Length <= LongestText ? text : text[..(LongestText - 1)] + "…";

    /// <summary>_x0041_ is the format's own escape for characters; text that looks like it must not be read as it.</summary>
    static string Escape(string text) => XmlText.Escape(text).Replace("_x", "_x005F_x", StringComparison.Ordinal);
}
