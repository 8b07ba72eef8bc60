using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Sources told briefly: neighbouring cells become one range.</summary>
public static class Places
{
    /// <summary>The places in order, without repeats; cells that touch along a column or a row become ranges.</summary>
    public static IReadOnlyList<Place> Merge(IEnumerable<Place> places)
    {
        var cells = new List<(Place Place, int Row1, int Col1, int Row2, int Col2)>();
        var others = new List<Place>();
        foreach (var place in places.Where(p => !p.IsNone).Distinct())
            if (place.Cell is { } name && Corners(name) is { } c) cells.Add((place, c.Row1, c.Col1, c.Row2, c.Col2));
            else others.Add(place with { Length = 0 });

        var merged = new List<Place>();
        foreach (var sheet in cells.GroupBy(c => (c.Place.File, c.Place.Sheet)))
        {
            var blocks = sheet.Select(c => (c.Row1, c.Col1, c.Row2, c.Col2)).ToList();
            blocks = Join([.. blocks.OrderBy(b => b.Col1).ThenBy(b => b.Col2).ThenBy(b => b.Row1)], down: true);
            blocks = Join([.. blocks.OrderBy(b => b.Row1).ThenBy(b => b.Row2).ThenBy(b => b.Col1)], down: false);
            merged.AddRange(blocks.OrderBy(b => b.Row1).ThenBy(b => b.Col1).Select(b => (b.Row1, b.Col1) == (b.Row2, b.Col2)
                ? Place.InSheet(sheet.Key.File, sheet.Key.Sheet, b.Row1, b.Col1)
                : Place.InRange(sheet.Key.File, sheet.Key.Sheet, b.Row1, b.Col1, b.Row2, b.Col2)));
        }
        return [.. merged, .. others.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)];
    }

    static List<(int Row1, int Col1, int Row2, int Col2)> Join(List<(int Row1, int Col1, int Row2, int Col2)> blocks, bool down)
    {
        var joined = new List<(int Row1, int Col1, int Row2, int Col2)>();
        foreach (var b in blocks)
        {
            if (joined.Count > 0 && joined[^1] is var last && (down
                    ? last.Col1 == b.Col1 && last.Col2 == b.Col2 && b.Row1 <= last.Row2 + 1
                    : last.Row1 == b.Row1 && last.Row2 == b.Row2 && b.Col1 <= last.Col2 + 1))
                joined[^1] = (Math.Min(last.Row1, b.Row1), Math.Min(last.Col1, b.Col1), Math.Max(last.Row2, b.Row2), Math.Max(last.Col2, b.Col2));
            else joined.Add(b);
        }
        return joined;
    }

    static (int Row1, int Col1, int Row2, int Col2)? Corners(string name)
    {
        var parts = name.Split(':');
        if (Cell(parts[0]) is not { } first) return null;
        if (parts.Length == 1) return (first.Row, first.Col, first.Row, first.Col);
        return Cell(parts[1]) is { } last ? (first.Row, first.Col, last.Row, last.Col) : null;
    }

    static (int Row, int Col)? Cell(string name)
    {
        var (col, i) = (0, 0);
        while (i < name.Length && name[i] is >= 'A' and <= 'Z') col = col * 26 + name[i++] - 'A' + 1;
        return col > 0 && int.TryParse(name.AsSpan(i), out var row) ? (row, col) : null;
    }
}
