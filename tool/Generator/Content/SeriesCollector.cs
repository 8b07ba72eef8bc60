using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Collects figures from sheets of every layout into series.</summary>
sealed class SeriesCollector(Metrics metrics, Diagnostics diagnostics)
{
    static readonly string[] starts = ["period_start", "period", "week_starting", "week_commencing", "month", "week", "date"];

    public static IReadOnlyDictionary<string, string> LongFields { get; } = Known(["metric_id", "period_start", "period_end", "site", "channel", "value", "numerator", "denominator", "n", "unit", "source", "note"], "period_start", starts, ("metric", "metric_id"));

    public static IReadOnlyDictionary<string, string> PeriodFields { get; } = Known(["period_start", "period_end", "site", "channel", "note"], "period_start", starts);

    public static IReadOnlyDictionary<string, string> EventFields { get; } = Known(["metric_id", "occurred_at", "site", "channel", "value", "n", "source", "note"], "occurred_at", ["event_at", "at", "date", "time", "happened_at"], ("metric", "metric_id"));

    readonly Dictionary<(string Metric, string? Site, string? Channel), Building> all = [];

    enum Layout { Long, Periods, Events }

    sealed class Building(Where where, MetricUnit? unit, Layout layout)
    {
        public Where Where { get; } = where;
        public MetricUnit? Unit { get; set; } = unit;
        public Layout Layout { get; } = layout;
        public List<SeriesPoint> Points { get; } = [];
    }

    static Dictionary<string, string> Known(string[] fields, string start, string[] names, params (string, string)[] more)
    {
        var known = fields.ToDictionary(f => f);
        foreach (var name in names) known.TryAdd(name, start);
        foreach (var (name, field) in more) known.TryAdd(name, field);
        return known;
    }

    /// <summary>A row per metric and period.</summary>
    public void AddLong(SheetTable table, MetricSource? source)
    {
        var cells = new SheetCells(table, source?.Dates, diagnostics);
        if (!cells.Has("value") && !cells.Has("numerator"))
        {
            diagnostics.Tell("IS604", table.PlaceOf(table.Headings.Row, 0), "The sheet has metrics and periods but no column of values.", "Add a heading `value`, or `numerator` and `denominator`.");
            return;
        }
        var starts = cells.Dates("period_start");
        var ends = cells.Dates("period_end");
        var numerators = cells.Numbers("numerator");
        var denominators = cells.Numbers("denominator");
        var ns = cells.Numbers("n");
        var values = cells.Has("value") ? cells.Raw("value") : new RawNumber?[table.Rows.Count];
        var rowsByMetric = Enumerable.Range(0, table.Rows.Count).Where(i => starts[i] is not null && cells.Text("metric_id", i) is not null).GroupBy(i => cells.Text("metric_id", i)!, StringComparer.OrdinalIgnoreCase);
        foreach (var rows in rowsByMetric)
        {
            var metric = metrics.Definition(rows.Key);
            var id = metric?.MetricId ?? rows.Key;
            var here = rows.ToArray();
            var unit = Unit(cells, here, metric);
            if (metric is null) diagnostics.Tell("IS630", cells.PlaceOf("metric_id", here[0]), $"metrics.yaml does not define `{id}`.{(unit is null && AreShares(values, here) ? " Its figures lie between 0 and 1 and stand as they are written." : "")}",
                Nearest.Hint(id, metrics.Definitions.Select(m => m.MetricId)) ?? "Define it there, with its unit and direction, to give it a name and a target.");
            var scaled = cells.Scale("value", values, here, unit, metric, Spelt(cells, here));
            unit ??= scaled.Unit;
            for (var k = 0; k < here.Length; k++)
            {
                var i = here[k];
                var value = scaled.Values[k] ?? Share(numerators[i], denominators[i], unit, values[i]);
                Outside(numerators[i], denominators[i], unit, value, cells, i, metric);
                Add(id, cells.Text("site", i), cells.Text("channel", i), unit, Layout.Long, metric, PointAt(starts[i]!.Value, value) with
                {
                    PeriodEnd = ends[i] is { } end ? DateOnly.FromDateTime(end) : null,
                    Numerator = numerators[i],
                    Denominator = denominators[i],
                    N = ns[i],
                    Source = cells.Text("source", i),
                    Note = cells.Text("note", i),
                    Place = cells.PlaceOf(cells.Has("value") && values[i] is not null ? "value" : "numerator", i),
                });
            }
        }
        for (var i = 0; i < table.Rows.Count; i++)
            if (cells.Text("metric_id", i) is null) cells.Faults.Tell("IS624", table.Headings.Columns["metric_id"], cells.PlaceOf("metric_id", i), "The row has no metric id.", "Write the metric's id in each row.");
        cells.Faults.Finish();
    }

