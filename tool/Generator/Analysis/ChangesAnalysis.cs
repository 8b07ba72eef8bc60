using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Verifies each implemented change against the chart of its metric.</summary>
static class ChangesAnalysis
{
    /// <summary>The points after a change, judged by the chart as it would be without a rebase at that change or on its day.</summary>
    internal static AfterChange After(Metric metric, IReadOnlyList<MetricSeries.Figure> figures, Change change)
    {
        var on = change.ImplementedOn!.Value;
        var index = MetricsAnalysis.IndexOf(figures, on);
        var breaks = metric.Rebase.Where(r => r is { On: not null, Reason.Length: > 0, ChangeId.Length: > 0 }
                && !MetricsAnalysis.Same(r.ChangeId, change.Id) && MetricsAnalysis.IndexOf(figures, r.On!.Value) != index)
            .Select(r => MetricsAnalysis.IndexOf(figures, r.On!.Value)).Order().ToArray();
        // A later rebase ends what this change can be judged by.
        var end = breaks.Where(b => b > index).DefaultIfEmpty(figures.Count).Min();
        var seen = figures.Take(end).ToArray();
        var (chart, _) = MetricsAnalysis.Draw(metric, seen, [.. breaks.Where(b => b < index)]);
        return Claims.After(chart, index);
    }

    public static IReadOnlyList<ChangeFinding> Run(Corpus corpus, IReadOnlyList<MetricFinding> metrics, DateOnly asOf) =>
        [.. corpus.Changes.SelectMany(change => Verifications(corpus, change).Select(v => Finding(corpus, metrics, change, v, asOf)))
            .OrderBy(c => c.ImplementedOn).ThenBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>What the change itself names, or else the success measure of its recommendation.</summary>
    static IEnumerable<Verification?> Verifications(Corpus corpus, Change change)
    {
        if (change.Verification.Count > 0) return change.Verification;
        var measure = corpus.Recommendations.FirstOrDefault(r => MetricsAnalysis.Same(r.Id, change.Recommendation))?.SuccessMeasure;
        return [measure is null ? null : new Verification { Metric = measure.Metric, Expected = measure.Expected, Where = measure.Where }];
    }

    static ChangeFinding Finding(Corpus corpus, IReadOnlyList<MetricFinding> metrics, Change change, Verification? verification, DateOnly asOf)
    {
        var versions = change.ProcedureVersions.Count > 0 ? change.ProcedureVersions[0] : null;
        var finding = new ChangeFinding
        {
            Id = change.Id,
            Title = change.Title ?? "",
            Recommendation = change.Recommendation ?? "",
            Consultation = change.Consultation ?? "",
            ProcedureFrom = versions is null ? "" : $"{versions.Procedure} {versions.From}".Trim(),
            ProcedureTo = versions is null ? "" : $"{versions.Procedure} {versions.To}".Trim(),
            ImplementedOn = change.ImplementedOn,
            ImplementedByRole = change.ImplementedByRole ?? "",
            Training = change.Training ?? "",
            Communications = change.Communications ?? "",
            Expected = verification?.Expected ?? "",
            CheckOn = verification?.CheckOn,
            RecordedResult = verification?.Result ?? "",
            Metric = verification?.Metric ?? "",
            Sources = [change.Where.Place],
        };
        var metric = corpus.Metrics.Definition(verification?.Metric) ?? (verification is not null && metrics.Any(m => MetricsAnalysis.Same(m.Id, verification.Metric))
            ? new Metric { MetricId = verification.Metric, Name = verification.Metric, Unit = MetricUnit.Count, Direction = MetricDirection.Neutral, Where = Where.None } : null);
        if (change.ImplementedOn is not { } on)
            return finding with { Outcome = "too_early", OutcomeWords = "not implemented yet", Message = $"{change.Id} has no implementation date, so nothing can be shown yet." };
        if (metric is null)
            return finding with { OutcomeWords = "no metric to verify it", Message = $"{change.Id} names no metric, so its effect cannot be verified." };
        return Judge(finding, metric, MetricSeries.Of(corpus, metric, asOf), change, on);
    }

    static ChangeFinding Judge(ChangeFinding finding, Metric metric, MetricSeries series, Change change, DateOnly on)
    {
        var after = After(metric, series.Figures, change);
        var needed = metric.MinPoints ?? MetricsAnalysis.DefaultMinPoints;
        var better = MetricsAnalysis.BetterOf(metric);
        var missing = after.Fired ? 0 : Math.Max(0, needed - after.PointsAfter);
        var (outcome, words) = (after.Fired, after.Better(better)) switch
        {
            (true, true) => ("shown", "shown"),
            (true, false) => ("worse", "the opposite is shown"),
            (true, null) => ("shown", "a change is shown; neither way is declared better"),
            _ when missing > 0 => ("too_early", $"too early: {Say.Count(missing, "point")} missing"),
            _ => ("not_shown", "not shown"),
        };
        return finding with
        {
            Metric = metric.MetricId,
            MetricName = metric.Name,
            Outcome = outcome,
            OutcomeWords = words,
            PointsBefore = after.PointsBefore,
            PointsAfter = after.PointsAfter,
            PointsMissing = missing,
            Message = Claims.Sentence(metric.Name, change.Id, on, after, better, needed),
            Sources = [change.Where.Place, .. Places.Merge(series.Figures.Where(f => f.On >= on).Select(f => f.Source))],
        };
    }
}
