using IncidentStrategy.Generator.Analysis.Statistics;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;
using Change = IncidentStrategy.Generator.Content.Change;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Charts every metric and says what the chart shows.</summary>
static class MetricsAnalysis
{
    public const int DefaultMinPoints = 7;

    /// <summary>The metrics in the order metrics.yaml lists them, then the series it does not name, with the defaults.</summary>
    public static IReadOnlyList<MetricFinding> Run(Corpus corpus, DateOnly asOf, CancellationToken cancellation)
    {
        var found = new List<MetricFinding>();
        foreach (var metric in Defined(corpus))
        {
            cancellation.ThrowIfCancellationRequested();
            found.Add(Chart(corpus, metric, asOf));
        }
        return found;
    }

    /// <summary>
    /// Defined metrics, and one by default for each series that no definition names. Where there are definitions, columns of
    /// service figures are parts of them and no metrics of their own.
    /// </summary>
    static IEnumerable<Metric> Defined(Corpus corpus)
    {
        var used = corpus.Metrics.Definitions.Select(m => m.MetricId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var m in corpus.Metrics.Definitions) yield return m;
        foreach (var id in corpus.Metrics.Series.Where(s => used.Count == 0 || !s.IsColumn || !ServiceFiguresAnalysis.PeriodFields.Contains(s.MetricId)).Select(s => s.MetricId).Distinct(StringComparer.OrdinalIgnoreCase))
            if (!used.Contains(id))
                yield return new Metric { MetricId = id, Name = id, Unit = corpus.Metrics.Of(id)?.Unit ?? MetricUnit.Count, Direction = MetricDirection.Neutral, Where = corpus.Metrics.Of(id)?.Where ?? Where.None };
    }

    internal static Better BetterOf(Metric metric) => metric.Direction switch
    {
        MetricDirection.HigherIsBetter => Better.Higher, MetricDirection.LowerIsBetter => Better.Lower, _ => Better.Neither,
    };

    static MetricFinding Chart(Corpus corpus, Metric metric, DateOnly asOf)
    {
        var series = MetricSeries.Of(corpus, metric, asOf);
        var figures = series.Figures;
        var rebases = metric.Rebase.Where(r => r is { On: not null, Reason.Length: > 0, ChangeId.Length: > 0 }).OrderBy(r => r.On).ToArray();
        var (chart, kind) = Draw(metric, figures, [.. rebases.Select(r => IndexOf(figures, r.On!.Value))]);
        var hindrance = Hindrance(metric, figures);
        var better = BetterOf(metric);
        var last = chart.Last;
        var unit = Words.Of(metric.Unit);
        var variation = chart.Variation(better);
        var target = metric.Target;
        var assurance = chart.Assurance(better, target);
        var changes = ChangesOf(corpus, metric);
        var finding = new MetricFinding
        {
            Id = metric.MetricId,
            Name = metric.Name,
            Definition = hindrance is null ? series.Box : series.Box with { Note = $"Drawn as an XmR chart, as {hindrance}." },
            Hindrance = hindrance ?? "",
            Convention = Convention(metric),
            Unit = unit,
            Direction = Words.Of(metric.Direction),
            Target = target,
            TargetFrom = metric.TargetFrom,
            Objective = metric.Objective ?? "",
            OwnerRole = metric.OwnerRole ?? "",
            ChartKind = kind,
            Points = [.. figures.Select((f, i) => Point(f, chart, i, better))],
            Segments = Segments(chart, figures, rebases),
            Annotations = Annotations(figures, changes, rebases),
            N = figures.Count,
            Mean = last?.Centre,
            Lower = last?.Lower,
            Upper = last?.Upper,
            Variation = Word(variation),
            VariationWords = VariationWords(variation),
            Assurance = AssuranceWord(assurance),
            AssuranceWords = AssuranceWords(assurance, target, unit),
            Signal = Signal(chart, figures, better),
            TrialLimits = last is { TrialLimits: true },
            MinPoints = metric.MinPoints ?? DefaultMinPoints,
            RebaseSuggestion = RebaseSuggestion(chart, figures),
            Latest = figures.Count > 0 ? figures[^1].Value : null,
            LatestLabel = figures.Count > 0 ? Say.Period(figures[^1].Label, figures.All(f => f.On.Day == 1) && figures.Count > 1) : "",
            Sources = series.Cells.Count > 0 && figures.Count > 0 ? series.Cells : Places.Merge(figures.Select(f => f.Source)),
        };
        return finding with { Message = series.Figures.Count == 0 ? $"{metric.Name}: {(series.Note.Length > 0 ? series.Note : "no figures yet.")}" : MessageOf(corpus, metric, finding, figures, changes) };
    }

