using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>The five durations of an incident, over the log and by severity and class.</summary>
public sealed record DurationFindings
{
    public IReadOnlyList<DurationFinding> All { get; init; } = [];
    public IReadOnlyList<DurationFinding> BySeverity { get; init; } = [];
    public IReadOnlyList<DurationFinding> ByClass { get; init; } = [];
}

/// <summary>One duration: n, open, median, P90 and range in minutes. A mean is not typical of times that lean to the long side, and says so.</summary>
public sealed record DurationFinding
{
    public const int P90From = 20;

    /// <summary>detect, acknowledge, tell_customers, fix or total.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string Group { get; init; } = "all incidents";
    public required DefinitionBox Definition { get; init; }
    public int N { get; init; }
    public int Open { get; init; }
    public int NotRecorded { get; init; }

    /// <summary>Where the end stands before the start; left out and told.</summary>
    public int OutOfOrder { get; init; }
    public double? Median { get; init; }

    /// <summary>Null when n is under 20.</summary>
    public double? P90 { get; init; }
    public double? Shortest { get; init; }
    public double? Longest { get; init; }
    public double? Mean { get; init; }
    public string MedianWords { get; init; } = "";
    public string P90Words { get; init; } = "";
    public string RangeWords { get; init; } = "";
    public string MeanWords { get; init; } = "";
    public string MeanWarning { get; init; } = "";
    public IReadOnlyList<Place> Sources { get; init; } = [];
}
