namespace IncidentStrategy.Generator.Content;

/// <summary>A change that was put into practice, and how its effect is checked.</summary>
public sealed record Change : Written
{
    public required string Id { get; init; }
    public string? Title { get; init; }
    public string? Recommendation { get; init; }
    public string? Consultation { get; init; }
    public IReadOnlyList<ProcedureVersions> ProcedureVersions { get; init; } = [];
    public DateOnly? ImplementedOn { get; init; }
    public string? ImplementedByRole { get; init; }
    public string? Training { get; init; }
    public string? Communications { get; init; }
    public IReadOnlyList<Verification> Verification { get; init; } = [];
}

public sealed record ProcedureVersions : Written
{
    public string? Procedure { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
}

public sealed record Verification : Written
{
    public required string Metric { get; init; }
    public string? Expected { get; init; }
    public DateOnly? CheckOn { get; init; }
    public string? Result { get; init; }
}
