namespace IncidentStrategy.Generator.Analysis.Statistics;

/// <summary>The chart of individual values and their moving ranges, as the NHS "Making Data Count" rules draw it.</summary>
public static class Xmr
{
    const double ToLimits = 2.66, ScreenRanges = 3.267;

    /// <summary>Judges the values in stretches that begin at each of <paramref name="rebaseAt"/>. A constant stretch has no limits.</summary>
    public static ControlChart Chart(ReadOnlySpan<double> values, IEnumerable<int>? rebaseAt = null)
    {
        var points = new List<Judged>(values.Length);
        var stretches = new List<Stretch>();
        foreach (var (from, to) in ControlChart.Split(values.Length, rebaseAt))
        {
            var part = values[from..to];
            var (centre, reach) = Limits(part);
            var line = reach is { } r ? Rules.Lines.Around(centre, r) : Rules.Lines.None(centre);
            var lines = new Rules.Lines[part.Length];
            Array.Fill(lines, line);
            points.AddRange(Rules.Judge(part, lines));
            stretches.Add(new Stretch(from, to - from, centre, line.Lower, line.Upper));
        }
        return new ControlChart(points, stretches);
    }

    /// <summary>The mean and the distance of each limit from it: 2.66 mean moving ranges, after one screening of ranges too large to be usual.</summary>
    public static (double Centre, double? Reach) Limits(ReadOnlySpan<double> values)
    {
        var centre = Quantiles.Mean(values);
        if (values.Length < 2) return (centre, null);
        var ranges = new double[values.Length - 1];
        for (var i = 1; i < values.Length; i++) ranges[i - 1] = Math.Abs(values[i] - values[i - 1]);
        var mean = Quantiles.Mean(ranges);
        if (mean <= Rules.Slack(values)) return (values[0], null);
        var kept = Array.FindAll(ranges, r => r < ScreenRanges * mean);
        return (centre, ToLimits * Quantiles.Mean(kept));
    }
}
