namespace IncidentStrategy.Generator.Analysis.PersonalData;

/// <summary>
/// Keeps counts of people under five out of what is published. A small count is merged with others until what is merged holds at least two
/// groups and five people, so that no total gives it away by subtraction.
/// </summary>
static class SmallCounts
{
    public const int Least = 5;

    /// <summary>A count that may be published: the number, or that it is under five.</summary>
    public static string Say(int n) => n is > 0 and < Least ? "fewer than five" : Analysis.Say.Number(n, 0);

    /// <summary>The groups of five and more, and one group of all the others under their names.</summary>
    public static IReadOnlyList<Count> Merge(IReadOnlyList<Count> counts)
    {
        var hidden = new bool[counts.Count];
        Close([.. counts.Select(c => c.N)], hidden, counts.Count);
        return Merge(counts, i => hidden[i]);
    }

    public static IReadOnlyList<Count> Merge(IReadOnlyList<Count> counts, Func<int, bool> hidden)
    {
        var merged = counts.Where((_, i) => hidden(i)).ToArray();
        return merged.Length == 0 ? counts
            : [.. counts.Where((_, i) => !hidden(i)), new Count(string.Join(", ", merged.Select(m => m.Name)), merged.Sum(m => m.N)) { Label = string.Join(", ", merged.Select(m => m.Label)), Share = merged.Sum(m => m.Share) }];
    }

    /// <summary>
    /// The cells of a table that may not be shown. Its last row and its last column are the totals; the total of all is known.
    /// Every row and column is closed against subtraction, again and again until none opens another.
    /// </summary>
    public static bool[,] Hidden(int[,] table)
    {
        var (rows, columns) = (table.GetLength(0), table.GetLength(1));
        var hidden = new bool[rows, columns];
        for (var again = true; again;)
        {
            again = false;
            for (var r = 0; r < rows; r++) again |= Line(columns, i => (r, i));
            for (var c = 0; c < columns; c++) again |= Line(rows, i => (i, c));
        }
        return hidden;

        bool Line(int length, Func<int, (int Row, int Column)> cell)
        {
            var isTotal = cell(length - 1) == (rows - 1, columns - 1);
            var values = Enumerable.Range(0, length).Select(i => table[cell(i).Row, cell(i).Column]).ToArray();
            var line = Enumerable.Range(0, length).Select(i => hidden[cell(i).Row, cell(i).Column]).ToArray();
            var before = line.Count(h => h);
            Close(values, line, isTotal ? length - 1 : length);
            for (var i = 0; i < length; i++)
                if (line[i]) hidden[cell(i).Row, cell(i).Column] = true;
            return line.Count(h => h) > before;
        }
    }

    /// <summary>Hides the small values of the first <paramref name="may"/>, and the next smallest until the hidden cannot be worked out from the rest.</summary>
    static void Close(int[] values, bool[] hidden, int may)
    {
        for (var i = 0; i < may; i++) hidden[i] |= values[i] is > 0 and < Least;
        while (hidden.Contains(true) && (hidden.Count(h => h) < 2 || values.Where((_, i) => hidden[i]).Sum() < Least))
        {
            var next = Enumerable.Range(0, may).Where(i => !hidden[i] && values[i] > 0).OrderBy(i => values[i]).ThenBy(i => i).Cast<int?>().FirstOrDefault();
            if (next is not { } smallest) return;
            hidden[smallest] = true;
        }
    }
}
