namespace IncidentStrategy.Typesetting.Charts;

/// <summary>A chart as its maker means it: the message and the data. It is drawn alike on paper and on screen.</summary>
public abstract record Chart
{
    /// <summary>The message, as one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What must be known to read it: n, trial limits, the definition.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where the numbers come from, without the word "Source".</summary>
    public string Source { get; init; } = "";

    /// <summary>What the chart shows, for someone who cannot see it; null to have it told from the data.</summary>
    public string? Alternative { get; init; }

    /// <summary>The data behind the chart, as people would tabulate it.</summary>
    public abstract ChartTable Table();

    /// <summary>The alternative text told from the data.</summary>
    protected abstract string Describe();

    public string AlternativeText => Alternative ?? Describe();
}

/// <summary>Data behind a chart: cells as text, in the order of <paramref name="Columns"/>. Columns marked as numbers are set to the right.</summary>
public sealed record ChartTable(IReadOnlyList<ChartColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A column of a chart's data table.</summary>
public sealed record ChartColumn(string Heading, bool IsNumber);

/// <summary>How a point stands out, told by colour and by shape.</summary>
public enum PointFlag { Common, Improvement, Concern, Notable }

/// <summary>One point of a line. A point without a value leaves a gap in the line and says so in the table.</summary>
public sealed record ChartPoint(double X, string Label, double? Value, PointFlag Flag = PointFlag.Common)
{
    /// <summary>This point's own limits, where they vary with its size; null to take the segment's.</summary>
    public double? Lower { get; init; }

    /// <inheritdoc cref="Lower"/>
    public double? Upper { get; init; }

    /// <summary>Why it is flagged, in words: "above the upper limit".</summary>
    public string Reason { get; init; } = "";

    /// <summary>How many cases it stands for, where that is known.</summary>
    public double? N { get; init; }

    /// <summary>A value is missing before this one, so no line leads to it.</summary>
    public bool AfterGap { get; init; }
}

/// <summary>A run of points, by index, both ends included, with one centre line and, if there are any, limits.</summary>
public sealed record ChartSegment(int First, int Last, double Centre, double? Lower = null, double? Upper = null)
{
    /// <summary>"mean" or "median", as the line is labelled.</summary>
    public string CentreName { get; init; } = "mean";
}

/// <summary>A dated change marked on a chart: its id on the line, its text in the key below.</summary>
public sealed record ChartMark(double X, string Id, string Text);

/// <summary>A level wished for, drawn dashed and labelled.</summary>
public sealed record ChartTarget(double Value, string Label)
{
    /// <summary>From where along the horizontal axis it holds; null for all of it.</summary>
    public double? From { get; init; }
}

/// <summary>What the horizontal axis measures: days (X is <see cref="DateOnly.DayNumber"/>), or plain positions labelled by their points.</summary>
public enum HorizontalAxis { Positions, Days }

/// <summary>Values along time or in order: run charts, control charts and their kin.</summary>
public sealed record LineChart : Chart
{
    public required IReadOnlyList<ChartPoint> Points { get; init; }
    public IReadOnlyList<ChartSegment> Segments { get; init; } = [];
    public IReadOnlyList<ChartMark> Marks { get; init; } = [];
    public ChartTarget? Target { get; init; }
    public HorizontalAxis Horizontal { get; init; }
    public ChartUnit Unit { get; init; } = ChartUnit.Number;

    /// <summary>What is measured, over the vertical axis: "Time to acknowledge".</summary>
    public string ValueName { get; init; } = "Value";

    /// <summary>What one point is, heading the first column of the table: "Week", "Month", "Incident".</summary>
    public string PointName { get; init; } = "Period";

    public override ChartTable Table() => ChartTables.Of(this);
    protected override string Describe() => ChartWords.Of(this);
}

/// <summary>One bar of a bar chart.</summary>
public sealed record ChartBar(string Label, double Value)
{
    /// <summary>Bars that carry the message are drawn in the brand's colour and labelled in bold; the others are quiet.</summary>
    public bool Stressed { get; init; }
}

/// <summary>Amounts side by side as horizontal bars, in the order given; with <see cref="Cumulative"/>, a Pareto chart.</summary>
public sealed record BarChart : Chart
{
    public required IReadOnlyList<ChartBar> Bars { get; init; }
    public ChartUnit Unit { get; init; } = ChartUnit.Count;

    /// <summary>Whether each bar also tells the share of the whole that it and those above it make up.</summary>
    public bool Cumulative { get; init; }

    public string ValueName { get; init; } = "Count";
    public string LabelName { get; init; } = "";

    public override ChartTable Table() => ChartTables.Of(this);
    protected override string Describe() => ChartWords.Of(this);
}

/// <summary>How cases stand against one agreed criterion.</summary>
public sealed record ComplianceRow(string Label, int Met, int NotMet, int NotRecorded, int Open)
{
    /// <summary>The share of the decided cases that ought to be met, 0 to 100; null when none is agreed.</summary>
    public double? TargetPercent { get; init; }

    public int Total => Met + NotMet + NotRecorded + Open;
}

/// <summary>Cases met, not met, not recorded and still open, as one bar of 100 % a row.</summary>
public sealed record ComplianceChart : Chart
{
    public required IReadOnlyList<ComplianceRow> Rows { get; init; }
    public string LabelName { get; init; } = "Criterion";

    public override ChartTable Table() => ChartTables.Of(this);
    protected override string Describe() => ChartWords.Of(this);
}

/// <summary>Several small line charts of one width, each with its own scale: one look at many measures.</summary>
public sealed record SmallMultiples : Chart
{
    public required IReadOnlyList<LineChart> Panels { get; init; }

    public override ChartTable Table() => ChartTables.Of(this);
    protected override string Describe() => ChartWords.Of(this);
}
