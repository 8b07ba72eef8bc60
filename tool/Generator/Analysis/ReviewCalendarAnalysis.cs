using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>What is to be reviewed next, and why: a date, a signal, a recurrence or a changed procedure.</summary>
static class ReviewCalendarAnalysis
{
    public static IReadOnlyList<CalendarEntry> Run(Corpus corpus, Findings so, DateOnly asOf)
    {
        var entries = new List<CalendarEntry>();
        void Add(string id, string what, string trigger, string reason, DateOnly? due, string? owner, IReadOnlyList<Place> sources) => entries.Add(new CalendarEntry
        {
            Id = id, What = what, Trigger = trigger, Reason = reason, Due = due, Overdue = due < asOf, OwnerRole = owner ?? "", Sources = sources,
        });
        foreach (var s in corpus.Strategy.Where(s => s.NextReview is not null))
            Add(s.Id, s.Title, "date", s.ReviewCadence is { Length: > 0 } c ? $"the strategy's own date ({c})" : "the strategy's own date", s.NextReview, s.OwnerRole, [s.Where["next_review"]]);
        foreach (var p in corpus.Procedures.Where(p => p.ReviewDue is not null))
            Add(p.Id, $"{p.Id} {p.Title}", "date", $"review of version {p.Version} is due", p.ReviewDue, p.OwnerRole, [p.Where["review_due"]]);
        foreach (var r in so.Recommendations.Where(r => r.Due is not null && r.Status is not ("embedded" or "rejected")))
            Add(r.Id, r.Statement, "date", $"{Say.Word(r.Status)}; due", r.Due, r.OwnerRole, [r.Place]);
        foreach (var c in so.Changes.Where(c => c.CheckOn is not null && c.RecordedResult.Length == 0))
            Add(c.Id, $"{c.Id} {c.Title}".Trim(), "date", $"the effect on {(c.MetricName.Length > 0 ? c.MetricName : "its metric")} is to be checked", c.CheckOn, c.ImplementedByRole, c.Sources);
        foreach (var c in corpus.Consultations.Where(c => c.Stage is ConsultationStage.Open or ConsultationStage.Closed && c.DecisionDue is not null))
            Add(c.Id, c.Title, "date", "the decision is due", c.DecisionDue, c.DecisionMakerRole, [c.Where["decision_due"]]);
        foreach (var m in so.Metrics.Where(m => m.Variation == "concern"))
            Add(m.Id, m.Name, "signal", m.Signal, null, m.OwnerRole, [m.Points[^1].Source]);
        foreach (var group in so.Actions.Where(a => a.State == "not effective"))
            Add(group.Id, group.Statement, "recurrence", $"its theme came back in {Say.List(group.CameBackIn)}", null, group.OwnerRole, [group.Place, .. group.Recurrences.Select(r => r.Finding.Later).Distinct()]);
        foreach (var p in corpus.Procedures)
            if (corpus.ProposedProcedures.FirstOrDefault(x => MetricsAnalysis.Same(x.Id, p.Id)) is { } next)
                Add($"{p.Id}@{next.Version}", $"{next.Id} {next.Title} {next.Version}", "procedure_change",
                    next.EffectiveFrom is { } from ? $"version {next.Version} is to take effect on {Say.Date(from)}; strategy, training and linked procedures are to be read again" : $"version {next.Version} is proposed; strategy, training and linked procedures are to be read again",
                    next.EffectiveFrom, next.OwnerRole ?? p.OwnerRole, [next.Where.Place]);
        return [.. entries.OrderBy(e => e.Due ?? asOf).ThenBy(e => e.Trigger, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }
}
