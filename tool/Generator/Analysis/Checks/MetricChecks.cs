using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>Whether each metric could be charted as it asks, and which of its figures were left out.</summary>
static class MetricChecks
{
    public static void Run(Checking check)
    {
        foreach (var metric in check.Corpus.Metrics.Definitions)
            if (check.So.Metrics.First(m => m.Id == metric.MetricId) is { Hindrance.Length: > 0 } chart)
                check.Tell("IS637", metric.Where["chart"], $"{metric.MetricId} asks for `{Words.Of(metric.Chart)}` and is drawn as `{chart.ChartKind}`, as {chart.Hindrance}.",
                    metric.Chart is ChartKind.PPrime or ChartKind.UPrime ? "Record `numerator` and `denominator` with each figure, or write `chart: xmr`." : "Correct the figure, or write `chart: xmr`.");
        foreach (var parts in check.Corpus.Metrics.Series.Where(s => !s.IsColumn).GroupBy(s => s.MetricId, StringComparer.Ordinal))
            if (parts.Count() > 1 && parts.All(s => s.Site is not null || s.Channel is not null))
                check.Tell("IS639", parts.ElementAt(1).Where.Place, $"`{parts.Key}` is recorded for {Say.List(parts.Select(s => string.Join(", ", new[] { s.Site, s.Channel }.OfType<string>())))}; only the first is charted.",
                    "Add rows without a site or channel for the whole centre, or give each part a metric id of its own.");
        foreach (var series in check.Corpus.Metrics.Series)
        {
            var later = series.Points.Where(p => p.PeriodStart > check.AsOf).ToArray();
            if (later.Length > 0)
                check.Tell("IS638", later[0].Place, $"{Say.Count(later.Length, "figure")} of `{series.MetricId}` {(later.Length == 1 ? "is" : "are")} of a time after {Say.Date(check.AsOf)} and left out.", "Look at the dates, or build with a later `--as-of`.");
        }
    }
}
