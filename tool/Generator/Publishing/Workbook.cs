using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Analysis.PersonalData;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>The findings as a workbook to sort, filter and follow up: every row with the place it came from.</summary>
public static class Workbook
{
    public const string Path = "workbook.xlsx";

    public static byte[] Render(Findings findings, Organisation organisation)
    {
        var tables = new WorkbookTables(findings, organisation);
        List<Sheet> sheets =
        [
            tables.Recommendations(), tables.Actions(), tables.Compliance(), tables.Exceptions(), tables.Coverage(),
            tables.Metrics(), tables.Points(), tables.Candidates(), tables.Boundaries(), tables.BoundaryExceptions(), tables.Escalations(),
        ];
        var about = About(sheets, findings, organisation);
        var brand = Colour.Parse(organisation.Brand?.Colour) ?? Style.House.Brand;
        return SpreadsheetFile.Write([about, .. sheets.Select(s => Clean(s, findings.Redaction))], $"{organisation.ContactCentre ?? organisation.Name}: tracker", SiteColours.OnLight(brand).ToString());
    }

    static Sheet Clean(Sheet sheet, Redaction redaction) =>
        sheet with { Rows = [.. sheet.Rows.Select(row => (IReadOnlyList<SheetValue>)[.. row.Select(v => v.Text is { } text ? v with { Text = redaction.Clean(text) } : v)])] };

    static Sheet About(List<Sheet> sheets, Findings findings, Organisation organisation) => new("About", [new("What", Width: 30), new("Tells", SheetKind.Long, 80), new("Rows", SheetKind.Whole, 10)],
    [
        ["Whose", organisation.ContactCentre ?? organisation.Name, default(SheetValue)],
        ["As of", findings.AsOf.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture), default(SheetValue)],
        .. sheets.Select(s => (IReadOnlyList<SheetValue>)[s.Name, WorkbookTables.Tells(s.Name), s.Rows.Count]),
        ["Sources", "Each row ends with the place in the records it came from: file, line and column, or file, sheet and cells.", default(SheetValue)],
    ]);
}

/// <summary>The tables of the workbook, one method a sheet.</summary>
sealed class WorkbookTables(Findings findings, Organisation organisation)
{
    const int SourcesShown = 12;

    public static string Tells(string sheet) => sheet switch
    {
        "Recommendations" => "Each recommendation that a manager has decided on or is to decide, with its state, owner, due date and measure of success.",
        "Actions" => "Each action of a post-incident review and where it stands.",
        "Compliance" => "Each agreed criterion: met, not met, not recorded and open, in all and by month, severity and team.",
        "Exceptions" => "Each incident that did not meet a criterion or could not be judged by it.",
        "Criteria coverage" => "Each portfolio's criteria: the evidence claimed for them, and what is missing.",
        "Metrics" => "Each measure: what it means, how it varies and whether it has changed.",
        "Metric points" => "Each figure behind the charts with the limits that judge it.",
        "Candidates" => "What the evidence suggests recommending, with its score and how the score is made.",
        "Boundaries" => "Each case of a procedure that no one owns, or more than one.",
        "Boundary exceptions" => "Each incident of the log that was not handled as the boundary says.",
        "Escalations" => "Each incident whose escalation came late, was skipped or was not recorded, for each path of a procedure.",
        _ => "",
    };

