using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Dialect;

/// <summary>Reads a reference to a footnote as one. Markdig leaves it to links, and two side by side are then one link, the first note lost.</summary>
sealed class FootnoteReferences : InlineParser, IMarkdownExtension
{
    public FootnoteReferences() => OpeningCharacters = ['[', ']'];

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(this);
        pipeline.BlockParsers.Replace<DefinitionListParser>(new EndingDefinitionList());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar == ']') return EndsBeforeNote(processor, ref slice);
        if (slice.PeekChar() != '^') return false;
        var rest = slice;
        if (!LinkHelper.TryParseLabel(ref rest, out var label, out _) || label is null
            || !processor.Document.TryGetLinkReferenceDefinition(label, out var definition)
            || definition is not FootnoteLinkReferenceDefinition { CreateLinkInline: not null }) return false;
        processor.Inline = definition.CreateLinkInline(processor, definition, null);
        processor.Inline.Span = new(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(rest.Start - 1));
        (processor.Inline.Line, processor.Inline.Column) = (line, column);
        slice = rest;
        return true;
    }

    /// <summary>In <c>[words][^1]</c> the bracket is only a bracket: as a link to the note it would lose its words.</summary>
    static bool EndsBeforeNote(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[' || slice.PeekChar(2) != '^') return false;
        var rest = slice;
        rest.SkipChar();
        if (!LinkHelper.TryParseLabel(ref rest, out var label, out _) || label is null
            || !processor.Document.TryGetLinkReferenceDefinition(label, out var definition)
            || definition is not FootnoteLinkReferenceDefinition) return false;
        processor.Inline = new LiteralInline("]") { Span = new(processor.GetSourcePosition(slice.Start), processor.GetSourcePosition(slice.Start)) };
        slice.SkipChar();
        return true;
    }

    /// <summary>A definition ends where a footnote begins. Markdig would take the note for the target of a link, and print nothing of it.</summary>
    sealed class EndingDefinitionList : DefinitionListParser
    {
        public override BlockState TryContinue(BlockProcessor processor, Block block)
        {
            if (processor is not { Column: 0, CurrentChar: '[' } || processor.PeekChar(1) != '^') return base.TryContinue(processor, block);
            processor.Close(block);
            return BlockState.None;
        }
    }
}
