using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Every id of the workspace: what kind of thing it names, what it says and where it stands. Ids are told apart without regard to case.</summary>
sealed partial class IdIndex
{
    public sealed record Entry(string Id, string Kind, string Title, Place Place);

    readonly Dictionary<string, Entry> entries = new(StringComparer.OrdinalIgnoreCase);
    readonly List<Entry> order = [];

    public IdIndex(Corpus corpus)
    {
        var o = corpus.Organisation;
        foreach (var s in o.Services) Add(s.Id, "service", s.Name, s);
        foreach (var s in o.Severities) Add(s.Id, "severity", s.Name, s);
        foreach (var b in o.Objectives) Add(b.Id, "objective", b.Statement, b);
        foreach (var c in o.AgreedCriteria) Add(c.Id, "criterion", c.Statement, c);
        foreach (var t in o.Themes) Add(t.Id, "theme", t.Name, t);
        foreach (var m in corpus.Metrics.Definitions) Add(m.MetricId, "metric", m.Name, m);
        foreach (var s in corpus.Metrics.Series) Add(s.MetricId, "metric", s.MetricId, s);
        Reviews(corpus);
        Procedures(corpus);
        Consultations(corpus);
        foreach (var s in corpus.Strategy)
        {
            Add(s.Id, "strategy", s.Title, s);
            foreach (var e in s.Evaluations) Add(e.Id, "evaluation", e.Name, e);
        }
        foreach (var r in corpus.Recommendations) Add(r.Id, "recommendation", r.Statement, r);
        foreach (var c in corpus.Changes) Add(c.Id, "change", c.Title ?? c.Id, c);
        foreach (var q in corpus.Qualifications)
        {
            Add(q.Id, "qualification", q.Title, q);
            foreach (var c in q.Criteria) Add($"{q.Id}:{c.No}", "unit criterion", c.Text, c);
        }
        foreach (var p in corpus.Portfolios)
            foreach (var e in p.Evidence) Add($"{p.Id}:{e.Ref}", "evidence", e.Title, e);
    }

    public IReadOnlyList<Entry> All => order;

    public IEnumerable<string> Ids => entries.Keys;

    public Entry? Find(string? id) => id is not null && entries.TryGetValue(id.Trim(), out var e) ? e : null;

    /// <summary>The entry when it is of one of the kinds.</summary>
    public Entry? Find(string? id, params ReadOnlySpan<string> kinds) => Find(id) is { } e && kinds.Contains(e.Kind) ? e : null;

    public IEnumerable<string> OfKind(string kind) => order.Where(e => e.Kind == kind).Select(e => e.Id);

    /// <summary>Written like an id (PIR-2509-005.F2) rather than like words.</summary>
    public static bool LooksLikeId(string text) => IdForm().IsMatch(text.Trim());

    void Reviews(Corpus corpus)
    {
        foreach (var r in corpus.Reviews)
        {
            Add(r.Id, "review", r.Title, r);
            foreach (var f in r.ContributingFactors) Add(f.Id, "factor", f.Statement, f);
            foreach (var x in r.Recommendations) Add(x.Id, "finding", x.Statement, x);
            foreach (var a in r.Actions) Add(a.Id, "action", a.Statement, a);
        }
    }

    void Procedures(Corpus corpus)
    {
        foreach (var p in corpus.Procedures.Concat(corpus.ProposedProcedures))
        {
            var proposed = p.Status == ProcedureStatus.Proposed;
            Add(proposed ? $"{p.Id}@{p.Version}" : p.Id, proposed ? "proposed procedure" : "procedure", $"{p.Title} {p.Version}", p);
            if (proposed) Add(p.Id, "procedure", p.Title, p);
            foreach (var c in p.Clauses) Add(c.Id, "clause", c.Heading ?? c.Text, c.Place);
            foreach (var s in p.Steps) Add(s.Id, "step", s.Action, s);
        }
    }

    void Consultations(Corpus corpus)
    {
        foreach (var c in corpus.Consultations)
        {
            Add(c.Id, "consultation", c.Title, c);
            foreach (var q in c.Questions)
            {
                Add(q.Id, "question", q.Text, q);
                Add($"{c.Id}:{q.Id}", "question", q.Text, q);
            }
            foreach (var option in c.Options) Add($"{c.Id}:{option.Id}", "option", option.Summary, option);
            foreach (var r in c.Responses)
            {
                Add(r.ResponseId, "response", r.Text ?? r.ResponseId, r);
                Add($"{c.Id}:{r.ResponseId}", "response", r.Text ?? r.ResponseId, r);
            }
        }
    }

    void Add(string id, string kind, string title, Written record) => Add(id, kind, title, record.Where.Place);

    void Add(string id, string kind, string title, Place place)
    {
        var entry = new Entry(id, kind, title, place);
        if (id.Length > 0 && entries.TryAdd(id, entry)) order.Add(entry);
    }

    [GeneratedRegex(@"^[A-Z]{1,6}-[\w./:@-]*\d[\w./:@-]*$")]
    private static partial Regex IdForm();
}
