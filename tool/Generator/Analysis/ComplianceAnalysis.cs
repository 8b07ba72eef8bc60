using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Judges every incident and review against every agreed criterion, in one pass over the log.</summary>
static class ComplianceAnalysis
{
    /// <summary>More exceptions than these are counted but not listed.</summary>
    public const int MostExceptions = 2000;

    enum State { Met, NotMet, NotRecorded, Open }

    sealed class Tally
    {
        readonly int[] counts = new int[4];
        public void Add(State state) => counts[(int)state]++;
        public ComplianceCounts Counts => new(counts[0], counts[1], counts[2], counts[3]);
    }

    /// <summary>A criterion on its way through the log.</summary>
    sealed class Count(AgreedCriterion criterion, bool[] severities, int teams)
    {
        public AgreedCriterion Criterion => criterion;
        public bool[] Severities => severities;
        public Tally Total { get; } = new();
        public SortedDictionary<int, Tally> Months { get; } = [];
        public Tally[] BySeverity { get; } = [.. severities.Select(_ => new Tally())];
        public Tally[] ByTeam { get; } = [.. Enumerable.Range(0, teams).Select(_ => new Tally())];
        public List<ComplianceException> Exceptions { get; } = [];
    }

    public static ComplianceFindings Run(Corpus corpus, LogReading reading, DateOnly asOf, CancellationToken cancellation)
    {
        var working = new WorkingTime(corpus.Organisation.Calendar);
        var severities = reading.SeverityIds();
        string[] teams = ["not recorded", .. reading.Log.Values("owner_team")];
        var counts = corpus.Organisation.AgreedCriteria.Select(c => new Count(c, [.. severities.Select((s, code) => Applies(corpus, c, code == 0 ? null : s))], teams.Length)).ToArray();
        var seen = 0;
        foreach (var incident in reading.Incidents)
        {
            if ((++seen & 0xffff) == 0) cancellation.ThrowIfCancellationRequested();
            var severity = incident.Code(Coded.Severity);
            var on = LogReading.On(LogReading.First(incident));
            foreach (var count in counts)
                if (count.Severities[severity] && (count.Criterion.When?.Class is not { Count: > 0 } classes || (incident.Class is { } k && classes.Contains(k))))
                    Judge(count, reading, working, incident, on, severities, teams);
        }
        var criteria = counts.Select(c => Finding(corpus, reading, working, c, severities, teams, asOf)).ToArray();
        return new ComplianceFindings { Criteria = criteria, Message = Message(criteria) };
    }

    static bool Applies(Corpus corpus, AgreedCriterion criterion, string? severity) =>
        criterion.When?.Severity is not { Count: > 0 } wanted || (severity is not null && wanted.Any(w => MetricsAnalysis.Same(corpus.Organisation.Severity(w)?.Id ?? w, severity)));

    static void Judge(Count count, LogReading reading, WorkingTime working, IncidentLog.Incident incident, DateOnly? on, string[] severities, string[] teams)
    {
        var c = count.Criterion;
        var (from, to) = (reading.At(incident, c.From), reading.At(incident, c.To));
        var state = StateOf(from, to, reading.IsOpen(incident) || (c.To is Moment.ClosedAt && reading.At(incident, Moment.ClosedAt) is null), c.Within, working);
        count.Total.Add(state);
        var (severity, team) = (incident.Code(Coded.Severity), incident.Code(Coded.OwnerTeam));
        count.BySeverity[severity].Add(state);
        count.ByTeam[team].Add(state);
        if (on is { } date)
        {
            var key = date.Year * 12 + date.Month - 1;
            if (!count.Months.TryGetValue(key, out var month)) count.Months[key] = month = new Tally();
            month.Add(state);
        }
        if (state is State.NotMet or State.NotRecorded && count.Exceptions.Count < MostExceptions)
        {
            double? minutes = state == State.NotMet ? (to!.Value - from!.Value) / 60.0 : null;
            count.Exceptions.Add(new(incident.IncidentId, StateWords(state), severities[severity], teams[team], on, minutes,
                state == State.NotMet ? Say.Minutes(minutes) : "not recorded", incident.PlaceOf(Words.Of(c.To))));
        }
    }

    /// <summary>Working days are agreed for closing, which comes after an incident has stopped being open, so "open" then means "not closed".</summary>
    static State StateOf(int? from, int? to, bool open, Duration within, WorkingTime working)
    {
        if (from is { } a && to is { } b)
        {
            if (b < a) return State.NotRecorded;
            var met = within.IsWorkingDays ? working.Within(UkTime.FromSeconds(a)!.Value, UkTime.FromSeconds(b)!.Value, within) : b - a <= within.Span.TotalSeconds;
            return met ? State.Met : State.NotMet;
        }
        return open ? State.Open : State.NotRecorded;
    }

