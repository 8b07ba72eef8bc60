using static IncidentStrategy.Text.Severity;

namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS200-299: consultations.</summary>
    static Code[] Consultations =>
    [
        new("IS201", Warning, "Pack incomplete", "The pack lacks something people need in order to answer."),
        new("IS202", Warning, "Not at a formative stage", "Consultation comes while the decision can still change."),
        new("IS203", Warning, "Reasons not sufficient", "People are given the reasons they need to answer with thought."),
        new("IS204", Error, "Open too short", "The consultation is open for fewer days than the policy asks for."),
        new("IS205", Error, "Decided before it closed", "A response was decided before the consultation closed."),
        new("IS206", Error, "Response without a theme", "A decided consultation has a theme for every response."),
        new("IS207", Error, "Not exactly one disposition", "A decided consultation has exactly one disposition for every response."),
        new("IS208", Error, "Disposition without a reason", "A decided consultation gives every response its reason."),
        new("IS209", Warning, "Affected, not consulted", "A role that the change touches is not among the consultees."),
        new("IS210", Note, "Consulted, silent", "A consultee did not answer."),
        new("IS211", Error, "Changed after opening", "The proposal changed after the consultation opened."),
        new("IS212", Warning, "Decision overdue", "The date for the decision has passed."),
        new("IS213", Warning, "Stage and dates contradict", "The stage is not the one the dates give."),
    ];
}
