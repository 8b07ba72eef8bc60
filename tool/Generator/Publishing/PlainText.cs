using System.Text;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>The words of a piece of Markdown, without marks, on one line.</summary>
static class PlainText
{
    public static string Of(MarkdownObject node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return Squeeze(text);
    }

    public static void Append(StringBuilder text, MarkdownObject node)
    {
        switch (node)
        {
            case LeafBlock { Inline: { } inline }: Append(text, inline); text.Append(' '); break;
            // Data of charts and code are not what people search for, and blocks without words have none.
            case LeafBlock: break;
            case ContainerBlock container: foreach (var child in container) Append(text, child); break;
            case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
            case CodeInline code: text.Append(code.Content); break;
            case AutolinkInline link: text.Append(link.Url); break;
            case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
            case HtmlInline html: text.Append(html.Tag); break;
            case LineBreakInline: text.Append(' '); break;
            case TaskList: break;
            case ContainerInline container: foreach (var child in container) Append(text, child); break;
        }
    }

    /// <summary>White space of any kind and length as one space.</summary>
    public static string Squeeze(StringBuilder text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var chunk in text.GetChunks())
            foreach (var c in chunk.Span)
                if (!char.IsWhiteSpace(c)) squeezed.Append(c);
                else if (squeezed.Length > 0 && squeezed[^1] != ' ') squeezed.Append(' ');
        return squeezed.ToString().TrimEnd();
    }
}