    static CriterionCompliance Finding(Corpus corpus, LogReading reading, WorkingTime working, Count count, string[] severities, string[] teams, DateOnly asOf)
    {
        var c = count.Criterion;
        var total = count.Total.Counts;
        var reviews = corpus.Reviews.Where(r => Applies(corpus, c, corpus.Organisation.Severity(r.Severity)?.Id ?? r.Severity)
                && (c.When?.Class is not { Count: > 0 } classes || (r.Classification is { } k && classes.Contains(k))))
            .Select(r => Review(r, c, working, asOf)).OfType<ReviewCompliance>().ToArray();
        return new CriterionCompliance
        {
            Id = c.Id, Statement = c.Statement, Procedure = c.Procedure ?? "", TargetPercent = c.TargetPercent,
            Verdict = (total.Rate, c.TargetPercent) switch
            {
                (null, _) => "nothing to judge", (_, null) => "no target set", var (rate, target) => rate >= target ? "meets the target" : "misses the target",
            },
            Total = total,
            ByMonth = [.. count.Months.Select(m => new ComplianceBy($"{m.Key / 12}-{m.Key % 12 + 1:00}", m.Value.Counts))],
            BySeverity = Named(severities, count.BySeverity),
            ByTeam = Named(teams, count.ByTeam),
            Exceptions = [.. count.Exceptions.OrderBy(e => e.On).ThenBy(e => e.IncidentId, StringComparer.Ordinal)],
            Reviews = reviews,
            Definition = new DefinitionBox
            {
                Formula = "met / (met + not met)",
                Numerator = $"incidents {Done(c.To)} within {c.Within} of {Being(c.From)}",
                Denominator = "incidents to which the criterion applies and whose two times are recorded",
                Exclusions = "incidents still open and incidents without both times, each shown beside the rate",
                N = total.Met + total.NotMet,
                Missing = total.NotRecorded,
            },
            Sources = [.. reading.Column(Words.Of(c.From), Words.Of(c.To)), c.Where.Place],
        };
    }

    static ReviewCompliance? Review(Review review, AgreedCriterion c, WorkingTime working, DateOnly asOf)
    {
        if (c.From is Moment.EscalatedAt || c.To is Moment.EscalatedAt) return null;
        if (review.At(Moment.StartedAt) is { } started && DateOnly.FromDateTime(started.DateTime) > asOf) return null;
        int? Seconds(Moment m) => review.At(m) is { } at ? UkTime.ToSeconds(at) : null;
        var (from, to) = (Seconds(c.From), Seconds(c.To));
        var state = StateOf(from, to, review.ResolvedAt is null && review.ClosedAt is null || (c.To is Moment.ClosedAt && review.ClosedAt is null), c.Within, working);
        return new(review.Id, StateWords(state), state is State.Met or State.NotMet ? Say.Minutes((to - from) / 60.0) : StateWords(state), review.Where[Words.Of(c.To)]) { Criterion = c.Id };
    }

    static IReadOnlyList<ComplianceBy> Named(string[] names, Tally[] tallies) =>
        [.. names.Select((name, i) => (name, tallies[i].Counts)).Where(t => t.Counts.Applies > 0)
            .GroupBy(t => t.name, StringComparer.OrdinalIgnoreCase).Select(g => new ComplianceBy(g.Key, Sum(g.Select(t => t.Counts)))).OrderBy(c => c.Name, StringComparer.Ordinal)];

    static ComplianceCounts Sum(IEnumerable<ComplianceCounts> counts) =>
        counts.Aggregate((a, b) => new(a.Met + b.Met, a.NotMet + b.NotMet, a.NotRecorded + b.NotRecorded, a.Open + b.Open));

    static string StateWords(State state) => state switch { State.Met => "met", State.NotMet => "not met", State.NotRecorded => "not recorded", _ => "open" };

    static string Message(CriterionCompliance[] criteria)
    {
        if (criteria.Length == 0) return "No agreed criteria are declared.";
        var misses = criteria.Where(c => c.Verdict == "misses the target").Select(c => $"{c.Id} ({Say.Percent(c.Total.Rate)} against {Say.Percent(c.TargetPercent)})").ToArray();
        return misses.Length == 0 ? $"All {criteria.Count(c => c.Total.Rate is not null)} agreed criteria that can be judged meet their targets."
            : $"{misses.Length} of {Say.Count(criteria.Length, "agreed criterion", "agreed criteria")} {(misses.Length == 1 ? "misses its target" : "miss their targets")}: {Say.List(misses)}.";
    }

    static string Done(Moment moment) => moment switch
    {
        Moment.CustomersToldAt => "of which customers were told",
        Moment.StartedAt => "that started",
        _ => Say.Word(Words.Of(moment))[..^3],
    };

    static string Being(Moment moment) => moment switch
    {
        Moment.CustomersToldAt => "telling customers",
        Moment.StartedAt => "their start",
        _ => "being " + Say.Word(Words.Of(moment))[..^3],
    };
}
