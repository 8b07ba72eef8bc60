using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Incidents resolved in a month and re-opened within the window; provisional until the window has passed.</summary>
public sealed record ReopenFindings
{
    public int WindowDays { get; init; } = 14;
    public IReadOnlyList<ReopenMonth> Months { get; init; } = [];
    public int Resolved { get; init; }
    public int Reopened { get; init; }
    public double? Rate { get; init; }
    public DefinitionBox? Definition { get; init; }
    public IReadOnlyList<Place> Sources { get; init; } = [];
}

public sealed record ReopenMonth(string Month, int Resolved, int Reopened, double? Rate, bool Provisional);
