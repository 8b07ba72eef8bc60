using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Dialect;

/// <summary>Makes HTML output safe by construction: tags in content are shown, not obeyed, and unsafe links lose their target.</summary>
public sealed class RawHtmlAsText : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += WithdrawWhatIsUnsafe;

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is not HtmlRenderer html) return;
        html.ObjectRenderers.Replace<HtmlBlockRenderer>(new BlockAsText());
        html.ObjectRenderers.Replace<HtmlInlineRenderer>(new InlineAsText());
    }

    static void WithdrawWhatIsUnsafe(MarkdownDocument document)
    {
        foreach (var node in document.Descendants())
        {
            if (node.TryGetAttributes() is { Properties.Count: > 0 } attributes)
                attributes.Properties.RemoveAll(p => !MarkdownDialect.Attributes.Contains(p.Key));
            switch (node)
            {
                case LinkInline link when !MarkdownDialect.IsSafe(link.Url):
                    link.Url = "";
                    link.GetDynamicUrl = null;
                    break;
                case AutolinkInline { IsEmail: false } auto when !MarkdownDialect.IsSafe(auto.Url):
                    auto.ReplaceBy(new LiteralInline(auto.Url) { Span = auto.Span, Line = auto.Line, Column = auto.Column });
                    break;
            }
        }
    }

    sealed class BlockAsText : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock obj)
        {
            renderer.Write("<p class=\"raw\">");
            renderer.WriteLeafRawLines(obj, writeEndOfLines: true, escape: true);
            renderer.WriteLine("</p>");
        }
    }

    /// <summary>A line break is the one tag whose meaning no one doubts, and the only way to break a line in a cell.</summary>
    sealed class InlineAsText : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline obj)
        {
            if (IsBreak(obj)) renderer.Write("<br />");
            else renderer.WriteEscape(obj.Tag);
        }
    }

    public static bool IsBreak(HtmlInline inline) =>
        inline.Tag.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() is "<br>" or "<br/>";
}