    /// <summary>A row per period, a column per figure.</summary>
    public void AddPeriods(SheetTable table, MetricSource? source)
    {
        var cells = new SheetCells(table, source?.Dates, diagnostics);
        if (!cells.Has("period_start"))
        {
            diagnostics.Tell("IS604", table.PlaceOf(table.Headings.Row, 0), "The sheet has no column of periods.", "Map `period_start` to its heading under `columns` in metrics.yaml.");
            return;
        }
        var starts = cells.Dates("period_start");
        var ends = cells.Dates("period_end");
        foreach (var (field, column) in table.Headings.Columns.OrderBy(c => c.Value))
        {
            if (PeriodFields.ContainsKey(field) && PeriodFields[field] == field) continue;
            var here = Enumerable.Range(0, table.Rows.Count).Where(i => starts[i] is not null).ToArray();
            var metric = metrics.Definition(field) ?? metrics.Definitions.FirstOrDefault(m => m.Formula is null && Headings.Normal(m.MetricId) == field);
            if (metric is null && source is not { Columns.Count: > 0 } && cells.IsWords(column)) continue;
            var scaled = cells.Scale(field, cells.Raw(field), here, metric?.Unit, metric, null);
            for (var k = 0; k < here.Length; k++)
                Add(metric?.MetricId ?? field, cells.Text("site", here[k]), cells.Text("channel", here[k]), metric?.Unit ?? scaled.Unit, Layout.Periods, metric, PointAt(starts[here[k]]!.Value, scaled.Values[k]) with
                {
                    PeriodEnd = ends[here[k]] is { } end ? DateOnly.FromDateTime(end) : null,
                    Note = cells.Text("note", here[k]),
                    Place = cells.PlaceOf(field, here[k]),
                });
        }
        cells.Faults.Finish();
    }

