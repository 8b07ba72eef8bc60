using Markdig;
using Markdig.Extensions.GenericAttributes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Dialect;

/// <summary>
/// Reads an attribute block as a heading's or a fence's own only where it ends the line. Markdig by itself takes the first brace
/// on the line, and drops the words after it: <c># See [page](#x){.page} for more</c> would end at "page".
/// </summary>
public sealed class TrailingAttributes : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        foreach (var parser in pipeline.BlockParsers)
            if (parser is IAttributesParseable parseable) parseable.TryParseAttributes = TryParse;
        pipeline.InlineParsers.Replace<GenericAttributesParser>(new AttributeBlocks());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    static bool TryParse(BlockProcessor processor, ref StringSlice line, IBlock block)
    {
        if (line.IsEmpty) return false;
        var text = line.AsSpan().TrimEnd();
        var at = text.Length > 0 && text[^1] == '}' ? text.LastIndexOf('{') : -1;
        // In a heading, a brace against a word or a link belongs to that.
        if (at < 0 || (block is HeadingBlock && at > 0 && text[at - 1] is not (' ' or '\t'))) return false;
        var rest = line;
        rest.Start = line.Start + at;
        if (!AttributeBlocks.TryParseKnown(ref rest, out var attributes)) return false;
        var own = block.GetAttributes();
        attributes.CopyTo(own);
        own.Line = processor.LineIndex;
        line.End = line.Start + at - 1;
        return true;
    }
}
