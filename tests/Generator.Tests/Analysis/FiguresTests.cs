using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Analysis.Statistics;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Tests.Analysis;

/// <summary>Formulas, conventions, the claim gate, and the sample's own figures.</summary>
public sealed partial class FiguresTests
{
    [Theory]
    [InlineData(MetricConvention.CreditAbandons, 83.02), InlineData(MetricConvention.AnsweredOnly, 86.00), InlineData(MetricConvention.Offered, 81.13)]
    [InlineData(MetricConvention.IgnoreAbandons, 82.69), InlineData(MetricConvention.CreditShort, 82.08), InlineData(MetricConvention.ExcludeShort, 81.90)]
    public void Service_level_conventions_give_the_stated_vector(MetricConvention convention, double percent)
    {
        var fields = new Dictionary<string, double?> { ["answered"] = 1000, ["abandoned"] = 60, ["answered_in_threshold"] = 860, ["abandoned_in_threshold"] = 20, ["short_abandons"] = 10 };
        Assert.Equal(percent, Math.Round(ServiceLevel.Share(convention, f => fields.GetValueOrDefault(f))!.Value * 100, 2));
    }

    [Theory]
    [InlineData("(a + b) / (a + b + c)", 0.5), InlineData("a - b - c", -4.0), InlineData("2 * a / b", 1.0), InlineData("a / (b - 2)", null), InlineData("a / d", null)]
    public void Arithmetic_reads_from_left_to_right(string formula, double? value)
    {
        var fields = new Dictionary<string, double?> { ["a"] = 1, ["b"] = 2, ["c"] = 3 };
        Assert.Equal(value, Assert.IsType<Formula.Arithmetic>(Formula.Read(formula)).Whole.Of(f => fields.GetValueOrDefault(f)));
    }

    [Fact]
    public void Log_formulas_are_read_and_prose_is_not()
    {
        Assert.Equal(new Formula.LogStatistic("median", Moment.AcknowledgedAt, Moment.DetectedAt), Formula.Read("median(acknowledged_at - detected_at)"));
        Assert.Equal(new Formula.LogShare(Moment.CustomersToldAt, Moment.DeclaredAt, new Duration(TimeSpan.FromMinutes(30))), Formula.Read("share(customers_told_at - declared_at <= 30 min)"));
        Assert.Equal(new Formula.LogReopened(14), Formula.Read("reopened within 14 days / resolved"));
        Assert.Null(Formula.Read("count of tests passed between misses"));
        Assert.Null(Formula.Read("(a + b"));
    }

    static readonly double[] Before = [10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13, 10, 12];

    [Fact]
    public void The_claim_gate_opens_only_for_a_rule_fired_after_the_change_in_the_right_direction()
    {
        var on = new DateOnly(2026, 1, 1);
        string Say(double[] after, Better better) => Claims.Sentence("Time to acknowledge", "CH-01", on, Claims.After(Xmr.Chart([.. Before, .. after]), Before.Length), better, 7);

        Assert.Contains("improved after CH-01", Say([5, 6, 5, 6, 5, 6, 5], Better.Lower));
        Assert.Contains("worsened after CH-01", Say([5, 6, 5, 6, 5, 6, 5], Better.Higher));
        Assert.Contains("changed after CH-01", Say([5, 6, 5, 6, 5, 6, 5], Better.Neither));
        Assert.Contains("too early to judge after CH-01 on 1 January 2026; 4 more points are needed (n = 3)", Say([11, 12, 11], Better.Lower));
        Assert.Contains("no evidence of change beyond usual variation after CH-01 on 1 January 2026 (n = 8)", Say([11, 12, 10, 13, 11, 12, 10, 13], Better.Lower));
        Assert.Contains("no points yet", Say([], Better.Lower));
    }

    [Fact]
    public void A_run_that_began_before_the_change_is_not_credited_to_it()
    {
        // Seven low points before the change and three after: a shift on the chart, and none on the points after it.
        double[] values = [.. Before, 9, 9.5, 9, 9.5, 9, 9.5, 9, 9.5, 9, 9.5];
        var chart = Xmr.Chart(values);
        Assert.Equal(Rule.Shift, chart.Points[^1].Rule);
        Assert.False(Claims.After(chart, values.Length - 3).Fired);
    }

