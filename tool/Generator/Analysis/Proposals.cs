using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Which of the workspace's documents a learner could claim for a criterion: by what the criterion speaks of. Nothing here says "met".</summary>
static class Proposals
{
    /// <summary>Words of a criterion, the kind of document they point to, and why.</summary>
    static readonly (string[] Words, string Kind, string Why)[] table =
    [
        (["agreed criteria", "compliance with"], "performance-report", "compliance of each incident with the agreed criteria"),
        (["feedback"], "performance-report", "themes of feedback, counted with their sources"),
        (["feedback"], "consultation-outcome", "what consultees said and what was done with it"),
        (["metrics", "incident data", "management data"], "performance-report", "metrics with control charts and definition boxes"),
        (["recommend"], "strategy", "recommendations with their sources, priority and measure of success"),
        (["agreed changes", "implement"], "strategy", "implemented changes with their verification"),
        (["need for changes", "analysis of evidence", "strategy", "organisational objectives", "policy"], "strategy", "the strategy with the evidence for change"),
        (["services offered", "lifecycle"], "strategy", "the incident management services explained"),
        (["methods of", "techniques for", "monitoring contact"], "strategy", "methods evaluated beside what the data says of them"),
        (["boundaries", "escalation procedures", "prescribed escalation"], "boundary", "who owns what when, handovers and escalation"),
        (["consultation", "colleagues"], "consultation-pack", "what was proposed and to whom"),
        (["consultation", "colleagues"], "consultation-outcome", "responses with dispositions and reasons"),
        (["incident log", "logging", "timestamps", "post-incident", "lessons learned", "rationale", "multi-team", "communication", "incident type", "coordinat", "data protection"], "review-report", "an incident with timeline, decisions, messages and actions"),
    ];

    public static IReadOnlyList<ClaimProposal> Of(Corpus corpus, Qualification q, IReadOnlyList<CriterionCoverage> criteria)
    {
        var proposals = new List<ClaimProposal>();
        foreach (var c in q.Criteria)
        {
            var claimed = criteria.First(x => x.Id == c.No).Evidence.Select(e => e.Title).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var r in corpus.Reviews.Where(r => r.Criteria.Any(x => MetricsAnalysis.Same(x, $"{q.Id}:{c.No}") || MetricsAnalysis.Same(x, $"{q.UnitReference}:{c.No}"))))
                proposals.Add(new(c.No, "review-report", r.Id, r.Title, "the review names this criterion"));
            foreach (var (words, kind, why) in table)
                if (words.Any(w => c.Text.Contains(w, StringComparison.OrdinalIgnoreCase)))
                    proposals.AddRange(Documents(corpus, kind).Take(3).Select(d => new ClaimProposal(c.No, kind, d.Id, d.Title, why)));
        }
        return [.. proposals.DistinctBy(p => (p.Criterion, p.DocumentId))];
    }

    static IEnumerable<(string Id, string Title)> Documents(Corpus corpus, string kind) => kind switch
    {
        "performance-report" => [("performance", "Performance report")],
        "strategy" => [("strategy", "Incident strategy: what should change")],
        "boundary" => corpus.Procedures.Where(p => p.Status == ProcedureStatus.Current).Select(p => (p.Id, p.Title)),
        "consultation-pack" => corpus.Consultations.Select(c => (c.Id, c.Title)),
        "consultation-outcome" => corpus.Consultations.Where(c => c.Stage == ConsultationStage.Decided).Select(c => ($"{c.Id}-outcome", $"Outcome: {c.Title}")),
        _ => corpus.Reviews.Where(r => r.Status is ReviewStatus.Reviewed or ReviewStatus.Closed).OrderByDescending(r => r.StartedAt).Select(r => (r.Id, r.Title)),
    };
}
