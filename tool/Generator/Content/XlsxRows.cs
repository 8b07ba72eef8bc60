using System.Globalization;
using System.Text;
using System.Xml;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>The visible rows of one sheet of an xlsx workbook, read as the sheet's XML goes by.</summary>
sealed class XlsxRows(string file, string sheet, XlsxBook book, XmlReader xml) : SheetRows
{
    const int MostColumns = 16_384, MostRows = 1_048_576;
    readonly List<Raw> cells = [];
    readonly List<(int, int, int)> merged = [];
    readonly StringBuilder text = new();
    int row;

    struct Raw
    {
        public CellKind Kind;
        public string? Text;
        public ulong Themes;
        public double Number;
        public int Style;
    }

    public override string File => file;
    public override string? Sheet => sheet;
    public override int Row => row;
    public override int Count => cells.Count;
    public override IReadOnlyList<(int Row, int FirstColumn, int LastColumn)> Merged => merged;

    public override ulong Themes(int column) => column < cells.Count ? cells[column].Themes : 0;

    public override bool Read()
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "mergeCell") Merge(xml.GetAttribute("ref"));
            if (xml.LocalName != "row") continue;
            row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var numbered) && numbered > row ? numbered : row + 1;
            if (row > MostRows) throw new InvalidDataException("The sheet has more rows than a sheet can have.");
            var hidden = xml.GetAttribute("hidden") is "1" or "true";
            Cells();
            if (!hidden || IsBlank()) return true;
            if (HiddenRows++ == 0) FirstHiddenRow = row;
        }
        return false;
    }

    void Cells()
    {
        cells.Clear();
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            var column = xml.GetAttribute("r") is { } name ? Column(name) : cells.Count;
            if (column is < 0 or >= MostColumns) throw new InvalidDataException("The sheet has more columns than a sheet can have.");
            while (cells.Count <= column) cells.Add(default);
            cells[column] = One();
        }
    }

    Raw One()
    {
        var type = xml.GetAttribute("t") ?? "n";
        var raw = new Raw { Style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0 };
        if (xml.IsEmptyElement) return raw;
        var depth = xml.Depth;
        string? value = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "is") value = XlsxStrings.Item(xml, text);
            else if (xml.LocalName == "v" && !xml.IsEmptyElement && xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA) value = xml.Value;
        }
        if (value is null) return raw;
        switch (type)
        {
            case "s":
                raw.Text = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? book.Strings.Get(index, out raw.Themes)?.Trim() : "";
                raw.Kind = raw.Text is { Length: 0 } ? CellKind.Empty : CellKind.Text;
                break;
            case "str" or "inlineStr" or "d":
                raw.Text = value.Trim();
                raw.Kind = raw.Text.Length == 0 ? CellKind.Empty : CellKind.Text;
                break;
            case "b":
                raw.Kind = CellKind.YesNo;
                raw.Number = value == "1" ? 1 : 0;
                break;
            case "e":
                raw.Kind = CellKind.Error;
                raw.Text = value;
                break;
            default:
                if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out raw.Number)) raw.Kind = CellKind.Number;
                else (raw.Kind, raw.Text) = (CellKind.Text, value);
                break;
        }
        return raw;
    }

    public override Cell this[int column]
    {
        get
        {
            if (column >= cells.Count) return default;
            var raw = cells[column];
            if (raw.Kind is not CellKind.Number) return new Cell { Kind = raw.Kind, Text = raw.Text, Number = raw.Number };
            var format = raw.Style < book.Formats.Length ? book.Formats[raw.Style] : default;
            if (format.IsDate) return Date(raw.Number);
            if (format.IsTime) return new Cell { Kind = CellKind.Time, Number = Math.Round(raw.Number * 86_400, 3), Format = format.Code };
            return new Cell { Kind = CellKind.Number, Number = raw.Number, Format = format.Code is null or "" or "General" ? null : format.Code };
        }
    }

    /// <summary>Days since the end of 1899, as sheets count them, to the second.</summary>
    Cell Date(double days)
    {
        if (book.From1904) days += 1462;
        if (days is < 1 or > 110_000) return days is >= 0 and < 1 ? new Cell { Kind = CellKind.Time, Number = Math.Round(days * 86_400, 3), Format = "h:mm" } : new Cell { Kind = CellKind.Number, Number = days };
        var seconds = (long)Math.Round(days * 86_400);
        return new Cell { Kind = CellKind.Moment, Moment = new DateTime(1899, 12, 30).AddSeconds(days < 60 ? seconds + 86_400 : seconds) };
    }

    void Merge(string? range)
    {
        if (range?.Split(':') is not [var from, var to] || merged.Count > 10_000) return;
        var digits = from.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits > 0 && int.TryParse(from.AsSpan(digits), out var first) && Column(from) is var a && Column(to) is var b && b > a) merged.Add((first, a + 1, b + 1));
    }

    /// <summary>The column, counted from 0, of a cell's name.</summary>
    static int Column(string name)
    {
        var column = 0;
        foreach (var c in name)
        {
            if (c is >= 'A' and <= 'Z') column = column * 26 + (c - 'A' + 1);
            else break;
            if (column > MostColumns) return MostColumns;
        }
        return column - 1;
    }

    public override void Dispose() => xml.Dispose();
}
