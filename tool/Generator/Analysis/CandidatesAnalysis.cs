using System.Security.Cryptography;
using System.Text;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Suggests recommendations from the evidence, merges those that share sources, and scores them openly.</summary>
static class CandidatesAnalysis
{
    const int DefaultEffort = 3, MostSources = 40;

    /// <summary>One reason for a recommendation before it is merged with others.</summary>
    sealed record Reason(string Subject, string Kind, string Statement, IReadOnlyList<Source> Sources)
    {
        public required (int Value, string Why) Impact { get; init; }
        public required (int Value, string Why) Recurrence { get; init; }
        public required (int Value, string Why) Exposure { get; init; }
        public (int Value, string Why) Effort { get; init; } = (DefaultEffort, "effort 3: not judged yet, taken as middling");
        public IReadOnlyList<string> Objectives { get; init; } = [];
        public IReadOnlyList<string> Procedures { get; init; } = [];
        public IReadOnlyList<string> Themes { get; init; } = [];
        public string Metric { get; init; } = "";

        /// <summary>What a rejection is held against: which incidents, points, factors or answers there are, not where they stand nor how many others there are.</summary>
        public required IEnumerable<string> Evidence { get; init; }
    }

    public static IReadOnlyList<Candidate> Run(Corpus corpus, LogReading reading, Findings so, ThemeMatcher matcher)
    {
        Reason[] reasons = [.. Criteria(corpus, reading, so), .. Signals(corpus, reading, so), .. Findings(corpus, so, matcher), .. Recurring(so), .. Boundaries(so), .. Consulted(corpus, so)];
        return [.. Merge(reasons).Select(group => Build(corpus, group)).OrderByDescending(c => c.Score).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    static IEnumerable<Reason> Criteria(Corpus corpus, LogReading reading, Findings so)
    {
        foreach (var c in so.Compliance.Criteria.Where(c => c.Verdict == "misses the target"))
        {
            var agreed = corpus.Organisation.AgreedCriteria.First(a => a.Id == c.Id);
            var gravest = agreed.When?.Severity is { Count: > 0 } s ? s.Min(x => Rank(corpus, x)) : 0;
            var teams = c.ByTeam.Count(t => t.Counts.NotMet > 0);
            yield return new Reason($"criterion:{Words.Of(agreed.To)}", "failed_criterion", $"Bring {c.Id} up to its target: {Say.Percent(c.Total.Rate)} met against {Say.Percent(c.TargetPercent)}. {c.Statement}",
            [
                new(c.Id, $"{c.Total.Met} met, {c.Total.NotMet} not met, {c.Total.NotRecorded} not recorded, {c.Total.Open} open", agreed.Where.Place) { Kind = "criterion" },
                .. Column(reading, agreed.To),
                .. Places.Merge(c.Exceptions.Where(e => e.State == "not met").Take(MostSources).Select(e => e.Source)).Take(10).Select(p => new Source(c.Id, "not met", p) { Kind = "criterion" }),
            ])
            {
                Impact = (Math.Clamp(5 - gravest, 1, 5), $"impact {Math.Clamp(5 - gravest, 1, 5)}: the gravest severity it covers"),
                Recurrence = Times(c.Total.NotMet, "incident not met", "incidents not met"),
                Exposure = (Math.Clamp(teams, 1, 5), $"exposure {Math.Clamp(teams, 1, 5)}: {Say.Count(teams, "team")} with exceptions"),
                Procedures = c.Procedure.Length > 0 ? [c.Procedure] : [],
                Evidence = c.Exceptions.Where(e => e.State == "not met").Select(e => $"{c.Id} {e.IncidentId}"),
            };
        }
    }

    /// <summary>The column a criterion and a metric are both measured in, so that the two are one candidate.</summary>
    static IEnumerable<Source> Column(LogReading reading, Moment to) => reading.Column(Words.Of(to)).Select(p => new Source($"log:{Words.Of(to)}", $"the log's column {Say.Word(Words.Of(to))}", p) { Kind = "signal" });

    static IEnumerable<Reason> Signals(Corpus corpus, LogReading reading, Findings so)
    {
        foreach (var m in so.Metrics.Where(m => m.Variation == "concern" || m.Assurance == "failing"))
        {
            var flagged = m.Points.Where(p => p.Variation == "concern").ToArray();
            var failing = m.Assurance == "failing";
            var column = Formula.Read(corpus.Metrics.Definition(m.Id)?.Formula) switch { Formula.LogStatistic s => Column(reading, s.To), Formula.LogShare s => Column(reading, s.To), _ => [] };
            yield return new Reason($"metric:{m.Id}", "concerning_signal", $"Act on {m.Name}: {(m.Variation == "concern" ? m.Signal : m.AssuranceWords)}.",
            [
                new(m.Id, m.Message, m.Points[^1].Source) { Kind = "signal" }, .. column,
                .. Places.Merge(flagged.Select(p => p.Source)).Take(10).Select(p => new Source(m.Id, "signalled", p) { Kind = "signal" }),
            ])
            {
                Impact = failing ? (4, "impact 4: the target cannot be expected to be met without a change") : (3, "impact 3: a signal for the worse"),
                Recurrence = Times(Math.Max(flagged.Length, 1), "point signalled", "points signalled"),
                Exposure = m.Objective.Length > 0 ? (4, $"exposure 4: it measures objective {m.Objective}") : (2, "exposure 2: it measures no objective"),
                Objectives = m.Objective.Length > 0 ? [m.Objective] : [], Metric = m.Id,
                Evidence = flagged.Select(p => $"{m.Id} {p.X}").Append($"{m.Id} {m.Assurance}"),
            };
        }
    }

    /// <summary>A cause that two reviews or more have named.</summary>
    static IEnumerable<Reason> Findings(Corpus corpus, Findings so, ThemeMatcher matcher)
    {
        var held = corpus.Reviews.Where(r => (r.StartedAt ?? r.DetectedAt) is not { } at || DateOnly.FromDateTime(at.DateTime) <= so.AsOf).ToArray();
        for (var t = 0; t < matcher.Ids.Count; t++)
        {
            var bit = 1UL << t;
            var factors = held.SelectMany(r => r.ContributingFactors.Where(f => (matcher.Code(f.Category ?? "") & bit) != 0).Select(f => (Review: r, Factor: f))).ToArray();
            var reviews = factors.Select(f => f.Review).Distinct().ToArray();
            if (reviews.Length < 2) continue;
            var theme = corpus.Organisation.Themes[t];
            var gravest = reviews.Min(r => Rank(corpus, r.Severity));
            var services = reviews.Select(r => r.Service).Distinct().Count();
            yield return new Reason($"theme:{theme.Id}", "repeated_finding", $"Address {theme.Name.ToLowerInvariant()}: {Say.Count(reviews.Length, "review")} name it as a contributing factor.",
                [.. factors.OrderByDescending(f => f.Review.StartedAt).Take(MostSources).Select(f => new Source(f.Factor.Id, f.Factor.Statement, f.Factor.Where.Place) { Kind = "finding" })])
            {
                Impact = (Math.Clamp(5 - gravest, 1, 5), $"impact {Math.Clamp(5 - gravest, 1, 5)}: the gravest of the incidents"),
                Recurrence = Times(reviews.Length, "review", "reviews"),
                Exposure = (Math.Clamp(services, 1, 5), $"exposure {Math.Clamp(services, 1, 5)}: {Say.Count(services, "service")}"),
                Themes = [theme.Id],
                Objectives = [.. factors.SelectMany(f => f.Review.Recommendations.Where(x => x.Evidence.Contains(f.Factor.Id)).SelectMany(x => x.Objective)).Distinct()],
                Evidence = factors.Select(f => f.Factor.Id),
            };
        }
    }

    static IEnumerable<Reason> Recurring(Findings so)
    {
        foreach (var theme in so.Themes.All.Where(t => t.NotEffective.Count > 0))
            yield return new Reason($"theme:{theme.Id}", "recurring_theme", $"Look again at what was done about {theme.Name.ToLowerInvariant()}: it came back after {Say.Count(theme.NotEffective.Select(n => n.ActionId).Distinct().Count(), "closed action")}.",
                [.. theme.NotEffective.Select(n => new Source(n.ActionId, $"closed on {Say.Date(n.ClosedOn)}; back in {n.LaterReviewId} on {Say.Date(n.LaterOn)}", n.Action) { Kind = "theme" }).DistinctBy(s => (s.Id, s.Text))])
            {
                Impact = (3, "impact 3: an action that was to end it has not"),
                Recurrence = Times(theme.NotEffective.Select(n => n.LaterReviewId).Distinct().Count() + 1, "time", "times"),
                Exposure = (Math.Clamp(theme.ByService.Count(s => s.Name != "not stated"), 1, 5), $"exposure {Math.Clamp(theme.ByService.Count(s => s.Name != "not stated"), 1, 5)}: services that mention it"),
                Themes = [theme.Id], Evidence = theme.NotEffective.Select(n => $"{n.ActionId} {n.LaterReviewId}"),
            };
    }

    static IEnumerable<Reason> Boundaries(Findings so)
    {
        foreach (var b in so.Boundaries.Where(b => b.Status == "current"))
        {
            BoundaryFault[] faults = [.. b.Gaps, .. b.Conflicts, .. b.Handovers.Where(h => h.Kind is "unmatched_out" or "unmatched_in" or "ping_pong" or "dead_end")];
            if (faults.Length == 0) continue;
            var hit = b.BackTest.NoOwner;
            yield return new Reason($"boundary:{b.Procedure}", "boundary_fault", $"Close the boundaries of {b.Procedure} {b.Title}: {Say.Some([.. faults.Select(f => f.Explanation)], 3)}.",
                [.. faults.Take(MostSources).Select(f => new Source(b.Procedure, $"{f.Witness}: {f.Explanation}", f.Source) { Kind = "boundary" })])
            {
                Impact = hit > 0 ? (4, "impact 4: incidents of the log fell where nobody owns") : (2, "impact 2: no incident of the log fell there"),
                Recurrence = Times(faults.Length, "fault", "faults"),
                Exposure = Times(hit, "incident without an owner", "incidents without an owner") is var e ? (e.Value, e.Why.Replace("recurrence", "exposure", StringComparison.Ordinal)) : default,
                Effort = (1, "effort 1: rows of a table"), Procedures = [b.Procedure],
                Evidence = faults.Select(f => $"{b.Procedure} {f.Witness}: {f.Explanation}"),
            };
        }
    }

    static IEnumerable<Reason> Consulted(Corpus corpus, Findings so)
    {
        foreach (var c in so.Consultations.Where(c => c.Stage is "open" or "closed"))
            foreach (var clause in c.ByClause.Where(x => x.Oppose + x.SupportWithChange >= 2 && x.Oppose + x.SupportWithChange > x.Support))
            {
                var answers = c.Answers.Where(a => MetricsAnalysis.Same(a.ClauseId, clause.Id)).ToArray();
                var asked = corpus.Consultations.First(x => x.Id == c.Id).Responses.Where(r => MetricsAnalysis.Same(r.ClauseId, clause.Id)).ToArray();
                var roles = asked.Select(r => r.ConsulteeRole).Distinct(StringComparer.OrdinalIgnoreCase).Count();
                yield return new Reason($"clause:{clause.Id}", "consultation", $"Think again about clause {clause.Id}: {clause.Oppose} of {Say.Count(clause.Total, "response")} {(clause.Oppose == 1 ? "opposes" : "oppose")} it and {clause.SupportWithChange} {(clause.SupportWithChange == 1 ? "asks" : "ask")} for a change.",
                    [.. answers.Select(a => new Source($"{c.Id}:{a.Id}", a.MayPublish ? a.Text : "not for publication", a.Source) { Kind = "consultation" })])
                {
                    Impact = clause.Oppose * 2 > clause.Total ? (4, "impact 4: more than half oppose") : (3, "impact 3: more ask for change than support"),
                    Recurrence = Times(clause.Oppose + clause.SupportWithChange, "response", "responses"),
                    Exposure = (Math.Clamp(roles, 1, 5), $"exposure {Math.Clamp(roles, 1, 5)}: {Say.Count(roles, "role")}"), Effort = (2, "effort 2: a clause to reword"),
                    Evidence = asked.Select(r => $"{c.Id}:{r.ResponseId} {r.Stance}"),
                };
            }
    }

    /// <summary>0 for the gravest severity, and so on; the middle where none is written.</summary>
    static int Rank(Corpus corpus, string? severity)
    {
        var levels = corpus.Organisation.Severities;
        for (var i = 0; i < levels.Count; i++)
            if (MetricsAnalysis.Same(levels[i].Id, severity) || MetricsAnalysis.Same(levels[i].Name, severity)) return i;
        return 2;
    }

    static (int Value, string Why) Times(int n, string one, string many)
    {
        var value = n >= 50 ? 5 : n >= 10 ? 4 : n >= 4 ? 3 : n >= 2 ? 2 : 1;
        return (value, $"recurrence {value}: {Say.Count(n, one, many)}");
    }

    /// <summary>Reasons with a subject or a source in common are one candidate.</summary>
    static List<List<Reason>> Merge(Reason[] reasons)
    {
        var parent = Enumerable.Range(0, reasons.Length).ToArray();
        int Root(int i) => parent[i] == i ? i : parent[i] = Root(parent[i]);
        var first = new Dictionary<(string, Place), int>();
        var subjects = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < reasons.Length; i++)
        {
            if (!subjects.TryAdd(reasons[i].Subject, i)) parent[Root(i)] = Root(subjects[reasons[i].Subject]);
            foreach (var source in reasons[i].Sources)
                if (!first.TryAdd((source.Id, source.Place), i)) parent[Root(i)] = Root(first[(source.Id, source.Place)]);
        }
        return [.. Enumerable.Range(0, reasons.Length).GroupBy(Root).OrderBy(g => g.Min()).Select(g => g.Select(i => reasons[i]).ToList())];
    }

    static Candidate Build(Corpus corpus, List<Reason> group)
    {
        (int Value, string Why) Most(Func<Reason, (int Value, string Why)> part) => group.Select(part).MaxBy(p => p.Value);
        var (impact, recurrence, exposure, effort) = (Most(r => r.Impact), Most(r => r.Recurrence), Most(r => r.Exposure), Most(r => r.Effort));
        Source[] sources = [.. group.SelectMany(r => r.Sources).DistinctBy(s => (s.Id, s.Text, s.Place))];
        // The id follows the subject that comes first by name, so that it does not hang on the order of reading.
        var id = "C-" + Code(group.Select(r => r.Subject).Min(StringComparer.Ordinal)!);
        var hash = Hash(string.Join('\n', group.SelectMany(r => r.Evidence.Select(e => $"{r.Kind} {e}")).Distinct().Order(StringComparer.Ordinal)))[..12];
        var candidate = new Candidate
        {
            Id = id, Kinds = [.. group.Select(r => r.Kind).Distinct()], Statement = string.Join(" ", group.Select(r => r.Statement).Distinct()), Sources = sources,
            Impact = impact.Value, Recurrence = recurrence.Value, Exposure = exposure.Value, Effort = effort.Value,
            ScoreReasons = [impact.Why, recurrence.Why, exposure.Why, effort.Why],
            Objectives = [.. group.SelectMany(r => r.Objectives).Distinct()], Procedures = [.. group.SelectMany(r => r.Procedures).Distinct()], Themes = [.. group.SelectMany(r => r.Themes).Distinct()],
            Metric = group.Select(r => r.Metric).FirstOrDefault(m => m.Length > 0) ?? "", EvidenceHash = hash,
        };
        candidate = candidate with { ScoreParts = $"{impact.Value} impact × {recurrence.Value} recurrence × {exposure.Value} exposure ÷ {effort.Value} effort = {Say.Number(candidate.Score, 2)}" };
        return Decided(corpus, candidate);
    }

    /// <summary>
    /// Taken up when a recommendation names the candidate or one of its sources. A rejection holds as long as the evidence is
    /// what it was: the hash written then, or, without one, no source that the rejection does not name.
    /// </summary>
    static Candidate Decided(Corpus corpus, Candidate c)
    {
        bool Names(Recommendation r) => r.Sources.Any(s => MetricsAnalysis.Same(s, c.Id) || c.Sources.Any(x => MetricsAnalysis.Same(x.Id, s) && x.Kind is not "boundary"));
        var named = corpus.Recommendations.Where(Names).ToArray();
        if (named.FirstOrDefault(r => r.Status != RecommendationStatus.Rejected) is { } taken) return c with { State = "taken_up", Recommendation = taken.Id };
        if (named.FirstOrDefault(r => r.Sources.Any(s => MetricsAnalysis.Same(s, c.Id)) || c.Sources.All(x => r.Sources.Contains(x.Id, StringComparer.OrdinalIgnoreCase))) is not { } rejected) return c;
        return rejected.EvidenceHash is not { } hash || MetricsAnalysis.Same(hash, c.EvidenceHash) ? c with { State = "rejected", Recommendation = rejected.Id } : c;
    }

    static string Code(string subject)
    {
        const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(subject));
        return string.Concat(hash.Take(5).Select(b => Letters[b % Letters.Length]));
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
