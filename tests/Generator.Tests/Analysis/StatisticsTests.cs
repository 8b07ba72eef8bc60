using IncidentStrategy.Generator.Analysis.Statistics;

namespace IncidentStrategy.Tests.Analysis;

/// <summary>The charts of change against the vectors the domain states and against values worked out elsewhere, in exact fractions.</summary>
public sealed class StatisticsTests
{
    const double Close = 1e-9;

    static readonly double[] Long =
        [81.2, 83.5, 81.3, 81.1, 79.2, 81.4, 85.3, 83.3, 85.1, 82.7, 83.2, 82.6, 77.0, 84.6, 83.5, 83.5, 76.9, 76.8, 79.3, 80.6, 82.9,
         81.9, 83.6, 80.1, 82.9, 83.2, 80.0, 87.2, 83.7, 85.6, 77.9, 77.7, 78.6, 79.2, 81.1, 80.1, 78.4, 77.1, 78.2, 82.6, 77.5, 80.1, 80.6, 75.8];

    static string Marks(ControlChart chart) => string.Concat(chart.Points.Select(p => p.Rule switch
    {
        Rule.Outside => 'o', Rule.Trend => 't', Rule.TwoOfThree => '2', Rule.Shift => 's', Rule.LongRun => 'r', _ => '.',
    }));

