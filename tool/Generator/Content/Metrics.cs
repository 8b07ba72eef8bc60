using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

public enum MetricUnit { Count, Percent, Seconds, Minutes, Hours, Ratio }

public enum MetricDirection { HigherIsBetter, LowerIsBetter, Neutral }

public enum ChartKind { Xmr, Run, PPrime, UPrime, T, G }

/// <summary>How a rate is counted: the six service-level conventions, then the three of first contact resolution.</summary>
public enum MetricConvention { CreditAbandons, AnsweredOnly, Offered, IgnoreAbandons, CreditShort, ExcludeShort, Gross, Net, Proxy }

public enum DateOrder { DayFirst, MonthFirst, Iso }

public enum RowKind { Incident, Event, Period }

/// <summary>What is measured, where the figures come from, and the figures as series.</summary>
public sealed record Metrics : Written
{
    public static Metrics Empty { get; } = new() { Where = Where.None };

    public IReadOnlyList<Metric> Definitions { get; init; } = [];
    public IReadOnlyList<MetricSource> Sources { get; init; } = [];

    /// <summary>
    /// The figures by metric, then site, then channel. A sheet of periods (offered, answered, …) gives one series for each
    /// column, named by its field, so a metric with a formula or a convention is computed over the series of one period.
    /// </summary>
    public IReadOnlyList<Series> Series { get; init; } = [];

    public Metric? Definition(string? id) => Definitions.FirstOrDefault(m => m.MetricId.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The series of the metric for the whole centre, or else the first there is.</summary>
    public Series? Of(string metricId) =>
        Series.FirstOrDefault(s => s.MetricId == metricId && s.Site is null && s.Channel is null) ?? Series.FirstOrDefault(s => s.MetricId == metricId);
}

public sealed record Metric : Written
{
    public required string MetricId { get; init; }
    public required string Name { get; init; }
    public string? Definition { get; init; }
    public string? Formula { get; init; }
    public required MetricUnit Unit { get; init; }
    public required MetricDirection Direction { get; init; }
    public double? Target { get; init; }

    /// <summary>Since when the target holds.</summary>
    public DateOnly? TargetFrom { get; init; }

    public MetricConvention? Convention { get; init; }
    public int? ShortAbandonSeconds { get; init; }
    public IReadOnlyList<string> Exclusions { get; init; } = [];
    public string? OwnerRole { get; init; }
    public ChartKind Chart { get; init; }
    public int? MinPoints { get; init; }
    public string? Objective { get; init; }
    public IReadOnlyList<Rebase> Rebase { get; init; } = [];
}

/// <summary>Where a chart starts anew; it takes effect only with a reason and a change id.</summary>
public sealed record Rebase : Written
{
    public DateOnly? On { get; init; }
    public string? Reason { get; init; }
    public string? ChangeId { get; init; }
}

public sealed record MetricSource : Written
{
    /// <summary>The path from the workspace.</summary>
    public required string File { get; init; }

    public string? Sheet { get; init; }
    public int? HeaderRow { get; init; }

    /// <summary>Field to heading.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    public DateOrder? Dates { get; init; }
    public RowKind? OneRowPer { get; init; }
}

/// <summary>The figures of one metric, for one site and channel, in order of time. Values are in the metric's unit; percent are 0 to 100.</summary>
public sealed record Series : Written
{
    public required string MetricId { get; init; }
    public string? Site { get; init; }
    public string? Channel { get; init; }
    public MetricUnit? Unit { get; init; }

    /// <summary>True when each point is an event with its time, not a period.</summary>
    public bool IsEvents { get; init; }

    /// <summary>True when the series is a column of a sheet of periods, which formulas may use, rather than a metric by its id.</summary>
    public bool IsColumn { get; init; }

    public IReadOnlyList<SeriesPoint> Points { get; init; } = [];

    /// <summary>The block of cells the figures stand in, when they stand in one sheet.</summary>
    public Place Range { get; init; }
}

/// <summary>One figure. <see cref="At"/> is the event's time in a series of events.</summary>
public readonly record struct SeriesPoint(DateOnly PeriodStart, double? Value)
{
    /// <summary>When in the day the period starts, where periods are shorter than a day.</summary>
    public TimeOnly StartTime { get; init; }

    /// <summary>The period's beginning, by which a figure is known among those of its series.</summary>
    public DateTime Start => PeriodStart.ToDateTime(StartTime);

    public DateOnly? PeriodEnd { get; init; }
    public DateTimeOffset? At { get; init; }
    public double? Numerator { get; init; }
    public double? Denominator { get; init; }
    public double? N { get; init; }
    public string? Source { get; init; }
    public string? Note { get; init; }

    /// <summary>The cell of the value.</summary>
    public Place Place { get; init; }
}
