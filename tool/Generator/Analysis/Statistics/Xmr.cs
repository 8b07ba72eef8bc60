namespace IncidentStrategy.Generator.Analysis.Statistics;

/// <summary>The chart of individual values and their moving ranges, as the NHS "Making Data Count" rules draw it.</summary>
public static class Xmr
{
    const double ToLimits = 2.66, ScreenRanges = 3.267;

    /// <summary>
    /// Judges the values in stretches that begin at each of <paramref name="rebaseAt"/>; <paramref name="gaps"/> marks the values
    /// before which one is missing. A constant stretch has no limits.
    /// </summary>
    public static ControlChart Chart(ReadOnlySpan<double> values, IEnumerable<int>? rebaseAt = null, ReadOnlySpan<bool> gaps = default)
    {
        var points = new List<Judged>(values.Length);
        var stretches = new List<Stretch>();
        foreach (var (from, to) in ControlChart.Split(values.Length, rebaseAt))
        {
            var part = values[from..to];
            var holes = ControlChart.Within(gaps, from, to);
            var (centre, reach) = Limits(part, holes);
            var line = reach is { } r ? Rules.Lines.Around(centre, r) : Rules.Lines.None(centre);
            var lines = new Rules.Lines[part.Length];
            Array.Fill(lines, line);
            points.AddRange(Rules.Judge(part, lines, holes));
            stretches.Add(new Stretch(from, to - from, centre, line.Lower, line.Upper));
        }
        return new ControlChart(points, stretches);
    }

    /// <summary>The mean and the distance of each limit from it: 2.66 mean moving ranges, after one screening of ranges too large to be usual.</summary>
    public static (double Centre, double? Reach) Limits(ReadOnlySpan<double> values, ReadOnlySpan<bool> gaps = default)
    {
        var centre = Quantiles.Mean(values);
        var ranges = Ranges(values, gaps);
        if (ranges.Length == 0) return (centre, null);
        var mean = Quantiles.Mean(ranges);
        if (mean <= Rules.Slack(values)) return (centre, null);
        var kept = Array.FindAll(ranges, r => r < ScreenRanges * mean);
        return (centre, ToLimits * Quantiles.Mean(kept));
    }

    /// <summary>The moving ranges: how far each value is from the one before, where none is missing between them.</summary>
    internal static double[] Ranges(ReadOnlySpan<double> values, ReadOnlySpan<bool> gaps)
    {
        var ranges = new List<double>(values.Length);
        for (var i = 1; i < values.Length; i++)
            if (!ControlChart.IsGap(gaps, i)) ranges.Add(Math.Abs(values[i] - values[i - 1]));
        return [.. ranges];
    }
}
