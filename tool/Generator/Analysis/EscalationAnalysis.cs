using IncidentStrategy.Generator.Analysis.Statistics;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Runs the procedures' escalation over the log and the reviews' timelines.</summary>
static class EscalationAnalysis
{
    const int MostExceptions = 500;

    /// <summary>Seconds by which an escalation may come after its time: logs are written to the minute.</summary>
    const int Grace = 60;

    sealed class Path(Procedure procedure, EscalationStep step, IReadOnlyList<string> above, IReadOnlyList<string> below)
    {
        /// <summary>The receivers of the earlier steps: who stopped there did not go on to this one.</summary>
        public IReadOnlyList<string> Below => below;
        public bool[] Stopped { get; set; } = [];

        /// <summary>Whether a word of the log ends with this step's own receiver, so that its time is this step's.</summary>
        public bool[] Own { get; set; } = [];
        public Procedure Procedure => procedure;
        public EscalationStep Step => step;

        /// <summary>The step's own receiver and those of the later steps: who was called further up was called.</summary>
        public IReadOnlyList<string> Above => above;
        public int Due, Taken, Untimed, Late, Skipped, NotRecorded;
        public List<EscalationException> Exceptions { get; } = [];
        public bool[] Reached { get; set; } = [];
    }

    public static EscalationFindings Run(Corpus corpus, LogReading reading, DateOnly asOf)
    {
        var paths = Paths(corpus, reading);
        var severities = reading.SeverityIds();
        var reviews = corpus.Reviews.ToDictionary(r => r.Id, StringComparer.OrdinalIgnoreCase);
        var bySeverity = severities.Select(s => paths.Where(p => MetricsAnalysis.Same(corpus.Organisation.Severity(p.Step.Severity)?.Id ?? p.Step.Severity, s)).ToArray()).ToArray();
        var wrong = new List<WrongSeverity>();
        var linked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var incident in reading.Incidents)
        {
            var code = incident.Code(Coded.Severity);
            var review = incident.Code(Coded.Review) > 0 && reviews.TryGetValue(incident.Review!, out var found) ? found : null;
            if (review is not null) Compare(corpus, incident, review, severities[code], wrong, linked);
            foreach (var path in bySeverity[code]) Judge(path, reading, incident, review);
        }
        wrong.AddRange(corpus.Reviews.SelectMany(r => AtRisk(corpus, r)));
        var due = paths.Sum(p => p.Due);
        var skipped = paths.Sum(p => p.Skipped);
        return new EscalationFindings
        {
            Paths = [.. paths.Select(p => Finding(p, reading))],
            FirstMessages = Messages(corpus, asOf),
            WrongSeverity = wrong,
            Message = due == 0 ? "No escalation fell due." : $"Of {Say.Count(due, "escalation")} that fell due, {Say.Number(paths.Sum(p => p.Taken), 0)} were taken in time, {Say.Number(paths.Sum(p => p.Untimed), 0)} at a time not recorded, {Say.Number(paths.Sum(p => p.Late), 0)} were late, {Say.Number(skipped, 0)} were skipped and {Say.Number(paths.Sum(p => p.NotRecorded), 0)} were not recorded.",
            Definition = new DefinitionBox
            {
                Formula = "an escalation falls due when an incident of its severity lasts longer than its time from detection; it was taken when the log names its receiver or one further up, and late when that was more than a minute after its time",
                Numerator = "escalations taken in time, taken at a time not recorded, late, skipped, not recorded", Denominator = "escalations that fell due",
                Exclusions = "procedures whose dimensions the log does not record; problems and service requests; incidents without a time of detection; the log has one time of escalation, which is that of the receiver it names, and reviews add those of their timelines",
                N = due, Missing = paths.Sum(p => p.NotRecorded),
            },
        };
    }

    static List<Path> Paths(Corpus corpus, LogReading reading)
    {
        var paths = new List<Path>();
        // Only where the log tells which incidents a procedure is about can its escalation be tried on the log.
        foreach (var procedure in corpus.Procedures.Where(p => p.Status == ProcedureStatus.Current && (p.Dimensions.Count == 0 || p.Dimensions.Any(d => BackTesting.IsLogged(reading, d)))))
            foreach (var ladder in procedure.Escalation.GroupBy(e => e.Severity, StringComparer.OrdinalIgnoreCase))
            {
                var steps = ladder.OrderBy(e => e.After?.Span ?? TimeSpan.Zero).ToArray();
                for (var i = 0; i < steps.Length; i++) paths.Add(new Path(procedure, steps[i], [.. steps.Skip(i).Select(s => s.To)], [.. steps.Take(i).Select(s => s.To)]));
            }
        // A receiver is a role; the log may name the role, its id or its team, or several, the last one last.
        string[][] words = [.. reading.Normalised("escalated_to", w => w, "").Select(w => w.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        foreach (var path in paths)
        {
            bool Names(string[] word, IEnumerable<string> receivers) => word.Any(w => receivers.Any(to => IsSame(corpus, to, w)));
            path.Reached = [.. words.Select(w => Names(w, path.Above))];
            path.Stopped = [.. words.Select(w => Names(w, path.Below))];
            path.Own = [.. words.Select(w => Names([.. w.TakeLast(1)], [path.Step.To]))];
        }
        return paths;
    }

    static bool IsSame(Corpus corpus, string to, string word) =>
        MetricsAnalysis.Same(to, word) || (corpus.Organisation.Role(to) is { } role && (MetricsAnalysis.Same(role.Id, word) || MetricsAnalysis.Same(role.Name, word) || MetricsAnalysis.Same(role.Team, word)));

    static void Judge(Path path, LogReading reading, IncidentLog.Incident incident, Review? review)
    {
        // A ladder is for incidents; problems and requests keep their own time.
        if (incident.Class is Classification.Problem or Classification.ServiceRequest) return;
        if (path.Step.After is not { IsWorkingDays: false } after || reading.At(incident, Moment.DetectedAt) is not { } detected) return;
        // An incident still open has lasted until the end of the as-of date at least.
        var end = reading.At(incident, Moment.ResolvedAt) ?? reading.At(incident, Moment.ClosedAt);
        if ((end ?? reading.Limit) - detected <= after.Span.TotalSeconds) return;
        path.Due++;
        var word = incident.Code(Coded.EscalatedTo);
        var allowed = after.Span.TotalSeconds + Grace;
        var (waited, place) = Waited(path, reading, incident, review, detected, allowed);
        string state;
        if (waited > allowed) (state, path.Late) = ("late", path.Late + 1);
        else if (waited is not null) (state, path.Taken) = ("taken", path.Taken + 1);
        else if (path.Reached[word]) (state, path.Untimed) = ("taken at a time not recorded", path.Untimed + 1);
        // The log names one receiver: somebody on another ladder says nothing of this one, and a first call is not always written down.
        else if (path.Stopped[word] || (word == 0 && after.Span > TimeSpan.Zero && reading.Log.Has("escalated_to"))) (state, path.Skipped) = ("skipped", path.Skipped + 1);
        else (state, path.NotRecorded) = ("not recorded", path.NotRecorded + 1);
        if (state is "late" or "skipped" or "not recorded" && path.Exceptions.Count < MostExceptions)
            path.Exceptions.Add(new(incident.IncidentId, state, incident.EscalatedTo ?? "not recorded", waited is { } w ? Say.Minutes(w / 60.0) : "not recorded",
                end is { } over ? Say.Minutes((over - detected) / 60.0) : "still open", place));
    }

    /// <summary>Seconds from detection to the escalation, by the log where its time is this step's, else by the review's timeline; and where that stands.</summary>
    static (int? Seconds, Place Place) Waited(Path path, LogReading reading, IncidentLog.Incident incident, Review? review, int detected, double allowed)
    {
        var word = incident.Code(Coded.EscalatedTo);
        if (reading.At(incident, Moment.EscalatedAt) is { } at && (path.Own[word] || (path.Reached[word] && at - detected <= allowed))) return (at - detected, incident.PlaceOf("escalated_at"));
        if (review is not null && FirstSeen(review, path.Step.To) is var (seen, place)) return ((int)(seen - (review.DetectedAt ?? incident.DetectedAt!.Value)).TotalSeconds, place);
        return (null, incident.PlaceOf("escalated_to"));
    }

    /// <summary>When and where the role first acts in a review's timeline or decisions.</summary>
    static (DateTimeOffset At, Place Place)? FirstSeen(Review review, string role) =>
        review.Timeline.Where(t => MetricsAnalysis.Same(t.ActorRole, role)).Select(t => (t.At, t.Where.Place))
            .Concat(review.Decisions.Where(d => MetricsAnalysis.Same(d.ByRole, role)).Select(d => (d.At, d.Where.Place)))
            .Where(x => x.At is not null).OrderBy(x => x.At).Select(x => ((DateTimeOffset, Place)?)(x.At!.Value, x.Place)).FirstOrDefault();

    static void Compare(Corpus corpus, IncidentLog.Incident incident, Review review, string severity, List<WrongSeverity> wrong, HashSet<string> linked)
    {
        if (!linked.Add(incident.IncidentId) || review.Severity is null || severity == "not recorded") return;
        var told = corpus.Organisation.Severity(review.Severity)?.Id ?? review.Severity;
        if (!MetricsAnalysis.Same(told, severity))
            wrong.Add(new(incident.IncidentId, severity, told, $"the log has {severity}, review {review.Id} has {told}", incident.PlaceOf("severity")));
    }

    /// <summary>People were at risk, and the incident was handled below the two gravest severities.</summary>
    static IEnumerable<WrongSeverity> AtRisk(Corpus corpus, Review review)
    {
        var levels = corpus.Organisation.Severities;
        var at = levels.Select((s, i) => (s, i)).FirstOrDefault(x => MetricsAnalysis.Same(x.s.Id, review.Severity) || MetricsAnalysis.Same(x.s.Name, review.Severity));
        if (review.PeopleAtRisk == true && at.s is not null && at.i >= 2)
            yield return new(review.Id, at.s.Id, levels[0].Id, "people were at risk", review.Where["severity"]);
    }

    static EscalationPath Finding(Path p, LogReading reading) => new()
    {
        Procedure = p.Procedure.Id, Severity = p.Step.Severity, After = p.Step.After is { } after ? after == default ? "at once" : after.ToString() : "not stated", To = p.Step.To, How = p.Step.How ?? "",
        Due = p.Due, Taken = p.Taken, Untimed = p.Untimed, Late = p.Late, Skipped = p.Skipped, NotRecorded = p.NotRecorded, Exceptions = p.Exceptions,
        Sources = [p.Step.Where.Place, .. reading.Column("escalated_to", "escalated_at")],
    };

    static IReadOnlyList<FirstMessage> Messages(Corpus corpus, DateOnly asOf)
    {
        var firsts = new List<(string Audience, string Channel, double Minutes, Place Place)>();
        foreach (var r in corpus.Reviews)
        {
            if ((r.DeclaredAt ?? r.DetectedAt) is not { } from || DateOnly.FromDateTime(from.DateTime) > asOf) continue;
            foreach (var group in r.Communications.Where(c => c.At is not null).GroupBy(c => (Audience: c.Audience ?? "not stated", Channel: c.Channel ?? "not stated")))
            {
                var first = group.MinBy(c => c.At)!;
                firsts.Add((group.Key.Audience, group.Key.Channel, (first.At!.Value - from).TotalMinutes, first.Where.Place));
            }
        }
        return [.. firsts.GroupBy(f => (f.Audience, f.Channel)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Audience, StringComparer.Ordinal).ThenBy(g => g.Key.Channel, StringComparer.Ordinal).Select(g =>
        {
            double[] minutes = [.. g.Select(f => f.Minutes)];
            var (median, longest) = (Quantiles.Median(minutes), minutes.Max());
            return new FirstMessage(g.Key.Audience, g.Key.Channel, minutes.Length, median, longest, Say.Minutes(median), Say.Minutes(longest), Places.Merge(g.Select(f => f.Place)));
        })];
    }
}
