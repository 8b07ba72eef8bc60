namespace IncidentStrategy.Generator.Analysis.Statistics;

/// <summary>Charts of proportions (p) and rates (u), plain and with Laney's correction for large or uneven denominators.</summary>
public static class Proportions
{
    /// <summary>p̄ ± 3√(p̄(1-p̄)/nᵢ), kept between 0 and 1; with <paramref name="laney"/>, times σz.</summary>
    public static ControlChart P(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, bool laney, IEnumerable<int>? rebaseAt = null, ReadOnlySpan<bool> gaps = default) =>
        Chart(numerators, denominators, laney, rebaseAt, gaps, (centre, n) => Math.Sqrt(centre * (1 - centre) / n), 1);

    /// <summary>ū ± 3√(ū/nᵢ), not below 0; with <paramref name="laney"/>, times σz.</summary>
    public static ControlChart U(ReadOnlySpan<double> counts, ReadOnlySpan<double> areas, bool laney, IEnumerable<int>? rebaseAt = null, ReadOnlySpan<bool> gaps = default) =>
        Chart(counts, areas, laney, rebaseAt, gaps, (centre, n) => Math.Sqrt(centre / n), double.PositiveInfinity);

    static ControlChart Chart(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, bool laney,
        IEnumerable<int>? rebaseAt, ReadOnlySpan<bool> gaps, Func<double, double, double> deviation, double ceiling)
    {
        var points = new List<Judged>();
        var stretches = new List<Stretch>();
        foreach (var (from, to) in ControlChart.Split(numerators.Length, rebaseAt))
        {
            var n = to - from;
            var centre = Quantiles.Sum(numerators[from..to]) / Quantiles.Sum(denominators[from..to]);
            var (values, deviations) = (new double[n], new double[n]);
            for (var i = 0; i < n; i++)
            {
                values[i] = numerators[from + i] / denominators[from + i];
                deviations[i] = deviation(centre, denominators[from + i]);
            }
            var holes = ControlChart.Within(gaps, from, to);
            var scale = laney ? SigmaZ(values, centre, deviations, holes) : 1;
            var lines = Array.ConvertAll(deviations, d => Within(centre, 3 * d * scale, ceiling));
            points.AddRange(Rules.Judge(values, lines, holes));
            stretches.Add(new Stretch(from, n, centre, lines[^1].Lower, lines[^1].Upper));
        }
        return new ControlChart(points, stretches);
    }

    /// <summary>Laney's σz: the mean moving range of the standardised points over 1.128.</summary>
    public static double SigmaZ(ReadOnlySpan<double> values, double centre, ReadOnlySpan<double> deviations, ReadOnlySpan<bool> gaps = default)
    {
        var standardised = new double[values.Length];
        for (var i = 0; i < values.Length; i++) standardised[i] = (values[i] - centre) / deviations[i];
        var ranges = Xmr.Ranges(standardised, gaps);
        return Quantiles.Mean(ranges) / 1.128;
    }

    /// <summary>A limit that cannot be reached, below nothing or above all, is set where the scale ends.</summary>
    static Rules.Lines Within(double centre, double reach, double ceiling)
    {
        if (!(reach > 0)) return Rules.Lines.None(centre);
        var lines = Rules.Lines.Around(centre, reach);
        return lines with
        {
            Lower = Math.Max(0, lines.Lower!.Value), NearLower = Math.Max(0, lines.NearLower!.Value),
            Upper = Math.Min(ceiling, lines.Upper!.Value), NearUpper = Math.Min(ceiling, lines.NearUpper!.Value),
        };
    }
}