    public Sheet Recommendations() => new("Recommendations",
        [
            new("Id", Width: 12), new("Recommendation", SheetKind.Long, 60), new("Status", Width: 14), new("State", Width: 22), new("Priority", SheetKind.Whole, 10),
            new("Score", SheetKind.Number, 10), new("How the score is made", SheetKind.Long, 36), new("Owner", Width: 24), new("Due", SheetKind.Date, 18), new("Days overdue", SheetKind.Whole, 10),
            new("Objectives", SheetKind.Long, 40), new("Procedures", Width: 14), new("Consultations", Width: 16), new("Changes", Width: 14), new("Measure of success", Width: 28),
            new("Expected", Width: 18), new("Present", Width: 18), new("Outcome", SheetKind.Long, 30), new("Impact", Width: 10), new("Effort", Width: 10), new("Why rejected", SheetKind.Long, 30), new("Sources", SheetKind.Long, 50),
        ],
        [.. findings.Recommendations.Select(r => (IReadOnlyList<SheetValue>)
            [
                r.Id, r.Statement, Plain(r.Status), Plain(r.State), r.Priority, r.Score, r.ScoreParts, Role(r.OwnerRole), r.Due, Overdue(r.DaysOverdue),
                Joined(r.Objectives.Select(o => $"{o.Id} {o.Statement}"), "; "), Joined(r.Procedures), Joined(r.Consultations), Joined(r.Changes), r.SuccessMetricName.Length > 0 ? r.SuccessMetricName : r.SuccessMetric,
                r.SuccessExpected, r.Present, r.Outcome, Plain(r.Impact), Plain(r.Effort), r.RejectedReason, Joined(Some(r.Sources.Select(s => $"{s.Id} [{s.Place}]")), "; "),
            ])]);

    public Sheet Actions() => new("Actions",
        [
            new("Id", Width: 16), new("Review", Width: 16), new("Action", SheetKind.Long, 60), new("Owner", Width: 24), new("Priority", Width: 10), new("Due", SheetKind.Date, 18), new("Status", Width: 12), new("State", Width: 16),
            new("Days overdue", SheetKind.Whole, 10), new("Closed on", SheetKind.Date, 18), new("Done when", SheetKind.Long, 40), new("Why declined", SheetKind.Long, 30), new("Check of effect", SheetKind.Long, 30), new("Came back in", Width: 20), new("Source", SheetKind.Long, 40),
        ],
        [.. findings.Actions.Select(a => (IReadOnlyList<SheetValue>)
            [
                a.Id, a.Review, a.Statement, Role(a.OwnerRole), Plain(a.Priority), a.Due, Plain(a.Status), Plain(a.State),
                Overdue(a.DaysOverdue), a.ClosedOn, a.DoneWhen, a.DeclinedReason, a.EffectCheck, Joined(a.CameBackIn), a.Place.ToString(),
            ])]);

    public Sheet Compliance() => new("Compliance",
        [
            new("Criterion", Width: 12), new("Statement", SheetKind.Long, 50), new("By", Width: 12), new("Group", Width: 20), new("Met", SheetKind.Whole, 10), new("Not met", SheetKind.Whole, 10), new("Not recorded", SheetKind.Whole, 10), new("Open", SheetKind.Whole, 10),
            new("Applies to", SheetKind.Whole, 10), new("Met of decided", SheetKind.Percent, 12), new("Agreed", SheetKind.Percent, 10), new("Verdict", Width: 20), new("Source", SheetKind.Long, 50),
        ],
        [.. findings.Compliance.Criteria.SelectMany(c => new[] { ("all", new ComplianceBy("all", c.Total)) }
            .Concat(c.ByMonth.Select(b => ("month", b))).Concat(c.BySeverity.Select(b => ("severity", b))).Concat(c.ByTeam.Select(b => ("team", b)))
            .Select(b => ComplianceRow(c, b.Item1, b.Item2)))]);

    IReadOnlyList<SheetValue> ComplianceRow(CriterionCompliance c, string by, ComplianceBy group) =>
        [
            c.Id, c.Statement, by, by == "severity" ? organisation.Severity(group.Name)?.Name ?? group.Name : by == "team" ? Role(group.Name) : group.Name,
            group.Counts.Met, group.Counts.NotMet, group.Counts.NotRecorded, group.Counts.Open, group.Counts.Applies, group.Counts.Rate, c.TargetPercent, by == "all" ? c.Verdict : "", by == "all" ? Places(c.Sources) : "",
        ];

    public Sheet Exceptions() => new("Exceptions",
        [
            new("Criterion", Width: 12), new("Incident", Width: 18), new("State", Width: 14), new("Severity", Width: 14), new("Team", Width: 24), new("Date", SheetKind.Date, 18), new("Minutes", SheetKind.Number, 10), new("Took", Width: 18), new("Source", SheetKind.Long, 40),
        ],
        [.. findings.Compliance.Criteria.SelectMany(c => c.Exceptions.Select(e => (IReadOnlyList<SheetValue>)
            [c.Id, e.IncidentId, Plain(e.State), organisation.Severity(e.Severity)?.Name ?? e.Severity, Role(e.Team), e.On, e.Minutes, e.Took, e.Source.ToString()]))]);

