using System.Text.RegularExpressions;
using DiffPlex;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Compares each proposed procedure with the current one: clauses word by word, tables row by row.</summary>
static partial class ProcedureDiffsAnalysis
{
    static readonly char[] separators = [' ', '\n', '\t', ',', '.', ';', ':', '(', ')'];

    public static IReadOnlyList<ProcedureDiff> Run(Corpus corpus) =>
        [.. from next in corpus.ProposedProcedures
            let now = corpus.Procedures.FirstOrDefault(p => MetricsAnalysis.Same(p.Id, next.Id) && p.Status == ProcedureStatus.Current) ?? corpus.Procedures.FirstOrDefault(p => MetricsAnalysis.Same(p.Id, next.Id))
            where now is not null
            select Diff(now, next)];

    static ProcedureDiff Diff(Procedure now, Procedure next)
    {
        var clauses = Clauses(now, next);
        var rows = Rows(now, next);
        return new ProcedureDiff
        {
            Procedure = next.Id, Title = next.Title, FromVersion = now.Version, ToVersion = next.Version, Clauses = clauses, Rows = rows,
            AffectedRoles = Affected(now, next),
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
        return new ClauseDiff(id, change, change == "same" ? [new("same", after)] : Pieces(before, after)) { Heading = becomes?.Heading ?? was?.Heading ?? "", Before = before, After = after };
    }

    static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The word diff as runs of same, removed and added text.</summary>
    public static IReadOnlyList<DiffPiece> Pieces(string before, string after)
    {
        var diff = new Differ().CreateWordDiffs(before, after, ignoreWhitespace: false, separators);
        var pieces = new List<DiffPiece>();
        var b = 0;
        void Add(string kind, IEnumerable<string> words)
        {
            var text = string.Concat(words);
            if (text.Length == 0) return;
            if (pieces.Count > 0 && pieces[^1].Kind == kind) pieces[^1] = new(kind, pieces[^1].Text + text);
            else pieces.Add(new(kind, text));
        }
        foreach (var block in diff.DiffBlocks)
        {
            Add("same", diff.PiecesNew.Skip(b).Take(block.InsertStartB - b));
            Add("removed", diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Add("added", diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            b = block.InsertStartB + block.InsertCountB;
        }
        Add("same", diff.PiecesNew.Skip(b));
        return pieces;
    }

    static IReadOnlyList<RowDiff> Rows(Procedure now, Procedure next) =>
    [
        .. Table("in scope", now.InScope, next.InScope, s => s, s => s),
        .. Table("out of scope", now.OutOfScope, next.OutOfScope, s => s, s => s),
        .. Table("boundary", now.Boundaries, next.Boundaries, When, b => $"{b.Owner}, backup {b.Backup ?? "none"}, {b.TargetTime?.ToString() ?? "no time"}"),
        .. Table("definition", now.Definitions, next.Definitions, d => d.Term, d => d.Text),
        .. Table("step", now.Steps, next.Steps, s => s.Id, s => $"{s.Role}: {s.Action}{(s.TimeLimit is { } t ? $" ({t})" : "")}"),
        .. Table("RACI", now.Raci, next.Raci, r => r.Activity, r => $"R {Say.List(r.Responsible)}; A {Say.List(r.Accountable)}; C {Or(r.Consulted)}; I {Or(r.Informed)}"),
        .. Table("handover out", now.HandoversOut, next.HandoversOut, h => h.Id, h => $"to {h.To}: {h.Trigger}; {Or(h.Information)}; accept within {h.AcceptWithin?.ToString() ?? "no time"}; else {h.Fallback ?? "nothing said"}"),
        .. Table("handover in", now.HandoversIn, next.HandoversIn, h => h.Id, h => $"from {h.From}: {Or(h.Information)}; {h.Acknowledge ?? "no acknowledgement"}"),
        .. Table("escalation", now.Escalation, next.Escalation, e => $"{e.Severity} to {e.To}", e => $"after {e.After?.ToString() ?? "no time"}, by {e.How ?? "means not said"}"),
    ];

    static string Or(IReadOnlyList<string> items) => items.Count == 0 ? "none" : Say.List(items);

    static string When(Boundary b) => b.When.Count == 0 ? "all cases" : string.Join("; ", b.When.Select(w => $"{w.Name}: {string.Join(", ", w.Values.Select(Say.Word))}"));

    static IEnumerable<RowDiff> Table<T>(string part, IReadOnlyList<T> now, IReadOnlyList<T> next, Func<T, string> key, Func<T, string> text)
    {
        foreach (var item in next)
        {
            var was = now.Where(n => MetricsAnalysis.Same(key(n), key(item))).Select(text).FirstOrDefault();
            if (was is null) yield return new(part, key(item), "added", "", text(item));
            else if (was != text(item)) yield return new(part, key(item), "changed", was, text(item));
        }
        foreach (var item in now.Where(n => !next.Any(x => MetricsAnalysis.Same(key(x), key(n))))) yield return new(part, key(item), "removed", text(item), "");
    }

    /// <summary>The roles named, before or after, in the RACI rows, handovers, boundaries, steps and escalation that change.</summary>
    static IReadOnlyList<string> Affected(Procedure now, Procedure next)
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
        Compare(now.Boundaries, next.Boundaries, When, b => $"{b.Owner}|{b.Backup}|{b.TargetTime}", b => [b.Owner, b.Backup]);
        Compare(now.Steps, next.Steps, s => s.Id, s => $"{s.Role}|{s.Action}|{s.TimeLimit}", s => [s.Role]);
        Compare(now.Escalation, next.Escalation, e => $"{e.Severity} to {e.To}", e => $"{e.After}", e => [e.To]);
        return [.. roles.OfType<string>().Where(r => r.Length > 0 && !r.StartsWith("PR-", StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
    }
}
