using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Dialect;

/// <summary>Takes back emphasis that Markdig found and no one meant.</summary>
static class Emphases
{
    /// <summary>Puts the delimiters back as text, before and after what they held.</summary>
    public static void Undo(EmphasisInline emphasis)
    {
        var mark = new string(emphasis.DelimiterChar, emphasis.DelimiterCount);
        emphasis.InsertBefore(Mark(mark, emphasis, emphasis.Span.Start));
        emphasis.InsertAfter(Mark(mark, emphasis, emphasis.Span.End));
        while (emphasis.FirstChild is { } child)
        {
            child.Remove();
            emphasis.InsertBefore(child);
        }
        emphasis.Remove();
    }

    /// <summary>What is raised is one word: in "2^10 and 2^20" nothing is.</summary>
    public static bool IsRaisedPhrase(EmphasisInline emphasis)
    {
        if (emphasis.DelimiterChar != '^') return false;
        foreach (var inline in emphasis.Descendants<Inline>())
            if (inline is LineBreakInline || (inline is LiteralInline literal && literal.Content.AsSpan().ContainsAny(' ', '\t', '\n'))) return true;
        return false;
    }

    static LiteralInline Mark(string mark, EmphasisInline emphasis, int at) => new(mark) { Span = new(at, at), Line = emphasis.Line, Column = emphasis.Column };
}
