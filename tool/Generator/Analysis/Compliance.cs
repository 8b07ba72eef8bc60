using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Each incident and each review against each agreed criterion.</summary>
public sealed record ComplianceFindings
{
    public IReadOnlyList<CriterionCompliance> Criteria { get; init; } = [];
    public string Message { get; init; } = "";
}

/// <summary>One agreed criterion: all counts, by month, severity and team, and the exceptions with their cells.</summary>
public sealed record CriterionCompliance
{
    public required string Id { get; init; }
    public required string Statement { get; init; }
    public string Procedure { get; init; } = "";
    public double? TargetPercent { get; init; }

    /// <summary>"meets the target", "misses the target", "no target set" or "nothing to judge".</summary>
    public string Verdict { get; init; } = "";
    public required ComplianceCounts Total { get; init; }
    public IReadOnlyList<ComplianceBy> ByMonth { get; init; } = [];
    public IReadOnlyList<ComplianceBy> BySeverity { get; init; } = [];
    public IReadOnlyList<ComplianceBy> ByTeam { get; init; } = [];

    /// <summary>What was not met or not recorded, first by date.</summary>
    public IReadOnlyList<ComplianceException> Exceptions { get; init; } = [];
    public IReadOnlyList<ReviewCompliance> Reviews { get; init; } = [];
    public required DefinitionBox Definition { get; init; }
    public IReadOnlyList<Place> Sources { get; init; } = [];
}

/// <summary>How many met the criterion, did not, were not recorded, or are still open.</summary>
public sealed record ComplianceCounts(int Met, int NotMet, int NotRecorded, int Open)
{
    public int Applies => Met + NotMet + NotRecorded + Open;

    /// <summary>Percent met of those that can be judged; null when none can.</summary>
    public double? Rate => Met + NotMet == 0 ? null : 100.0 * Met / (Met + NotMet);
}

public sealed record ComplianceBy(string Name, ComplianceCounts Counts);

/// <summary>An incident that did not meet a criterion, or whose times were not recorded; <see cref="Took"/> in words.</summary>
public sealed record ComplianceException(string IncidentId, string State, string Severity, string Team, DateOnly? On, double? Minutes, string Took, Place Source);

/// <summary>A review's incident against a criterion.</summary>
public sealed record ReviewCompliance(string ReviewId, string State, string Took, Place Source)
{
    public string Criterion { get; init; } = "";
}