    /// <summary>The chart the metric asks for, or XmR where something stands in its way.</summary>
    internal static (ControlChart Chart, string Kind) Draw(Metric metric, IReadOnlyList<MetricSeries.Figure> figures, IReadOnlyList<int> rebaseAt)
    {
        double[] values = [.. figures.Select(f => f.Value)];
        bool[] gaps = [.. figures.Select(f => f.AfterGap)];
        var kind = Hindrance(metric, figures) is null ? metric.Chart : ChartKind.Xmr;
        var chart = kind switch
        {
            ChartKind.PPrime or ChartKind.UPrime => Proportion(metric, figures, rebaseAt, gaps),
            ChartKind.Run => RunChart.Chart(values, rebaseAt),
            ChartKind.T => RareEvents.T(values, rebaseAt, gaps),
            ChartKind.G => RareEvents.G(values, rebaseAt),
            _ => Xmr.Chart(values, rebaseAt, gaps),
        };
        return (chart, Words.Of(kind));
    }

    static ControlChart Proportion(Metric metric, IReadOnlyList<MetricSeries.Figure> figures, IReadOnlyList<int> rebaseAt, bool[] gaps)
    {
        double[] numerators = [.. figures.Select(f => f.Numerator!.Value)], denominators = [.. figures.Select(f => f.Denominator!.Value)];
        var chart = metric.Chart == ChartKind.PPrime ? Proportions.P(numerators, denominators, true, rebaseAt, gaps) : Proportions.U(numerators, denominators, true, rebaseAt, gaps);
        return metric.Unit == MetricUnit.Percent ? Scaled(chart, 100) : chart;
    }

    /// <summary>Why the chart that the metric asks for cannot be drawn; null when it can.</summary>
    static string? Hindrance(Metric metric, IReadOnlyList<MetricSeries.Figure> figures)
    {
        if (metric.Chart is ChartKind.T or ChartKind.G)
            return figures.FirstOrDefault(f => f.Value < 0) is { Value: < 0 } below ? $"the figure of {below.Label} is below zero" : null;
        if (metric.Chart is not (ChartKind.PPrime or ChartKind.UPrime)) return null;
        var without = figures.Count(f => f is not { Numerator: >= 0, Denominator: > 0 });
        if (without > 0) return $"{(without == figures.Count ? "its figures have" : $"{Say.Count(without, "figure")} of {figures.Count} {(without == 1 ? "has" : "have")}")} no numerator and denominator";
        return metric.Chart == ChartKind.PPrime && figures.FirstOrDefault(f => f.Numerator > f.Denominator) is { Numerator: not null } over
            ? $"the numerator of {over.Label} is greater than its denominator" : null;
    }

    static ControlChart Scaled(ControlChart chart, double by) => new(
        [.. chart.Points.Select(p => p with { Value = p.Value * by, Centre = p.Centre * by, Lower = p.Lower * by, Upper = p.Upper * by })],
        [.. chart.Stretches.Select(s => s with { Centre = s.Centre * by, Lower = s.Lower * by, Upper = s.Upper * by })]);