    public Sheet Coverage() => new("Criteria coverage",
        [
            new("Portfolio", Width: 20), new("Qualification", Width: 20), new("Criterion", Width: 12), new("Text", SheetKind.Long, 50), new("Kind", Width: 14), new("State", Width: 16), new("Why", SheetKind.Long, 40),
            new("Evidence", Width: 20), new("Sufficient", Width: 11), new("Sufficiency", SheetKind.Long, 36), new("Check of the verb", SheetKind.Long, 36), new("Source", SheetKind.Long, 40),
        ],
        [.. findings.Coverage.SelectMany(p => p.Criteria.Select(c => (IReadOnlyList<SheetValue>)
            [
                p.Portfolio, p.Qualification, c.Id, c.Text, Plain(c.Kind), c.StateWords.Length > 0 ? c.StateWords : Plain(c.State), c.Reason,
                Joined(c.Evidence.Select(e => e.Ref)), c.Sufficient ? "yes" : "no", c.Sufficiency, c.VerbCheck, c.Evidence.Count > 0 ? Places(c.Evidence.Select(e => e.Source)) : p.Source.ToString(),
            ]))]);

    public Sheet Metrics() => new("Metrics",
        [
            new("Id", Width: 24), new("Measure", SheetKind.Long, 34), new("Unit", Width: 10), new("Better", Width: 12), new("Chart", Width: 10), new("n", SheetKind.Whole, 8), new("Mean", SheetKind.Number, 10), new("Lower limit", SheetKind.Number, 10), new("Upper limit", SheetKind.Number, 10),
            new("Target", SheetKind.Number, 10), new("Latest", SheetKind.Number, 10), new("Latest period", Width: 18), new("Variation", SheetKind.Long, 32), new("Assurance", SheetKind.Long, 32), new("Signal", SheetKind.Long, 40), new("Owner", Width: 24),
            new("Formula", SheetKind.Long, 40), new("Exclusions", SheetKind.Long, 24), new("Missing", SheetKind.Whole, 10), new("Source", SheetKind.Long, 50),
        ],
        [.. findings.Metrics.Select(m => (IReadOnlyList<SheetValue>)
            [
                m.Id, m.Name, m.Unit, m.Direction switch { "higher_is_better" => "higher", "lower_is_better" => "lower", _ => "neither" }, ChartName(m.ChartKind), m.N, m.Mean, m.Lower, m.Upper,
                m.Target, m.Latest, m.LatestLabel, m.VariationWords.Length > 0 ? m.VariationWords : Plain(m.Variation), m.AssuranceWords.Length > 0 ? m.AssuranceWords : Plain(m.Assurance), m.Signal, Role(m.OwnerRole),
                m.Definition.Formula, m.Definition.Exclusions, m.Definition.Missing, Places(m.Sources),
            ])]);

    public Sheet Points() => new("Metric points",
        [new("Metric", Width: 24), new("Date", SheetKind.Date, 18), new("Label", Width: 18), new("Value", SheetKind.Number, 12), new("Centre", SheetKind.Number, 12), new("Lower limit", SheetKind.Number, 12), new("Upper limit", SheetKind.Number, 12), new("Reading", Width: 20), new("Rule", Width: 20), new("Source", SheetKind.Long, 40)],
        [.. findings.Metrics.SelectMany(m => m.Points.Select(p => (IReadOnlyList<SheetValue>)
            [m.Id, (DateOnly?)p.On, p.X, (double?)p.Value, p.Centre, p.Lower, p.Upper, Plain(p.Variation), Joined(p.Flags.Select(Plain)), p.Source.ToString()]))]);

