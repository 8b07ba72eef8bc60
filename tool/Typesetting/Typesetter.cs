using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Frames;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting;

/// <summary>Sets Markdown on pages: a pure function from a syntax tree, a style and options to frames.</summary>
public static class Typesetter
{
    const int MostRounds = 3;

    /// <summary>
    /// Sets a document. Page numbers in running text are guessed, pages made, and, where a guess was of the wrong length,
    /// made again with what was learnt; after three rounds numbers are printed true in the room there is.
    /// </summary>
    public static SetDocument Set(MarkdownDocument document, Style style, SettingOptions options, Diagnostics diagnostics)
    {
        options = options with { Directive = Once(options.Directive) };
        IReadOnlyDictionary<string, int>? pages = null;
        for (var round = 1; ; round++)
        {
            var composition = new Composition(style, options, diagnostics, pages);
            composition.Compose(document);
            if (composition.IsStable || round == MostRounds) return composition.Finish();
            pages = composition.Anchors;
        }
    }

    /// <summary>A directive is resolved once, however many rounds are set: it may draw a chart or read a PDF.</summary>
    static Func<FencedCodeBlock, Content?>? Once(Func<FencedCodeBlock, Content?>? directive)
    {
        if (directive is null) return null;
        var known = new Dictionary<FencedCodeBlock, Content?>(ReferenceEqualityComparer.Instance);
        return fence => known.TryGetValue(fence, out var content) ? content : known[fence] = directive(fence);
    }
}
