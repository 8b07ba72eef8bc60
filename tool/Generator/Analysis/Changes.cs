using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>An implemented change and what its chart shows since.</summary>
public sealed record ChangeFinding
{
    public required string Id { get; init; }
    public string Title { get; init; } = "";
    public string Recommendation { get; init; } = "";
    public string Consultation { get; init; } = "";
    public string ProcedureFrom { get; init; } = "";
    public string ProcedureTo { get; init; } = "";
    public DateOnly? ImplementedOn { get; init; }
    public string ImplementedByRole { get; init; } = "";
    public string Training { get; init; } = "";
    public string Communications { get; init; } = "";
    public string Metric { get; init; } = "";
    public string MetricName { get; init; } = "";
    public string Expected { get; init; } = "";
    public DateOnly? CheckOn { get; init; }
    public string RecordedResult { get; init; } = "";

    /// <summary>shown, not_shown, worse, too_early or no_metric.</summary>
    public string Outcome { get; init; } = "no_metric";
    public string OutcomeWords { get; init; } = "";
    public int PointsBefore { get; init; }
    public int PointsAfter { get; init; }
    public int PointsMissing { get; init; }

    /// <summary>A sentence that has passed the claim gate.</summary>
    public string Message { get; init; } = "";
    public IReadOnlyList<Place> Sources { get; init; } = [];
}
