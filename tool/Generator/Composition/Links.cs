using System.Text;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Dialect;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Generator.Composition;

/// <summary>
/// Turns every link of a document into one that leads somewhere: <c>#ID</c> into the way to that id's document, <c>#file:…</c> into the way to
/// the copied file. What leads nowhere is told once, at its place. The text and the tree change together, so that the Markdown on disk has the same links.
/// </summary>
public static class Links
{
    /// <summary>The text with its links resolved.</summary>
    /// <param name="placeOf">The place to tell for a line of the text, counted from 0: a line of the template.</param>
    public static string Resolve(string markdown, string path, Addresses addresses, Func<int, Place> placeOf, Diagnostics diagnostics)
    {
        var tree = MarkdownDialect.Parse(markdown);
        var anchors = tree.Descendants().Select(n => n.TryGetAttributes()?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var edits = new SortedDictionary<int, (int End, string Url)>();
        foreach (var (url, span, line) in Targets(tree))
        {
            if (!url.StartsWith('#') || url.Length == 1 || anchors.Contains(url[1..])) continue;
            var name = Uri.UnescapeDataString(url[1..]);
            if (name == "top") continue;
            var to = name.StartsWith("file:", StringComparison.Ordinal)
                ? (addresses.Attachment(name[5..]) is null ? null : Addresses.OfFile(name[5..], path))
                : addresses.Of(name, path);
            if (to is null)
                diagnostics.Add(Codes.Fault("IS860", placeOf(line), $"The link to \"{name}\" leads nowhere.",
                    Nearest.Hint(name, addresses.Ids) ?? "Link to an id of the workspace, a heading of this document or a file that exists."));
            else if (!span.IsEmpty) edits[span.Start] = (span.End, to);
        }
        return Apply(markdown, edits);
    }

    static IEnumerable<(string Url, SourceSpan Span, int Line)> Targets(MarkdownDocument tree)
    {
        foreach (var node in tree.Descendants())
        {
            if (node is LinkInline { Url: { } url, Reference: null } link) yield return (url, link.UrlSpan, link.Line);
            else if (node is LinkReferenceDefinition { Url: { } defined } definition) yield return (defined, definition.UrlSpan, definition.Line);
        }
    }

    static string Apply(string markdown, SortedDictionary<int, (int End, string Url)> edits)
    {
        if (edits.Count == 0) return markdown;
        var text = new StringBuilder(markdown.Length + edits.Count * 16);
        var at = 0;
        foreach (var (start, (end, url)) in edits)
        {
            text.Append(markdown, at, start - at).Append(url.Replace(" ", "%20", StringComparison.Ordinal));
            at = end + 1;
        }
        return text.Append(markdown, at, markdown.Length - at).ToString();
    }
}
