using System.Text;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>The row of headings of a sheet, and which column holds which field.</summary>
sealed class Headings
{
    readonly List<(string Text, int Column)> texts = [];
    readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    int totals;

    Headings(SheetRows rows)
    {
        File = rows.File;
        Sheet = rows.Sheet;
        Row = rows.Row;
        Separator = rows.Separator;
        for (var i = 0; i < rows.Count; i++)
            if (rows[i] is { IsEmpty: false } cell) texts.Add((Shown(cell), i));
        Width = texts.Count == 0 ? 0 : texts[^1].Column + 1;
    }

    public string File { get; }
    public string? Sheet { get; }
    public int Row { get; }
    public int Width { get; }

    /// <summary>The separator of a csv file.</summary>
    public char Separator { get; }

    /// <summary>Field to column, counted from 0.</summary>
    public IReadOnlyDictionary<string, int> Columns => columns;

    public IReadOnlyList<(string Text, int Column)> Texts => texts;

    public IEnumerable<string> Names => texts.Select(t => Normal(t.Text));

    public Place PlaceOf(int column) => Place.InSheet(File, Sheet, Row, column + 1);

    /// <summary>Reads on to the headings: the row that is named, or the first with two texts side by side.</summary>
    public static Headings? Find(SheetRows rows, int? headerRow)
    {
        while (rows.Read())
        {
            if (headerRow is { } wanted && rows.Row < wanted) continue;
            if (headerRow is null && Filled(rows) < 2) continue;
            if (headerRow is { } named && rows.Row > named) return null;
            return rows.IsBlank() ? null : new Headings(rows);
        }
        return null;
    }

    /// <summary>Gives columns their fields: by the source's mapping first, then by headings that are a field's name.</summary>
    public void Map(MetricSource? source, IReadOnlyDictionary<string, string> known, bool open, Diagnostics diagnostics)
    {
        Doubles(diagnostics);
        HashSet<int> taken = [];
        foreach (var (field, heading) in source?.Columns ?? new Dictionary<string, string>())
        {
            var place = source!.Where[$"columns.{field}"];
            if (!open && !known.ContainsKey(field) && !known.Values.Contains(field))
                diagnostics.Tell("IS605", place, $"There is no field `{field}` in this kind of sheet.", Nearest.Hint(field, known.Values) ?? $"The fields are: {string.Join(", ", known.Values.Distinct())}.");
            else if (Position(heading) is { } column && taken.Add(column))
                columns[known.GetValueOrDefault(field, field)] = column;
            else if (Position(heading) is null)
                diagnostics.Tell("IS604", place, $"{Name()} has no heading \"{heading}\".", Nearest.Hint(heading, texts.Select(t => t.Text)) ?? $"The headings are: {string.Join(", ", texts.Take(30).Select(t => t.Text))}.");
        }
        foreach (var (text, column) in texts)
        {
            if (taken.Contains(column)) continue;
            if (known.TryGetValue(Normal(text), out var field) && columns.TryAdd(field, column)) continue;
            if (open && source is not { Columns.Count: > 0 } && columns.TryAdd(Normal(text), column)) continue;
            diagnostics.Tell("IS606", PlaceOf(column), $"The column \"{text}\" is not read.", Nearest.Hint(Normal(text), known.Keys.Where(k => !columns.ContainsKey(known[k]))) ?? "Map it to a field under `columns` in metrics.yaml if it is to be read.");
        }
    }

    /// <summary>True for a row that is no record: totals, which are told once.</summary>
    public bool Passes(SheetRows rows, Diagnostics diagnostics)
    {
        if (rows.IsText && rows.Count > Width && Spills(rows))
            diagnostics.Tell("IS625", rows.PlaceOf(Width), $"The row has {rows.Count} cells and the headings {Width}.", "Put a cell that holds the separator in quotes.");
        for (var i = 0; i < Math.Min(rows.Count, 3); i++)
        {
            var cell = rows[i];
            if (cell.IsEmpty) continue;
            if (cell.Kind is not CellKind.Text || !IsTotal(cell.Text)) return false;
            if (totals++ == 0) diagnostics.Tell("IS633", rows.PlaceOf(i), $"The row \"{cell.Text}\" is not read.", "Totals are computed from the rows.");
            return true;
        }
        return false;
    }

    /// <summary>Tells, at the sheet's end, what was merged and what was hidden.</summary>
    public void Finish(SheetRows rows, Diagnostics diagnostics)
    {
        foreach (var (row, first, last) in rows.Merged)
            if (row == Row)
                diagnostics.Tell("IS608", Place.InSheet(File, Sheet, Row, first), $"The heading stretches over {last - first + 1} columns; only the first is read under it.", "Give each column a heading of its own.");
        if (rows.HiddenRows > 0)
            diagnostics.Tell("IS611", Place.InSheet(File, Sheet, rows.FirstHiddenRow, 1), $"{rows.HiddenRows} hidden {(rows.HiddenRows == 1 ? "row was" : "rows were")} not read; the first is row {rows.FirstHiddenRow}.", "Clear the filter or show the rows if they belong to the figures.");
    }

    public int? Position(string heading)
    {
        var normal = Normal(heading);
        foreach (var (text, column) in texts)
            if (text.Equals(heading.Trim(), StringComparison.OrdinalIgnoreCase)) return column;
        foreach (var (text, column) in texts)
            if (Normal(text) == normal) return column;
        return null;
    }

    /// <summary>A heading as a field's name: <c>Period start (Monday)</c> is <c>period_start_monday</c>.</summary>
    public static string Normal(string heading)
    {
        var name = new StringBuilder();
        foreach (var c in heading)
            if (char.IsLetterOrDigit(c)) name.Append(char.ToLowerInvariant(c));
            else if (c == '%') name.Append(name.Length > 0 && name[^1] != '_' ? "_percent" : "percent");
            else if (name.Length > 0 && name[^1] != '_') name.Append('_');
        return name.ToString().TrimEnd('_');
    }

    void Doubles(Diagnostics diagnostics)
    {
        Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (text, column) in texts)
            if (!seen.TryAdd(text, column))
                diagnostics.Add(Codes.Fault("IS607", PlaceOf(column), $"Two columns have the heading \"{text}\".", "Give each column a heading of its own.") with { Trace = [("the first is here", PlaceOf(seen[text]))] });
    }

    string Name() => Sheet is null ? "The file" : $"The sheet \"{Sheet}\"";

    bool Spills(SheetRows rows)
    {
        for (var i = Width; i < rows.Count; i++)
            if (!rows[i].IsEmpty) return true;
        return false;
    }

    static bool IsTotal(ReadOnlySpan<char> text) =>
        text.Equals("total", StringComparison.OrdinalIgnoreCase) || text.Equals("totals", StringComparison.OrdinalIgnoreCase) || text.Equals("grand total", StringComparison.OrdinalIgnoreCase)
        || text.Equals("sum", StringComparison.OrdinalIgnoreCase) || text.Equals("average", StringComparison.OrdinalIgnoreCase);

    static int Filled(SheetRows rows)
    {
        var filled = 0;
        for (var i = 0; i < rows.Count; i++)
            if (!rows[i].IsEmpty) filled++;
        return filled;
    }

    static string Shown(Cell cell) => cell.Kind switch
    {
        CellKind.Moment => cell.Moment.ToString("yyyy-MM-dd"),
        CellKind.Number => cell.Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => string.Join(' ', cell.Text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
    };
}
