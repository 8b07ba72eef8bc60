namespace IncidentStrategy.Generator.Content;

public enum RecommendationStatus { Proposed, Consulting, Agreed, Implementing, Embedded, Rejected }

/// <summary>A manager's decision on what to change. Its rationale is the body, kept as it was written.</summary>
public sealed record Recommendation : Written
{
    public required string Id { get; init; }
    public required string Statement { get; init; }
    public required RecommendationStatus Status { get; init; }

    /// <summary>Ids of findings, signals, criteria or themes.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public IReadOnlyList<string> Objectives { get; init; } = [];
    public IReadOnlyList<string> Procedures { get; init; } = [];
    public string? OwnerRole { get; init; }
    public DateOnly? Due { get; init; }
    public SuccessMeasure? SuccessMeasure { get; init; }

    /// <summary>From 1 (small) to 5 (large); the words low, medium and high read as 1, 3 and 5.</summary>
    public int? Impact { get; init; }

    /// <summary>From 1 (small) to 5 (large); the words low, medium and high read as 1, 3 and 5.</summary>
    public int? Effort { get; init; }

    /// <summary>Why it was rejected.</summary>
    public string? Reason { get; init; }

    public DateOnly? DecidedOn { get; init; }

    /// <summary>What the evidence was when the candidate was taken up or rejected; a rejection holds until it changes.</summary>
    public string? EvidenceHash { get; init; }

    public Body Body { get; init; } = Body.Empty;
}

public sealed record SuccessMeasure : Written
{
    public required string Metric { get; init; }
    public string? Expected { get; init; }
}
