using IncidentStrategy.Generator.Analysis.PersonalData;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>Tells the personal data in everything people wrote, before anything is published. Names of learners and witnesses belong in portfolios only.</summary>
static class PersonalDataChecks
{
    /// <summary>The message does not repeat what was found: messages are printed, mailed and kept.</summary>
    public static void Run(Checking check)
    {
        foreach (var (kind, place) in check.So.Redaction.Passages)
            check.Tell(PersonalKinds.Code(kind), place, $"This looks like a {PersonalKinds.Noun(kind)}{(kind == PersonalKind.Name ? "'s name" : "")}.",
                $"Take it out, or write a role in its place; {(kind < PersonalKind.Postcode ? "nothing is published with it" : "a token stands for it in what is published")}. If it is nobody's, write `<!-- allow {PersonalKinds.Code(kind)}: reason -->` beside it.");
    }
}
