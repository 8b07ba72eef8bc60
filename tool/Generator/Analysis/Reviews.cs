using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>How complete a review is, how long its incident took, and where its actions stand.</summary>
public sealed record ReviewFinding
{
    public required string Id { get; init; }
    public string Title { get; init; } = "";
    public string Status { get; init; } = "";
    public string Severity { get; init; } = "";
    public string Service { get; init; } = "";
    public DateOnly? On { get; init; }

    /// <summary>Percent of what a good review holds.</summary>
    public int Score { get; init; }
    public IReadOnlyList<ReviewPart> Parts { get; init; } = [];
    public IReadOnlyList<ReviewDuration> Durations { get; init; } = [];
    public int Actions { get; init; }
    public int OpenActions { get; init; }
    public int OverdueActions { get; init; }
    public DateOnly? ReviewDue { get; init; }
    public bool ReviewOverdue { get; init; }
    public IReadOnlyList<ReviewCompliance> Compliance { get; init; } = [];
    public IReadOnlyList<string> Themes { get; init; } = [];
    public Place Place { get; init; }
}

public sealed record ReviewPart(string Name, bool Present);

public sealed record ReviewDuration(string Id, string Name, double? Minutes, string Words);
