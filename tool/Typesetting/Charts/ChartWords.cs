using System.Text;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>What a chart shows, in plain sentences, for someone who cannot see it.</summary>
static class ChartWords
{
    public static string Reading(ChartPoint point) => point switch
    {
        { Reason.Length: > 0, Flag: PointFlag.Improvement } => $"improvement: {point.Reason}",
        { Reason.Length: > 0, Flag: PointFlag.Concern } => $"concern: {point.Reason}",
        { Reason.Length: > 0 } => point.Reason,
        { Flag: PointFlag.Improvement } => "improvement",
        { Flag: PointFlag.Concern } => "concern",
        { Flag: PointFlag.Notable } => "signal",
        _ => "usual variation",
    };

    public static string Of(LineChart chart)
    {
        var text = new StringBuilder(chart.Title.TrimEnd('.')).Append(". ");
        var values = chart.Points.Where(p => p.Value is not null).ToList();
        if (values.Count == 0) return text.Append("No values are recorded.").ToString();
        string Text(double v) => ChartValues.Text(v, chart.Unit);
        text.Append($"Line chart of {Lower(chart.ValueName)} over {Count(values.Count, "point")}, {values[0].Label} to {values[^1].Label}. ");
        text.Append($"Lowest {Text(values.Min(p => p.Value!.Value))}, highest {Text(values.Max(p => p.Value!.Value))}, last {Text(values[^1].Value!.Value)}. ");
        foreach (var segment in chart.Segments)
            text.Append(Of(chart, segment, Text)).Append(". ");
        if (chart.Target is { Label.Length: > 0 } target) text.Append($"{char.ToUpperInvariant(target.Label[0])}{target.Label[1..]}. ");
        Flagged(text, chart, PointFlag.Improvement, "improvement");
        Flagged(text, chart, PointFlag.Concern, "concern");
        Flagged(text, chart, PointFlag.Notable, "a signal");
        foreach (var mark in chart.Marks) text.Append($"{mark.Id}: {mark.Text.TrimEnd('.')}. ");
        return text.ToString().TrimEnd();
    }

    static string Of(LineChart chart, ChartSegment segment, Func<double, string> text)
    {
        var from = chart.Points[Math.Clamp(segment.First, 0, chart.Points.Count - 1)].Label;
        var start = chart.Segments.Count > 1 ? $"From {from}, {segment.CentreName}" : char.ToUpperInvariant(segment.CentreName[0]) + segment.CentreName[1..];
        var limits = segment is { Lower: { } lower, Upper: { } upper } ? $", limits {text(lower)} to {text(upper)}" : "";
        return $"{start} {text(segment.Centre)}{limits}";
    }

    static void Flagged(StringBuilder text, LineChart chart, PointFlag flag, string name)
    {
        var count = chart.Points.Count(p => p.Flag == flag && p.Value is not null);
        if (count > 0) text.Append($"{Count(count, "point")} flagged as {name}. ");
    }

    public static string Of(BarChart chart)
    {
        var total = chart.Bars.Sum(b => b.Value);
        var bars = chart.Bars.Take(6).Select(b => chart.Cumulative && total > 0
            ? $"{b.Label} {ChartValues.Text(b.Value, chart.Unit)} ({ChartValues.Number(100 * b.Value / total, 0)}%)"
            : $"{b.Label} {ChartValues.Text(b.Value, chart.Unit)}");
        var rest = chart.Bars.Count > 6 ? $" and {chart.Bars.Count - 6} more" : "";
        return $"{chart.Title.TrimEnd('.')}. {(chart.Cumulative ? "Pareto" : "Bar")} chart of {Count(chart.Bars.Count, "bar")}: {string.Join(", ", bars)}{rest}.";
    }

    public static string Of(ComplianceChart chart) =>
        $"{chart.Title.TrimEnd('.')}. Stacked bars: " + string.Join(" ", chart.Rows.Select(r =>
            $"{r.Label.TrimEnd('.')}: {r.Met} met, {r.NotMet} not met, {r.NotRecorded} not recorded, {r.Open} open."));

    public static string Of(SmallMultiples chart) =>
        $"{chart.Title.TrimEnd('.')}. {Count(chart.Panels.Count, "small line chart")}: " + string.Join("; ", chart.Panels.Select(p =>
            p.Points.LastOrDefault(q => q.Value is not null) is { } last
                ? $"{p.Title.TrimEnd('.')}, last {ChartValues.Text(last.Value!.Value, p.Unit)}"
                : $"{p.Title.TrimEnd('.')}, not recorded")) + ".";

    static string Count(int count, string noun) => $"{ChartValues.Number(count, 0)} {noun}{(count == 1 ? "" : "s")}";

    static string Lower(string name) => name.Length > 1 && char.IsUpper(name[0]) && !char.IsUpper(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
