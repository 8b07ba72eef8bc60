using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>Every id, role and service that is named exists.</summary>
static class ThreadChecks
{
    public static void Run(Checking check)
    {
        var candidates = check.So.Candidates.Select(c => c.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var r in ThreadAnalysis.References(check.Corpus))
        {
            if (r.To.Length == 0 || check.Ids.Find(r.To) is not null || candidates.Contains(r.To) || Candidate.IsComputed(r.To) || IsUnread(check.Corpus, r.To)) continue;
            check.Tell(r.Code, r.Place, $"{r.From} names {r.To}, which is nowhere in the workspace.", Nearest.Hint(r.To, check.Ids.Ids) ?? $"Write the id of a {r.Kinds} that exists.");
        }
        foreach (var (role, place) in Roles(check.Corpus).Where(r => r.Role is { Length: > 0 } name && check.Corpus.Organisation.Roles.Count > 0 && !IsKnown(check.Corpus, name)))
            check.Tell("IS711", place, $"\"{role}\" is no role or team of the register.", Near(check.Corpus, role!));
        foreach (var r in check.Corpus.Reviews.Where(r => r.Service is { } s && check.Corpus.Organisation.Services.Count > 0 && check.Corpus.Organisation.Service(s) is null))
            check.Tell("IS712", r.Where["service"], $"`{r.Service}` is no service of the register.", Nearest.Hint(r.Service!, check.Corpus.Organisation.Services.Select(s => s.Id)) ?? "Add it to organisation.yaml under `services:`.");
    }

    /// <summary>The id, or the document of the id, is there and could not be read: that is the fault, and it has been told.</summary>
    public static bool IsUnread(Corpus corpus, string id) => corpus.Unread.Any(u => id.StartsWith(u, StringComparison.OrdinalIgnoreCase) && (id.Length == u.Length || id[u.Length] is '.' or ':' or '@'));

    public static bool IsKnown(Corpus corpus, string name) => corpus.Organisation.Role(name) is not null || corpus.Organisation.Roles.Any(r => MetricsAnalysis.Same(r.Team, name));

    public static string Near(Corpus corpus, string name) =>
        name.Contains(", ", StringComparison.Ordinal) && name.Split(", ").Any(part => IsKnown(corpus, part)) ? $"Several are written as a list: [{name}]." : Nearest.Hint(name, corpus.Organisation.Roles.Select(r => r.Name).Concat(corpus.Organisation.Roles.Select(r => r.Team).OfType<string>())) ?? "Add it to organisation.yaml under `roles:`.";

    static IEnumerable<(string? Role, Place Place)> Roles(Corpus corpus)
    {
        foreach (var r in corpus.Reviews)
        {
            yield return (r.OwnerRole, r.Where["owner_role"]);
            yield return (r.FacilitatorRole, r.Where["facilitator_role"]);
            foreach (var a in r.Actions) yield return (a.OwnerRole, a.Where["owner_role"]);
        }
        foreach (var r in corpus.Recommendations) yield return (r.OwnerRole, r.Where["owner_role"]);
        foreach (var c in corpus.Consultations)
        {
            yield return (c.DecisionMakerRole, c.Where["decision_maker_role"]);
            foreach (var x in c.Consultees) yield return (x.Role, x.Where["role"]);
        }
        foreach (var p in corpus.Procedures.Concat(corpus.ProposedProcedures))
        {
            yield return (p.OwnerRole, p.Where["owner_role"]);
            yield return (p.ApproverRole, p.Where["approver_role"]);
            foreach (var s in p.Steps) yield return (s.Role, s.Where["role"]);
            foreach (var e in p.Escalation) yield return (e.To, e.Where["to"]);
            foreach (var row in p.Raci)
                foreach (var (names, field) in new[] { (row.Responsible, "responsible"), (row.Accountable, "accountable"), (row.Consulted, "consulted"), (row.Informed, "informed") })
                    foreach (var name in names) yield return (name, row.Where[field]);
        }
    }
}
