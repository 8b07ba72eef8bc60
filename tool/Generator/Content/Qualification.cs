namespace IncidentStrategy.Generator.Content;

public enum CriterionKind { Performance, Knowledge }

public enum EvidenceKind { Product, ReflectiveAccount, ProfessionalDiscussion, Questioning, WitnessTestimony, Observation, Log }

/// <summary>The specification of one unit, as its awarding organisation prints it.</summary>
public sealed record Qualification : Written
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public string? AwardingOrganisation { get; init; }

    /// <summary>The qualification the unit belongs to.</summary>
    public string? QualificationTitle { get; init; }

    public string? UnitNo { get; init; }
    public string? UnitReference { get; init; }
    public int? Level { get; init; }
    public int? Credit { get; init; }
    public int? Glh { get; init; }
    public string? SectorBody { get; init; }
    public string? SpecificationVersion { get; init; }
    public string? Aim { get; init; }
    public IReadOnlyList<EvidenceKind> EvidenceKinds { get; init; } = [];
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];
    public IReadOnlyList<Guidance> Guidance { get; init; } = [];
    public IEnumerable<Criterion> Criteria => Outcomes.SelectMany(o => o.Criteria);
}

public sealed record Outcome : Written
{
    public required string No { get; init; }
    public required string Text { get; init; }
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];
}

public sealed record Criterion : Written
{
    /// <summary>The printed number, or, where none is printed, the outcome's number and the criterion's place in it.</summary>
    public required string No { get; init; }

    /// <summary>True when the number is ours, not the specification's.</summary>
    public bool NoIsGenerated { get; init; }

    public required string Text { get; init; }
    public string? Verb { get; init; }
    public CriterionKind? Kind { get; init; }
    public IReadOnlyList<EvidenceNeed> Needs { get; init; } = [];
}

/// <summary>At least so many items of a kind, or of any kind.</summary>
public sealed record EvidenceNeed : Written
{
    public EvidenceKind? Kind { get; init; }
    public int Min { get; init; } = 1;
}

/// <summary>Advice or a common mistake from the specification; <see cref="Check"/> names the check it becomes.</summary>
public sealed record Guidance : Written
{
    public required string Text { get; init; }
    public string? Check { get; init; }
}
