namespace IncidentStrategy.Generator.Analysis.Statistics;

/// <summary>
/// The four rules of the NHS "Making Data Count" charts, first match wins: outside a limit; a trend of seven; two of three
/// near a limit; a shift of seven. Points that differ from a line by rounding alone stand on it.
/// </summary>
public static class Rules
{
    public const int RunLength = 7;

    /// <summary>Limits and near lines for one point; null when the stretch has none.</summary>
    public readonly record struct Lines(double Centre, double? Lower, double? NearLower, double? NearUpper, double? Upper)
    {
        public static Lines None(double centre) => new(centre, null, null, null, null);

        /// <summary>Limits three deviations from the centre, near lines two.</summary>
        public static Lines Around(double centre, double reach) =>
            new(centre, centre - reach, centre - reach * 2 / 3, centre + reach * 2 / 3, centre + reach);
    }

    /// <summary>Marks the points of one stretch.</summary>
    public static Judged[] Judge(ReadOnlySpan<double> values, ReadOnlySpan<Lines> lines, ReadOnlySpan<bool> gaps = default, bool runs = true)
    {
        var slack = Slack(values);
        var n = values.Length;
        var sides = new int[n];
        var outside = new int[n];
        var near = new int[n];
        for (var i = 0; i < n; i++)
        {
            sides[i] = Side(values[i], lines[i].Centre, slack);
            outside[i] = Beyond(values[i], lines[i].Lower, lines[i].Upper, slack);
            near[i] = outside[i] != 0 ? 0 : Beyond(values[i], lines[i].NearLower, lines[i].NearUpper, slack);
        }
        var trend = runs ? Trends(values, gaps, slack) : new int[n];
        var pairs = runs ? TwoOfThree(near, sides, gaps) : new int[n];
        var shift = runs ? Shifts(sides, gaps) : new int[n];

        var judged = new Judged[n];
        for (var i = 0; i < n; i++)
        {
            var (rule, side) = outside[i] != 0 ? (Rule.Outside, outside[i])
                : trend[i] != 0 ? (Rule.Trend, trend[i])
                : pairs[i] != 0 ? (Rule.TwoOfThree, pairs[i])
                : shift[i] != 0 ? (Rule.Shift, shift[i])
                : (Rule.None, 0);
            judged[i] = new Judged(values[i], lines[i].Centre, lines[i].Lower, lines[i].Upper, rule, side > 0) { AfterGap = ControlChart.IsGap(gaps, i) };
        }
        return judged;
    }

    /// <summary>
    /// A few units in the last place of the largest value: what sums, means and 2.66 ranges lose to rounding is less, and two
    /// figures that differ by so little cannot be written differently in a spreadsheet.
    /// </summary>
    internal static double Slack(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var v in values) largest = Math.Max(largest, Math.Abs(v));
        return largest / (1L << 50);
    }

    internal static int Side(double value, double line, double slack) =>
        value > line + slack ? 1 : value < line - slack ? -1 : 0;

    static int Beyond(double value, double? lower, double? upper, double slack) =>
        upper is { } u && value > u + slack ? 1 : lower is { } l && value < l - slack ? -1 : 0;

    /// <summary>Seven points each above the one before, or each below it; all seven are marked.</summary>
    static int[] Trends(ReadOnlySpan<double> values, ReadOnlySpan<bool> gaps, double slack)
    {
        var marks = new int[values.Length];
        var (run, way) = (1, 0);
        for (var i = 1; i < values.Length; i++)
        {
            var step = ControlChart.IsGap(gaps, i) ? 0 : Side(values[i], values[i - 1], slack);
            (run, way) = step != 0 && step == way ? (run + 1, way) : (step == 0 ? 1 : 2, step);
            if (run >= RunLength) marks.AsSpan(i - RunLength + 1, RunLength).Fill(way);
        }
        return marks;
    }

    /// <summary>Three neighbours on one side of the centre, at least two of them near the limit; the near ones are marked.</summary>
    static int[] TwoOfThree(int[] near, int[] sides, ReadOnlySpan<bool> gaps)
    {
        var marks = new int[near.Length];
        for (var i = 2; i < near.Length; i++)
        {
            var side = sides[i];
            if (side == 0 || sides[i - 1] != side || sides[i - 2] != side || ControlChart.IsGap(gaps, i) || ControlChart.IsGap(gaps, i - 1)) continue;
            var count = 0;
            for (var k = i - 2; k <= i; k++) count += near[k] == side ? 1 : 0;
            if (count < 2) continue;
            for (var k = i - 2; k <= i; k++) if (near[k] == side) marks[k] = side;
        }
        return marks;
    }

    /// <summary>Seven or more neighbours strictly on one side of the centre; all are marked.</summary>
    static int[] Shifts(int[] sides, ReadOnlySpan<bool> gaps)
    {
        var marks = new int[sides.Length];
        for (int i = 0, start = 0; i < sides.Length; i++)
        {
            if (sides[i] != sides[start] || ControlChart.IsGap(gaps, i)) start = i;
            if (sides[i] != 0 && i - start + 1 >= RunLength) marks.AsSpan(start, i - start + 1).Fill(sides[i]);
        }
        return marks;
    }
}
