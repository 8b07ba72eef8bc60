using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Examines each procedure's boundaries, handovers, RACI and escalation, and tries them on the log.</summary>
static class BoundariesAnalysis
{
    const int MostMatrixCells = 4096, MostFaults = 200;

    public static IReadOnlyList<BoundaryFinding> Run(Corpus corpus, LogReading reading)
    {
        var found = new List<BoundaryFinding>();
        foreach (var p in corpus.Procedures.Concat(corpus.ProposedProcedures)) found.Add(Finding(corpus, reading, p));
        return found;
    }

    static BoundaryFinding Finding(Corpus corpus, LogReading reading, Procedure p)
    {
        var finding = new BoundaryFinding
        {
            Procedure = p.Id, Title = p.Title, Version = p.Version, Status = Words.Of(p.Status),
            Dimensions = [.. p.Dimensions.Select(d => new BoundaryDimension(d.Name, d.Values))],
            Handovers = HandoverFaults.Of(corpus, p),
            Raci = Raci(p),
            Escalation = Escalation(p),
        };
        if (p.Dimensions.Count == 0 || p.Dimensions.Any(d => d.Values.Count is 0 or > BoundaryAlgebra.MostValues))
            return finding with { Message = p.Dimensions.Count == 0 ? "No dimensions are declared, so nothing can be said of gaps." : $"A dimension has no value, or more than {BoundaryAlgebra.MostValues}." };

        var algebra = new BoundaryAlgebra(finding.Dimensions);
        var rows = p.Boundaries.Select(b => (Row: b, Box: algebra.Box(b.When.Select(w => (w.Name, w.Values))))).ToArray();
        var boxes = rows.Select(r => r.Box).Where(b => !BoundaryAlgebra.IsEmpty(b)).ToArray();
        var gaps = algebra.Gaps(boxes).Take(MostFaults).Select(g => new BoundaryFault(algebra.Cell(g), $"{Say.Count((int)BoundaryAlgebra.Size(g), "case")} with no owner", $"when: {algebra.Row(g)}", p.Where["boundaries"])
        {
            Kind = "gap", Cells = (int)BoundaryAlgebra.Size(g),
        }).ToArray();
        var (overlaps, conflicts, shadowed) = Pairs(algebra, rows);
        var cells = (int)BoundaryAlgebra.Size(algebra.Everything);
        var matrix = cells <= MostMatrixCells ? Matrix(algebra, finding.Dimensions, rows) : [];
        var owned = cells - Open(algebra, boxes);
        return finding with
        {
            Gaps = gaps, Overlaps = overlaps, Conflicts = conflicts, Shadowed = shadowed, Cells = cells, Owned = owned, Matrix = matrix,
            MatrixColumns = finding.Dimensions[^1].Values,
            BackTest = BackTesting.Run(corpus, reading, p, algebra, rows),
            Message = $"{Say.Number(owned, 0)} of {Say.Count(cells, "case")} have an owner; {Say.Count(gaps.Length, "gap")}, {Say.Count(conflicts.Count, "conflict")}, {Say.Count(overlaps.Count, "overlap")}, {Say.Count(shadowed.Count, "shadowed row")}.",
        };
    }

    static int Open(BoundaryAlgebra algebra, ulong[][] boxes)
    {
        List<ulong[]> left = [algebra.Everything];
        foreach (var box in boxes) left = BoundaryAlgebra.Subtract(left, box);
        return (int)left.Where(b => !BoundaryAlgebra.IsEmpty(b)).Sum(BoundaryAlgebra.Size);
    }

    /// <summary>Rows that meet: with one owner an overlap, with two a conflict; a row all of which earlier rows cover is shadowed.</summary>
    static (List<BoundaryFault> Overlaps, List<BoundaryFault> Conflicts, List<BoundaryFault> Shadowed) Pairs(BoundaryAlgebra algebra, (Boundary Row, ulong[] Box)[] rows)
    {
        var (overlaps, conflicts, shadowed) = (new List<BoundaryFault>(), new List<BoundaryFault>(), new List<BoundaryFault>());
        for (var j = 0; j < rows.Length; j++)
        {
            if (BoundaryAlgebra.IsEmpty(rows[j].Box)) continue;
            var earlier = rows.Take(j).Where(r => !BoundaryAlgebra.IsEmpty(BoundaryAlgebra.Meet(r.Box, rows[j].Box))).ToArray();
            if (earlier.Length == 0) continue;
            if (BoundaryAlgebra.Covered(rows[j].Box, earlier.Select(r => r.Box)))
                shadowed.Add(new(algebra.Cell(rows[j].Box), $"row {j + 1} (owner {rows[j].Row.Owner}) is wholly covered by earlier rows, so it never applies", "", rows[j].Row.Where.Place) { Kind = "shadowed", Cells = (int)BoundaryAlgebra.Size(rows[j].Box) });
            for (var i = 0; i < j; i++)
            {
                var meet = BoundaryAlgebra.Meet(rows[i].Box, rows[j].Box);
                if (BoundaryAlgebra.IsEmpty(meet)) continue;
                var conflict = !MetricsAnalysis.Same(rows[i].Row.Owner, rows[j].Row.Owner);
                var narrowed = BoundaryAlgebra.Subtract([rows[j].Box], rows[i].Box);
                var closing = narrowed.Count == 0 ? "delete the later row" : $"when: {algebra.Row(narrowed.MaxBy(BoundaryAlgebra.Size)!)}";
                (conflict ? conflicts : overlaps).Add(new(algebra.Cell(meet), conflict
                    ? $"rows {i + 1} and {j + 1} give {Say.Count((int)BoundaryAlgebra.Size(meet), "case")} to {rows[i].Row.Owner} and to {rows[j].Row.Owner}"
                    : $"rows {i + 1} and {j + 1} both give {Say.Count((int)BoundaryAlgebra.Size(meet), "case")} to {rows[i].Row.Owner}", closing, rows[j].Row.Where.Place)
                { Kind = conflict ? "conflict" : "overlap", Cells = (int)BoundaryAlgebra.Size(meet) });
            }
        }
        return (overlaps, conflicts, shadowed);
    }

