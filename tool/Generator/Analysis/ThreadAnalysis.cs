using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Ties every id to what it rests on: finding, recommendation, clause, question, response, change, metric, criterion.</summary>
static class ThreadAnalysis
{
    /// <summary>A reference from one record to an id; <see cref="Code"/> is the fault when it leads nowhere.</summary>
    internal sealed record Reference(string From, string To, string Code, Place Place, string Kinds)
    {
        /// <summary>False for a name that is only looked up: a change is judged by a metric, it does not rest on it.</summary>
        public bool Ties { get; init; } = true;
    }

    public static ThreadFindings Run(Corpus corpus, IdIndex ids, IReadOnlyList<Candidate> candidates)
    {
        var up = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        var down = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        var broken = new List<BrokenThread>();
        var known = candidates.ToDictionary(c => c.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var reference in References(corpus))
        {
            if (reference.To.Length == 0 || (Candidate.IsComputed(reference.To) && !known.ContainsKey(reference.To))) continue;
            if (ids.Find(reference.To) is null && !known.ContainsKey(reference.To))
                broken.Add(new(reference.From, reference.To, $"{reference.From} names {reference.To}, which is nowhere in the workspace", reference.Place));
            else if (reference.Ties)
            {
                Link(up, reference.From, ids.Find(reference.To)?.Id ?? reference.To);
                Link(down, ids.Find(reference.To)?.Id ?? reference.To, reference.From);
            }
        }
        foreach (var candidate in candidates)
            foreach (var source in candidate.Sources.Where(s => ids.Find(s.Id) is not null))
            {
                Link(up, candidate.Id, source.Id);
                Link(down, source.Id, candidate.Id);
            }
        var entries = ids.All.Select(e => new ThreadNode(e.Id, e.Kind, e.Title, e.Place)).Concat(candidates.Select(c => new ThreadNode(c.Id, "candidate", c.Statement, c.Sources[0].Place)));
        return new ThreadFindings
        {
            Nodes = [.. entries.DistinctBy(n => n.Id, StringComparer.OrdinalIgnoreCase).Select(n => n with { Up = [.. up.GetValueOrDefault(n.Id) ?? []], Down = [.. down.GetValueOrDefault(n.Id) ?? []] })],
            Broken = [.. broken.DistinctBy(b => (b.From, b.To, b.Place))],
        };
    }

    static void Link(Dictionary<string, List<string>> links, string from, string to)
    {
        if (!links.TryGetValue(from, out var list)) links[from] = list = [];
        if (!list.Contains(to, StringComparer.OrdinalIgnoreCase) && !MetricsAnalysis.Same(from, to)) list.Add(to);
    }

    /// <summary>Every reference of the workspace, from what rests on it to what it rests on.</summary>
    internal static IEnumerable<Reference> References(Corpus corpus) =>
        Reviews(corpus).Concat(Decisions(corpus)).Concat(Consultations(corpus)).Concat(Register(corpus)).Concat(Procedures(corpus)).Concat(Evidence(corpus));

    static IEnumerable<Reference> Reviews(Corpus corpus)
    {
        foreach (var r in corpus.Reviews)
        {
            foreach (var f in r.ContributingFactors)
            {
                yield return new(f.Id, r.Id, "IS701", f.Where.Place, "review");
                for (var i = 0; i < f.Evidence.Count; i++)
                    if (IdIndex.LooksLikeId(f.Evidence[i])) yield return new(f.Id, f.Evidence[i], "IS701", f.Where[$"evidence[{i}]"], "finding");
            }
            foreach (var x in r.Recommendations)
            {
                yield return new(x.Id, r.Id, "IS701", x.Where.Place, "review");
                for (var i = 0; i < x.Evidence.Count; i++)
                    if (IdIndex.LooksLikeId(x.Evidence[i])) yield return new(x.Id, x.Evidence[i], "IS701", x.Where[$"evidence[{i}]"], "finding");
                for (var i = 0; i < x.Objective.Count; i++) yield return new(x.Id, x.Objective[i], "IS702", x.Where[$"objective[{i}]"], "objective");
            }
            foreach (var a in r.Actions) yield return new(a.Id, r.Id, "IS701", a.Where.Place, "review");
            for (var i = 0; i < r.SimilarIncidents.Count; i++)
                if (r.SimilarIncidents[i].StartsWith("PIR", StringComparison.OrdinalIgnoreCase)) yield return new(r.Id, r.SimilarIncidents[i], "IS701", r.Where[$"similar_incidents[{i}]"], "review");
            for (var i = 0; i < r.Themes.Count; i++)
                if (corpus.Organisation.Theme(r.Themes[i]) is { } theme) yield return new(r.Id, theme.Id, "IS708", r.Where[$"themes[{i}]"], "theme");
                else yield return new(r.Id, r.Themes[i], "IS708", r.Where[$"themes[{i}]"], "theme");
            for (var i = 0; i < r.Criteria.Count; i++)
                if (r.Criteria[i].Contains(':')) yield return new(r.Id, r.Criteria[i], "IS420", r.Where[$"criteria[{i}]"], "unit criterion");
        }
    }