    public Sheet Candidates() => new("Candidates",
        [
            new("Id", Width: 24), new("Suggestion", SheetKind.Long, 60), new("Kind", SheetKind.Long, 24), new("Score", SheetKind.Number, 10), new("Impact", SheetKind.Whole, 9), new("Recurrence", SheetKind.Whole, 11), new("Exposure", SheetKind.Whole, 10), new("Effort", SheetKind.Whole, 9),
            new("How the score is made", SheetKind.Long, 40), new("State", Width: 12), new("Recommendation", Width: 16), new("Procedures", Width: 14), new("Themes", Width: 20), new("Sources", SheetKind.Long, 60),
        ],
        [.. findings.Candidates.Select(c => (IReadOnlyList<SheetValue>)
            [
                c.Id, c.Statement, Joined(c.Kinds.Select(Plain)), (double?)c.Score, c.Impact, c.Recurrence, c.Exposure, c.Effort,
                c.ScoreParts, Plain(c.State), c.Recommendation, Joined(c.Procedures), Joined(c.Themes.Select(t => organisation.Theme(t)?.Name ?? t)), Joined(Some(c.Sources.Select(s => $"{s.Id} [{s.Place}]")), "; "),
            ])]);

    public Sheet Boundaries() => new("Boundaries",
        [new("Procedure", Width: 12), new("Fault", Width: 14), new("For example", SheetKind.Long, 50), new("What it means", SheetKind.Long, 50), new("Cases", SheetKind.Whole, 9), new("Row that would settle it", SheetKind.Long, 50), new("Source", SheetKind.Long, 40)],
        [.. findings.Boundaries.SelectMany(b => new[] { ("no owner", b.Gaps), ("owned twice", b.Overlaps), ("conflict", b.Conflicts), ("never reached", b.Shadowed) }
            .SelectMany(k => k.Item2.Select(f => (IReadOnlyList<SheetValue>)[b.Procedure, k.Item1, f.Witness, f.Explanation, f.Cells, f.ClosingRow, f.Source.ToString()])))]);

    public Sheet BoundaryExceptions() => new("Boundary exceptions",
        [new("Procedure", Width: 12), new("Incident", Width: 18), new("What happened", Width: 24), new("Case", SheetKind.Long, 50), new("Owner by the procedure", Width: 24), new("Handled by", Width: 24), new("Source", SheetKind.Long, 40)],
        [.. findings.Boundaries.SelectMany(b => b.BackTest.Exceptions.Select(e => (IReadOnlyList<SheetValue>)
            [b.Procedure, e.IncidentId, Plain(e.State), e.Cell, Role(e.Owner), Role(e.HandledBy), e.Source.ToString()]))]);

    public Sheet Escalations() => new("Escalations",
        [
            new("Procedure", Width: 12), new("Severity", Width: 14), new("After", Width: 12), new("To", Width: 24), new("Incident", Width: 18), new("State", Width: 14),
            new("Escalated after", Width: 18), new("Escalated to", Width: 24), new("Lasted", Width: 18), new("Source", SheetKind.Long, 40),
        ],
        [.. findings.Escalation.Paths.SelectMany(p => p.Exceptions.Select(e => (IReadOnlyList<SheetValue>)
            [p.Procedure, organisation.Severity(p.Severity)?.Name ?? p.Severity, p.After, Role(p.To), e.IncidentId, e.State, e.Waited, Role(e.EscalatedTo), e.Lasted, e.Source.ToString()]))]);

    string Role(string? id) => organisation.Role(id)?.Name ?? id ?? "";

    static SheetValue Overdue(int days) => days > 0 ? days : default(SheetValue);

    static string Plain(string text) => text.Replace('_', ' ');

    static string ChartName(string kind) => kind switch { "xmr" => "XmR", "p_prime" => "p′", "u_prime" => "u′", _ => kind };

    static string Joined(IEnumerable<string> parts, string between = ", ") => string.Join(between, parts);

    static string Places(IEnumerable<Place> places) => Joined(Some(places.Select(p => p.ToString())), "; ");

    /// <summary>The first sources, and how many more there are: a cell is not the place to list hundreds.</summary>
    static IEnumerable<string> Some(IEnumerable<string> all)
    {
        var list = all.Distinct(StringComparer.Ordinal).ToList();
        return list.Count <= SourcesShown ? list : list.Take(SourcesShown).Append($"and {list.Count - SourcesShown} more");
    }
}
