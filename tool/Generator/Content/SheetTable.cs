using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>A cell that is kept.</summary>
readonly record struct Kept(CellKind Kind, string? Text, double Number, DateTime Moment, string? Format)
{
    public bool IsEmpty => Kind is CellKind.Empty;
    public bool IsPercent => Format is not null && Format.Contains('%', StringComparison.Ordinal);

    /// <summary>The cell as a reader of the sheet would type it.</summary>
    public string Shown => Kind switch
    {
        CellKind.Number => Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        CellKind.Moment => Moment.TimeOfDay == TimeSpan.Zero ? Moment.ToString("yyyy-MM-dd") : Moment.ToString("yyyy-MM-dd HH:mm"),
        CellKind.Time => TimeSpan.FromSeconds(Number).ToString(),
        CellKind.YesNo => Number == 1 ? "yes" : "no",
        _ => Text ?? "",
    };
}

/// <summary>A small sheet, held whole: responses and series, not logs.</summary>
sealed class SheetTable(Headings headings, List<(int Row, Kept[] Cells)> rows)
{
    public Headings Headings { get; } = headings;
    public List<(int Row, Kept[] Cells)> Rows { get; } = rows;

    public Place PlaceOf(int row, int column) => Place.InSheet(Headings.File, Headings.Sheet, row, column + 1);

    /// <summary>The column's cells that hold something, with their places.</summary>
    public IEnumerable<(Kept Cell, Place Place)> Column(int column)
    {
        foreach (var (row, cells) in Rows)
            if (column < cells.Length && !cells[column].IsEmpty) yield return (cells[column], PlaceOf(row, column));
    }

    /// <summary>Reads the rows below the headings; blank rows and totals are left out.</summary>
    public static SheetTable Load(SheetRows rows, Headings headings, Diagnostics diagnostics, CancellationToken cancellation)
    {
        List<(int, Kept[])> kept = [];
        while (rows.Read())
        {
            if ((kept.Count & 1023) == 0) cancellation.ThrowIfCancellationRequested();
            if (rows.IsBlank() || headings.Passes(rows, diagnostics)) continue;
            var cells = new Kept[Math.Min(rows.Count, headings.Width)];
            for (var i = 0; i < cells.Length; i++)
            {
                var cell = rows[i];
                cells[i] = new Kept(cell.Kind, cell.Kind is CellKind.Text or CellKind.Error ? cell.Text.ToString() : null, cell.Number, cell.Moment, cell.Format);
            }
            kept.Add((rows.Row, cells));
        }
        headings.Finish(rows, diagnostics);
        return new SheetTable(headings, kept);
    }
}

/// <summary>Tells the faults of a sheet's cells, but of each kind in a column only the first few, and then how many more there are.</summary>
sealed class CellFaults(Diagnostics diagnostics)
{
    const int Few = 5;
    readonly Dictionary<(string Code, int Column), (int Count, Place Last)> told = [];

    public void Tell(string code, int column, Place place, string message, string? hint = null)
    {
        var (count, _) = told.GetValueOrDefault((code, column));
        told[(code, column)] = (count + 1, place);
        if (count < Few) diagnostics.Tell(code, place, message, hint);
    }

    public void Finish()
    {
        foreach (var ((code, _), (count, last)) in told)
            if (count > Few) diagnostics.Tell(code, last, $"{count - Few} more cells of this column have the same fault; the last of them is here.");
        told.Clear();
    }
}
