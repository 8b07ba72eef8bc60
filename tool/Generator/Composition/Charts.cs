using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Typesetting.Charts;

namespace IncidentStrategy.Generator.Composition;

/// <summary>Finds the chart that a fence names: <c>metric: ID</c>, <c>compliance: all</c>, <c>compliance: ID</c> or <c>themes: pareto</c>.</summary>
public static class Charts
{
    const int ChangesToReadByMonth = 24;

    /// <summary>The chart, or null when there is nothing of that name.</summary>
    public static Chart? Find(string name, Findings findings)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (kind, id) = colon < 0 ? (name.Trim(), "") : (name[..colon].Trim(), name[(colon + 1)..].Trim());
        return kind switch
        {
            "metric" => findings.Metrics.FirstOrDefault(m => m.Id == id) is { Points.Count: > 0 } metric ? OfMetric(metric) : null,
            "compliance" when id is "all" or "" => findings.Compliance.Criteria.Count == 0 ? null : OfCompliance(findings.Compliance),
            "compliance" => findings.Compliance.Criteria.FirstOrDefault(c => c.Id == id) is { ByMonth.Count: > 0 } criterion ? OfCriterion(criterion) : null,
            "themes" => findings.Themes.All.Count == 0 ? null : OfThemes(findings.Themes),
            _ => null,
        };
    }

    /// <summary>The names a fence may give, for a hint.</summary>
    public static IEnumerable<string> Names(Findings findings) =>
        [.. findings.Metrics.Select(m => "metric: " + m.Id), "compliance: all", .. findings.Compliance.Criteria.Select(c => "compliance: " + c.Id), "themes: pareto"];

    static LineChart OfMetric(MetricFinding metric) => new()
    {
        Title = metric.Message,
        ValueName = metric.Name,
        Unit = Phrases.Unit(metric.Unit),
        Horizontal = metric.ChartKind is "t" or "g" ? HorizontalAxis.Positions : HorizontalAxis.Days,
        PointName = metric.ChartKind is "t" or "g" ? "Event" : "Period",
        Points = [.. metric.Points.Select((p, i) => new ChartPoint(metric.ChartKind is "t" or "g" ? i : p.On.DayNumber + p.Start.TimeOfDay.TotalDays, Phrases.PointDate(p.X) ?? p.X, p.Value, Flag(p.Variation))
        {
            Reason = string.Join(", ", p.Flags.Select(Rule)),
            Lower = Varies(metric) ? p.Lower : null,
            Upper = Varies(metric) ? p.Upper : null,
            N = p.Denominator,
            AfterGap = p.AfterGap,
        })],
        Segments = [.. metric.Segments.Where(s => s.Mean is not null).Select(s => new ChartSegment(s.Start, s.Start + s.N - 1, s.Mean!.Value, s.Lower, s.Upper)
        {
            CentreName = metric.ChartKind == "run" ? "median" : "mean",
        })],
        Marks = [.. metric.Annotations.Select(a => new ChartMark(metric.ChartKind is "t" or "g" ? a.Index : a.On.DayNumber, a.ChangeId, $"{(a.Label.StartsWith(a.ChangeId + " ", StringComparison.Ordinal) ? a.Label[(a.ChangeId.Length + 1)..] : a.Label)}, {Phrases.Day(a.On)}"))],
        Target = metric.Target is { } target
            ? new ChartTarget(target, "target " + Phrases.Value(target, metric.Unit)) { From = metric.ChartKind is "t" or "g" ? null : metric.TargetFrom?.DayNumber }
            : null,
        Note = $"n = {metric.N}{(metric.TrialLimits ? ", trial limits" : "")}",
        Source = string.Join("; ", metric.Sources.Take(2).Select(s => s.ToString())),
    };

    static bool Varies(MetricFinding metric) => metric.ChartKind is "p_prime" or "u_prime" or "t";

    static ComplianceChart OfCompliance(ComplianceFindings compliance) => new()
    {
        Title = compliance.Message,
        Rows = [.. compliance.Criteria.Select(c => Row($"{c.Id}: {c.Statement.TrimEnd('.')}", c.Total, c.TargetPercent))],
        Note = $"{compliance.Criteria.Sum(c => c.Total.Applies):N0} judgements",
        Source = string.Join("; ", compliance.Criteria.SelectMany(c => c.Sources).Select(s => s.File).Distinct()),
    };

    static ComplianceChart OfCriterion(CriterionCompliance criterion) => new()
    {
        Title = $"{criterion.Id} by month: {criterion.Verdict}",
        LabelName = "Month",
        Rows = [.. criterion.ByMonth.TakeLast(ChangesToReadByMonth).Select(m => Row(Phrases.Month(m.Name) ?? m.Name, m.Counts, criterion.TargetPercent))],
        Source = string.Join("; ", criterion.Sources.Take(2).Select(s => s.ToString())),
    };

    static ComplianceRow Row(string label, ComplianceCounts counts, double? target) =>
        new(label, counts.Met, counts.NotMet, counts.NotRecorded, counts.Open) { TargetPercent = target };

    static BarChart OfThemes(ThemeFindings themes) => new()
    {
        Title = themes.Message,
        LabelName = "Theme",
        ValueName = "Mentions",
        Cumulative = true,
        Bars = [.. themes.All.Select(t => new ChartBar(t.Name, t.N) { Stressed = t.NotEffective.Count > 0 })],
        Note = $"{themes.Mentions:N0} mentions" + (themes.All.Any(t => t.NotEffective.Count > 0) ? "; themes that came back after a closed action are in the stronger colour" : ""),
        Source = "reviews, consultation responses and the free text of the log",
    };

    static PointFlag Flag(string variation) => variation switch
    {
        "improvement" => PointFlag.Improvement,
        "concern" => PointFlag.Concern,
        "neutral" => PointFlag.Notable,
        _ => PointFlag.Common,
    };

    static string Rule(string flag) => flag switch
    {
        "outside" => "outside a limit",
        "trend" => "seven rising or falling in a row",
        "two_of_three" => "two of three near a limit",
        "shift" => "seven in a row on one side of the mean",
        "long_run" => "a long run on one side of the median",
        _ => flag,
    };
}
