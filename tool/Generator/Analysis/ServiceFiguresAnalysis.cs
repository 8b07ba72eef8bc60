using IncidentStrategy.Generator.Analysis.Statistics;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>The contact centre's figures, pooled over periods: the sum of each field first, the division last.</summary>
static class ServiceFiguresAnalysis
{
    sealed record Wanted(string Id, string Name, string Unit, string Formula, string Convention);

    static readonly Wanted[] table =
    [
        new("abandonment", "Abandonment", "percent", "abandoned / offered", "of calls offered"),
        new("asa", "Average speed of answer", "seconds", "wait / answered", "answered calls only"),
        new("aht", "Average handling time", "seconds", "(talk + hold + wrap) / handled", "talk, hold and wrap"),
        new("occupancy", "Occupancy", "percent", "(talk + hold + wrap) / (talk + hold + wrap + idle)", "of signed-in time"),
        new("fcr_gross", "First contact resolution, gross", "percent", "fcr / handled", "gross: of all contacts"),
        new("fcr_net", "First contact resolution, net", "percent", "fcr / (handled - not_resolvable)", "net: of contacts that first line can resolve"),
        new("csat", "Customer satisfaction (CSAT)", "percent", "csat_top_two / csat_responses", "top two of five"),
        new("nps", "Net promoter score (NPS)", "percent", "(nps_promoters - nps_detractors) / nps_responses", "promoters 9-10 less detractors 0-6"),
        new("escalation", "Contacts escalated", "percent", "escalations / handled", "of contacts handled"),
        new("reopened_contacts", "Contacts re-opened", "percent", "reopened_contacts / handled", "of contacts handled"),
    ];

    /// <summary>The fields of a sheet of periods; they are parts of figures, not metrics of their own.</summary>
    public static readonly IReadOnlySet<string> PeriodFields = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "offered", "answered", "answered_in_threshold", "abandoned", "abandoned_in_threshold", "short_abandons", "wait", "talk", "hold", "wrap", "idle",
        "handled", "fcr", "not_resolvable", "csat_responses", "csat_top_two", "nps_responses", "nps_promoters", "nps_detractors", "escalations", "reopened_contacts", "repeats",
    };

    public static ServiceFindings Run(Corpus corpus, DateOnly asOf)
    {
        var convention = corpus.Metrics.Definitions.FirstOrDefault(m => m.Formula?.Contains("answered_in_threshold", StringComparison.OrdinalIgnoreCase) == true)?.Convention ?? MetricConvention.Offered;
        if (convention > MetricConvention.ExcludeShort) convention = MetricConvention.Offered;
        var figures = new List<ServiceFigure>();
        if (Figure(corpus, new("service_level", "Service level", "percent", ServiceLevel.Formula(convention), Words.Of(convention)), asOf) is { } level)
            figures.Add(level with { OtherConventions = [.. ServiceLevel.All.Where(c => c != convention).Select(c => new ConventionValue(Words.Of(c), Say.Word(ServiceLevel.Formula(c)), Pooled(corpus, ServiceLevel.Formula(c), asOf, null).Value * 100))] });
        figures.AddRange(table.Select(w => Figure(corpus, w, asOf)).OfType<ServiceFigure>());
        var periods = corpus.Metrics.Of("offered")?.Points.Where(p => p.PeriodStart <= asOf).ToArray() ?? [];
        return new ServiceFindings
        {
            Figures = figures,
            Periods = periods.Length,
            Period = periods.Length == 0 ? "" : $"{Say.Date(periods[0].PeriodStart)} to {Say.Date(periods[^1].PeriodEnd ?? periods[^1].PeriodStart)}",
        };
    }

    static ServiceFigure? Figure(Corpus corpus, Wanted wanted, DateOnly asOf)
    {
        var term = ((Formula.Arithmetic)Formula.Read(wanted.Formula)!).Whole;
        if (term.Fields.Any(f => corpus.Metrics.Of(f) is null)) return null;
        var whole = Pooled(corpus, wanted.Formula, asOf, null);
        var split = (Formula.Term.Operation)term;
        var short_abandon = corpus.Metrics.Definitions.Select(m => m.ShortAbandonSeconds).FirstOrDefault(s => s is not null);
        var exclusions = wanted.Id is "abandonment" or "service_level" && short_abandon is { } s
            ? $"none; short abandons are those under {s} s" : wanted.Id == "asa" ? "calls abandoned" : "none";
        var scale = wanted.Unit == "percent" ? 100 : 1;
        var years = corpus.Metrics.Of(term.Fields.First())!.Points.Where(p => p.PeriodStart <= asOf).Select(p => p.PeriodStart.Year).Distinct().Order();
        return new ServiceFigure
        {
            Id = wanted.Id, Name = wanted.Name, Unit = wanted.Unit, Convention = wanted.Convention,
            Value = whole.Value * scale,
            Words = Say.Measure(whole.Value * scale, wanted.Unit),
            ByYear = [.. years.Select(y => (y, of: Pooled(corpus, wanted.Formula, asOf, y))).Select(y => new YearFigure(y.y, y.of.Value * scale, Say.Measure(y.of.Value * scale, wanted.Unit), y.of.N))],
            Definition = new DefinitionBox
            {
                Formula = Say.Word(wanted.Formula), Numerator = Say.Word(split.Left.ToString()), Denominator = Say.Word(split.Right.ToString()), Exclusions = exclusions, N = whole.N, Missing = whole.Missing,
            },
            Sources = whole.Sources,
        };
    }

    /// <summary>The formula over sums of the periods in which every field it names is recorded.</summary>
    static (double? Value, int N, int Missing, IReadOnlyList<Place> Sources) Pooled(Corpus corpus, string formula, DateOnly asOf, int? year)
    {
        var term = ((Formula.Arithmetic)Formula.Read(formula)!).Whole;
        var fields = term.Fields.Distinct().ToArray();
        if (fields.Any(f => corpus.Metrics.Of(f) is null)) return (null, 0, 0, []);
        var values = fields.ToDictionary(f => f, f => corpus.Metrics.Of(f)!.Points
            .Where(p => p.PeriodStart <= asOf && (year is null || p.PeriodStart.Year == year)).GroupBy(p => p.Start).ToDictionary(g => g.Key, g => g.First()));
        var all = values.Values.SelectMany(v => v.Keys).Distinct().ToArray();
        var whole = all.Where(on => values.Values.All(v => v.TryGetValue(on, out var p) && p.Value is not null)).ToArray();
        var sums = fields.ToDictionary(f => f, f => Quantiles.Sum([.. whole.Select(on => values[f][on].Value!.Value)]));
        return (whole.Length == 0 ? null : term.Of(f => sums[f]), whole.Length, all.Length - whole.Length,
            Places.Merge(fields.SelectMany(f => whole.Select(on => values[f][on].Place))));
    }
}
