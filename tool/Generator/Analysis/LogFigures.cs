using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Analysis.Statistics;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>A metric's monthly figures worked out of the incident log, in one pass. The month under way is left out.</summary>
static partial class LogFigures
{
    sealed class Month
    {
        public List<double> Minutes { get; } = [];
        public int Yes, All, FirstRow = int.MaxValue, LastRow;
        public LogSource? Source;

        public void See(IncidentLog.Incident incident)
        {
            Source ??= incident.Source;
            FirstRow = Math.Min(FirstRow, incident.Row);
            LastRow = Math.Max(LastRow, incident.Row);
        }
    }

    public static MetricSeries Statistic(Corpus corpus, Metric metric, Formula.LogStatistic what, DateOnly asOf)
    {
        var unit = metric.Unit switch { MetricUnit.Seconds => 60.0, MetricUnit.Hours => 1 / 60.0, _ => 1.0 };
        return Make(corpus, metric, asOf, what.From, Words.Of(what.To), (incident, month) =>
        {
            if (Minutes(incident, what.From, what.To) is not { } minutes) return false;
            month.Minutes.Add(minutes);
            month.All++;
            return true;
        }, month => (unit * what.Statistic switch
        {
            "mean" => Quantiles.Mean(month.Minutes.ToArray()),
            "p90" => Quantiles.Percentile(month.Minutes.ToArray(), 0.9),
            _ => Quantiles.Median(month.Minutes.ToArray()),
        }, null, null)) with { Cells = new LogReading(corpus, asOf).Column(Words.Of(what.From), Words.Of(what.To)) };
    }

    public static MetricSeries Share(Corpus corpus, Metric metric, Formula.LogShare what, DateOnly asOf)
    {
        var scale = metric.Unit == MetricUnit.Percent ? 100 : 1;
        var times = new WorkingTime(corpus.Organisation.Calendar);
        return Make(corpus, metric, asOf, what.From, Words.Of(what.To), (incident, month) =>
        {
            if (Minutes(incident, what.From, what.To) is null) return false;
            month.All++;
            if (times.Within(incident.At(what.From)!.Value, incident.At(what.To)!.Value, what.Within)) month.Yes++;
            return true;
        }, month => (scale * (double)month.Yes / month.All, month.Yes, month.All)) is var made
            ? made with { Cells = new LogReading(corpus, asOf).Column(Words.Of(what.From), Words.Of(what.To)), Box = made.Box with { Numerator = $"incidents within {what.Within}", Denominator = "incidents with both times recorded" } } : made;
    }

    public static MetricSeries Reopened(Corpus corpus, Metric metric, Formula.LogReopened what, DateOnly asOf)
    {
        var scale = metric.Unit == MetricUnit.Percent ? 100 : 1;
        var last = asOf.AddDays(-what.Days);
        var made = Make(corpus, metric, last, Moment.ResolvedAt, "reopened_at", (incident, month) =>
        {
            month.All++;
            if (incident.Seconds(Moment.ReopenedAt) is { } again && incident.Seconds(Moment.ResolvedAt) is { } resolved && again >= resolved && again - resolved <= what.Days * 86400) month.Yes++;
            return true;
        }, month => (scale * (double)month.Yes / month.All, month.Yes, month.All));
        return made with
        {
            Cells = new LogReading(corpus, asOf).Column("resolved_at", "reopened_at"),
            Box = made.Box with { Numerator = $"incidents re-opened within {what.Days} days of being resolved", Denominator = "incidents resolved in the month" },
            Note = $"Months whose {what.Days} days had not passed by {Say.Date(asOf)} are provisional and are not charted.",
        };
    }

    public static MetricSeries Count(Corpus corpus, Metric metric, DateOnly asOf) =>
        Make(corpus, metric, asOf, Moment.DetectedAt, "incident_id", (_, month) => { month.All++; return true; }, month => (month.All, null, null));

    static MetricSeries Make(Corpus corpus, Metric metric, DateOnly asOf, Moment by, string field,
        Func<IncidentLog.Incident, Month, bool> take, Func<Month, (double Value, double? Numerator, double? Denominator)> value)
    {
        var months = new SortedDictionary<int, Month>();
        var left = new Exclusions(corpus, metric);
        int missing = 0, excluded = 0;
        foreach (var incident in corpus.IncidentLog.Incidents)
        {
            if (left.Out(incident))
            {
                excluded++;
                continue;
            }
            if (incident.At(by) is not { } at)
            {
                missing++;
                continue;
            }
            var key = at.Year * 12 + at.Month - 1;
            if (new DateOnly(at.Year, at.Month, 1).AddMonths(1).AddDays(-1) > asOf) continue;
            if (!months.TryGetValue(key, out var month)) months[key] = month = new Month();
            if (take(incident, month)) month.See(incident);
            else missing++;
        }
        var figures = new List<MetricSeries.Figure>();
        foreach (var (key, month) in months)
        {
            if (month.All == 0) continue;
            var (v, numerator, denominator) = value(month);
            figures.Add(new(new DateTime(key / 12, key % 12 + 1, 1), v, numerator, denominator, month.Source!.Range(field, month.FirstRow, month.LastRow)));
        }
        var box = MetricSeries.BoxOf(metric, months.Values.Sum(m => m.All), missing);
        return new(figures, box with { Exclusions = excluded == 0 ? box.Exclusions : $"{box.Exclusions} ({Say.Count(excluded, "incident")} left out)" }, "");
    }

    /// <summary>Minutes from one moment to another; null where either is not recorded or they stand out of order.</summary>
    internal static double? Minutes(IncidentLog.Incident incident, Moment from, Moment to) =>
        incident.Seconds(from) is { } a && incident.Seconds(to) is { } b && b >= a ? (b - a) / 60.0 : null;

    /// <summary>The exclusions that name severities or classes of incident ("Incidents of severity S4", "Problem records"); others were made at the source.</summary>
    sealed partial class Exclusions
    {
        readonly HashSet<string> severities = new(StringComparer.OrdinalIgnoreCase);
        readonly HashSet<Classification> classes = [];

        public Exclusions(Corpus corpus, Metric metric)
        {
            foreach (var text in metric.Exclusions)
            {
                if (text.Contains("severit", StringComparison.OrdinalIgnoreCase))
                    foreach (var s in corpus.Organisation.Severities)
                        if (Regex.IsMatch(text, $@"\b(?:{Regex.Escape(s.Id)}|{Regex.Escape(s.Name)})\b", RegexOptions.IgnoreCase))
                        {
                            severities.Add(s.Id);
                            severities.Add(s.Name);
                        }
                if (ClassNamed().Match(text) is { Success: true } named && Words.TryRead(named.Groups[1].Value.Replace(' ', '_').ToLowerInvariant(), out Classification c)) classes.Add(c);
            }
        }

        public bool Out(IncidentLog.Incident incident) =>
            (severities.Count > 0 && incident.Severity is { } s && severities.Contains(s)) || (classes.Count > 0 && incident.Class is { } c && classes.Contains(c));

        [GeneratedRegex(@"^(problem|service request|major incident)(?:s| records?)?$", RegexOptions.IgnoreCase)]
        private static partial Regex ClassNamed();
    }
}
