using static IncidentStrategy.Text.Severity;

namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS400-499: portfolios, evidence and qualifications.</summary>
    static Code[] Portfolios =>
    [
        new("IS401", Warning, "Gap in the evidence", "A criterion has no evidence."),
        new("IS402", Warning, "Too little evidence", "A criterion has fewer items, or fewer of a kind, than it needs."),
        new("IS403", Error, "Evidence changed", "A file is not the one whose hash was taken."),
        new("IS404", Error, "Unknown criterion claimed", "A claim names a criterion that the portfolio's units do not have."),
        new("IS405", Warning, "Evidence for nothing", "An item is claimed for no criterion."),
        new("IS406", Warning, "Evidence out of date", "An item is older than shows what a learner can do now."),
        new("IS407", Note, "The verb asks for more", "The text does not seem to do what the criterion's verb asks."),
        new("IS408", Error, "Witness related", "A witness is related to the learner."),
        new("IS409", Error, "Testimony by the learner", "A testimony is in the witness's own words."),
        new("IS410", Warning, "Testimony alone", "Witness testimony is the only evidence for a unit."),
        new("IS411", Warning, "Not signed", "The declaration of authenticity is not signed."),
        new("IS412", Error, "Document not found", "An item names a document of the workspace that is not there."),
        new("IS413", Error, "Corroboration not found", "An item is corroborated by one that is not there."),
        new("IS414", Warning, "A whole policy", "A whole policy is no evidence of what the learner did with it."),
        new("IS415", Note, "Guidance not followed", "The specification's guidance or a common mistake is worth a look."),
        new("IS416", Error, "Unknown check", "Guidance names a check that does not exist."),
        new("IS417", Warning, "Log without times", "A log shows the time of each entry."),
        new("IS418", Error, "Unknown unit", "A portfolio names a unit that is not there."),
        new("IS419", Warning, "Evidence without a date", "An item without a date cannot be called current."),
        new("IS420", Warning, "Unknown criterion in a review", "A review names a criterion that no unit has."),
        new("IS421", Warning, "Gap justified and claimed", "A criterion's gap is justified in the portfolio, and an item is claimed for it all the same."),
    ];
}
