using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>A review that falls due: by date, signal, recurrence or procedure change.</summary>
public sealed record CalendarEntry
{
    public required string Id { get; init; }
    public required string What { get; init; }

    /// <summary>date, signal, recurrence or procedure_change.</summary>
    public required string Trigger { get; init; }
    public required string Reason { get; init; }
    public DateOnly? Due { get; init; }
    public bool Overdue { get; init; }
    public string OwnerRole { get; init; } = "";
    public IReadOnlyList<Place> Sources { get; init; } = [];
}
