using IncidentStrategy.Generator.Analysis.Wording;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>An action is something a role can do by a date, and see that it is done.</summary>
static class ActionChecks
{
    public static void Run(Checking check)
    {
        foreach (var r in check.Corpus.Reviews)
            foreach (var a in r.Actions)
            {
                void Tell(string code, string field, string message, string hint)
                {
                    if (r.Suppress.Any(s => MetricsAnalysis.Same(s.What, code) && s.Reason.Length > 0)) return;
                    var severity = Codes.Find(code)!.Severity;
                    check.Tell(code, r.Status == ReviewStatus.Draft && severity == Severity.Warning ? Severity.Note : severity, a.Where[field], message, hint);
                }
                Wording(a, Tell);
                State(check, r, a, Tell);
            }
        foreach (var r in check.Corpus.Reviews.Where(r => r.Status == ReviewStatus.Closed))
            if (r.Actions.Where(a => a.Status == ActionStatus.Open).Select(a => a.Id).ToArray() is { Length: > 0 } open)
                check.Tell("IS133", r.Where["status"], $"{r.Id} is closed with {Say.Count(open.Length, "action")} still open: {Say.List(open)}.", "Keep it `reviewed` until its actions are done or declined.");
    }

    delegate void Teller(string code, string field, string message, string hint);

    static void Wording(ReviewAction a, Teller tell)
    {
        if (!ActionWords.StartsWithVerb(a.Statement)) tell("IS109", "statement", $"Action {a.Id} does not begin with a verb.", "Begin with what is to be done: write, test, agree, remove, train …");
        else if (ActionWords.IsOpenEnded(a.Statement)) tell("IS110", "statement", $"\"{ActionWords.FirstWord(a.Statement)}\" never ends, so action {a.Id} cannot be finished.", "Say what will exist or be different when it is done.");
        if (string.IsNullOrWhiteSpace(a.DoneWhen) && a.Status != ActionStatus.Declined) tell("IS111", "statement", $"Action {a.Id} does not say when it is done.", "Add `done_when:` with something another person can check.");
        if (ActionWords.Vague(a.Statement) is { } vague) tell("IS112", "statement", $"\"{vague}\" leaves open what action {a.Id} asks for.", "Say how much, by whom and where.");
        if (a.Status != ActionStatus.Declined && (string.IsNullOrWhiteSpace(a.OwnerRole) || a.Due is null))
            tell("IS132", "statement", $"Action {a.Id} has no {(string.IsNullOrWhiteSpace(a.OwnerRole) ? a.Due is null ? "owner and no due date" : "owner" : "due date")}.", "Add `owner_role:` and `due:`.");
    }

    static void State(Checking check, Review r, ReviewAction a, Teller tell)
    {
        var finding = check.So.Actions.First(f => f.Id == a.Id && f.Review == r.Id);
        if (finding.DaysOverdue > 0) tell("IS108", "due", $"Action {a.Id} was due on {Say.Date(finding.Due!.Value)}, {Say.Count(finding.DaysOverdue, "day")} ago, and is open.", "Close it with its date, decline it with a reason, or agree a new date.");
        if (a.Status == ActionStatus.Declined && string.IsNullOrWhiteSpace(a.DeclinedReason)) tell("IS113", "status", $"Action {a.Id} is declined without a reason.", "Add `declined_reason:`.");
        if (a.Status == ActionStatus.Done && a.ClosedOn is null) tell("IS114", "status", $"Action {a.Id} is done, and no date says since when.", "Add `closed_on:`.");
        if (finding.CameBackIn.Count > 0)
            tell("IS130", "status", $"Action {a.Id} was closed on {Say.Date(a.ClosedOn!.Value)}; its theme came back in {Say.List(finding.CameBackIn)}.", "Look again at whether it had its effect; reopen it or open another.");
    }
}
