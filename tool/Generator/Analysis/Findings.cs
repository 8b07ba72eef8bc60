using IncidentStrategy.Generator.Analysis.PersonalData;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Every conclusion drawn from a workspace, each with the places it came from. Made to be read by templates.</summary>
public sealed record Findings
{
    public required DateOnly AsOf { get; init; }

    public IReadOnlyList<MetricFinding> Metrics { get; init; } = [];
    public ComplianceFindings Compliance { get; init; } = new();
    public EscalationFindings Escalation { get; init; } = new();
    public RiskFindings Risk { get; init; } = new();
    public DurationFindings Durations { get; init; } = new();
    public ServiceFindings ServiceFigures { get; init; } = new();
    public ReopenFindings Reopened { get; init; } = new();
    public ThemeFindings Themes { get; init; } = new();
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];
    public IReadOnlyList<RecommendationFinding> Recommendations { get; init; } = [];
    public ObjectiveFindings Objectives { get; init; } = new();
    public IReadOnlyList<CalendarEntry> ReviewCalendar { get; init; } = [];
    public IReadOnlyList<ChangeFinding> Changes { get; init; } = [];
    public UnderstandingFindings Understanding { get; init; } = new();
    public IReadOnlyList<BoundaryFinding> Boundaries { get; init; } = [];
    public IReadOnlyList<ProcedureDiff> ProcedureDiffs { get; init; } = [];
    public IReadOnlyList<ConsultationFinding> Consultations { get; init; } = [];
    public IReadOnlyList<CoverageFinding> Coverage { get; init; } = [];
    public IReadOnlyList<ReviewFinding> Reviews { get; init; } = [];
    public IReadOnlyList<ActionFinding> Actions { get; init; } = [];
    public ThreadFindings Thread { get; init; } = new();

    /// <summary>Takes personal data out of what is published; it tells nobody what it took out.</summary>
    public Redaction Redaction { get; init; } = Redaction.None;
}