    [Theory]
    [InlineData(new double[] { 1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1 }, 1.9444444444444444, 4.604444444444445, -0.7155555555555555, "....o.............")]
    [InlineData(new double[] { 10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13, 14, 14.5, 14, 14.5, 14, 14.5, 14, 14.5 }, 12.6, 16.17, 9.03, "...........sssssssss")]
    [InlineData(new double[] { 5, 6, 5, 7, 6, 5, 6, 7, 8, 9, 10, 11, 12, 13 }, 7.857142857142857, 10.721758241758241, 4.992527472527472, "2s2ssttttttooo")]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.2, 0.1, 0.2, 0.3, 0.35, 0.36, 0.34, 0.33, 0.2, 0.1, 0.05, 0.2 }, 0.222, 0.4348, 0.0092, "...............")]
    public void Xmr_agrees_with_the_stated_vectors(double[] values, double mean, double upper, double lower, string marks)
    {
        var chart = Xmr.Chart(values);
        Assert.Equal(mean, chart.Last!.Centre, Close);
        Assert.Equal(upper, chart.Last.Upper!.Value, Close);
        Assert.Equal(lower, chart.Last.Lower!.Value, Close);
        Assert.Equal(marks, Marks(chart));
    }

    [Fact]
    public void A_long_series_finds_the_shift_and_two_of_three()
    {
        var chart = Xmr.Chart(Long);
        Assert.Equal(81.09318181818182, chart.Last!.Centre, Close);
        Assert.Equal(87.6503911205074, chart.Last.Upper!.Value, Close);
        Assert.Equal(74.53597251585623, chart.Last.Lower!.Value, Close);
        Assert.Equal(".....sssssss...............2.2..............", Marks(chart));
    }

    [Fact]
    public void Stretches_are_judged_alone()
    {
        double[] first = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], second = [10, 12, 11, 13, 10, 12];
        var chart = Xmr.Chart([.. first, .. second], [18]);
        Assert.Equal(2, chart.Stretches.Count);
        Assert.Equal(1.9444444444444444, chart.Stretches[0].Centre, Close);
        Assert.Equal(34.0 / 3, chart.Stretches[1].Centre, Close);
        Assert.False(chart.Stretches[0].TrialLimits);
        Assert.True(chart.Stretches[1].TrialLimits);
    }

    [Theory]
    [InlineData(0.1), InlineData(7), InlineData(1e6 / 3), InlineData(0)]
    public void A_constant_series_has_no_limits_and_no_signal(double value)
    {
        var chart = Xmr.Chart([.. Enumerable.Repeat(value, 23)]);
        Assert.Null(chart.Last!.Upper);
        Assert.Null(chart.Last.Lower);
        Assert.Equal(value, chart.Last.Centre);
        Assert.All(chart.Points, p => Assert.Equal(Rule.None, p.Rule));
    }

    [Fact]
    public void Points_that_stand_on_the_mean_break_a_shift()
    {
        // The mean is 0.3 exactly; summed naively it is 0.30000000000000004.
        double[] values = [0.1, 0.5, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.2, 0.4];
        Assert.All(Xmr.Chart(values).Points, p => Assert.NotEqual(Rule.Shift, p.Rule));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public void Short_series_are_charted_without_fault(int n)
    {
        double[] values = [.. Enumerable.Range(1, n).Select(i => (double)i)];
        Assert.Equal(n, Xmr.Chart(values).Points.Count);
        Assert.Equal(n, RunChart.Chart(values).Points.Count);
        Assert.Equal(n, RareEvents.G(values).Points.Count);
        Assert.Equal(n, RareEvents.T(values).Points.Count);
        Assert.Equal(n, Proportions.P(values, [.. values.Select(v => v * 3)], laney: true).Points.Count);
    }

    [Fact]
    public void Assurance_and_variation_mirror_with_the_direction()
    {
        double[] values = [10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13, 14, 14.5, 14, 14.5, 14, 14.5, 14, 14.5];
        var chart = Xmr.Chart(values);
        Assert.Equal((Assurance.Failing, Assurance.HitOrMiss, Assurance.Passing, Assurance.None),
            (chart.Assurance(Better.Higher, 17), chart.Assurance(Better.Higher, 12), chart.Assurance(Better.Higher, 9), chart.Assurance(Better.Higher, null)));
        Assert.Equal((Assurance.Passing, Assurance.HitOrMiss, Assurance.Failing, Assurance.None),
            (chart.Assurance(Better.Lower, 17), chart.Assurance(Better.Lower, 12), chart.Assurance(Better.Lower, 9), chart.Assurance(Better.Neither, 9)));
        Assert.Equal((Variation.Improvement, Variation.Concern, Variation.Neutral),
            (chart.Variation(Better.Higher), chart.Variation(Better.Lower), chart.Variation(Better.Neither)));
        Assert.Equal(Variation.CommonCause, chart.VariationAt(0, Better.Higher));
    }

    [Theory]
    [InlineData(10, 6, 2), InlineData(12, 7, 3), InlineData(16, 7, 4), InlineData(20, 7, 6), InlineData(24, 8, 8), InlineData(30, 8, 10), InlineData(50, 9, 19), InlineData(100, 10, 41)]
    public void Run_limits_are_the_published_ones(int useful, int longest, int crossings) =>
        Assert.Equal((longest, crossings), (RunChart.LongestAllowed(useful), RunChart.CrossingsNeeded(useful)));

    [Fact]
    public void A_run_chart_drops_points_on_the_median_and_marks_long_runs()
    {
        double[] values = [1, 2, 1, 2, 1, 1, 2, 1, 3, 1, 5, 6, 5, 7, 5, 3, 6, 8, 9, 5, 3];
        var chart = RunChart.Chart(values);
        // By hand: the median of 21 is the 11th in order, 3; three points stand on it and 18 are useful.
        Assert.Equal(3, chart.Last!.Centre);
        Assert.Equal(new Runs(18, 9, 7, 1, 5), chart.Runs);
        Assert.True(chart.Runs!.Signal);
        Assert.Equal("rrrrrrrr.rrrrrr.rrrr.", Marks(chart));
    }

    static readonly double[] Numerators = [12, 15, 9, 22, 11, 14, 30, 8, 10, 13], Denominators = [200, 240, 180, 260, 190, 230, 250, 170, 195, 210];

    [Fact]
    public void P_and_u_limits_follow_the_denominator_and_laney_widens_them()
    {
        var p = Proportions.P(Numerators, Denominators, laney: false);
        Assert.Equal(0.06776470588235294, p.Last!.Centre, Close);
        Assert.Equal(0.119797381269637, p.Last.Upper!.Value, Close);
        Assert.Equal(0.01573203049506887, p.Last.Lower!.Value, Close);
        Assert.Equal(0.11545344059701193, p.Points[6].Upper!.Value, Close);
        Assert.Equal(Rule.Outside, p.Points[6].Rule);

        var laney = Proportions.P(Numerators, Denominators, laney: true);
        Assert.Equal(0.13599085394910274, laney.Last!.Upper!.Value, Close);
        Assert.Equal(0, laney.Last.Lower);
        Assert.Equal(Rule.None, laney.Points[6].Rule);

        var u = Proportions.U(Numerators, Denominators, laney: false);
        Assert.Equal(0.12165535145904155, u.Last!.Upper!.Value, Close);
        Assert.Equal(0.013874060305664314, u.Last.Lower!.Value, Close);
        Assert.Equal(0.13599085394910276, Proportions.U(Numerators, Denominators, laney: true).Last!.Upper!.Value, Close);
    }

    [Fact]
    public void T_and_g_charts_agree_with_values_worked_elsewhere()
    {
        var t = RareEvents.T([3.5, 10, 1.2, 7, 22, 4, 0.8, 15, 9, 2.5, 6, 60]);
        Assert.Equal(7.327486181300446, t.Last!.Centre, Close);
        Assert.Equal(105.5005142054981, t.Last.Upper!.Value, 1e-8);
        Assert.Equal(0, t.Last.Lower);
        Assert.Equal(60, t.Points[^1].Value);

        var g = RareEvents.G([4, 9, 1, 0, 12, 7, 3, 30, 5, 6]);
        Assert.Equal(7.7, g.Last!.Centre, Close);
        Assert.Equal(32.25422570556848, g.Last.Upper!.Value, Close);
    }

    [Fact]
    public void Percentiles_are_excels()
    {
        double[] values = [34, 12, 55, 7, 81, 23, 44, 19, 66, 5, 90, 31, 28, 47, 52, 16, 73, 39, 60, 11, 25];
        Assert.Equal(73.0, Quantiles.Percentile(values, 0.9), Close);
        Assert.Equal(34, Quantiles.Median(values));
        Assert.Equal(2.5, Quantiles.Median([1, 2, 3, 4]));
        Assert.Equal(3.7, Quantiles.Percentile([1, 2, 3, 4], 0.9), Close);
    }
}
