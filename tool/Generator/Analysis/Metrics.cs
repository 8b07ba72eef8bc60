using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>One metric over its periods: what it means, how it changed, and whether the change is more than usual variation.</summary>
public sealed record MetricFinding
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required DefinitionBox Definition { get; init; }
    public string Convention { get; init; } = "";

    /// <summary>count, percent, seconds, minutes, hours or ratio. Percentages run from 0 to 100.</summary>
    public string Unit { get; init; } = "count";

    /// <summary>higher_is_better, lower_is_better or neutral.</summary>
    public string Direction { get; init; } = "neutral";
    public double? Target { get; init; }
    public DateOnly? TargetFrom { get; init; }
    public string Objective { get; init; } = "";
    public string OwnerRole { get; init; } = "";

    /// <summary>xmr, run, p_prime, u_prime, t or g.</summary>
    public string ChartKind { get; init; } = "xmr";

    /// <summary>Why the chart is XmR though the metric asks for another; empty when it is the one asked for.</summary>
    public string Hindrance { get; init; } = "";
    public IReadOnlyList<MetricPoint> Points { get; init; } = [];
    public IReadOnlyList<MetricSegment> Segments { get; init; } = [];
    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    /// <summary>Points with a value, over all segments.</summary>
    public int N { get; init; }

    /// <summary>The last segment's centre and limits; null where there are none.</summary>
    public double? Mean { get; init; }
    public double? Lower { get; init; }
    public double? Upper { get; init; }

    /// <summary>common_cause, improvement, concern, or neutral where neither way is better.</summary>
    public string Variation { get; init; } = "common_cause";
    public string VariationWords { get; init; } = "";

    /// <summary>passing, hit_or_miss, failing, or none.</summary>
    public string Assurance { get; init; } = "none";
    public string AssuranceWords { get; init; } = "";

    /// <summary>The last signal in words, or that there is none.</summary>
    public string Signal { get; init; } = "";
    public bool TrialLimits { get; init; }

    /// <summary>How many points after a change are needed before it is judged.</summary>
    public int MinPoints { get; init; } = 7;

    /// <summary>What the chart says, as a sentence for its title; it has passed the claim gate.</summary>
    public string Message { get; init; } = "";

    /// <summary>A shift that would justify new limits, in words; empty when there is none. It takes effect only when a person rebases.</summary>
    public string RebaseSuggestion { get; init; } = "";
    public double? Latest { get; init; }
    public string LatestLabel { get; init; } = "";
    public IReadOnlyList<Place> Sources { get; init; } = [];
}

/// <summary>One point of a metric. <see cref="Flags"/> names the rule that marks it: outside, trend, two_of_three, shift or long_run.</summary>
public sealed record MetricPoint(string X, double Value, IReadOnlyList<string> Flags, Place Source)
{
    public required DateTime Start { get; init; }
    public DateOnly On => DateOnly.FromDateTime(Start);

    /// <summary>A period without a figure stands before it.</summary>
    public bool AfterGap { get; init; }

    /// <summary>common_cause, improvement, concern or neutral.</summary>
    public string Variation { get; init; } = "common_cause";
    public double? Centre { get; init; }
    public double? Lower { get; init; }
    public double? Upper { get; init; }
    public double? Numerator { get; init; }
    public double? Denominator { get; init; }
}

/// <summary>A stretch of points with limits of its own, from a dated rebase with its reason.</summary>
public sealed record MetricSegment(string From, double? Mean, double? Lower, double? Upper, string Reason, string ChangeId)
{
    public int Start { get; init; }
    public int N { get; init; }
    public bool TrialLimits { get; init; }
}

/// <summary>A dated change drawn on a chart; <see cref="Index"/> is the first point on or after it.</summary>
public sealed record Annotation(DateOnly On, string Label, string ChangeId, int Index, Place Source);
