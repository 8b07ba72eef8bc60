using IncidentStrategy.Generator.Analysis.Statistics;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>What the data says of monitoring, recording and judging, beside what the strategy says.</summary>
static class UnderstandingAnalysis
{
    static readonly string[] recorded = ["started_at", "detected_at", "declared_at", "acknowledged_at", "customers_told_at", "resolved_at", "closed_at"];
    static readonly string[] coded = ["severity", "class", "service", "category", "channel", "detected_by", "owner_team", "handled_by_team", "escalated_to", "closure_code"];

    public static UnderstandingFindings Run(Corpus corpus, LogReading reading, Findings so, DateOnly asOf)
    {
        var detection = Detection(reading);
        var completeness = Completeness(reading);
        var perService = new int[reading.Log.Values("service").Count + 1];
        foreach (var incident in reading.Incidents) perService[incident.Code(Coded.Service)]++;
        var names = reading.Normalised("service", reading.ServiceName, "not recorded");
        return new UnderstandingFindings
        {
            Detection = detection,
            Completeness = completeness,
            Evaluations = [.. corpus.Strategy.SelectMany(s => s.Evaluations).Select(e => new EvaluationFinding
            {
                Kind = e.Kind switch { EvaluationKind.MonitoringMethod => "monitoring", EvaluationKind.AnalysisTechnique => "analysis", _ => "assessment" },
                Name = e.Name, Strengths = e.Strengths, Weaknesses = e.Weaknesses, Judgement = e.Judgement ?? "",
                DataSays = DataSays(e, corpus, detection, completeness, so), Place = e.Where.Place,
            })],
            Services = [.. corpus.Organisation.Services.Select(s => new ServiceUnderstanding(s.Id, s.Name,
                corpus.Strategy.SelectMany(d => d.Services).FirstOrDefault(x => MetricsAnalysis.Same(x.Service, s.Id) || MetricsAnalysis.Same(x.Service, s.Name))?.Explanation ?? s.Description ?? "",
                s.Channels, s.Hours ?? "", s.ContinuityPlan ?? "", perService.Where((_, i) => MetricsAnalysis.Same(names[i], s.Name)).Sum(), corpus.Reviews.Count(r => MetricsAnalysis.Same(r.Service, s.Id) || MetricsAnalysis.Same(r.Service, s.Name))))],
        };
    }

    static IReadOnlyList<DetectionMethod> Detection(LogReading reading)
    {
        var methods = Words.All<DetectedBy>();
        var seconds = methods.Select(_ => new List<double>()).Append([]).ToArray();
        var counts = new int[methods.Count + 1];
        foreach (var incident in reading.Incidents)
        {
            var method = incident.DetectedBy is { } by ? (int)by : methods.Count;
            counts[method]++;
            if (LogFigures.Minutes(incident, Moment.StartedAt, Moment.DetectedAt) is { } minutes) seconds[method].Add(minutes);
        }
        var all = counts.Sum();
        return [.. Enumerable.Range(0, counts.Length).Where(m => counts[m] > 0).OrderByDescending(m => counts[m]).Select(m =>
        {
            double? median = seconds[m].Count == 0 ? null : Quantiles.Median(seconds[m].ToArray());
            return new DetectionMethod(m < methods.Count ? methods[m] : "not recorded", counts[m], 100.0 * counts[m] / all, median, Say.Minutes(median), reading.Column("detected_by"));
        })];
    }

    static IReadOnlyList<FieldCompleteness> Completeness(LogReading reading)
    {
        var moments = recorded.Where(reading.Log.Has).ToArray();
        var codes = coded.Where(reading.Log.Has).ToArray();
        var kinds = moments.Select(f => Words.TryRead(f, out Moment m) ? m : default).ToArray();
        var (given, due) = (new int[moments.Length + codes.Length], new int[moments.Length + codes.Length]);
        foreach (var incident in reading.Incidents)
        {
            var open = reading.IsOpen(incident);
            for (var i = 0; i < moments.Length; i++)
            {
                // A moment that is still to come is not missing.
                if (open && kinds[i] is Moment.ResolvedAt or Moment.ClosedAt || (kinds[i] is Moment.ClosedAt && reading.At(incident, Moment.ClosedAt) is null && incident.ClosedAt is not null)) continue;
                due[i]++;
                if (reading.At(incident, kinds[i]) is not null) given[i]++;
            }
            for (var i = 0; i < codes.Length; i++)
            {
                due[moments.Length + i]++;
                if (IsGiven(incident, codes[i])) given[moments.Length + i]++;
            }
        }
        return [.. moments.Concat(codes).Select((f, i) => new FieldCompleteness(f, given[i], due[i] - given[i], due[i] == 0 ? 0 : 100.0 * (due[i] - given[i]) / due[i], reading.Column(f)))];
    }

