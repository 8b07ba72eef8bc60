namespace IncidentStrategy.Generator.Content;

enum Kind { Unknown, Ignored, Names, Organisation, Review, Consultation, Notes, Responses, Metrics, Figures, Procedure, ProposedProcedure, Strategy, Recommendation, Change, Qualification, Portfolio, Evidence, Attachment }

/// <summary>What a file of the workspace is, by where it stands.</summary>
static class Kinds
{
    /// <summary>The folders and what is read in them, as told to people.</summary>
    public static IReadOnlyList<(string Folder, string Holds)> Table { get; } =
    [
        ("", "organisation.yaml, names.txt; and in a folder of figures alone metrics.yaml, *.xlsx, *.xls, *.csv"),
        ("reviews", "*.md"),
        ("consultations", "*.md, *-notes.md, *-responses.xlsx or .csv"),
        ("metrics", "metrics.yaml, *.xlsx, *.xls, *.csv"),
        ("procedures", "*.md"),
        ("procedures/proposed", "*.md"),
        ("strategy", "*.md"),
        ("recommendations", "*.md"),
        ("changes", "*.yaml"),
        ("qualifications", "*.yaml"),
        ("portfolios/LEARNER", "portfolio.yaml"),
        ("portfolios/LEARNER/evidence", "*.md, *.yaml and files to attach"),
    ];

    public static Kind Of(string file)
    {
        var parts = file.Split('/');
        var name = parts[^1];
        var dot = name.LastIndexOf('.');
        var ending = dot < 0 ? "" : name[dot..].ToLowerInvariant();
        if (name.Equals("README.md", StringComparison.OrdinalIgnoreCase)) return Kind.Ignored;
        var kind = (string.Join('/', parts[..^1]), ending) switch
        {
            ("", ".yaml" or ".yml") when name is "organisation.yaml" or "organisation.yml" => Kind.Organisation,
            ("", ".txt") when name is "names.txt" => Kind.Names,
            ("reviews", ".md") => Kind.Review,
            ("consultations", ".md") => name.Contains("-notes", StringComparison.OrdinalIgnoreCase) ? Kind.Notes : Kind.Consultation,
            ("consultations", ".xlsx" or ".xls" or ".csv") => Kind.Responses,
            // A folder of figures alone needs no folder within it.
            ("metrics" or "", ".yaml" or ".yml") when name is "metrics.yaml" or "metrics.yml" => Kind.Metrics,
            ("metrics" or "", ".xlsx" or ".xls" or ".csv") => Kind.Figures,
            ("procedures", ".md") => Kind.Procedure,
            ("procedures/proposed", ".md") => Kind.ProposedProcedure,
            ("strategy", ".md") => Kind.Strategy,
            ("recommendations", ".md") => Kind.Recommendation,
            ("changes", ".yaml" or ".yml") => Kind.Change,
            ("qualifications", ".yaml" or ".yml") => Kind.Qualification,
            _ => Kind.Unknown,
        };
        if (kind is Kind.Unknown && parts is ["portfolios", _, ..]) kind = InPortfolio(parts, ending);
        return kind is Kind.Unknown && ending is ".png" or ".jpg" or ".jpeg" or ".pdf" ? Kind.Attachment : kind;
    }

    static Kind InPortfolio(string[] parts, string ending) => parts switch
    {
        [_, _, "portfolio.yaml" or "portfolio.yml"] => Kind.Portfolio,
        [_, _, "evidence", _] when ending is ".md" or ".yaml" or ".yml" => Kind.Evidence,
        [_, _, _, ..] when CanAttach(ending) => Kind.Attachment,
        _ => Kind.Unknown,
    };

    /// <summary>The kinds of file that can be evidence.</summary>
    public static bool CanAttach(string ending) => ending is ".pdf" or ".png" or ".jpg" or ".jpeg" or ".md" or ".xlsx" or ".csv" or ".txt";
}
