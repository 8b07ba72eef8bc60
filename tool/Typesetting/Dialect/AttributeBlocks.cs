using Markdig.Extensions.GenericAttributes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Dialect;

/// <summary>
/// Reads an attribute block only where one can be meant: of names we know, and after a link, emphasis or code, or alone at the end of a line.
/// Markdig by itself takes every brace, and "set {timeout} and retry" would lose a word.
/// </summary>
sealed class AttributeBlocks : GenericAttributesParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice;
        return TryParseKnown(ref rest, out _) && (processor.Inline is not (null or LiteralInline) || EndsLine(rest)) && base.Match(processor, ref slice);
    }

    /// <summary>Reads a block of an id, classes and the properties that the dialect has, after a colon as kramdown writes it or without; one of anything else is text.</summary>
    public static bool TryParseKnown(ref StringSlice slice, out HtmlAttributes attributes)
    {
        var rest = slice;
        if (!TryParse(ref rest, out attributes!) || !IsKnown(attributes)) return false;
        slice = rest;
        return true;
    }

    static bool IsKnown(HtmlAttributes attributes) =>
        (attributes.Id is not null || attributes.Classes is { Count: > 0 } || attributes.Properties is { Count: > 0 })
        && attributes.Properties?.TrueForAll(p => p.Key == ":" || (p.Value is not null && MarkdownDialect.Attributes.Contains(p.Key))) != false;

    static bool EndsLine(StringSlice rest)
    {
        while (rest.CurrentChar is ' ' or '\t') rest.SkipChar();
        return rest.IsEmpty || rest.CurrentChar is '\n' or '\r' || rest.PeekCharExtra(-1) is '\n' or '\r';
    }
}