    /// <summary>A row per event.</summary>
    public void AddEvents(SheetTable table, MetricSource? source)
    {
        var cells = new SheetCells(table, source?.Dates, diagnostics);
        if (!cells.Has("occurred_at"))
        {
            diagnostics.Tell("IS604", table.PlaceOf(table.Headings.Row, 0), "The sheet has no column that says when the event was.", "Map `occurred_at` to its heading under `columns` in metrics.yaml.");
            return;
        }
        var times = cells.Dates("occurred_at");
        var values = cells.Numbers("value");
        var ns = cells.Numbers("n");
        var file = table.Headings.File[(table.Headings.File.LastIndexOf('/') + 1)..];
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (times[i] is not { } local) continue;
            var written = cells.Text("metric_id", i) ?? file[..file.LastIndexOf('.')];
            var metric = metrics.Definition(written);
            Add(metric?.MetricId ?? written, cells.Text("site", i), cells.Text("channel", i), metric?.Unit, Layout.Events, metric, new SeriesPoint(DateOnly.FromDateTime(local), values[i])
            {
                At = UkTime.At(local),
                N = ns[i],
                Source = cells.Text("source", i),
                Note = cells.Text("note", i),
                Place = cells.PlaceOf("occurred_at", i),
            });
        }
        cells.Faults.Finish();
    }

    static SeriesPoint PointAt(DateTime start, double? value) => new(DateOnly.FromDateTime(start), value) { StartTime = TimeOnly.FromDateTime(start) };

    public IReadOnlyList<Series> Finish()
    {
        List<Series> series = [];
        foreach (var ((metric, site, channel), building) in all.OrderBy(s => s.Key.Metric, StringComparer.Ordinal).ThenBy(s => s.Key.Site, StringComparer.Ordinal).ThenBy(s => s.Key.Channel, StringComparer.Ordinal))
        {
            var points = building.Points.OrderBy(p => p.Start).ThenBy(p => p.At).ToList();
            // Two events may fall on one day.
            if (building.Layout is not Layout.Events && metrics.Definition(metric)?.Chart is not (ChartKind.T or ChartKind.G))
            {
                points = SeriesChecks.WithoutDoubles(points, metric, diagnostics);
                SeriesChecks.Gaps(points, metric, diagnostics);
            }
            series.Add(new Series { Where = building.Where, MetricId = metric, Site = site, Channel = channel, Unit = building.Unit, IsEvents = building.Layout is Layout.Events, IsColumn = building.Layout is Layout.Periods, Points = points, Range = SeriesChecks.Range(points) });
        }
        return series;
    }

    void Add(string id, string? site, string? channel, MetricUnit? unit, Layout layout, Metric? metric, SeriesPoint point)
    {
        var key = (id, site, channel);
        if (!all.TryGetValue(key, out var building)) all[key] = building = new Building(metric?.Where ?? Where.From(point.Place), unit, layout);
        building.Unit ??= unit;
        building.Points.Add(point);
    }

    /// <summary>The unit by the definition, or else by the sheet's own column; a contradiction is told.</summary>
    MetricUnit? Unit(SheetCells cells, int[] rows, Metric? metric)
    {
        var written = rows.Select(i => (Row: i, Text: cells.Text("unit", i))).FirstOrDefault(u => u.Text is not null);
        if (written.Text is null) return metric?.Unit;
        MetricUnit? unit = written.Text.ToLowerInvariant() switch
        {
            "%" or "percent" or "per cent" or "percentage" => MetricUnit.Percent,
            "fraction" or "proportion" => metric?.Unit is MetricUnit.Ratio ? MetricUnit.Ratio : MetricUnit.Percent,
            "s" or "sec" or "secs" or "seconds" or "mm:ss" => MetricUnit.Seconds,
            "min" or "mins" or "minutes" => MetricUnit.Minutes,
            "h" or "hours" => MetricUnit.Hours,
            "count" or "number" => MetricUnit.Count,
            "ratio" => metric?.Unit is MetricUnit.Percent ? MetricUnit.Percent : MetricUnit.Ratio,
            _ => null,
        };
        if (unit is null) cells.Faults.Tell("IS622", -1, cells.PlaceOf("unit", written.Row), $"`{written.Text}` is no unit.", Nearest.Hint(written.Text, Words.All<MetricUnit>()) ?? $"Write one of: {string.Join(", ", Words.All<MetricUnit>())}.");
        else if (metric is not null && unit != metric.Unit)
            diagnostics.Tell("IS629", cells.PlaceOf("unit", written.Row), $"The sheet gives `{metric.MetricId}` in {Words.Of(unit)} and metrics.yaml in {Words.Of(metric.Unit)}.", "Correct one of them; nothing is converted in silence.");
        return metric?.Unit ?? unit;
    }

    /// <summary>True or false when the unit column itself says that percent are written as fractions or not.</summary>
    static bool? Spelt(SheetCells cells, int[] rows) => rows.Select(i => cells.Text("unit", i)).FirstOrDefault(t => t is not null)?.ToLowerInvariant() switch
    {
        "fraction" or "proportion" or "ratio" => true,
        "%" or "percent" or "per cent" or "percentage" => false,
        _ => null,
    };

    static bool AreShares(RawNumber?[] values, int[] rows)
    {
        var some = rows.Select(i => values[i]).OfType<RawNumber>().ToList();
        return some.Any(n => n.Value != Math.Floor(n.Value)) && some.All(n => n is { IsPlain: true, Value: >= 0 and <= 1 });
    }

    static double? Share(double? numerator, double? denominator, MetricUnit? unit, RawNumber? written) =>
        written is null && numerator is { } top && denominator is > 0 ? (unit is MetricUnit.Percent ? 100 : 1) * top / denominator : null;

    static void Outside(double? numerator, double? denominator, MetricUnit? unit, double? value, SheetCells cells, int row, Metric? metric)
    {
        if (unit is MetricUnit.Percent && metric?.Direction is not MetricDirection.Neutral && numerator > denominator && numerator is not null)
            cells.Faults.Tell("IS634", -2, cells.PlaceOf("numerator", row), $"The numerator {numerator} is greater than the denominator {denominator}.", "A share cannot be over 100 %; look at the two columns.");
        else if (value < 0 && unit is MetricUnit.Seconds or MetricUnit.Minutes or MetricUnit.Hours)
            cells.Faults.Tell("IS634", -3, cells.PlaceOf("value", row), $"A time of {value} {Words.Of(unit)} cannot be.", "Look at the sign, and at which time was taken from which.");
    }
}