    /// <summary>The first figure on or after a date.</summary>
    internal static int IndexOf(IReadOnlyList<MetricSeries.Figure> figures, DateOnly on)
    {
        for (var i = 0; i < figures.Count; i++) if (figures[i].On >= on) return i;
        return figures.Count;
    }

    static MetricPoint Point(MetricSeries.Figure f, ControlChart chart, int i, Better better)
    {
        var judged = chart.Points[i];
        return new MetricPoint(f.Label, f.Value, judged.Rule == Rule.None ? [] : [RuleWord(judged.Rule)], f.Source)
        {
            Start = f.Start, AfterGap = f.AfterGap, Variation = Word(chart.VariationAt(i, better)), Centre = judged.Centre, Lower = judged.Lower, Upper = judged.Upper,
            Numerator = f.Numerator, Denominator = f.Denominator,
        };
    }

    static IReadOnlyList<MetricSegment> Segments(ControlChart chart, IReadOnlyList<MetricSeries.Figure> figures, IReadOnlyList<Rebase> rebases) =>
        [.. chart.Stretches.Select(s =>
        {
            var rebase = s.From == 0 ? null : rebases.LastOrDefault(r => IndexOf(figures, r.On!.Value) == s.From);
            return new MetricSegment(figures[s.From].Label, s.Centre, s.Lower, s.Upper, rebase?.Reason ?? "", rebase?.ChangeId ?? "") { Start = s.From, N = s.Count, TrialLimits = s.TrialLimits };
        })];

    /// <summary>Changes that are verified by the metric, or whose recommendation measures its success by it.</summary>
    internal static IReadOnlyList<Change> ChangesOf(Corpus corpus, Metric metric) =>
        [.. corpus.Changes.Where(c => c.ImplementedOn is not null && (c.Verification.Any(v => Same(v.Metric, metric.MetricId))
            || corpus.Recommendations.Any(r => Same(r.Id, c.Recommendation) && Same(r.SuccessMeasure?.Metric, metric.MetricId))
            || metric.Rebase.Any(r => Same(r.ChangeId, c.Id)))).OrderBy(c => c.ImplementedOn)];

    static IReadOnlyList<Annotation> Annotations(IReadOnlyList<MetricSeries.Figure> figures, IReadOnlyList<Change> changes, IReadOnlyList<Rebase> rebases)
    {
        if (figures.Count == 0) return [];
        var all = changes.Select(c => new Annotation(c.ImplementedOn!.Value, c.Title is { Length: > 0 } t ? $"{c.Id} {t}" : c.Id, c.Id, IndexOf(figures, c.ImplementedOn!.Value), c.Where["implemented_on"])).ToList();
        foreach (var r in rebases.Where(r => !all.Any(a => Same(a.ChangeId, r.ChangeId))))
            all.Add(new Annotation(r.On!.Value, r.Reason!, r.ChangeId!, IndexOf(figures, r.On!.Value), r.Where["on"]));
        return [.. all.OrderBy(a => a.On).ThenBy(a => a.ChangeId, StringComparer.Ordinal)];
    }

    /// <summary>The last point's signal with the first point of its run, or that there is none.</summary>
    static string Signal(ControlChart chart, IReadOnlyList<MetricSeries.Figure> figures, Better better)
    {
        if (chart.Points.Count == 0) return "no figures";
        var at = chart.Points.Count - 1;
        while (at >= 0 && chart.Points[at].Rule == Rule.None) at--;
        if (chart.Runs is { TooFewCrossings: true } runs && at < 0) return $"too few crossings of the median: {runs.Crossings}, at least {runs.CrossingsNeeded} expected";
        if (at < 0) return "none: usual variation throughout";
        var (rule, high) = (chart.Points[at].Rule, chart.Points[at].High);
        var from = at;
        while (from > 0 && chart.Points[from - 1].Rule == rule && chart.Points[from - 1].High == high) from--;
        var when = from == at ? $"on {Say.Date(figures[at].On)}" : $"from {Say.Date(figures[from].On)} to {Say.Date(figures[at].On)}";
        var judgement = chart.VariationAt(at, better) switch { Variation.Improvement => " (for the better)", Variation.Concern => " (a concern)", _ => "" };
        return $"{Claims.RuleWords(rule, high)}, {when}{judgement}{(at == chart.Points.Count - 1 ? "" : "; usual variation since")}";
    }

