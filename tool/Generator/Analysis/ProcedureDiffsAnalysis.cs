using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Compares each proposed procedure with the current one: clauses word by word, tables row by row.</summary>
static partial class ProcedureDiffsAnalysis
{
    /// <summary>Two rows that share less of their words are two rows, not one that changed.</summary>
    const double LeastLikeness = 0.4;

    public static IReadOnlyList<ProcedureDiff> Run(Corpus corpus) =>
        [.. from next in corpus.ProposedProcedures
            let now = corpus.Procedures.FirstOrDefault(p => MetricsAnalysis.Same(p.Id, next.Id) && p.Status == ProcedureStatus.Current) ?? corpus.Procedures.FirstOrDefault(p => MetricsAnalysis.Same(p.Id, next.Id))
            where now is not null
            select Diff(corpus.Organisation, now, next)];

    static ProcedureDiff Diff(Organisation organisation, Procedure now, Procedure next)
    {
        var clauses = Clauses(now, next);
        var rows = Rows(organisation, now, next);
        return new ProcedureDiff
        {
            Procedure = next.Id, Title = next.Title, FromVersion = now.Version, ToVersion = next.Version, Clauses = clauses, Rows = rows,
            AffectedRoles = Affected(organisation, now, next),
            Added = clauses.Count(c => c.Change == "added") + rows.Count(r => r.Change == "added"),
            Removed = clauses.Count(c => c.Change == "removed") + rows.Count(r => r.Change == "removed"),
            Changed = clauses.Count(c => c.Change == "changed") + rows.Count(r => r.Change == "changed"),
        };
    }

    /// <summary>The clauses in the new order, with those that go at the place where they stood.</summary>
    static IReadOnlyList<ClauseDiff> Clauses(Procedure now, Procedure next)
    {
        var order = next.Clauses.Select(c => c.Id).ToList();
        for (var i = 0; i < now.Clauses.Count; i++)
        {
            if (order.Contains(now.Clauses[i].Id, StringComparer.OrdinalIgnoreCase)) continue;
            var before = i == 0 ? -1 : order.FindIndex(id => MetricsAnalysis.Same(id, now.Clauses[i - 1].Id));
            order.Insert(before + 1, now.Clauses[i].Id);
        }
        return [.. order.Select(id => Clause(id, Find(now, id), Find(next, id)))];
    }

    static Clause? Find(Procedure p, string id) => p.Clauses.FirstOrDefault(c => MetricsAnalysis.Same(c.Id, id)) is { } c ? c with { Text = Own(c) } : null;

    /// <summary>A clause's own words: without the clauses inside it and without the marks of their ids.</summary>
    static string Own(Clause clause) => string.Join("\n\n", clause.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Split("\n\n")
        .Where(paragraph => Mark().Match(paragraph) is not { Success: true } mark || MetricsAnalysis.Same(mark.Groups[1].Value, clause.Id))
        .Select(paragraph => Mark().Replace(paragraph, "").Trim()).Where(paragraph => paragraph.Length > 0 && paragraph != clause.Heading));

    [GeneratedRegex(@"\s*\{#([\w.\-]+)\}\s*$", RegexOptions.Multiline)]
    private static partial Regex Mark();

    static ClauseDiff Clause(string id, Clause? was, Clause? becomes)
    {
        string before = was?.Text.Trim() ?? "", after = becomes?.Text.Trim() ?? "";
        var change = was is null ? "added" : becomes is null ? "removed" : Plain(before) == Plain(after) && was.Heading == becomes.Heading ? "same" : "changed";
        return new ClauseDiff(id, change, change == "same" ? [new("same", after)] : WordDiff.Pieces(before, after))
        {
            Heading = becomes?.Heading ?? was?.Heading ?? "", Before = before, After = after,
            HeadingPieces = change == "changed" && was!.Heading != becomes!.Heading ? WordDiff.Pieces(was.Heading ?? "", becomes.Heading ?? "") : [],
        };
    }

    static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static IReadOnlyList<RowDiff> Rows(Organisation o, Procedure now, Procedure next) =>
    [
        .. Table("in scope", now.InScope, next.InScope, _ => "", s => s),
        .. Table("out of scope", now.OutOfScope, next.OutOfScope, _ => "", s => s),
        .. Table("boundary", now.Boundaries, next.Boundaries, b => When(o, b), b => $"{b.Owner}, backup {b.Backup ?? "none"}, {b.TargetTime?.ToString() ?? "no time"}"),
        .. Table("definition", now.Definitions, next.Definitions, d => d.Term, d => d.Text),
        .. Table("step", now.Steps, next.Steps, s => s.Id, s => $"{s.Role}: {s.Action}{(s.TimeLimit is { } t ? $" ({t})" : "")}", named: true),
        .. Table("RACI", now.Raci, next.Raci, r => r.Activity, r => $"R {Say.List(r.Responsible)}; A {Say.List(r.Accountable)}; C {Or(r.Consulted)}; I {Or(r.Informed)}"),
        .. Table("handover out", now.HandoversOut, next.HandoversOut, h => h.Id, h => $"to {h.To}: {h.Trigger}; {Or(h.Information)}; accept within {h.AcceptWithin?.ToString() ?? "no time"}; else {h.Fallback ?? "nothing said"}", named: true),
        .. Table("handover in", now.HandoversIn, next.HandoversIn, h => h.Id, h => $"from {h.From}: {Or(h.Information)}; {h.Acknowledge ?? "no acknowledgement"}", named: true),
        .. Table("escalation", now.Escalation, next.Escalation, e => $"{o.Severity(e.Severity)?.Name ?? e.Severity} to {e.To}", e => $"after {e.After?.ToString() ?? "no time"}, by {e.How ?? "means not said"}"),
    ];

