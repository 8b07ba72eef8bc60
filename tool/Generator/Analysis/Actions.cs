using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>An action of a review and where it stands at the as-of date.</summary>
public sealed record ActionFinding
{
    public required string Id { get; init; }
    public required string Review { get; init; }
    public required string Statement { get; init; }
    public string OwnerRole { get; init; } = "";
    public DateOnly? Due { get; init; }
    public string DoneWhen { get; init; } = "";
    public string Priority { get; init; } = "";
    public string Status { get; init; } = "";

    /// <summary>done, done late, declined, open, overdue, or not effective where its theme came back.</summary>
    public string State { get; init; } = "";
    public int DaysOverdue { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string DeclinedReason { get; init; } = "";
    public string EffectCheck { get; init; } = "";
    public IReadOnlyList<string> CameBackIn { get; init; } = [];
    public IReadOnlyList<Recurrence> Recurrences { get; init; } = [];
    public Place Place { get; init; }
}

/// <summary>A theme of a closed action that came back.</summary>
public sealed record Recurrence(string Theme, NotEffective Finding);