    /// <summary>Told when the last stretch ends in a shift of its own, seven points or more.</summary>
    static string RebaseSuggestion(ControlChart chart, IReadOnlyList<MetricSeries.Figure> figures)
    {
        var n = chart.Points.Count;
        if (n < 2 * Rules.RunLength || chart.Points[^1].Rule == Rule.None) return "";
        var high = chart.Points[^1].Value > chart.Points[^1].Centre;
        var from = n;
        while (from > (chart.Last?.From ?? 0) && chart.Points[from - 1].Value > chart.Points[from - 1].Centre == high && chart.Points[from - 1].Value != chart.Points[from - 1].Centre) from--;
        return n - from < Rules.RunLength || from == (chart.Last?.From ?? 0) ? ""
            : $"The last {n - from} points lie {(high ? "above" : "below")} the mean. If the cause is known and expected to last, rebase from {Say.Date(figures[from].On)} with the reason and the change's id.";
    }

    static string MessageOf(Corpus corpus, Metric metric, MetricFinding finding, IReadOnlyList<MetricSeries.Figure> figures, IReadOnlyList<Change> changes)
    {
        var assurance = finding.AssuranceWords is { Length: > 0 } a ? $"; {a}" : "";
        if (changes.Count > 0 && changes[^1] is var change && IndexOf(figures, change.ImplementedOn!.Value) < figures.Count)
        {
            var after = ChangesAnalysis.After(metric, figures, change);
            return Claims.Sentence(metric.Name, change.Id, change.ImplementedOn!.Value, after, BetterOf(metric), finding.MinPoints).TrimEnd('.') + assurance + ".";
        }
        return $"{metric.Name}: {finding.VariationWords}{assurance} (n = {finding.N}{(finding.TrialLimits ? ", trial limits" : "")}).";
    }

    static string Convention(Metric metric) => metric.Convention is { } c ? Words.Of(c)
        : metric.Formula?.Contains("answered_in_threshold", StringComparison.OrdinalIgnoreCase) == true ? Words.Of(MetricConvention.Offered) : "";

    public static string RuleWord(Rule rule) => rule switch
    {
        Rule.Outside => "outside", Rule.Trend => "trend", Rule.TwoOfThree => "two_of_three", Rule.Shift => "shift", Rule.LongRun => "long_run", _ => "",
    };

    static string Word(Variation variation) => variation switch { Variation.CommonCause => "common_cause", Variation.Improvement => "improvement", Variation.Concern => "concern", _ => "neutral" };

    static string VariationWords(Variation variation) => variation switch
    {
        Variation.CommonCause => "usual variation",
        Variation.Improvement => "unusual, for the better",
        Variation.Concern => "unusual, a concern",
        _ => "unusual; neither way is declared better",
    };

    static string AssuranceWord(Assurance assurance) => assurance switch { Assurance.Passing => "passing", Assurance.Failing => "failing", Assurance.HitOrMiss => "hit_or_miss", _ => "none" };

    static string AssuranceWords(Assurance assurance, double? target, string unit) => assurance switch
    {
        Assurance.Passing => $"meets the target of {Say.Measure(target, unit)} consistently",
        Assurance.Failing => $"cannot be expected to meet the target of {Say.Measure(target, unit)} without a change",
        Assurance.HitOrMiss => $"hit or miss against the target of {Say.Measure(target, unit)}",
        _ => "",
    };

    internal static bool Same(string? a, string? b) => a is not null && a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
