using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>Whether a consultation is fair, whole and answered.</summary>
static class ConsultationChecks
{
    public static void Run(Checking check)
    {
        foreach (var (c, finding) in check.Corpus.Consultations.Zip(check.So.Consultations))
        {
            if (c.Stage == ConsultationStage.Withdrawn) continue;
            Pack(check, c, finding);
            Time(check, c, finding);
            People(check, c, finding);
            if (c.Stage == ConsultationStage.Decided) Responses(check, c);
        }
    }

    /// <summary>Before it opens there is time to mend; once people are asked, a missing item is an error.</summary>
    static void Pack(Checking check, Consultation c, ConsultationFinding finding)
    {
        foreach (var item in finding.Pack.Where(p => !p.Present))
            check.Tell("IS201", c.Stage == ConsultationStage.Open ? Severity.Error : Severity.Warning, c.Where.Place, $"The pack of {c.Id} lacks {item.Name}.", "People cannot answer well without it; add it before the consultation opens.");
        var formative = finding.Gunning[0];
        if (formative.Result == "fail") check.Tell("IS202", c.Where["open_to_influence"], $"{c.Id} is not at a formative stage: {formative.Reason}.", "Consult while the decision can still change.");
        if (finding.Gunning[1].Result == "fail" && c.Stage != ConsultationStage.Pre)
            check.Tell("IS203", c.Where["purpose"], $"{c.Id} does not give reasons enough to answer: {finding.Gunning[1].Reason}.", "Give the purpose, the options with costs and benefits, and the evidence.");
        if (c.Stage == ConsultationStage.Open && c is { Procedure: { } procedure, Proposes: { } version }
            && check.Corpus.ProposedProcedures.FirstOrDefault(p => MetricsAnalysis.Same(p.Id, procedure)) is { } proposed && !version.Contains(proposed.Version, StringComparison.OrdinalIgnoreCase))
            check.Tell("IS211", c.Where["proposes"], $"{c.Id} consults on version {version}, and the proposed {procedure} is now {proposed.Version}.", "A clause changed after opening needs a new version of the consultation, and time to answer it.");
    }

    static void Time(Checking check, Consultation c, ConsultationFinding finding)
    {
        if (finding is { DaysOpen: { } days, MinimumDays: { } least } && days < least)
            check.Tell("IS204", c.Stage is ConsultationStage.Pre or ConsultationStage.Open ? Severity.Error : Severity.Warning, c.Where["closes"], $"{c.Id} is open for {Say.Count(days, "day")}; the policy asks for {least}.", $"Close it on {Say.Date(c.Opens!.Value.AddDays(least))} or later.");
        if (c.Closes is { } closes)
            foreach (var r in c.Responses.Where(r => r.DecidedOn < closes))
                check.Tell("IS205", r.Where["decided_on"], $"Response {r.ResponseId} was decided on {Say.Date(r.DecidedOn!.Value)}, before the consultation closed.", "Decide after the last response is read.");
        if (c.Stage == ConsultationStage.Closed && c.DecisionDue < check.AsOf)
            check.Tell("IS212", c.Where["decision_due"], $"The decision on {c.Id} was due on {Say.Date(c.DecisionDue!.Value)}.", "Decide, or tell consultees the new date.");
        if ((c.Stage == ConsultationStage.Open && c.Closes < check.AsOf) || (c.Stage == ConsultationStage.Pre && c.Opens <= check.AsOf) || (c.Stage == ConsultationStage.Decided && c.Closes > check.AsOf))
            check.Tell("IS213", c.Where["stage"], $"{c.Id} is {Words.Of(c.Stage)}, which its dates contradict (it opens on {(c.Opens is { } o ? Say.Date(o) : "no date")} and closes on {(c.Closes is { } k ? Say.Date(k) : "no date")}).", "Set the stage that holds on the as-of date.");
    }

    static void People(Checking check, Consultation c, ConsultationFinding finding)
    {
        foreach (var role in finding.AffectedNotConsulted)
            check.Tell("IS209", c.Where["consultees"], $"{role} is affected by the change and is not consulted.", "Add the role to the consultees, or say why not.");
        if (c.Stage is ConsultationStage.Closed or ConsultationStage.Decided)
            foreach (var role in finding.Silent)
                check.Tell("IS210", c.Consultees.FirstOrDefault(x => MetricsAnalysis.Same(x.Role, role))?.Where["role"] ?? c.Where["consultees"], $"{role} was consulted and did not answer.", "Ask again, or record that they chose not to answer.");
    }

    static void Responses(Checking check, Consultation c)
    {
        var matcher = new ThemeMatcher(check.Corpus.Organisation.Themes);
        foreach (var r in c.Responses)
        {
            if (!ConsultationsAnalysis.Themes(check.Corpus, matcher, r).Any())
                check.Tell("IS206", r.Where["codes"], $"Response {r.ResponseId} has no theme.", "Give it one of the register's themes in the column codes.");
            if (r.Dispositions.Count != 1)
                check.Tell("IS207", r.Where["disposition"], r.Dispositions.Count == 0 ? $"Response {r.ResponseId} has no disposition." : $"Response {r.ResponseId} has {r.Dispositions.Count} dispositions.", $"Give it exactly one of {Say.List(Words.All<Disposition>(), "or")}.");
            if (string.IsNullOrWhiteSpace(r.Reason))
                check.Tell("IS208", r.Where["reason"], $"Response {r.ResponseId} was answered without a reason.", "Write why, in a sentence the person who answered can accept as an answer.");
        }
    }
}
