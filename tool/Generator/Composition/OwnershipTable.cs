using System.Text;
using IncidentStrategy.Generator.Analysis;

namespace IncidentStrategy.Generator.Composition;

/// <summary>Who owns which case, as a table that a page can hold: with the last dimension across, or turned, or, when both ways are too wide, a row for each owner.</summary>
static class OwnershipTable
{
    const int WidestAcross = 6;

    /// <param name="label">How a value of a dimension is said.</param>
    /// <param name="role">How an owner is said.</param>
    /// <param name="escape">Escapes text for a table's cell.</param>
    public static string Of(BoundaryFinding boundary, Func<string?, string?> label, Func<string?, string?> role, Func<string, string> escape)
    {
        if (boundary.Matrix.Count == 0) return "";
        string Say(string? value) => escape(label(value) ?? "–");
        string Cell(BoundaryCell cell) => cell.State switch
        {
            "gap" => "**no owner**",
            "conflict" => "**conflict:** " + escape(role(cell.Owner) ?? cell.Owner),
            _ => escape(role(cell.Owner) ?? cell.Owner) + (cell.TargetTime.Length > 0 ? ", " + escape(cell.TargetTime) : ""),
        };
        var last = boundary.Dimensions[^1];
        var dimensions = boundary.Dimensions.SkipLast(1).Select(d => Say(Phrases.Capitalise(Phrases.Words(d.Name)))).ToList();
        var across = Phrases.Capitalise(Phrases.Words(last.Name))!;
        if (boundary.MatrixColumns.Count <= WidestAcross)
            return Table([.. dimensions, .. boundary.MatrixColumns.Select(c => $"{escape(across)}: {Say(c)}")],
                boundary.Matrix.Select(line => (IEnumerable<string>)[.. line.Labels.Select(Say), .. line.Cells.Select(Cell)]));
        if (boundary.Matrix.Count <= WidestAcross)
            return Table([escape(across), .. boundary.Matrix.Select(line => string.Join(", ", line.Labels.Select(Say)))],
                boundary.MatrixColumns.Select((c, i) => (IEnumerable<string>)[Say(c), .. boundary.Matrix.Select(line => Cell(line.Cells[i]))]));
        var cases = boundary.Matrix.SelectMany(line => line.Cells.Select((cell, i) => (Owner: Cell(cell), Case: string.Join(", ", line.Labels.Append(boundary.MatrixColumns[i]).Select(Say)))));
        return Table(["Owner", "Cases"], cases.GroupBy(c => c.Owner).Select(g => (IEnumerable<string>)[g.Key, string.Join("; ", g.Select(c => c.Case))]));
    }

    static string Table(IReadOnlyList<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", heads).Append(" |\n|").Insert(text.Length, " --- |", heads.Count);
        foreach (var row in rows) text.Append("\n| ").AppendJoin(" | ", row).Append(" |");
        return text.ToString();
    }
}
