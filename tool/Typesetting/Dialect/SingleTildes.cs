using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Dialect;

/// <summary>
/// Strikes out between single tildes as between double ones, as GitHub does; three or more are only tildes. Inside a word a single
/// tilde stays one, or "10~20 and 30~40" would lose its ranges.
/// </summary>
sealed class SingleTildes : InlineParser, IMarkdownExtension
{
    public SingleTildes() => OpeningCharacters = ['~'];

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        var emphasis = pipeline.InlineParsers.FindExact<EmphasisInlineParser>()!;
        emphasis.EmphasisDescriptors.RemoveAll(d => d.Character == '~');
        emphasis.EmphasisDescriptors.Add(new EmphasisDescriptor('~', 1, 2, true));
        pipeline.InlineParsers.InsertBefore<EmphasisInlineParser>(this);
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    /// <summary>Takes the tildes that are only tildes; the rest are left to the parser of emphasis.</summary>
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        var run = slice;
        while (run.CurrentChar == '~') run.SkipChar();
        var count = run.Start - slice.Start;
        if (count < 3 && !(count == 1 && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(run.CurrentChar))) return false;
        processor.Inline = new LiteralInline(new StringSlice(slice.Text, slice.Start, run.Start - 1))
        {
            Span = new(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(run.Start - 1)),
            Line = line,
            Column = column,
        };
        slice = run;
        return true;
    }

    /// <summary>Makes every strike a strike of two; one whose ends differ in length is none.</summary>
    public static void Settle(EmphasisInline emphasis)
    {
        if (emphasis.DelimiterCount == 1 && (Touches(emphasis.PreviousSibling, first: false) || Touches(emphasis.NextSibling, first: true)))
            Emphases.Undo(emphasis);
        else
            emphasis.DelimiterCount = 2;
    }

    static bool Touches(Inline? sibling, bool first) =>
        sibling is LiteralInline { Content.IsEmpty: false } literal && (first ? literal.Content[literal.Content.Start] : literal.Content[literal.Content.End]) == '~';
}
