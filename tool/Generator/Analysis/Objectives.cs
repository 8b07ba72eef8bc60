using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Recommendation × objective × metric × target × present state, with the orphans on both sides.</summary>
public sealed record ObjectiveFindings
{
    public IReadOnlyList<ObjectiveRow> Rows { get; init; } = [];
    public IReadOnlyList<ObjectiveState> Objectives { get; init; } = [];
    public IReadOnlyList<string> ObjectivesWithoutRecommendation { get; init; } = [];
    public IReadOnlyList<string> RecommendationsWithoutObjective { get; init; } = [];
}

public sealed record ObjectiveRow(string Recommendation, string RecommendationStatement, string RecommendationStatus, string Objective, string ObjectiveStatement,
    string Metric, string MetricName, string Target, string Present, string State, Place Source);

/// <summary>An objective's measure now. State: met, not met, hit or miss, or not measured.</summary>
public sealed record ObjectiveState(string Id, string Statement, string OwnerRole, string Metric, string Target, string Present, string State, DateOnly? By, IReadOnlyList<string> Recommendations, Place Source);
