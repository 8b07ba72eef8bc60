namespace IncidentStrategy.Generator.Composition;

/// <summary>Orders references as people count them: E2 before E10.</summary>
static class NaturalOrder
{
    public static IComparer<string> Comparer { get; } = Comparer<string>.Create((a, b) =>
    {
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            var (x, y) = (Run(a, i), Run(b, j));
            var order = char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j])
                ? Number(a[i..x]).CompareTo(Number(b[j..y]))
                : string.CompareOrdinal(a[i..x], b[j..y]);
            if (order != 0) return order;
            (i, j) = (x, y);
        }
        return (a.Length - i).CompareTo(b.Length - j);
    });

    static int Run(string text, int from)
    {
        var digit = char.IsAsciiDigit(text[from]);
        var to = from;
        while (to < text.Length && char.IsAsciiDigit(text[to]) == digit) to++;
        return to;
    }

    static decimal Number(string digits) => decimal.TryParse(digits, out var n) ? n : decimal.MaxValue;
}
