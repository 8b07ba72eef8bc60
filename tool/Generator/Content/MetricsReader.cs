using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Reads <c>metrics/metrics.yaml</c>.</summary>
static class MetricsReader
{
    public static Metrics Read(Fields fields) => new()
    {
        Where = fields.Where,
        Definitions = fields.Records("metrics", ReadMetric),
        Sources = fields.Records("sources", ReadSource),
    };

    static Metric ReadMetric(Fields fields) => new()
    {
        Where = fields.Where,
        MetricId = fields.Id("metric_id"),
        Name = fields.Text("name"),
        Definition = fields.ProseOrNull("definition"),
        Formula = fields.TextOrNull("formula"),
        Unit = fields.Word<MetricUnit>("unit"),
        Direction = fields.Word<MetricDirection>("direction"),
        Target = fields.NumberOrNull("target"),
        TargetFrom = fields.DateOrNull("target_from"),
        Convention = fields.WordOrNull<MetricConvention>("convention"),
        ShortAbandonSeconds = fields.WholeOrNull("short_abandon_seconds", 0, 600),
        Exclusions = fields.Texts("exclusions"),
        OwnerRole = fields.TextOrNull("owner_role"),
        Chart = fields.WordOrNull<ChartKind>("chart") ?? ChartKind.Xmr,
        MinPoints = fields.WholeOrNull("min_points", 2, 1000),
        Objective = fields.TextOrNull("objective"),
        Rebase = fields.Records("rebase", f => new Rebase { Where = f.Where, On = f.DateOrNull("on"), Reason = f.ProseOrNull("reason"), ChangeId = f.TextOrNull("change_id") }),
    };

    static MetricSource ReadSource(Fields fields) => new()
    {
        Where = fields.Where,
        File = fields.Text("file"),
        Sheet = fields.TextOrNull("sheet"),
        HeaderRow = fields.WholeOrNull("header_row", 1, 10_000),
        Columns = Columns(fields),
        Dates = fields.WordOrNull<DateOrder>("dates"),
        OneRowPer = fields.WordOrNull<RowKind>("one_row_per"),
    };

    static Dictionary<string, string> Columns(Fields fields)
    {
        Dictionary<string, string> columns = new(StringComparer.Ordinal);
        foreach (var (field, value, place) in fields.Pairs("columns"))
            if (value is ScalarNode { IsEmpty: false } heading) columns[field] = heading.Value.Trim();
            else fields.Diagnostics.Tell("IS010", place, $"The column `{field}` has no heading.", "Write the heading of the column as it is in the sheet.");
        return columns;
    }
}
