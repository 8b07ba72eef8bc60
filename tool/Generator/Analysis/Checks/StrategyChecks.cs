using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>Whether decisions, changes, metrics and the strategy hang together and are up to date.</summary>
static class StrategyChecks
{
    public static void Run(Checking check)
    {
        foreach (var r in check.Corpus.Recommendations) Recommended(check, r);
        foreach (var id in check.So.Objectives.ObjectivesWithoutRecommendation)
            check.Tell("IS716", check.Corpus.Organisation.Objective(id)!.Where.Place, $"No recommendation serves objective {id}.", "Say in the strategy how it is met, or recommend something.");
        foreach (var c in check.Corpus.Changes) Changed(check, c);
        foreach (var m in check.Corpus.Metrics.Definitions) Measured(check, m);
        foreach (var s in check.Corpus.Strategy)
        {
            if (s.NextReview < check.AsOf) check.Tell("IS721", s.Where["next_review"], $"The strategy's review was due on {Say.Date(s.NextReview!.Value)}.", "Review it, and set the next date.");
            foreach (var e in s.Evaluations.Where(e => e.Strengths.Count == 0 || e.Weaknesses.Count == 0 || string.IsNullOrWhiteSpace(e.Judgement)))
                check.Tell("IS722", e.Where.Place, $"The evaluation of {e.Name} lacks {Say.List(new[] { e.Strengths.Count == 0 ? "strengths" : "", e.Weaknesses.Count == 0 ? "weaknesses" : "", string.IsNullOrWhiteSpace(e.Judgement) ? "a judgement" : "" }.Where(t => t.Length > 0))}.", "An evaluation weighs both sides and says what follows.");
        }
    }

    static void Recommended(Checking check, Recommendation r)
    {
        if (r.Status == RecommendationStatus.Rejected)
        {
            if (string.IsNullOrWhiteSpace(r.Reason)) check.Tell("IS713", r.Where["status"], $"{r.Id} is rejected without a reason.", "Add `reason:`; whoever proposed it will ask.");
            return;
        }
        if (r.Sources.Count == 0) check.Tell("IS714", r.Where.Place, $"{r.Id} rests on nothing.", "Add `sources:` with findings, signals, criteria or themes.");
        if (r.Objectives.Count == 0) check.Tell("IS715", r.Where.Place, $"{r.Id} serves no objective.", "Add `objectives:`.");
        if (check.So.Recommendations.First(f => f.Id == r.Id) is { Overdue: true } late)
            check.Tell("IS717", r.Where["due"], $"{r.Id} was due on {Say.Date(r.Due!.Value)}, {Say.Count(late.DaysOverdue, "day")} ago, and is {Words.Of(r.Status)}.", "Agree a new date with its owner, or reject it with a reason.");
        if (r.Status == RecommendationStatus.Embedded && !check.Corpus.Changes.Any(c => MetricsAnalysis.Same(c.Recommendation, r.Id)))
            check.Tell("IS723", r.Where["status"], $"{r.Id} is embedded, and no change says how.", "Add the change under changes/, with its verification.");
    }

    static void Changed(Checking check, Change c)
    {
        if (c.Verification.Count == 0) check.Tell("IS718", c.Where.Place, $"{c.Id} does not say by which metric its effect is verified.", "Add `verification: {metric: …, expected: …, check_on: …}`.");
        foreach (var v in c.Verification.Where(v => v.CheckOn < check.AsOf && string.IsNullOrWhiteSpace(v.Result)))
            check.Tell("IS719", v.Where["check_on"], $"The effect of {c.Id} on {v.Metric} was to be checked on {Say.Date(v.CheckOn!.Value)}, and no result is written.", $"Write `result:`. The chart says: {check.So.Changes.FirstOrDefault(f => f.Id == c.Id && MetricsAnalysis.Same(f.Metric, v.Metric))?.OutcomeWords ?? "nothing yet"}.");
    }

    static void Measured(Checking check, Metric m)
    {
        foreach (var r in m.Rebase.Where(r => string.IsNullOrWhiteSpace(r.Reason) || string.IsNullOrWhiteSpace(r.ChangeId) || r.On is null))
            check.Tell("IS720", r.Where.Place, $"The rebase of {m.MetricId} has no {(r.On is null ? "date" : string.IsNullOrWhiteSpace(r.Reason) ? "reason" : "change id")}, so it takes no effect.", "Give the date, the reason and the change's id.");
        if (check.So.Metrics.First(f => f.Id == m.MetricId) is { N: 0 } empty && !check.Diagnostics.AnyError(p => p.File.StartsWith("metrics/", StringComparison.Ordinal)))
            check.Tell("IS724", m.Where["formula"], empty.Message, "Give a series of its id, or a formula over fields of a source.");
    }
}