    static IReadOnlyList<BoundaryLine> Matrix(BoundaryAlgebra algebra, IReadOnlyList<BoundaryDimension> dimensions, (Boundary Row, ulong[] Box)[] rows)
    {
        var lines = new List<BoundaryLine>();
        var at = new int[dimensions.Count];
        while (true)
        {
            var cells = new List<BoundaryCell>();
            for (var v = 0; v < dimensions[^1].Values.Count; v++)
            {
                at[^1] = v;
                var cell = Array.ConvertAll(at, i => 1UL << i);
                var owners = rows.Where(r => !BoundaryAlgebra.IsEmpty(BoundaryAlgebra.Meet(r.Box, cell))).Select(r => r.Row).ToArray();
                cells.Add(owners.Length == 0 ? new("gap", "", "", "") : new(
                    owners.Length == 1 ? "owned" : owners.All(o => MetricsAnalysis.Same(o.Owner, owners[0].Owner)) ? "overlap" : "conflict",
                    string.Join(" / ", owners.Select(o => o.Owner).Distinct(StringComparer.OrdinalIgnoreCase)), owners[0].Backup ?? "", owners[0].TargetTime?.ToString() ?? ""));
            }
            lines.Add(new BoundaryLine([.. dimensions.Take(dimensions.Count - 1).Select((d, i) => d.Values[at[i]])], cells));
            var next = dimensions.Count - 2;
            while (next >= 0 && ++at[next] == dimensions[next].Values.Count) at[next--] = 0;
            if (next < 0) return lines;
        }
    }

    static IReadOnlyList<BoundaryFault> Raci(Procedure p)
    {
        var faults = new List<BoundaryFault>();
        foreach (var row in p.Raci)
        {
            void Fault(string kind, string why, string field) => faults.Add(new BoundaryFault(row.Activity, why, "", row.Where[field]) { Kind = kind });
            if (row.Accountable.Count == 0) Fault("no_accountable", "nobody is accountable", "accountable");
            if (row.Accountable.Count > 1) Fault("many_accountable", $"{row.Accountable.Count} roles are accountable: {Say.List(row.Accountable)}", "accountable");
            if (row.Responsible.Count == 0) Fault("no_responsible", "nobody is responsible", "responsible");
            foreach (var both in row.Consulted.Intersect(row.Informed, StringComparer.OrdinalIgnoreCase)) Fault("consulted_and_informed", $"{both} is both consulted and informed", "informed");
        }
        return faults;
    }

    /// <summary>Each severity's steps are to begin at once and follow one another: an interval ends where the next begins.</summary>
    static IReadOnlyList<BoundaryFault> Escalation(Procedure p)
    {
        var faults = new List<BoundaryFault>();
        foreach (var ladder in p.Escalation.GroupBy(e => e.Severity, StringComparer.OrdinalIgnoreCase))
        {
            void Fault(EscalationStep step, string kind, string why, string closing) => faults.Add(new BoundaryFault($"severity {ladder.Key}", why, closing, step.Where["after"]) { Kind = kind });
            foreach (var step in ladder.Where(e => e.After is null)) Fault(step, "escalation_no_time", $"the step to {step.To} has no time", "after: 0 min");
            var steps = ladder.Where(e => e.After is not null).OrderBy(Length).ToArray();
            if (steps.Length == 0) continue;
            if (Length(steps[0]) > TimeSpan.Zero)
                Fault(steps[0], "escalation_gap", $"from the start to {steps[0].After} nobody is called", $"{{severity: {ladder.Key}, after: 0 min, to: …}}");
            for (var i = 1; i < steps.Length; i++)
                if (Length(steps[i]) == Length(steps[i - 1])) Fault(steps[i], "escalation_overlap", $"{steps[i - 1].To} and {steps[i].To} are both called after {steps[i].After}", "give the later step a later time");
        }
        return faults;
    }

    /// <summary>A working day is taken as a day here, as only the order matters.</summary>
    static TimeSpan Length(EscalationStep step) => step.After is { } after ? after.IsWorkingDays ? TimeSpan.FromDays(after.WorkingDays) : after.Span : TimeSpan.Zero;
}
