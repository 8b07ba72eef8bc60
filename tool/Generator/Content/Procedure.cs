namespace IncidentStrategy.Generator.Content;

public enum ProcedureStatus { Current, Proposed, Superseded }

/// <summary>A procedure: who owns what, when and how it is handed on. A proposed one has the id of the current one and a newer version.</summary>
public sealed record Procedure : Written
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Version { get; init; }
    public required ProcedureStatus Status { get; init; }
    public string? OwnerRole { get; init; }
    public string? ApproverRole { get; init; }
    public DateOnly? EffectiveFrom { get; init; }
    public DateOnly? ReviewDue { get; init; }
    public string? Purpose { get; init; }
    public IReadOnlyList<string> Regulations { get; init; } = [];
    public IReadOnlyList<string> InScope { get; init; } = [];
    public IReadOnlyList<string> OutOfScope { get; init; } = [];
    public IReadOnlyList<DimensionValues> Dimensions { get; init; } = [];
    public IReadOnlyList<Boundary> Boundaries { get; init; } = [];
    public IReadOnlyList<Definition> Definitions { get; init; } = [];
    public IReadOnlyList<Step> Steps { get; init; } = [];
    public IReadOnlyList<RaciRow> Raci { get; init; } = [];
    public IReadOnlyList<HandoverOut> HandoversOut { get; init; } = [];
    public IReadOnlyList<HandoverIn> HandoversIn { get; init; } = [];
    public IReadOnlyList<EscalationStep> Escalation { get; init; } = [];
    public IReadOnlyList<ProcedureVersion> ChangeHistory { get; init; } = [];
    public Body Body { get; init; } = Body.Empty;
    public IReadOnlyList<Clause> Clauses => Body.Clauses;
}

/// <summary>A dimension and its values: declared by the procedure, or the condition of a boundary row (where <c>any</c> reads as no condition).</summary>
public sealed record DimensionValues : Written
{
    public required string Name { get; init; }
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>A row of the boundary table: for which cases, who owns them.</summary>
public sealed record Boundary : Written
{
    public IReadOnlyList<DimensionValues> When { get; init; } = [];
    public required string Owner { get; init; }
    public string? Backup { get; init; }
    public Duration? TargetTime { get; init; }
}

public sealed record Definition : Written
{
    public required string Term { get; init; }
    public required string Text { get; init; }
}

public sealed record Step : Written
{
    public required string Id { get; init; }
    public string? Stage { get; init; }
    public string? Role { get; init; }
    public required string Action { get; init; }
    public IReadOnlyList<string> Inputs { get; init; } = [];
    public IReadOnlyList<string> Outputs { get; init; } = [];
    public string? System { get; init; }
    public Duration? TimeLimit { get; init; }
}

public sealed record RaciRow : Written
{
    public required string Activity { get; init; }
    public IReadOnlyList<string> Responsible { get; init; } = [];

    /// <summary>One is right; several are read so that the check can tell.</summary>
    public IReadOnlyList<string> Accountable { get; init; } = [];

    public IReadOnlyList<string> Consulted { get; init; } = [];
    public IReadOnlyList<string> Informed { get; init; } = [];
}

public sealed record HandoverOut : Written
{
    public required string Id { get; init; }
    public required string To { get; init; }
    public string? Trigger { get; init; }
    public IReadOnlyList<string> Information { get; init; } = [];
    public Duration? AcceptWithin { get; init; }
    public string? Fallback { get; init; }
}

public sealed record HandoverIn : Written
{
    public required string Id { get; init; }
    public required string From { get; init; }
    public IReadOnlyList<string> Information { get; init; } = [];
    public string? Acknowledge { get; init; }
}

public sealed record EscalationStep : Written
{
    public required string Severity { get; init; }
    public Duration? After { get; init; }
    public required string To { get; init; }
    public string? How { get; init; }
}

public sealed record ProcedureVersion : Written
{
    public required string Version { get; init; }
    public DateOnly? On { get; init; }
    public string? Summary { get; init; }
    public string? Consultation { get; init; }
}
