namespace IncidentStrategy.Typesetting.Charts;

/// <summary>The data behind charts as tables. No cell is empty: what is missing says why.</summary>
static class ChartTables
{
    const string NotRecorded = "not recorded";

    public static ChartTable Of(LineChart chart)
    {
        var withN = chart.Points.Any(p => p.N is not null);
        var withLimits = chart.Segments.Any(s => s.Upper is not null || s.Lower is not null) || chart.Points.Any(p => p.Upper is not null);
        List<ChartColumn> columns = [new(chart.PointName, false), new(ChartValues.Heading(chart.ValueName, chart.Unit), true)];
        if (withN) columns.Add(new("n", true));
        if (chart.Segments.Count > 0) columns.Add(new(Sentence(chart.Segments[0].CentreName), true));
        if (withLimits) columns.AddRange([new("Lower limit", true), new("Upper limit", true)]);
        columns.Add(new("Reading", false));
        return new(columns, [.. chart.Points.Select((_, i) => Row(chart, i, withN, withLimits))]);
    }

    static List<string> Row(LineChart chart, int index, bool withN, bool withLimits)
    {
        var point = chart.Points[index];
        var segment = SegmentAt(chart, index);
        string Bare(double? value, string otherwise) => value is { } v ? ChartValues.Bare(v, chart.Unit) : otherwise;
        List<string> row = [point.Label, Bare(point.Value, NotRecorded)];
        if (withN) row.Add(point.N is { } n ? ChartValues.Number(n, 0) : NotRecorded);
        if (chart.Segments.Count > 0) row.Add(Bare(segment?.Centre, "none"));
        if (withLimits) row.AddRange([Bare(point.Lower ?? segment?.Lower, "none"), Bare(point.Upper ?? segment?.Upper, "none")]);
        row.Add(point.Value is null ? NotRecorded : ChartWords.Reading(point));
        return row;
    }

    public static ChartTable Of(BarChart chart)
    {
        var total = chart.Bars.Sum(b => b.Value);
        List<ChartColumn> columns = [new(chart.LabelName.Length > 0 ? chart.LabelName : "What", false), new(ChartValues.Heading(chart.ValueName, chart.Unit), true)];
        if (chart.Cumulative) columns.AddRange([new("Share (%)", true), new("Running share (%)", true)]);
        var running = 0.0;
        var rows = new List<IReadOnlyList<string>>();
        foreach (var bar in chart.Bars)
        {
            running += bar.Value;
            List<string> row = [bar.Label, ChartValues.Bare(bar.Value, chart.Unit)];
            if (chart.Cumulative) row.AddRange([Share(bar.Value, total), Share(running, total)]);
            rows.Add(row);
        }
        return new(columns, rows);
    }

    public static ChartTable Of(ComplianceChart chart) => new(
        [new(chart.LabelName, false), new("Met", true), new("Not met", true), new("Not recorded", true), new("Open", true), new("Met of decided (%)", true), new("Agreed (%)", true)],
        [.. chart.Rows.Select(r => new List<string>
        {
            r.Label, Whole(r.Met), Whole(r.NotMet), Whole(r.NotRecorded), Whole(r.Open),
            r.Met + r.NotMet > 0 ? Share(r.Met, r.Met + r.NotMet) : "none decided",
            r.TargetPercent is { } target ? ChartValues.Number(target, 1) : "not agreed",
        })]);

    public static ChartTable Of(SmallMultiples chart) => new(
        [new("Measure", false), new("Latest period", false), new("Latest", true), new("Lowest", true), new("Highest", true), new("Reading", false)],
        [.. chart.Panels.Select(Summary)]);

    static List<string> Summary(LineChart panel)
    {
        var values = panel.Points.Where(p => p.Value is not null).ToList();
        if (values.Count == 0) return [panel.Title, NotRecorded, NotRecorded, NotRecorded, NotRecorded, NotRecorded];
        string Text(double v) => ChartValues.Text(v, panel.Unit);
        var last = values[^1];
        return [panel.Title, last.Label, Text(last.Value!.Value), Text(values.Min(p => p.Value!.Value)), Text(values.Max(p => p.Value!.Value)), ChartWords.Reading(last)];
    }

    public static ChartSegment? SegmentAt(LineChart chart, int index) =>
        chart.Segments.FirstOrDefault(s => s.First <= index && index <= s.Last);

    static string Whole(int count) => ChartValues.Number(count, 0);

    static string Share(double part, double whole) => whole > 0 ? ChartValues.Number(100 * part / whole, 1) : "none";

    static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
