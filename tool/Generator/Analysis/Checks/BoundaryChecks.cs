using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>Whether a procedure says of every case whose it is, and hands it on safely.</summary>
static class BoundaryChecks
{
    /// <summary>Which code a fault has, and what to do about it.</summary>
    static readonly Dictionary<string, (string Code, string Hint)> table = new(StringComparer.Ordinal)
    {
        ["unmatched_out"] = ("IS306", "Add the handover in to the procedure that receives it, with the same id."),
        ["unmatched_in"] = ("IS307", "Add the handover out to the procedure it comes from, with the same id, or remove this one."),
        ["information_never_produced"] = ("IS308", "Let a step put it out, or stop asking for it."),
        ["no_acceptance_time"] = ("IS309", "Add `accept_within:`."),
        ["no_acknowledgement"] = ("IS310", "Add `acknowledge:` with how the receiver says it is theirs."),
        ["no_fallback"] = ("IS311", "Add `fallback:` with who keeps it meanwhile."),
        ["ping_pong"] = ("IS312", "Give the two handovers triggers that cannot both hold."),
        ["dead_end"] = ("IS313", "Name a procedure, role or team of the register."),
        ["no_accountable"] = ("IS314", "Name exactly one role as accountable."),
        ["many_accountable"] = ("IS314", "Name exactly one role as accountable."),
        ["no_responsible"] = ("IS315", "Name at least one role as responsible."),
        ["consulted_and_informed"] = ("IS316", "Whoever is consulted is informed by it; keep one."),
        ["escalation_gap"] = ("IS317", "Begin the severity's escalation with a step after 0 min."),
        ["escalation_overlap"] = ("IS317", "Give each step of a severity its own time."),
        ["escalation_no_time"] = ("IS317", "Add `after:` to the step."),
    };

    public static void Run(Checking check)
    {
        var all = check.Corpus.Procedures.Concat(check.Corpus.ProposedProcedures).ToArray();
        foreach (var (p, finding) in all.Zip(check.So.Boundaries))
        {
            if (p.Status == ProcedureStatus.Superseded) continue;
            Cells(check, p, finding);
            Declared(check, p);
            foreach (var fault in finding.Handovers.Concat(finding.Raci).Concat(finding.Escalation))
                check.Tell(table[fault.Kind].Code, fault.Source, $"{fault.Witness}: {fault.Explanation}.", table[fault.Kind].Hint);
            if (p.Status == ProcedureStatus.Current && p.ReviewDue < check.AsOf)
                check.Tell("IS320", p.Where["review_due"], $"The review of {p.Id} was due on {Say.Date(p.ReviewDue!.Value)}.", "Review it, and set the next date.");
            if (p.Status == ProcedureStatus.Current && finding.BackTest.NoOwner > 0)
                check.Tell("IS322", p.Where["boundaries"], $"{Say.Count(finding.BackTest.NoOwner, "incident")} of the log fell where {p.Id} names no owner, the first {finding.BackTest.Exceptions.First(e => e.State == "no owner").IncidentId}.", "Add a row for such cases.");
        }
        Terms(check);
        Together(check);
    }

    static void Cells(Checking check, Procedure p, BoundaryFinding finding)
    {
        foreach (var gap in finding.Gaps) check.Tell("IS301", gap.Source, $"Nobody owns {gap.Witness} ({gap.Explanation}).", $"The smallest row that closes it: {gap.ClosingRow}.");
        foreach (var overlap in finding.Overlaps) check.Tell("IS302", overlap.Source, $"In {overlap.Witness}, {overlap.Explanation}.", $"Narrow the later row: {overlap.ClosingRow}.");
        foreach (var shadowed in finding.Shadowed) check.Tell("IS303", shadowed.Source, $"In {shadowed.Witness}, {shadowed.Explanation}.", "Remove the row, or put it first.");
        foreach (var conflict in finding.Conflicts) check.Tell("IS304", conflict.Source, $"In {conflict.Witness}, {conflict.Explanation}.", $"Narrow one of the two rows: {conflict.ClosingRow}.");
        if (p.Boundaries.Count > 0 && (p.Dimensions.Count == 0 || p.Dimensions.Any(d => d.Values.Count is 0 or > BoundaryAlgebra.MostValues)))
            check.Tell("IS323", p.Where["dimensions"], finding.Message, "Declare under `dimensions:` what cases are told apart by, with all values.");
    }

    static void Declared(Checking check, Procedure p)
    {
        foreach (var b in p.Boundaries)
        {
            foreach (var w in b.When)
            {
                if (p.Dimensions.FirstOrDefault(d => MetricsAnalysis.Same(d.Name, w.Name)) is not { } declared)
                {
                    check.Tell("IS305", w.Where.Place, $"`{w.Name}` is no dimension of {p.Id}.", Nearest.Hint(w.Name, p.Dimensions.Select(d => d.Name)) ?? "Declare it under `dimensions:`.");
                    continue;
                }
                foreach (var value in BoundaryAlgebra.IsAny(w.Values) ? [] : w.Values.Where(v => !declared.Values.Contains(v, StringComparer.OrdinalIgnoreCase)))
                    check.Tell("IS305", w.Where.Place, $"`{value}` is no value of the dimension {w.Name}.", Nearest.Hint(value, declared.Values) ?? $"Write one of {Say.List(declared.Values, "or")}.");
            }
            foreach (var (name, field) in new[] { (b.Owner, "owner"), (b.Backup, "backup") })
                if (name is { Length: > 0 } && !ThreadChecks.IsKnown(check.Corpus, name))
                    check.Tell("IS324", b.Where[field], $"\"{name}\" is no role or team of the register.", ThreadChecks.Near(check.Corpus, name));
        }
    }

    static void Terms(Checking check)
    {
        foreach (var term in check.Corpus.Procedures.Where(p => p.Status == ProcedureStatus.Current).SelectMany(p => p.Definitions.Select(d => (Procedure: p, Definition: d))).GroupBy(d => d.Definition.Term, StringComparer.OrdinalIgnoreCase))
        {
            var first = term.First();
            foreach (var other in term.Skip(1).Where(t => !Plain(t.Definition.Text).Equals(Plain(first.Definition.Text), StringComparison.OrdinalIgnoreCase)))
                check.Diagnostics.Add(Codes.Fault("IS319", other.Definition.Where.Place, $"\"{other.Definition.Term}\" is defined otherwise in {first.Procedure.Id}.", "Keep one definition, and refer to it.") with { Trace = [($"as {first.Procedure.Id} has it", first.Definition.Where.Place)] });
        }
    }

    static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');

    static void Together(Checking check)
    {
        var current = check.Corpus.Procedures.Where(p => p.Status == ProcedureStatus.Current).ToArray();
        if (current.Length == 0) return;
        if (current.Any(p => p.Escalation.Count > 0))
            foreach (var s in check.Corpus.Organisation.Severities.Where(s => !current.Any(p => p.Escalation.Any(e => MetricsAnalysis.Same(e.Severity, s.Id) || MetricsAnalysis.Same(e.Severity, s.Name)))))
                check.Tell("IS318", s.Where.Place, $"No procedure says who is called for severity {s.Id}.", "Add an escalation step for it to a procedure.");
        foreach (var word in new[] { "incident", "major incident", "problem" })
            if (!current.Any(p => p.Definitions.Any(d => MetricsAnalysis.Same(d.Term, word))))
                check.Tell("IS321", current[0].Where["definitions"], $"No procedure defines \"{word}\", so it cannot be told from the others.", "Define incident, major incident and problem in one procedure.");
    }
}
