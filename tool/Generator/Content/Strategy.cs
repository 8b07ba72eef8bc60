namespace IncidentStrategy.Generator.Content;

public enum EvaluationKind { MonitoringMethod, AnalysisTechnique, AssessmentMethod }

/// <summary>One document of the current strategy.</summary>
public sealed record StrategyDocument : Written
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public string? Version { get; init; }
    public int? Order { get; init; }
    public string? OwnerRole { get; init; }
    public string? ApproverRole { get; init; }
    public DateOnly? EffectiveFrom { get; init; }
    public string? Summary { get; init; }
    public IReadOnlyList<string> Objectives { get; init; } = [];
    public IReadOnlyList<ServiceExplained> Services { get; init; } = [];
    public IReadOnlyList<Evaluation> Evaluations { get; init; } = [];
    public string? ReviewCadence { get; init; }
    public DateOnly? NextReview { get; init; }
    public Body Body { get; init; } = Body.Empty;
}

/// <summary>What a service is, in words for people who do not run it.</summary>
public sealed record ServiceExplained : Written
{
    public required string Service { get; init; }
    public required string Explanation { get; init; }
}

/// <summary>A judgement of a way to monitor, analyse or assess: its strengths, its weaknesses and what follows.</summary>
public sealed record Evaluation : Written
{
    public required string Id { get; init; }
    public required EvaluationKind Kind { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> Strengths { get; init; } = [];
    public IReadOnlyList<string> Weaknesses { get; init; } = [];
    public string? Judgement { get; init; }
    public IReadOnlyList<string> Evidence { get; init; } = [];
}
