using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>How often each category strikes each service and how hard, with the continuity plans invoked.</summary>
public sealed record RiskFindings
{
    public IReadOnlyList<RiskCell> Cells { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<string> Services { get; init; } = [];
    public IReadOnlyList<PlanUse> Plans { get; init; } = [];
    public string Message { get; init; } = "";
    public DefinitionBox? Definition { get; init; }
}

/// <summary>Frequency is incidents a year; impact the mean of customers affected; score their product on scales of 1 to 5.</summary>
public sealed record RiskCell
{
    public required string Category { get; init; }
    public required string Service { get; init; }
    public int N { get; init; }
    public double PerYear { get; init; }
    public double? MeanCustomers { get; init; }
    public double? MeanContacts { get; init; }

    /// <summary>1 (rarer than yearly) to 5 (weekly or more).</summary>
    public int Frequency { get; init; }

    /// <summary>1 (no customer noticed) to 5 (10,000 customers or more, or people at risk).</summary>
    public int Impact { get; init; }
    public int Score => Frequency * Impact;

    /// <summary>low, moderate, high or severe.</summary>
    public string Level => Score >= 15 ? "severe" : Score >= 8 ? "high" : Score >= 4 ? "moderate" : "low";
    public IReadOnlyList<Place> Sources { get; init; } = [];
}

/// <summary>A service's continuity plan and the incidents in which it was invoked.</summary>
public sealed record PlanUse(string Plan, string Service, int Invoked, int Reviews, IReadOnlyList<string> ReviewIds, IReadOnlyList<Place> Sources);
