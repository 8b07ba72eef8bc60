namespace IncidentStrategy.Generator.Content;

public enum ClaimStatus { Claimed, AssessedMet, AssessedNotMet, Withdrawn }

/// <summary>A learner's portfolio: the declarations and the evidence.</summary>
public sealed record Portfolio : Written
{
    /// <summary>The folder's name.</summary>
    public required string Id { get; init; }

    public required string Learner { get; init; }
    public string? RegistrationNo { get; init; }
    public string? Centre { get; init; }
    public string? Assessor { get; init; }
    public string? Iqa { get; init; }

    /// <summary>Ids of qualifications.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    public Declaration? Declaration { get; init; }
    public string? AiUse { get; init; }
    public string? Confidentiality { get; init; }

    /// <summary>Criteria without evidence whose reason was agreed.</summary>
    public IReadOnlyList<JustifiedGap> Gaps { get; init; } = [];

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <summary>Why a criterion has no evidence, and with whom that was agreed.</summary>
public sealed record JustifiedGap : Written
{
    public string? Unit { get; init; }
    public required string Criterion { get; init; }
    public required string Reason { get; init; }
    public string? AgreedWith { get; init; }
    public DateOnly? On { get; init; }
}

public sealed record Declaration : Written
{
    public bool? Authentic { get; init; }
    public DateOnly? SignedOn { get; init; }
}

/// <summary>One item of evidence.</summary>
public sealed record Evidence : Written
{
    public required string Ref { get; init; }
    public required string Title { get; init; }
    public required EvidenceKind Kind { get; init; }
    public string? Author { get; init; }
    public string? Contribution { get; init; }
    public DateOnly? DateProduced { get; init; }

    /// <summary>As written: a path beside the item or in the workspace, or an id of the workspace.</summary>
    public string? File { get; init; }

    /// <summary>The attached file, when <see cref="File"/> is one; its bytes are read when asked for.</summary>
    public Attachment? Attachment { get; init; }

    public string? Sha256 { get; init; }
    public string? Location { get; init; }
    public string? Custodian { get; init; }
    public bool? Confidential { get; init; }
    public string? RedactionsApplied { get; init; }
    public IReadOnlyList<Claim> Claims { get; init; } = [];
    public IReadOnlyList<string> CorroboratedBy { get; init; } = [];
    public Witness? Witness { get; init; }
    public Discussion? Discussion { get; init; }
    public ClaimStatus Status { get; init; }
    public Body Body { get; init; } = Body.Empty;
}

/// <summary>That an item shows a criterion. The written field <c>where</c> is <see cref="WhereInItem"/>, as every record has a <c>Where</c>.</summary>
public sealed record Claim : Written
{
    public string? Unit { get; init; }
    public required string Criterion { get; init; }
    public string? WhereInItem { get; init; }
    public string? How { get; init; }

    /// <summary>The claim's own status, where it differs from the item's.</summary>
    public ClaimStatus? Status { get; init; }
}

public sealed record Witness : Written
{
    public string? Name { get; init; }
    public string? JobTitle { get; init; }
    public string? Organisation { get; init; }
    public string? Relationship { get; init; }
    public string? OccupationalStatus { get; init; }
    public DateOnly? ObservedOn { get; init; }
    public bool? OwnWords { get; init; }
    public bool? RelatedToLearner { get; init; }
    public DateOnly? SignedOn { get; init; }
}

public sealed record Discussion : Written
{
    public DateOnly? On { get; init; }
    public IReadOnlyList<string> People { get; init; } = [];
    public int? Minutes { get; init; }
    public IReadOnlyList<string> Questions { get; init; } = [];
}
