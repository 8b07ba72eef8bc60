namespace IncidentStrategy.Generator.Publishing;

/// <summary>A page of the site before its shell: everything the shell shows, as plain values. Only <see cref="Body"/> is HTML.</summary>
sealed record Page
{
    /// <summary>The page's path from the root: <c>reviews/PIR-2025-014.html</c>.</summary>
    public required string Path { get; init; }
    public required string Title { get; init; }

    /// <summary>The anchor that the text's own title had, to which links may still lead.</summary>
    public string TitleId { get; init; } = "";
    public string Subtitle { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Ask { get; init; } = "";
    public string Status { get; init; } = "";
    public IReadOnlyList<PageFact> Facts { get; init; } = [];
    public IReadOnlyList<PageLink> Breadcrumb { get; init; } = [];
    public IReadOnlyList<PageLink> Downloads { get; init; } = [];
    public IReadOnlyList<PageHeading> Headings { get; init; } = [];
    public IReadOnlyList<NavGroup> Navigation { get; init; } = [];
    public required string Body { get; init; }
    public required SiteFacts Site { get; init; }

    /// <summary>A word for the style sheet: <c>home</c>, <c>list</c> or <c>document</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The address of a file of the site, as this page must write it.</summary>
    public string To(string path) => Html.Relative(Path, path);
}

/// <summary>A short fact of a page's head: <c>Owner</c>, <c>Duty Incident Manager</c>.</summary>
public sealed record PageFact(string Name, string Value);

/// <summary>A link as its page must write it.</summary>
public sealed record PageLink(string Href, string Text, bool Current = false);

/// <summary>An audience's question and the lists under it.</summary>
public sealed record NavGroup(string Question, string Audience, IReadOnlyList<PageLink> Links);
