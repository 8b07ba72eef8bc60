using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Which escalation paths were taken, late or skipped; how soon people were told; what was handled at the wrong severity.</summary>
public sealed record EscalationFindings
{
    public IReadOnlyList<EscalationPath> Paths { get; init; } = [];
    public IReadOnlyList<FirstMessage> FirstMessages { get; init; } = [];
    public IReadOnlyList<WrongSeverity> WrongSeverity { get; init; } = [];
    public string Message { get; init; } = "";
    public DefinitionBox? Definition { get; init; }
}

/// <summary>One row of a procedure's escalation and what incidents did with it.</summary>
public sealed record EscalationPath
{
    public required string Procedure { get; init; }
    public required string Severity { get; init; }
    public required string After { get; init; }
    public required string To { get; init; }
    public string How { get; init; } = "";
    public int Due { get; init; }

    /// <summary>Taken in time, as the record shows.</summary>
    public int Taken { get; init; }

    /// <summary>Taken, and when was not recorded.</summary>
    public int Untimed { get; init; }
    public int Late { get; init; }
    public int Skipped { get; init; }
    public int NotRecorded { get; init; }
    public IReadOnlyList<EscalationException> Exceptions { get; init; } = [];
    public IReadOnlyList<Place> Sources { get; init; } = [];
}

/// <summary>An incident whose escalation was late, skipped or not recorded; <c>Waited</c> is the time from detection to the escalation.</summary>
public sealed record EscalationException(string IncidentId, string State, string EscalatedTo, string Waited, string Lasted, Place Source);

/// <summary>Minutes from declaration to the first message to an audience by a channel.</summary>
public sealed record FirstMessage(string Audience, string Channel, int N, double? Median, double? Longest, string MedianWords, string LongestWords, IReadOnlyList<Place> Sources);

public sealed record WrongSeverity(string IncidentId, string Recorded, string Expected, string Why, Place Source);
