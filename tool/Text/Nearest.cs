namespace IncidentStrategy.Text;

/// <summary>Finds the word a writer most likely meant.</summary>
public static class Nearest
{
    /// <summary>The candidate closest to <paramref name="word"/> by edits (a swap of neighbours is one edit), else one that has it as a part, or null when none is close.</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        var limit = word.Length <= 2 ? 1 : Math.Max(2, word.Length / 3);
        string? best = null;
        var least = limit + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= least) continue;
            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least || (distance == least && best is not null && string.CompareOrdinal(candidate, best) < 0))
                (best, least) = (candidate, distance);
        }
        return best ?? Whole(word, candidates);
    }

    /// <summary>The shortest candidate one of whose parts is the whole word, or the other way round: <c>owner</c> means <c>owner_role</c>.</summary>
    static string? Whole(string word, IEnumerable<string> candidates)
    {
        static string[] Parts(string name) => name.ToLowerInvariant().Split('_', ' ', '-');
        string? best = null;
        foreach (var candidate in word.Length < 4 ? [] : candidates)
            if ((Parts(candidate).Contains(word.ToLowerInvariant()) || Parts(word).Contains(candidate.ToLowerInvariant())) && candidate.Length >= 4
                && (best is null || candidate.Length < best.Length || (candidate.Length == best.Length && string.CompareOrdinal(candidate, best) < 0)))
                best = candidate;
        return best;
    }

    /// <summary>A ready hint, <c>Did you mean "x"?</c>, or null when nothing is close.</summary>
    public static string? Hint(string word, IEnumerable<string> candidates) =>
        To(word, candidates) is { } near ? $"Did you mean \"{near}\"?" : null;

    /// <summary>Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each counted one.</summary>
    public static int Distance(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return Math.Max(a.Length, b.Length);
        int[] beforeLast = new int[b.Length + 1], last = new int[b.Length + 1], row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, row) = (last, row, beforeLast);
        }
        return last[b.Length];
    }
}