    static string Or(IReadOnlyList<string> items) => items.Count == 0 ? "none" : Say.List(items);

    static string When(Organisation o, Boundary b) => b.When.Count == 0 ? "all cases" : string.Join("; ", b.When.Select(w => $"{Say.Word(w.Name)}: {string.Join(", ", w.Values.Select(v => o.Severity(v)?.Name ?? Say.Word(v)))}"));

    /// <summary>The rows that differ, in the new order. A row without its like by name is put beside the most similar that has none either.</summary>
    static IEnumerable<RowDiff> Table<T>(string part, IReadOnlyList<T> now, IReadOnlyList<T> next, Func<T, string> key, Func<T, string> text, bool named = false)
    {
        // A line of a list has no name but its text.
        string Name(T item) => key(item) is { Length: > 0 } name ? name : text(item);
        int[] was = [.. next.Select(n => now.ToList().FindIndex(o => MetricsAnalysis.Same(Name(o), Name(n))))];
        // What goes by an id is another thing under another id.
        var pairs = from o in Enumerable.Range(0, named ? 0 : now.Count).Except(was) from n in Enumerable.Range(0, next.Count) where was[n] < 0 select (Old: o, New: n, Likeness: WordDiff.Likeness(All(now[o]), All(next[n])));
        foreach (var (old, became, _) in pairs.Where(x => x.Likeness >= LeastLikeness).OrderByDescending(x => x.Likeness).ToArray())
            if (was[became] < 0 && !was.Contains(old)) was[became] = old;
        for (var i = 0; i < next.Count; i++)
            if (was[i] < 0) yield return new(part, key(next[i]), "added", "", text(next[i]));
            else if (All(now[was[i]]) is var before && All(next[i]) is var after && !MetricsAnalysis.Same(before, after))
                yield return new(part, key(next[i]), "changed", text(now[was[i]]), text(next[i])) { KeyPieces = WordDiff.Pieces(key(now[was[i]]), key(next[i])), Pieces = WordDiff.Pieces(text(now[was[i]]), text(next[i])) };
        for (var o = 0; o < now.Count; o++)
            if (!was.Contains(o)) yield return new(part, key(now[o]), "removed", text(now[o]), "");

        string All(T item) => $"{key(item)} {text(item)}";
    }

    /// <summary>The roles named, before or after, in the RACI rows, handovers, boundaries, steps and escalation that change.</summary>
    static IReadOnlyList<string> Affected(Organisation o, Procedure now, Procedure next)
    {
        var roles = new List<string?>();
        void Compare<T>(IReadOnlyList<T> a, IReadOnlyList<T> b, Func<T, string> key, Func<T, string> text, Func<T, IEnumerable<string?>> named)
        {
            foreach (var (item, others) in a.Select(x => (x, b)).Concat(b.Select(x => (x, a))))
                if (!others.Any(o => MetricsAnalysis.Same(key(o), key(item)) && text(o) == text(item))) roles.AddRange(named(item));
        }
        Compare(now.Raci, next.Raci, r => r.Activity, r => string.Join('|', r.Responsible.Concat(["/"]).Concat(r.Accountable).Concat(["/"]).Concat(r.Consulted).Concat(["/"]).Concat(r.Informed)),
            r => r.Responsible.Concat(r.Accountable).Concat(r.Consulted).Concat(r.Informed));
        Compare(now.HandoversOut, next.HandoversOut, h => h.Id, h => $"{h.To}|{h.Trigger}|{string.Join('|', h.Information)}|{h.AcceptWithin}", h => [h.To]);
        Compare(now.Boundaries, next.Boundaries, b => When(o, b), b => $"{b.Owner}|{b.Backup}|{b.TargetTime}", b => [b.Owner, b.Backup]);
        Compare(now.Steps, next.Steps, s => s.Id, s => $"{s.Role}|{s.Action}|{s.TimeLimit}", s => [s.Role]);
        Compare(now.Escalation, next.Escalation, e => $"{e.Severity} to {e.To}", e => $"{e.After}", e => [e.To]);
        return [.. roles.OfType<string>().Where(r => r.Length > 0 && !r.StartsWith("PR-", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
    }
}
