using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Joins the manager's decisions with what they rest on and what came of them.</summary>
static class RecommendationsAnalysis
{
    static readonly HashSet<string> standing = new(StringComparer.Ordinal) { "proposed", "consulting", "agreed", "implementing" };

    public static IReadOnlyList<RecommendationFinding> Run(Corpus corpus, IdIndex ids, Findings so, DateOnly asOf)
    {
        var all = corpus.Recommendations.Select(r => Finding(corpus, ids, so, r, asOf)).ToArray();
        var ranked = all.Where(r => r.Status != "rejected").OrderByDescending(r => r.Score ?? -1).ThenByDescending(r => r.Impact, StringComparer.Ordinal).ThenBy(r => r.Due ?? DateOnly.MaxValue).ThenBy(r => r.Id, StringComparer.Ordinal)
            .Select((r, i) => (r.Id, Rank: i + 1)).ToDictionary(r => r.Id, r => r.Rank);
        return [.. all.Select(r => r with { Priority = ranked.GetValueOrDefault(r.Id) })];
    }

    static RecommendationFinding Finding(Corpus corpus, IdIndex ids, Findings so, Recommendation r, DateOnly asOf)
    {
        var status = Words.Of(r.Status);
        var overdue = standing.Contains(status) && r.Due < asOf;
        var metric = so.Metrics.FirstOrDefault(m => MetricsAnalysis.Same(m.Id, r.SuccessMeasure?.Metric));
        var changes = so.Changes.Where(c => MetricsAnalysis.Same(c.Recommendation, r.Id)).ToArray();
        var taken = so.Candidates.Where(c => MetricsAnalysis.Same(c.Recommendation, r.Id)).MaxBy(c => c.Score);
        var own = r is { Impact: not null, Effort: not null };
        return new RecommendationFinding
        {
            Id = r.Id, Statement = r.Statement, Status = status, OwnerRole = r.OwnerRole ?? "", Due = r.Due, Overdue = overdue,
            DaysOverdue = overdue ? asOf.DayNumber - r.Due!.Value.DayNumber : 0,
            State = overdue ? $"{Say.Word(status)}, overdue by {Say.Count(asOf.DayNumber - r.Due!.Value.DayNumber, "day")}" : Say.Word(status),
            Sources = [.. r.Sources.Select((s, i) => SourceOf(ids, so, s, r.Where[$"sources[{i}]"]))],
            Objectives = [.. r.Objectives.Select(o => new ObjectiveLink(o, corpus.Organisation.Objective(o)?.Statement ?? "not in the register"))],
            Procedures = r.Procedures,
            Consultations = [.. corpus.Consultations.Where(c => c.Recommendations.Any(x => MetricsAnalysis.Same(x, r.Id))).Select(c => c.Id)],
            Changes = [.. changes.Select(c => c.Id).Distinct()],
            SuccessMetric = r.SuccessMeasure?.Metric ?? "", SuccessMetricName = metric?.Name ?? r.SuccessMeasure?.Metric ?? "", SuccessExpected = r.SuccessMeasure?.Expected ?? "",
            Present = metric is { N: > 0 } ? $"{Say.Measure(metric.Latest, metric.Unit)} ({metric.LatestLabel})" : "no figures",
            Outcome = changes.Length == 0 ? "no change implemented yet" : string.Join("; ", changes.Select(c => $"{c.Id}, {c.MetricName}: {c.OutcomeWords}")),
            Impact = r.Impact?.ToString() ?? "", Effort = r.Effort?.ToString() ?? "",
            Score = taken?.Score ?? (own ? Math.Round((double)r.Impact!.Value / r.Effort!.Value, 2) : null),
            ScoreParts = taken?.ScoreParts ?? (own ? $"{r.Impact} impact ÷ {r.Effort} effort, as the manager judged them" : ""),
            RejectedReason = r.Reason ?? "", Place = r.Where.Place,
        };
    }

    /// <summary>What a source id names, with what it says now; an id that leads nowhere says so.</summary>
    internal static Source SourceOf(IdIndex ids, Findings so, string id, Place written)
    {
        if (so.Candidates.FirstOrDefault(c => MetricsAnalysis.Same(c.Id, id)) is { } candidate) return new(id, candidate.Statement, candidate.Sources[0].Place) { Kind = "candidate" };
        if (ids.Find(id) is not { } entry) return new(id, Candidate.IsComputed(id) ? "suggested by the evidence when this was decided" : "not found in the workspace", written) { Kind = Candidate.IsComputed(id) ? "computed" : "unknown" };
        var text = entry.Kind switch
        {
            "metric" => so.Metrics.FirstOrDefault(m => MetricsAnalysis.Same(m.Id, id))?.Message ?? entry.Title,
            "criterion" when so.Compliance.Criteria.FirstOrDefault(c => MetricsAnalysis.Same(c.Id, id)) is { } c =>
                $"{c.Statement} {Say.Percent(c.Total.Rate)} met ({c.Total.Met} met, {c.Total.NotMet} not met, {c.Total.NotRecorded} not recorded)",
            "theme" when so.Themes.All.FirstOrDefault(t => MetricsAnalysis.Same(t.Id, id)) is { } t => $"{t.Name}: {Say.Count(t.N, "mention")}",
            _ => entry.Title,
        };
        return new(entry.Id, text, entry.Place) { Kind = entry.Kind == "metric" ? "signal" : entry.Kind };
    }
}
