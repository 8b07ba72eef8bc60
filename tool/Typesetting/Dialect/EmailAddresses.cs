using System.Text.RegularExpressions;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Dialect;

/// <summary>Makes links of e-mail addresses that stand in the text without brackets.</summary>
static partial class EmailAddresses
{
    [GeneratedRegex(@"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.[A-Za-z0-9_-]*[A-Za-z0-9](?![@\w-])")]
    private static partial Regex Address();

    /// <summary>A link's own text is no place for another link.</summary>
    public static bool MayBeIn(LiteralInline literal)
    {
        for (var above = literal.Parent; above is not null; above = above.Parent)
            if (above is LinkInline) return false;
        return true;
    }

    public static void Link(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        var from = 0;
        foreach (Match match in Address().Matches(text))
        {
            Add(literal, text[from..match.Index], from);
            var link = new LinkInline("mailto:" + match.Value, "") { IsAutoLink = true, IsClosed = true, Span = SpanOf(literal, match.Index, match.Length), Line = literal.Line, Column = literal.Column + match.Index };
            link.AppendChild(new LiteralInline(match.Value) { Span = link.Span, Line = link.Line, Column = link.Column });
            literal.InsertBefore(link);
            from = match.Index + match.Length;
        }
        if (from == 0) return;
        Add(literal, text[from..], from);
        literal.Remove();
    }

    static void Add(LiteralInline literal, string text, int at)
    {
        if (text.Length > 0)
            literal.InsertBefore(new LiteralInline(text) { Span = SpanOf(literal, at, text.Length), Line = literal.Line, Column = literal.Column + at });
    }

    static Markdig.Syntax.SourceSpan SpanOf(LiteralInline literal, int at, int length) => new(literal.Span.Start + at, literal.Span.Start + at + length - 1);
}
