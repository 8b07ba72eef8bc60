namespace IncidentStrategy.Generator.Analysis.Statistics;

/// <summary>Charts for what seldom happens: time between events (t) and cases between events (g).</summary>
public static class RareEvents
{
    const double Power = 3.6;

    /// <summary>Times between events: y^(1/3.6) on an XmR chart, and back. A limit below nothing is 0.</summary>
    public static ControlChart T(ReadOnlySpan<double> times, IEnumerable<int>? rebaseAt = null, ReadOnlySpan<bool> gaps = default)
    {
        var transformed = new double[times.Length];
        for (var i = 0; i < times.Length; i++) transformed[i] = Math.Pow(times[i], 1 / Power);
        var chart = Xmr.Chart(transformed, rebaseAt, gaps);
        var values = times.ToArray();
        return new ControlChart(
            [.. chart.Points.Select((p, i) => p with { Value = values[i], Centre = Back(p.Centre), Lower = Back(p.Lower), Upper = Back(p.Upper) })],
            [.. chart.Stretches.Select(s => s with { Centre = Back(s.Centre), Lower = Back(s.Lower), Upper = Back(s.Upper) })]);
    }

    /// <summary>
    /// Cases between events: ḡ ± 3√(ḡ(ḡ+1)), not below 0. Such counts lean far to the low side of their mean,
    /// so only the limits are judged, not runs.
    /// </summary>
    public static ControlChart G(ReadOnlySpan<double> cases, IEnumerable<int>? rebaseAt = null)
    {
        var points = new List<Judged>();
        var stretches = new List<Stretch>();
        foreach (var (from, to) in ControlChart.Split(cases.Length, rebaseAt))
        {
            var part = cases[from..to];
            var centre = Quantiles.Mean(part);
            var line = Rules.Lines.Around(centre, 3 * Math.Sqrt(centre * (centre + 1)));
            line = centre > 0 ? line with { Lower = Math.Max(0, line.Lower!.Value) } : Rules.Lines.None(centre);
            var lines = new Rules.Lines[part.Length];
            Array.Fill(lines, line);
            points.AddRange(Rules.Judge(part, lines, runs: false));
            stretches.Add(new Stretch(from, to - from, centre, line.Lower, line.Upper));
        }
        return new ControlChart(points, stretches);
    }

    static double Back(double transformed) => transformed <= 0 ? 0 : Math.Pow(transformed, Power);

    static double? Back(double? transformed) => transformed is { } t ? Back(t) : null;
}
