namespace IncidentStrategy.Generator.Content;

public enum ReviewStatus { Draft, InReview, Reviewed, Closed }

public enum ActionStatus { Open, Done, Declined }

/// <summary>A post-incident review.</summary>
public sealed record Review : Written
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required ReviewStatus Status { get; init; }
    public string? OwnerRole { get; init; }
    public string? FacilitatorRole { get; init; }
    public string? Severity { get; init; }
    public Classification? Classification { get; init; }
    public string? Service { get; init; }
    public IReadOnlyList<string> Channel { get; init; } = [];
    public string? Site { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? DetectedAt { get; init; }
    public DateTimeOffset? DeclaredAt { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; init; }
    public DateTimeOffset? CustomersToldAt { get; init; }
    public DateTimeOffset? MitigatedAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public IReadOnlyList<DateTimeOffset> ReopenedAt { get; init; } = [];
    public DetectedBy? DetectedBy { get; init; }
    public Impact? Impact { get; init; }
    public IReadOnlyList<TimelineRow> Timeline { get; init; } = [];
    public IReadOnlyList<ReviewDecision> Decisions { get; init; } = [];
    public IReadOnlyList<Communication> Communications { get; init; } = [];
    public IReadOnlyList<string> TeamsInvolved { get; init; } = [];
    public string? CoordinatorRole { get; init; }
    public ContinuityPlanUse? ContinuityPlan { get; init; }
    public bool? PeopleAtRisk { get; init; }
    public PersonalData? PersonalData { get; init; }
    public IReadOnlyList<ContributingFactor> ContributingFactors { get; init; } = [];
    public string? WhatSurprisedUs { get; init; }
    public IReadOnlyList<string> WentWell { get; init; } = [];
    public IReadOnlyList<string> WentLessWell { get; init; } = [];
    public IReadOnlyList<string> WhereLucky { get; init; } = [];
    public IReadOnlyList<string> Themes { get; init; } = [];
    public IReadOnlyList<string> SimilarIncidents { get; init; } = [];
    public IReadOnlyList<ReviewRecommendation> Recommendations { get; init; } = [];
    public IReadOnlyList<ReviewAction> Actions { get; init; } = [];
    public string? ExternalMessage { get; init; }

    /// <summary>The criteria this review evidences, as <c>unit:criterion</c> or a criterion's number.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>Phrases that are meant, each with the reason why its warning is not to be told.</summary>
    public IReadOnlyList<Suppression> Suppress { get; init; } = [];

    public Body Body { get; init; } = Body.Empty;

    /// <summary>The moment's time; the first of several re-openings.</summary>
    public DateTimeOffset? At(Moment moment) => moment switch
    {
        Moment.StartedAt => StartedAt,
        Moment.DetectedAt => DetectedAt,
        Moment.DeclaredAt => DeclaredAt,
        Moment.AcknowledgedAt => AcknowledgedAt,
        Moment.CustomersToldAt => CustomersToldAt,
        Moment.MitigatedAt => MitigatedAt,
        Moment.ResolvedAt => ResolvedAt,
        Moment.ClosedAt => ClosedAt,
        Moment.EscalatedAt => null,
        _ => ReopenedAt.Count > 0 ? ReopenedAt[0] : null,
    };
}

public sealed record Impact : Written
{
    public int? CustomersAffected { get; init; }
    public int? ContactsGenerated { get; init; }
    public int? ContactsLost { get; init; }
    public int? Complaints { get; init; }
    public bool? SlaBreached { get; init; }
}

public sealed record TimelineRow : Written
{
    public DateTimeOffset? At { get; init; }
    public required string Event { get; init; }
    public string? ActorRole { get; init; }
    public string? Source { get; init; }
}

/// <summary>What was decided during the incident: resources deployed, and why.</summary>
public sealed record ReviewDecision : Written
{
    public DateTimeOffset? At { get; init; }
    public required string Decision { get; init; }
    public string? Rationale { get; init; }
    public string? ByRole { get; init; }
}

public sealed record Communication : Written
{
    public DateTimeOffset? At { get; init; }
    public string? Audience { get; init; }
    public string? Channel { get; init; }
    public string? Message { get; init; }
    public string? ByRole { get; init; }
}

public sealed record ContinuityPlanUse : Written
{
    public bool? Invoked { get; init; }
    public string? Plan { get; init; }
    public DateTimeOffset? At { get; init; }
}

public sealed record PersonalData : Written
{
    public bool? Involved { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The decision on telling the regulator, with its reason.</summary>
    public string? Decision { get; init; }

    public DateTimeOffset? ReportedToRegulatorAt { get; init; }
}

public sealed record ContributingFactor : Written
{
    public required string Id { get; init; }
    public string? Category { get; init; }
    public required string Statement { get; init; }
    public IReadOnlyList<string> Evidence { get; init; } = [];
}

public sealed record ReviewRecommendation : Written
{
    public required string Id { get; init; }
    public required string Statement { get; init; }
    public string? Rationale { get; init; }
    public IReadOnlyList<string> Evidence { get; init; } = [];
    public IReadOnlyList<string> Objective { get; init; } = [];
}

public sealed record ReviewAction : Written
{
    public required string Id { get; init; }
    public required string Statement { get; init; }
    public string? OwnerRole { get; init; }
    public DateOnly? Due { get; init; }
    public string? DoneWhen { get; init; }
    public string? Priority { get; init; }
    public ActionStatus Status { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? DeclinedReason { get; init; }
    public string? EffectCheck { get; init; }
}

/// <summary>A phrase or a diagnostic code that is not to be told in this document, and why.</summary>
public sealed record Suppression : Written
{
    public required string What { get; init; }
    public required string Reason { get; init; }
}
