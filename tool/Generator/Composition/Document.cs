using IncidentStrategy.Typesetting.Charts;
using Markdig.Syntax;

namespace IncidentStrategy.Generator.Composition;

/// <summary>
/// One composed document: a Markdown text, and the same text as the tree that the site shows and the typesetter sets.
/// </summary>
/// <param name="Kind">The name of its template, such as <c>review-report</c>.</param>
/// <param name="Id">Its own id: that of the thing it is about, or its kind where there is one of a kind.</param>
/// <param name="Path">Where it stands in the output, without an ending and with forward slashes: <c>reviews/PIR-2025-014</c>.</param>
/// <param name="Markdown">The text as written to disk, front matter included.</param>
/// <param name="Ast">The tree of <paramref name="Markdown"/> in the shared dialect.</param>
/// <param name="SourceIds">The ids and files of the workspace that it was made from.</param>
public sealed record Document(string Kind, string Id, string Title, string Path, string Markdown, MarkdownDocument Ast, IReadOnlyList<string> SourceIds)
{
    /// <summary>For whom: <c>manager</c>, <c>team</c>, <c>learner</c> or <c>everyone</c>.</summary>
    public required string Audience { get; init; }

    /// <summary>One sentence for lists, search and the PDF's subject.</summary>
    public required string Summary { get; init; }

    /// <summary>The word for its state (<c>draft</c>, <c>open</c>, <c>current</c> …), or null where it has none.</summary>
    public string? Status { get; init; }

    /// <summary>The section of the site that lists it, such as <c>reviews</c>; it is also the folder of <see cref="Path"/>.</summary>
    public required string Section { get; init; }

    /// <summary>Whether it is also set as a PDF.</summary>
    public bool Pdf { get; init; }

    /// <summary>The lines of the cover and the running heads.</summary>
    public required Cover Cover { get; init; }

    /// <summary>What the document is sorted by within its section; ties go by title.</summary>
    public string Order { get; init; } = "";

    /// <summary>The charts that the text's fenced <c>chart</c> blocks name, by the name that stands in the fence.</summary>
    public IReadOnlyDictionary<string, Chart> Charts { get; init; } = new Dictionary<string, Chart>(StringComparer.Ordinal);
}

/// <summary>What a document's cover says; a part that is null is left out.</summary>
public sealed record Cover(string Title, string? Subtitle, string? Audience, string? Status, string? Owner, DateOnly Date, string? Ask)
{
    /// <summary>Whether the PDF opens with a cover page of its own; evidence packs have a front sheet instead.</summary>
    public bool Page { get; init; } = true;

    /// <summary>Whether a contents list follows the cover.</summary>
    public bool Contents { get; init; } = true;

    /// <summary>What the running head says instead of the title.</summary>
    public string? Running { get; init; }
}
