using static IncidentStrategy.Text.Severity;

namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS300-399: procedures and boundaries.</summary>
    static Code[] Procedures =>
    [
        new("IS301", Warning, "Case without an owner", "No row of the boundaries covers a case."),
        new("IS302", Warning, "Overlap", "Two rows give a case to the same owner."),
        new("IS303", Warning, "Shadowed row", "Earlier rows cover all of a row, so it never applies."),
        new("IS304", Warning, "Conflict", "Two rows give a case to different owners."),
        new("IS305", Error, "Undeclared value", "A row names a dimension or a value that the procedure does not declare."),
        new("IS306", Warning, "Handover not received", "A handover out has no handover in on the other side."),
        new("IS307", Warning, "Handover not sent", "A handover in has no handover out on the other side."),
        new("IS308", Warning, "Information never produced", "Information is to be handed over that no step puts out."),
        new("IS309", Warning, "No time to accept", "A handover does not say within what time it is accepted."),
        new("IS310", Warning, "No acknowledgement", "A handover in does not say how it is acknowledged."),
        new("IS311", Warning, "No fallback", "A handover does not say what happens when it is not accepted."),
        new("IS312", Warning, "Ping-pong", "Two procedures hand the same case to and fro."),
        new("IS313", Warning, "Dead end", "A handover goes where nobody receives it or does anything with it."),
        new("IS314", Warning, "Not exactly one accountable", "An activity has exactly one accountable role."),
        new("IS315", Warning, "Nobody responsible", "An activity has at least one responsible role."),
        new("IS316", Warning, "Consulted and informed", "A role is both consulted and informed."),
        new("IS317", Warning, "Escalation with a gap", "The steps of a severity begin at once and follow one another."),
        new("IS318", Warning, "Severity without escalation", "No procedure says who is called for a severity."),
        new("IS319", Warning, "Two definitions", "A term is defined differently in two procedures."),
        new("IS320", Warning, "Procedure review overdue", "The date for the procedure's review has passed."),
        new("IS321", Warning, "Incident, major incident, problem", "The procedures say what each of the three is."),
        new("IS322", Warning, "Incidents without an owner", "Incidents of the log fell where the procedure names no owner."),
        new("IS323", Warning, "No dimensions", "Boundaries without declared dimensions cannot be checked."),
        new("IS324", Warning, "Unknown owner", "An owner or backup is no role or team of the register."),
    ];
}
