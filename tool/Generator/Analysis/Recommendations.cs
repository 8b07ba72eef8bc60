using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>A manager's decision joined with its sources, objectives, procedures, consultations and changes.</summary>
public sealed record RecommendationFinding
{
    public required string Id { get; init; }
    public required string Statement { get; init; }
    public required string Status { get; init; }
    public string State { get; init; } = "";
    public string OwnerRole { get; init; } = "";
    public DateOnly? Due { get; init; }
    public bool Overdue { get; init; }
    public int DaysOverdue { get; init; }
    public IReadOnlyList<Source> Sources { get; init; } = [];
    public IReadOnlyList<ObjectiveLink> Objectives { get; init; } = [];
    public IReadOnlyList<string> Procedures { get; init; } = [];
    public IReadOnlyList<string> Consultations { get; init; } = [];
    public IReadOnlyList<string> Changes { get; init; } = [];
    public string SuccessMetric { get; init; } = "";
    public string SuccessMetricName { get; init; } = "";
    public string SuccessExpected { get; init; } = "";
    public string Present { get; init; } = "";
    public string Outcome { get; init; } = "";
    public string Impact { get; init; } = "";
    public string Effort { get; init; } = "";

    /// <summary>1 is first: by the score of the candidates it takes up, then by impact and due date.</summary>
    public int Priority { get; init; }
    public double? Score { get; init; }
    public string ScoreParts { get; init; } = "";
    public string RejectedReason { get; init; } = "";
    public Place Place { get; init; }
}

public sealed record ObjectiveLink(string Id, string Statement);
