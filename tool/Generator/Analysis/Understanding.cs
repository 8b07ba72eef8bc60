using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>What the data says of the ways in which incidents are noticed, recorded and judged.</summary>
public sealed record UnderstandingFindings
{
    public IReadOnlyList<DetectionMethod> Detection { get; init; } = [];
    public IReadOnlyList<FieldCompleteness> Completeness { get; init; } = [];

    /// <summary>The authored evaluations, each beside what the data says of it.</summary>
    public IReadOnlyList<EvaluationFinding> Evaluations { get; init; } = [];
    public IReadOnlyList<ServiceUnderstanding> Services { get; init; } = [];
}

/// <summary>How many incidents each method noticed first, and how soon.</summary>
public sealed record DetectionMethod(string Method, int N, double Share, double? MedianMinutes, string MedianWords, IReadOnlyList<Place> Sources);

public sealed record FieldCompleteness(string Field, int Recorded, int Missing, double MissingShare, IReadOnlyList<Place> Sources);

public sealed record EvaluationFinding
{
    /// <summary>monitoring, analysis or assessment.</summary>
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public IReadOnlyList<string> Strengths { get; init; } = [];
    public IReadOnlyList<string> Weaknesses { get; init; } = [];
    public string Judgement { get; init; } = "";
    public IReadOnlyList<string> DataSays { get; init; } = [];
    public Place Place { get; init; }
}

public sealed record ServiceUnderstanding(string Id, string Name, string Description, IReadOnlyList<string> Channels, string Hours, string ContinuityPlan, int Incidents, int Reviews);