    [Fact]
    public void Only_the_claim_gate_writes_the_words_of_a_claim()
    {
        var wrong = Directory.EnumerateFiles(Repository.Path("tool", "Generator", "Analysis"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "Claims.cs")
            .SelectMany(f => File.ReadLines(f).Select((line, i) => (File: f, Line: i + 1, Text: line)))
            .Where(l => Literal().Matches(l.Text).Any(m => ClaimWord().IsMatch(m.Value)) && !l.Text.TrimStart().StartsWith("//", StringComparison.Ordinal));
        Assert.Empty(wrong.Select(w => $"{w.File}:{w.Line}: {w.Text.Trim()}"));
    }

    static readonly Lazy<(Corpus Corpus, Findings Findings)> sample = new(() =>
    {
        var diagnostics = new Diagnostics();
        var corpus = Loader.Load(Repository.Path("content"), diagnostics);
        return (corpus, Analyst.Analyse(corpus, new DateOnly(2026, 10, 31), diagnostics));
    });

    [Fact]
    public void Every_claim_in_the_samples_findings_is_borne_out_by_its_chart()
    {
        var (corpus, findings) = sample.Value;
        var authored = corpus.Sources.Values.Select(s => s.Text).ToArray();
        foreach (var sentence in Sentences(findings, []).Where(s => ClaimWord().IsMatch(s) && !authored.Any(a => a.Contains(s, StringComparison.Ordinal))))
            foreach (Match claim in Claimed().Matches(sentence))
            {
                var change = Assert.Single(findings.Changes, c => c.Id == claim.Groups["change"].Value && sentence.Contains($"{c.MetricName} {claim.Groups["word"].Value}", StringComparison.Ordinal));
                Assert.Equal(claim.Groups["word"].Value == "improved" ? "shown" : "worse", change.Outcome);
            }
        Assert.Contains(findings.Changes, c => c.Outcome == "shown");
    }

    [Fact]
    public void The_findings_are_the_same_on_every_run()
    {
        var corpus = sample.Value.Corpus;
        var again = Analyst.Analyse(corpus, new DateOnly(2026, 10, 31), new Diagnostics(), TestContext.Current.CancellationToken);
        Assert.Equal(Sentences(sample.Value.Findings, []), Sentences(again, []));
    }

    [Fact]
    public void Every_number_of_the_sample_has_a_source()
    {
        var f = sample.Value.Findings;
        Assert.All(f.Metrics.Where(m => m.N > 0), m => Assert.NotEmpty(m.Sources));
        Assert.All(f.Compliance.Criteria, c => Assert.NotEmpty(c.Sources));
        Assert.All(f.Durations.All, d => Assert.NotEmpty(d.Sources));
        Assert.All(f.ServiceFigures.Figures, s => Assert.NotEmpty(s.Sources));
        Assert.All(f.Candidates, c => Assert.All(c.Sources, s => Assert.False(s.Place.IsNone)));
        Assert.Equal(f.Candidates.Count, f.Candidates.Select(c => c.Id).Distinct().Count());
        Assert.Empty(f.Thread.Broken);
    }

    [Fact]
    public void An_earlier_as_of_date_knows_nothing_of_later()
    {
        var corpus = sample.Value.Corpus;
        var early = Analyst.Analyse(corpus, new DateOnly(2025, 6, 30), new Diagnostics(), TestContext.Current.CancellationToken);
        Assert.All(early.Metrics.SelectMany(m => m.Points), p => Assert.True(p.On <= new DateOnly(2025, 6, 30)));
        Assert.True(early.Compliance.Criteria[0].Total.Applies < sample.Value.Findings.Compliance.Criteria[0].Total.Applies);
        Assert.True(early.Durations.All[0].N < sample.Value.Findings.Durations.All[0].N);
    }

    /// <summary>Every text the findings hold.</summary>
    static IReadOnlyList<string> Sentences(object? value, List<string> into)
    {
        switch (value)
        {
            case null or Place: break;
            case string s: into.Add(s); break;
            case IEnumerable all: foreach (var item in all) Sentences(item, into); break;
            case var record when record.GetType().Namespace?.StartsWith("IncidentStrategy.Generator.Analysis", StringComparison.Ordinal) == true:
                foreach (var p in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)) Sentences(p.GetValue(record), into);
                break;
        }
        return into;
    }

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")] private static partial Regex Literal();
    [GeneratedRegex(@"\b(?:improved|reduced|worsened)\b", RegexOptions.IgnoreCase)] private static partial Regex ClaimWord();
    [GeneratedRegex(@"(?<word>improved|reduced|worsened) after (?<change>[\w-]+)")] private static partial Regex Claimed();
}
