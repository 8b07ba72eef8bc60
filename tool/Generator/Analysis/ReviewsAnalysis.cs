using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>How whole each review is, and what it measured.</summary>
static class ReviewsAnalysis
{
    public static IReadOnlyList<ReviewFinding> Run(Corpus corpus, ComplianceFindings compliance, IReadOnlyList<ActionFinding> actions, DateOnly asOf) =>
        [.. corpus.Reviews.Select(r => Finding(corpus, r, compliance, [.. actions.Where(a => a.Review == r.Id)], asOf))
            .OrderByDescending(r => r.On).ThenBy(r => r.Id, StringComparer.Ordinal)];

    static ReviewFinding Finding(Corpus corpus, Review r, ComplianceFindings compliance, ActionFinding[] actions, DateOnly asOf)
    {
        var parts = Parts(r);
        var due = Due(corpus, r);
        return new ReviewFinding
        {
            Id = r.Id, Title = r.Title, Status = Words.Of(r.Status), Severity = r.Severity ?? "", Service = corpus.Organisation.Service(r.Service)?.Name ?? r.Service ?? "",
            On = (r.StartedAt ?? r.DetectedAt) is { } at ? DateOnly.FromDateTime(at.DateTime) : null,
            Parts = parts,
            Score = (int)Math.Round(100.0 * parts.Count(p => p.Present) / parts.Count, MidpointRounding.AwayFromZero),
            Durations = DurationsAnalysis.Of(r),
            Actions = actions.Length,
            OpenActions = actions.Count(a => a.Status == "open"),
            OverdueActions = actions.Count(a => a.State == "overdue"),
            ReviewDue = due,
            ReviewOverdue = IsOverdue(r, due, asOf),
            Compliance = [.. compliance.Criteria.SelectMany(c => c.Reviews).Where(c => c.ReviewId == r.Id)],
            Themes = [.. r.Themes.Select(t => corpus.Organisation.Theme(t)?.Name ?? t)],
            Place = r.Where.Place,
        };
    }

    /// <summary>A review is due so many working days after the incident was resolved, by its severity.</summary>
    public static DateOnly? Due(Corpus corpus, Review r) =>
        corpus.Organisation.Severity(r.Severity)?.ReviewWithinWorkingDays is { } days && r.ResolvedAt is { } resolved
            ? new WorkingTime(corpus.Organisation.Calendar).AddWorkingDays(DateOnly.FromDateTime(resolved.DateTime), days) : null;

    public static bool IsOverdue(Review r, DateOnly? due, DateOnly asOf) => due < asOf && r.Status is ReviewStatus.Draft or ReviewStatus.InReview && due < asOf;

    static IReadOnlyList<ReviewPart> Parts(Review r) =>
    [
        new("a summary", r.Body.Section("Summary") is not null || !r.Body.IsEmpty),
        new("severity and class", r.Severity is not null && r.Classification is not null),
        new("the service and channels", r.Service is not null && r.Channel.Count > 0),
        new("started, detected, declared and resolved", r is { StartedAt: not null, DetectedAt: not null, DeclaredAt: not null, ResolvedAt: not null }),
        new("when customers were told", r.CustomersToldAt is not null),
        new("what noticed it", r.DetectedBy is not null),
        new("its impact in numbers", r.Impact is { CustomersAffected: not null } or { ContactsGenerated: not null }),
        new("a timeline of three rows or more", r.Timeline.Count >= 3),
        new("a source for every row of the timeline", r.Timeline.Count > 0 && r.Timeline.All(t => t.Source is { Length: > 0 })),
        new("decisions with their reasons", r.Decisions.Count > 0 && r.Decisions.All(d => d.Rationale is { Length: > 0 })),
        new("communications", r.Communications.Count > 0),
        new("two contributing factors or more", r.ContributingFactors.Count >= 2),
        new("evidence for every factor", r.ContributingFactors.Count > 0 && r.ContributingFactors.All(f => f.Evidence.Count > 0)),
        new("what went well, less well and by luck", r is { WentWell.Count: > 0, WentLessWell.Count: > 0, WhereLucky.Count: > 0 }),
        new("whether people were at risk", r.PeopleAtRisk is not null),
        new("whether personal data was involved", r.PersonalData?.Involved is not null),
        new("whether the continuity plan was invoked", r.ContinuityPlan?.Invoked is not null),
        new("recommendations with their reasons", r.Recommendations.Count > 0 && r.Recommendations.All(x => x.Rationale is { Length: > 0 })),
        new("actions with owner, date and end", r.Actions.Count > 0 && r.Actions.All(a => a is { OwnerRole.Length: > 0, Due: not null, DoneWhen.Length: > 0 } || a.Status == ActionStatus.Declined)),
        new("a message for people outside", r.ExternalMessage is { Length: > 0 }),
    ];
}
