using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Reads the figures: the sources that metrics.yaml names, then every other spreadsheet whose headings tell what it is.</summary>
sealed class FigureLoader(LoaderFiles files, Metrics metrics, Organisation organisation, Diagnostics diagnostics, CancellationToken cancellation)
{
    readonly SheetFiles sheets = new(files, diagnostics);
    readonly ThemeMatcher matcher = new(organisation.Themes);
    readonly SeriesCollector series = new(metrics, diagnostics);

    public (IReadOnlyList<Series> Series, IncidentLog Log) Load()
    {
        var log = new IncidentLogBuilder(matcher.Ids);
        var logs = new LogReader(log, matcher, diagnostics, cancellation);
        HashSet<string> named = new(StringComparer.Ordinal);
        foreach (var source in metrics.Sources)
        {
            if (source.File.Length == 0) continue;
            if (Resolve(source) is not { } file) continue;
            named.Add(file);
            sheets.Each(file, source, (rows, book) => Read(rows, book, source, logs));
        }
        foreach (var file in files.Files)
            if (Kinds.Of(file) is Kind.Figures && !named.Contains(file))
                sheets.Each(file, null, (rows, book) => Read(rows, book, null, logs));
        logs.Finish();
        return (series.Finish(), log.Build());
    }

    string? Resolve(MetricSource source)
    {
        foreach (var path in (string[])["metrics/" + source.File, source.File])
            if (files.Has(path)) return path;
        diagnostics.Tell("IS027", source.Where["file"], $"There is no file `{source.File}` in metrics.", Nearest.Hint(source.File, files.Files.Where(f => Kinds.Of(f) is Kind.Figures).Select(f => f[(f.LastIndexOf('/') + 1)..])) ?? "Put the spreadsheet into metrics, beside metrics.yaml.");
        return null;
    }

    void Read(SheetRows rows, XlsxBook? book, MetricSource? source, LogReader logs)
    {
        var headings = Headings.Find(rows, source?.HeaderRow);
        if (headings is null)
        {
            if (source is not null || rows.Row > 0)
                diagnostics.Tell("IS609", source?.HeaderRow is not null ? source.Where["header_row"] : new Place(rows.File) { Sheet = rows.Sheet, Cell = "A1" }, "No row of headings was found.", "Give the row of the headings under `header_row` in metrics.yaml.");
            return;
        }
        switch (TableKind(headings, source))
        {
            case FigureTable.Log:
                if (book is not null) book.Strings.Matcher = matcher;
                logs.Read(rows, headings, source, Reopened(rows.File, source, headings));
                if (book is not null) book.Strings.Matcher = null;
                break;
            case FigureTable.Long:
                headings.Map(source, SeriesCollector.LongFields, open: false, diagnostics);
                series.AddLong(SheetTable.Load(rows, headings, diagnostics, cancellation), source);
                break;
            case FigureTable.Periods:
                headings.Map(source, SeriesCollector.PeriodFields, open: true, diagnostics);
                series.AddPeriods(SheetTable.Load(rows, headings, diagnostics, cancellation), source);
                break;
            case FigureTable.Events:
                headings.Map(source, SeriesCollector.EventFields, open: false, diagnostics);
                series.AddEvents(SheetTable.Load(rows, headings, diagnostics, cancellation), source);
                break;
            default:
                diagnostics.Tell("IS631", Place.InSheet(rows.File, rows.Sheet, headings.Row, 1), "The sheet was not read: its headings tell no kind of table.",
                    "Name it under `sources` in metrics.yaml, or use headings such as metric_id, period_start and value.");
                break;
        }
    }

    /// <summary>A way to read the same sheet once more, for the rare log whose dates turn out to be month first.</summary>
    Action<Action<SheetRows>> Reopened(string file, MetricSource? source, Headings headings) => read =>
    {
        var quiet = new SheetFiles(files, new Diagnostics());
        quiet.Each(file, source, (rows, book) =>
        {
            if (rows.Sheet != headings.Sheet) return;
            if (book is not null) book.Strings.Matcher = matcher;
            while (rows.Row < headings.Row && rows.Read()) { }
            read(rows);
        });
    };

    enum FigureTable { None, Log, Long, Periods, Events }

    static FigureTable TableKind(Headings headings, MetricSource? source)
    {
        var names = headings.Names.ToHashSet(StringComparer.Ordinal);
        foreach (var (field, heading) in source?.Columns ?? new Dictionary<string, string>())
            if (headings.Position(heading) is not null) names.Add(field);
        bool Any(IReadOnlyDictionary<string, string> known, string field) => known.Any(k => k.Value == field && names.Contains(k.Key));
        if (source?.OneRowPer is RowKind.Incident) return FigureTable.Log;
        if (source?.OneRowPer is RowKind.Event) return FigureTable.Events;
        if (Any(SeriesCollector.LongFields, "metric_id")) return Any(SeriesCollector.LongFields, "period_start") ? FigureTable.Long : Any(SeriesCollector.EventFields, "occurred_at") ? FigureTable.Events : FigureTable.None;
        if (source?.OneRowPer is RowKind.Period || Any(SeriesCollector.PeriodFields, "period_start")) return FigureTable.Periods;
        return Any(LogReader.Fields, "incident_id") && names.Any(n => LogReader.Fields.TryGetValue(n, out var f) && f.EndsWith("_at", StringComparison.Ordinal)) ? FigureTable.Log : FigureTable.None;
    }
}
