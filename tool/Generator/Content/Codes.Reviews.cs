using static IncidentStrategy.Text.Severity;

namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS100-199: reviews.</summary>
    static Code[] Reviews =>
    [
        new("IS101", Warning, "Part of a review missing", "A review tells its impact, timeline, messages, what went well and less well, and its actions."),
        new("IS102", Error, "Times out of order", "A moment of the incident is before one that must come first."),
        new("IS103", Warning, "Timeline out of order", "A row of the timeline is earlier than the row above it."),
        new("IS104", Warning, "Row without a source", "A row of the timeline does not say where it comes from."),
        new("IS105", Warning, "Long gap in the timeline", "Hours pass between two rows, and nothing says what happened."),
        new("IS106", Warning, "Duration disagrees", "A duration written in the text is not the one the timestamps give."),
        new("IS107", Warning, "Review overdue", "The review is not finished by the working days its severity allows."),
        new("IS108", Warning, "Action overdue", "An open action is past its due date, or past what its severity allows."),
        new("IS109", Warning, "Action without a verb", "An action begins with what is to be done."),
        new("IS110", Warning, "Action without an end", "Investigate, consider, monitor and ensure can go on for ever."),
        new("IS111", Warning, "Action not bounded", "An action says how another person can see that it is done."),
        new("IS112", Warning, "Action not specific", "Words such as \"as appropriate\" leave open what is asked for."),
        new("IS113", Error, "Declined without a reason", "An action may be declined, with its reason."),
        new("IS114", Warning, "Done without a date", "A closed action says when it was closed."),
        new("IS115", Warning, "Phrase that blames", "A phrase blames a person; conditions can be changed, people cannot be undone."),
        new("IS116", Warning, "Counterfactual", "A phrase tells what did not happen, which explains nothing."),
        new("IS117", Error, "A person as the only factor", "A person's error is never the whole of why an incident happened."),
        new("IS118", Warning, "Fewer than two factors", "An incident seldom has one cause."),
        new("IS119", Error, "Severity missing", "Without a severity no agreed criterion can be applied."),
        new("IS120", Error, "Unknown severity", "The severity is not one of the register."),
        new("IS121", Warning, "Customers told late", "Customers were told later than an agreed criterion allows."),
        new("IS122", Warning, "Customers told: not recorded", "The review does not record when customers were told."),
        new("IS123", Warning, "One channel only", "Every message went by one channel, with nothing to fall back on."),
        new("IS124", Warning, "Decision without a rationale", "A decision is recorded without the reason for it."),
        new("IS125", Warning, "Nobody co-ordinated", "Several teams were involved and no role co-ordinated them."),
        new("IS126", Error, "No first action for safety", "People were at risk, and nothing tells what was done for their safety."),
        new("IS127", Error, "No decision on notification", "Personal data was involved, and no decision on telling the regulator is recorded."),
        new("IS128", Error, "Regulator told after 72 hours", "A notifiable breach is told within 72 hours of being known."),
        new("IS129", Warning, "Problem or incident", "A problem is the cause of incidents; a record that restores a service is an incident."),
        new("IS130", Warning, "Action not effective", "The theme of a closed action came back in a later incident."),
        new("IS131", Warning, "Factor without evidence", "A contributing factor rests on no evidence."),
        new("IS132", Warning, "Action without owner or date", "An action has a role that owns it and a due date."),
        new("IS133", Warning, "Closed with open actions", "A review is closed when its actions are done or declined."),
    ];
}
