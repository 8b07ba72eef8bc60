using System.Globalization;
using IncidentStrategy.Generator.Analysis.Statistics;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>The figures of a metric before they are charted: a value a period, with its parts where it is a proportion.</summary>
sealed record MetricSeries(IReadOnlyList<MetricSeries.Figure> Figures, DefinitionBox Box, string Note)
{
    /// <summary>Every cell that the figures were worked out of, where it is more than the figures' own.</summary>
    public IReadOnlyList<Place> Cells { get; init; } = [];

    public readonly record struct Figure(DateTime Start, double Value, double? Numerator, double? Denominator, Place Source)
    {
        public DateOnly On => DateOnly.FromDateTime(Start);

        /// <summary>The beginning of the period: a date, with the time where periods are shorter than a day.</summary>
        public string Label => Start.ToString(Start.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

        /// <summary>A period is recorded before this one that has no figure.</summary>
        public bool AfterGap { get; init; }
    }

    /// <summary>A metric's figures: as recorded in a series of its name, or worked out by its formula.</summary>
    public static MetricSeries Of(Corpus corpus, Metric metric, DateOnly asOf)
    {
        var formula = Formula.Read(metric.Formula);
        if (corpus.Metrics.Of(metric.MetricId) is { } series && !IsPartOf(formula, metric, corpus)) return Recorded(metric, series, asOf);
        return formula switch
        {
            Formula.Arithmetic a => Worked(corpus, metric, a.Whole, asOf),
            Formula.LogStatistic s => LogFigures.Statistic(corpus, metric, s, asOf),
            Formula.LogShare h => LogFigures.Share(corpus, metric, h, asOf),
            Formula.LogReopened r => LogFigures.Reopened(corpus, metric, r, asOf),
            Formula.LogCount => LogFigures.Count(corpus, metric, asOf),
            _ => new([], BoxOf(metric, 0, 0), "No series has this metric's id and its formula is prose, so there are no figures."),
        };
    }

    /// <summary>Whether the series of the metric's name is a column that its formula takes in, as in a metric <c>wait</c> that is <c>wait / answered</c>.</summary>
    static bool IsPartOf(Formula? formula, Metric metric, Corpus corpus) =>
        formula is Formula.Arithmetic { Whole: Formula.Term.Operation whole }
        && whole.Fields.Contains(metric.MetricId, StringComparer.OrdinalIgnoreCase) && whole.Fields.All(f => corpus.Metrics.Of(f) is not null);

    /// <summary>A long-form series, taken as it stands; its numerator and denominator go with it.</summary>
    static MetricSeries Recorded(Metric metric, Series series, DateOnly asOf)
    {
        var figures = new List<Figure>();
        var missing = 0;
        var gap = false;
        foreach (var p in series.Points.OrderBy(p => p.Start).ThenBy(p => p.At))
        {
            if (p.PeriodStart > asOf) continue;
            var value = p.Value ?? (p is { Numerator: { } num, Denominator: { } den } && den != 0 ? num / den * Scale(metric) : null);
            if (value is { } v) figures.Add(new Figure(p.Start, v, p.Numerator, p.Denominator, p.Place) { AfterGap = gap && figures.Count > 0 });
            else missing++;
            gap = value is null;
        }
        var box = BoxOf(metric, figures.Count, missing) with
        {
            Numerator = figures.Any(f => f.Numerator is not null) ? "the numerator recorded with each figure" : "",
            Denominator = figures.Any(f => f.Denominator is not null) ? "the denominator recorded with each figure" : "",
        };
        return new(figures, box, "");
    }

    /// <summary>Arithmetic over the fields of each period. At the top of it, a division gives numerator and denominator.</summary>
    static MetricSeries Worked(Corpus corpus, Metric metric, Formula.Term whole, DateOnly asOf)
    {
        // The service level's formula is the one its convention states.
        if (ByConvention(metric, whole) is { } declared) whole = declared;
        var fields = whole.Fields.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var absent = fields.Where(f => corpus.Metrics.Of(f) is null).ToArray();
        var scale = Scale(metric);
        var split = whole is Formula.Term.Operation { Sign: '/' } division ? division : null;
        var box = BoxOf(metric, 0, 0) with { Numerator = Say.Word(split?.Left.ToString() ?? ""), Denominator = Say.Word(split?.Right.ToString() ?? ""), Formula = Say.Word(whole.ToString()) };
        if (absent.Length > 0 || fields.Length == 0)
            return new([], box, fields.Length == 0 ? "The formula names no field." : $"The formula names {Say.List(absent)}, which no source has a column for.");

        var columns = fields.ToDictionary(f => f, f => corpus.Metrics.Of(f)!.Points.ToLookup(p => p.Start), StringComparer.OrdinalIgnoreCase);
        var figures = new List<Figure>();
        var missing = 0;
        var gap = false;
        foreach (var start in columns.Values.SelectMany(c => c.Select(g => g.Key)).Distinct().Order())
        {
            if (DateOnly.FromDateTime(start) > asOf) continue;
            double? Field(string name) => columns[name][start].FirstOrDefault().Value;
            if (whole.Of(Field) is not { } value)
            {
                missing++;
                gap = true;
                continue;
            }
            var cells = Places.Merge(fields.Select(f => columns[f][start].First().Place));
            figures.Add(new Figure(start, value * scale, split?.Left.Of(Field), split?.Right.Of(Field), cells[0]) { AfterGap = gap && figures.Count > 0 });
            gap = false;
        }
        return new(figures, box with { N = figures.Count, Missing = missing }, "")
        {
            Cells = Places.Merge(fields.SelectMany(f => corpus.Metrics.Of(f)!.Points.Where(p => p.PeriodStart <= asOf).Select(p => p.Place))),
        };
    }

    /// <summary>A service level is counted as its declared convention says, whatever its formula; the formula shown is that one.</summary>
    static Formula.Term? ByConvention(Metric metric, Formula.Term whole) =>
        metric.Convention is { } convention && convention <= MetricConvention.ExcludeShort && whole.Fields.Contains("answered_in_threshold", StringComparer.OrdinalIgnoreCase)
            ? ((Formula.Arithmetic)Formula.Read(ServiceLevel.Formula(convention))!).Whole : null;

    static double Scale(Metric metric) => metric.Unit == MetricUnit.Percent ? 100 : 1;

    internal static DefinitionBox BoxOf(Metric metric, int n, int missing) => new()
    {
        Formula = Say.Word(metric.Formula ?? metric.Definition ?? "as recorded"),
        Exclusions = metric.Exclusions.Count == 0 ? "none" : string.Join("; ", metric.Exclusions),
        N = n,
        Missing = missing,
    };
}

/// <summary>The six conventions of the service level.</summary>
public static class ServiceLevel
{
    /// <summary>O offered, A answered, AB abandoned, within the threshold or in all; S short abandons.</summary>
    public static string Formula(MetricConvention convention) => convention switch
    {
        MetricConvention.CreditAbandons => "(answered_in_threshold + abandoned_in_threshold) / (answered + abandoned)",
        MetricConvention.AnsweredOnly => "answered_in_threshold / answered",
        MetricConvention.IgnoreAbandons => "answered_in_threshold / (answered + abandoned - abandoned_in_threshold)",
        MetricConvention.CreditShort => "(answered_in_threshold + short_abandons) / (answered + abandoned)",
        MetricConvention.ExcludeShort => "answered_in_threshold / (answered + abandoned - short_abandons)",
        _ => "answered_in_threshold / (answered + abandoned)",
    };

    public static IReadOnlyList<MetricConvention> All { get; } =
        [MetricConvention.CreditAbandons, MetricConvention.AnsweredOnly, MetricConvention.Offered, MetricConvention.IgnoreAbandons, MetricConvention.CreditShort, MetricConvention.ExcludeShort];

    /// <summary>The share by a convention, 0 to 1; null when a field it needs is missing or nothing was offered.</summary>
    public static double? Share(MetricConvention convention, Func<string, double?> field) =>
        ((Analysis.Formula.Arithmetic)Analysis.Formula.Read(Formula(convention))!).Whole.Of(field);
}
