using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>The words of inline content without its looks, for alternative texts and outlines.</summary>
static class PlainText
{
    public static string Of(ContainerInline? container)
    {
        if (container is null) return "";
        if (container.FirstChild is LiteralInline only && only.NextSibling is null) return only.Content.ToString();
        var text = new StringBuilder();
        Gather(container, text);
        return text.ToString().Trim();
    }

    static void Gather(ContainerInline container, StringBuilder text)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case LineBreakInline: text.Append(' '); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline auto: text.Append(auto.Url); break;
                case HtmlInline html: text.Append(html.Tag); break;
                case FootnoteLink or TaskList: break;
                case DelimiterInline delimiter:
                    text.Append(delimiter.ToLiteral());
                    Gather(delimiter, text);
                    break;
                case ContainerInline inner: Gather(inner, text); break;
            }
    }
}
