using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Lays recommendations beside objectives, with what each objective's metric shows now.</summary>
static class ObjectivesAnalysis
{
    public static ObjectiveFindings Run(Corpus corpus, IReadOnlyList<MetricFinding> metrics)
    {
        var live = corpus.Recommendations.Where(r => r.Status != RecommendationStatus.Rejected).ToArray();
        var states = corpus.Organisation.Objectives.Select(o => State(o, metrics, live)).ToArray();
        var rows = live.SelectMany(r => r.Objectives, (r, id) => (r, o: corpus.Organisation.Objective(id))).Where(x => x.o is not null)
            .Select(x =>
            {
                var state = states.First(s => s.Id == x.o!.Id);
                return new ObjectiveRow(x.r.Id, x.r.Statement, Words.Of(x.r.Status), x.o!.Id, x.o.Statement, state.Metric,
                    metrics.FirstOrDefault(m => MetricsAnalysis.Same(m.Id, x.o.Metric))?.Name ?? x.o.Measure ?? "no metric", state.Target, state.Present, state.State, x.r.Where["objectives"]);
            });
        return new ObjectiveFindings
        {
            Rows = [.. rows],
            Objectives = states,
            ObjectivesWithoutRecommendation = [.. states.Where(s => s.Recommendations.Count == 0).Select(s => s.Id)],
            RecommendationsWithoutObjective = [.. live.Where(r => !r.Objectives.Any(o => corpus.Organisation.Objective(o) is not null)).Select(r => r.Id)],
        };
    }

    static ObjectiveState State(Objective o, IReadOnlyList<MetricFinding> metrics, Recommendation[] live)
    {
        var metric = metrics.FirstOrDefault(m => MetricsAnalysis.Same(m.Id, o.Metric));
        var target = o.Target ?? metric?.Target;
        var state = metric is not { N: > 0, Latest: { } latest } || target is null ? "not measured"
            : metric.Direction == "neutral" ? "no direction declared"
            : metric.Assurance == "hit_or_miss" ? "hit or miss"
            : (metric.Direction == "higher_is_better" ? latest >= target : latest <= target) ? "met" : "not met";
        return new ObjectiveState(o.Id, o.Statement, o.OwnerRole ?? "", o.Metric ?? "", target is null ? "no target" : Say.Measure(target, metric?.Unit ?? "count"),
            metric is { N: > 0 } ? $"{Say.Measure(metric.Latest, metric.Unit)} ({metric.LatestLabel})" : "no figures", state, o.By,
            [.. live.Where(r => r.Objectives.Any(x => MetricsAnalysis.Same(x, o.Id))).Select(r => r.Id)], o.Where.Place);
    }
}