    static bool IsGiven(IncidentLog.Incident incident, string field) => field switch
    {
        "severity" => incident.Code(Coded.Severity) > 0,
        "class" => incident.Class is not null,
        "service" => incident.Code(Coded.Service) > 0,
        "category" => incident.Code(Coded.Category) > 0,
        "channel" => incident.Code(Coded.Channel) > 0,
        "detected_by" => incident.DetectedBy is not null,
        "owner_team" => incident.Code(Coded.OwnerTeam) > 0,
        "handled_by_team" => incident.Code(Coded.HandledByTeam) > 0,
        "escalated_to" => incident.Code(Coded.EscalatedTo) > 0,
        _ => incident.Code(Coded.ClosureCode) > 0,
    };

    /// <summary>The figures that bear on an evaluated method, found by what its name and description speak of.</summary>
    static IReadOnlyList<string> DataSays(Evaluation e, Corpus corpus, IReadOnlyList<DetectionMethod> detection, IReadOnlyList<FieldCompleteness> completeness, Findings so)
    {
        var says = new List<string>();
        var about = $"{e.Name} {e.Description}".ToLowerInvariant();
        bool Speaks(params string[] words) => words.Any(w => about.Contains(w, StringComparison.Ordinal));
        void Noticed(string method)
        {
            if (detection.FirstOrDefault(d => d.Method == method) is { } d)
                says.Add($"{Say.Word(char.ToUpperInvariant(method[0]) + method[1..])} noticed {Say.Count(d.N, "incident")} first ({Say.Percent(d.Share)}){(d.MedianMinutes is null ? "" : $", a median of {d.MedianWords} after they began")}.");
        }
        if (e.Kind == EvaluationKind.MonitoringMethod)
        {
            // The method's name says who notices; its description may speak of everyone.
            var name = e.Name.ToLowerInvariant();
            bool Named(params string[] words) => words.Any(w => name.Contains(w, StringComparison.Ordinal));
            if (Named("supplier", "status page", "carrier")) Noticed("supplier");
            else if (Named("customer", "survey", "social", "complaint", "feedback")) Noticed("customer");
            else if (Named("advisor", "colleague", "floor")) Noticed("advisor");
            else if (Named("alarm", "alert", "automat", "monitor", "dashboard", "real-time", "real time", "wallboard")) Noticed("monitoring");
        }
        foreach (var metric in so.Metrics.Where(m => m.N > 0 && (e.Evidence.Any(x => MetricsAnalysis.Same(x, m.Id)) || about.Contains(m.Name.ToLowerInvariant(), StringComparison.Ordinal))))
            says.Add(metric.Message);
        if (Speaks("chart", "control limit", "spc", "variation"))
            says.Add($"{Say.Count(so.Metrics.Count(m => m.N > 0), "metric is", "metrics are")} charted; {Say.Count(so.Metrics.Count(m => m.Points.Any(p => p.Flags.Count > 0)), "holds", "hold")} a signal.");
        if (Speaks("pareto", "theme", "coding", "categor")) says.Add(so.Themes.Message);
        if (Speaks("post-incident", "incident review", "root cause", "contributing factor"))
            says.Add($"{Say.Count(so.Reviews.Count, "review")} gave {Say.Count(so.Actions.Count, "action")}: {so.Actions.Count(a => a.Status == "done")} done, {so.Actions.Count(a => a.State == "overdue")} overdue, {so.Actions.Count(a => a.State == "not effective")} whose theme came back.");
        if (Speaks("agreed criteri", "complian", "audit of", "target")) says.Add(so.Compliance.Message);
        if (Speaks("incident log", "log ", "record") && completeness.Where(c => c.Missing > 0).MaxBy(c => c.MissingShare) is { } worst)
            says.Add($"In the log, {Say.Word(worst.Field)} is not recorded for {Say.Count(worst.Missing, "incident")} ({Say.Percent(worst.MissingShare)}), the most of any field.");
        return says.Count == 0 ? ["Nothing in the workspace's figures measures this."] : [.. says.Distinct()];
    }
}
