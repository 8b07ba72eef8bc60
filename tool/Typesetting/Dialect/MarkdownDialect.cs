using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Dialect;

/// <summary>The Markdown we speak: one pipeline, so that a document has one syntax tree for the site and for print.</summary>
public static class MarkdownDialect
{
    /// <summary>Rendering by this pipeline shows raw HTML as text and drops links that could run script.</summary>
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UseAlertBlocks()
        .UseCustomContainers()
        .UseDefinitionLists()
        .UseFootnotes()
        .UseFigures()
        .UseGridTables()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Superscript
            | EmphasisExtraOptions.Inserted | EmphasisExtraOptions.Marked)
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UseGenericAttributes()
        .Use<TrailingAttributes>()
        .Use<FootnoteReferences>()
        .Use<SingleTildes>()
        .Use<AsGitHubReads>()
        .Use<RawHtmlAsText>()
        .Build();

    /// <summary>The names that an attribute block may set, beside an id and classes. Any other, such as <c>onclick</c>, is dropped.</summary>
    public static IReadOnlySet<string> Attributes { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "tag", "width", "height", "alt", "title", "lang", "depth", "target", "start", "rel" };

    public static MarkdownDocument Parse(string markdown) => Markdig.Markdown.Parse(markdown, Pipeline);

    /// <summary>Whether a link may be followed: relative, or to the web or a mailbox. Anything else could run script.</summary>
    public static bool IsSafe(string? url)
    {
        if (string.IsNullOrEmpty(url)) return true;
        // Browsers skip white space and control characters inside a scheme.
        var scheme = string.Concat(url.TakeWhile(c => c is not (':' or '/' or '?' or '#')).Where(c => c > ' ' && !char.IsControl(c)));
        var at = url.AsSpan().IndexOfAny(":/?#");
        if (at < 0 || url[at] != ':') return true;
        return scheme.ToLowerInvariant() is "http" or "https" or "mailto" or "tel";
    }
}
