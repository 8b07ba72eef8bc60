using System.Globalization;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>A part of the site that lists documents of one sort, under the question of one audience.</summary>
sealed record SiteSection(string Id, string Title, string Audience, string About)
{
    public string Page => $"{Id}/index.html";
}

/// <summary>An audience, the question it brings and what answers it.</summary>
sealed record SiteAudience(string Id, string Name, string Question, string Answer);

/// <summary>The table of audiences and sections, in the order in which the site shows them.</summary>
static class SiteSections
{
    public static IReadOnlyList<SiteAudience> Audiences { get; } =
    [
        new("manager", "For managers", "What should change?", "What the evidence says, what is recommended because of it, and how each number can be checked."),
        new("team", "For teams", "What is proposed?", "Who owns what and when, what is proposed to change, and what became of what you said."),
        new("learner", "For learners", "What have I shown?", "Your evidence against each criterion, and what is still missing."),
        new("everyone", "For everyone", "How is this made?", "How to read these documents and where their numbers come from."),
    ];

    /// <summary>For whom a document is, in the plural, as its head says it.</summary>
    public static string? Readers(string audience) => audience switch
    {
        "manager" => "Managers",
        "team" => "Teams",
        "learner" => "Learners and assessors",
        "everyone" => "Everyone",
        _ => null,
    };

    static readonly SiteSection[] known =
    [
        new("strategy", "Strategy", "manager", "The need for change, the recommendations and the plan of review."),
        new("performance", "Performance", "manager", "Service figures over time and compliance with the agreed criteria."),
        new("metrics", "Metrics", "manager", "Each measure: what it means, how it has changed and whether the change is more than usual variation."),
        new("recommendations", "Recommendations", "manager", "Each recommendation with its sources, owner, date and measure of success."),
        new("reviews", "Post-incident reviews", "manager", "What happened in each incident, how it was handled and what follows, newest first."),
        new("procedures", "Procedures", "team", "Each procedure's boundary: who owns what when, handovers, escalation and what is proposed to change."),
        new("boundaries", "Procedure boundaries", "team", "Who owns what when, handovers, escalation and what is proposed to change."),
        new("consultations", "Consultations", "team", "What is being asked, of whom and until when; what people said and what was decided."),
        new("changes", "Changes", "team", "What was changed, when, and whether it did what was hoped."),
        new("portfolios", "Evidence packs", "learner", "One pack for each learner and unit: every criterion, its evidence and its gaps."),
        new("evidence", "Evidence packs", "learner", "One pack for each learner and unit: every criterion, its evidence and its gaps."),
        new("qualifications", "Qualifications", "learner", "The specifications: outcomes and criteria, as the awarding organisations state them."),
        new("about", "About these documents", "everyone", "How to read the charts, and how the documents are made."),
    ];

    /// <summary>A section by its id; one that is not in the table takes its name from its id and its audience from its documents.</summary>
    public static SiteSection Get(string id, string audience) =>
        known.FirstOrDefault(s => s.Id == id) ?? new(id, Sentence(id), Audiences.Any(a => a.Id == audience) ? audience : "everyone", "");

    public static int Rank(string id) => Array.FindIndex(known, s => s.Id == id) is var at and >= 0 ? at : known.Length;

    static string Sentence(string id)
    {
        var words = id.Replace('-', ' ').Replace('_', ' ');
        return words.Length == 0 ? "Documents" : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }
}