    static IEnumerable<Reference> Decisions(Corpus corpus)
    {
        foreach (var r in corpus.Recommendations)
        {
            for (var i = 0; i < r.Sources.Count; i++) yield return new(r.Id, r.Sources[i], "IS701", r.Where[$"sources[{i}]"], "finding");
            for (var i = 0; i < r.Objectives.Count; i++) yield return new(r.Id, r.Objectives[i], "IS702", r.Where[$"objectives[{i}]"], "objective");
            for (var i = 0; i < r.Procedures.Count; i++) yield return new(r.Id, r.Procedures[i], "IS703", r.Where[$"procedures[{i}]"], "procedure");
            if (r.SuccessMeasure is { } m) yield return new(r.Id, m.Metric, "IS704", m.Where["metric"], "metric") { Ties = false };
        }
        foreach (var c in corpus.Changes)
        {
            if (c.Recommendation is { } r) yield return new(c.Id, r, "IS705", c.Where["recommendation"], "recommendation");
            if (c.Consultation is { } k) yield return new(c.Id, k, "IS706", c.Where["consultation"], "consultation");
            foreach (var v in c.ProcedureVersions.Where(v => v.Procedure is not null)) yield return new(c.Id, v.Procedure!, "IS703", v.Where["procedure"], "procedure");
            foreach (var v in c.Verification) yield return new(v.Metric, c.Id, "IS707", v.Where["metric"], "change");
            foreach (var v in c.Verification) yield return new(c.Id, v.Metric, "IS704", v.Where["metric"], "metric") { Ties = false };
        }
    }

    static IEnumerable<Reference> Consultations(Corpus corpus)
    {
        foreach (var c in corpus.Consultations)
        {
            if (c.Procedure is { } p) yield return new(c.Id, p, "IS703", c.Where["procedure"], "procedure");
            for (var i = 0; i < c.Recommendations.Count; i++) yield return new(c.Id, c.Recommendations[i], "IS705", c.Where[$"recommendations[{i}]"], "recommendation");
            for (var i = 0; i < c.Evidence.Count; i++)
                if (IdIndex.LooksLikeId(c.Evidence[i])) yield return new(c.Id, c.Evidence[i], "IS701", c.Where[$"evidence[{i}]"], "finding");
            foreach (var q in c.Questions)
            {
                yield return new(q.Id, c.Id, "IS706", q.Where.Place, "consultation");
                for (var i = 0; i < q.Clauses.Count; i++) yield return new(q.Id, q.Clauses[i], "IS709", q.Where[$"clauses[{i}]"], "clause");
            }
            foreach (var r in c.Responses)
            {
                if (r.QuestionId is { } q) yield return new(r.ResponseId, q, "IS710", r.Where["question_id"], "question");
                else yield return new(r.ResponseId, c.Id, "IS706", r.Where.Place, "consultation");
                if (r.ClauseId is { } clause) yield return new(r.ResponseId, clause, "IS709", r.Where["clause_id"], "clause");
                if (r.ChangeRef is { Length: > 0 } change && IdIndex.LooksLikeId(change)) yield return new(change, r.ResponseId, "IS707", r.Where["change_ref"], "change");
            }
        }
    }

    static IEnumerable<Reference> Register(Corpus corpus)
    {
        foreach (var o in corpus.Organisation.Objectives.Where(o => o.Metric is not null)) yield return new(o.Id, o.Metric!, "IS704", o.Where["metric"], "metric");
        foreach (var c in corpus.Organisation.AgreedCriteria.Where(c => c.Procedure is not null)) yield return new(c.Id, c.Procedure!, "IS703", c.Where["procedure"], "procedure");
        foreach (var m in corpus.Metrics.Definitions)
        {
            if (m.Objective is { } o && corpus.Organisation.Objective(o) is null) yield return new(m.MetricId, o, "IS702", m.Where["objective"], "objective");
            foreach (var r in m.Rebase.Where(r => r.ChangeId is not null)) yield return new(m.MetricId, r.ChangeId!, "IS707", r.Where["change_id"], "change");
        }
        foreach (var s in corpus.Strategy)
            for (var i = 0; i < s.Objectives.Count; i++) yield return new(s.Id, s.Objectives[i], "IS702", s.Where[$"objectives[{i}]"], "objective");
    }

    static IEnumerable<Reference> Procedures(Corpus corpus)
    {
        foreach (var p in corpus.Procedures.Concat(corpus.ProposedProcedures))
        {
            var id = p.Status == ProcedureStatus.Proposed ? $"{p.Id}@{p.Version}" : p.Id;
            if (p.Status == ProcedureStatus.Proposed && corpus.Procedures.Any(c => MetricsAnalysis.Same(c.Id, p.Id))) yield return new(id, p.Id, "IS703", p.Where.Place, "procedure");
            foreach (var c in p.Clauses) yield return new(c.Id, p.Id, "IS703", c.Place, "procedure");
            foreach (var h in p.ChangeHistory.Where(h => h.Consultation is not null)) yield return new(id, h.Consultation!, "IS706", h.Where["consultation"], "consultation");
        }
    }

    /// <summary>Documents that are made and not written have ids of their own.</summary>
    static bool IsComposed(Corpus corpus, string id) =>
        MetricsAnalysis.Same(id, "performance") || MetricsAnalysis.Same(id, "strategy") || corpus.Consultations.Any(c => MetricsAnalysis.Same(id, $"{c.Id}-outcome"));

    static IEnumerable<Reference> Evidence(Corpus corpus)
    {
        foreach (var p in corpus.Portfolios)
            foreach (var e in p.Evidence)
            {
                var id = $"{p.Id}:{e.Ref}";
                foreach (var c in e.Claims)
                    if (CoverageAnalysis.CriterionId(corpus, p, c) is { } criterion) yield return new(criterion, id, "IS404", c.Where["criterion"], "evidence");
                if (e is { File: { } file, Attachment: null } && !IsComposed(corpus, file) && !file.AsSpan().ContainsAny('/', '\\', ':') && !Kinds.CanAttach(Path.GetExtension(file).ToLowerInvariant())) yield return new(id, file, "IS412", e.Where["file"], "document");
                for (var i = 0; i < e.CorroboratedBy.Count; i++) yield return new(id, $"{p.Id}:{e.CorroboratedBy[i]}", "IS413", e.Where[$"corroborated_by[{i}]"], "evidence");
            }
    }
}
