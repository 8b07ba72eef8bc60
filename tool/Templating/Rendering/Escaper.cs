using System.Buffers;
using System.Text;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Rendering;

/// <summary>Escapes text so that Markdown or HTML shows it as it is. What would mean nothing special at its place is left alone, so that the source stays readable.</summary>
public static class Escaper
{
    static readonly SearchValues<char> markdownSpecial = SearchValues.Create("\\`*_{}[]<>&|~^$\n\r");
    static readonly SearchValues<char> lineStartSpecial = SearchValues.Create("#+-=>:!0123456789\t ");

    /// <summary>Whether anything in the text might have to be escaped after what has been written.</summary>
    public static bool Needs(EscapeKind kind, string text, ReadOnlySpan<char> before) =>
        text.Length > 0 && (kind == EscapeKind.Html
            ? HtmlText.Needs(text)
            : text.AsSpan().ContainsAny(markdownSpecial) || (lineStartSpecial.Contains(text[0]) && AtLineStart(before)));

    public static string Escape(EscapeKind kind, string text, ReadOnlySpan<char> before) => kind switch
    {
        EscapeKind.Html => HtmlText.Escape(text),
        EscapeKind.Markdown => Markdown(text, AtLineStart(before)),
        _ => text,
    };

    /// <summary>Whether only white space and the marks of blocks stand before, so that a first character may begin a block.</summary>
    static bool AtLineStart(ReadOnlySpan<char> before)
    {
        for (var i = before.Length - 1; i >= 0; i--)
        {
            var c = before[i];
            if (c == '\n') return true;
            if (!(c is ' ' or '\t' or '>' or '-' or '+' or '*' or '.' or ')' or '#' || char.IsAsciiDigit(c))) return false;
        }
        return true;
    }

    public static string Markdown(string text, bool lineStart)
    {
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\r')
            {
                result.Append(c);
                lineStart = true;
                continue;
            }
            if (lineStart && c is ' ' or '\t' && lineStart)
            {
                // Leading white space would make code of four or more.
                if (result.Length > 0 && result[^1] is not ('\n' or '\r')) result.Append(c);
                continue;
            }
            if (lineStart)
            {
                i = BlockStart(text, i, result);
                lineStart = false;
                if (i < 0) { i = ~i; continue; }
                c = text[i];
            }
            if (IsSpecial(text, i)) result.Append('\\');
            result.Append(c);
        }
        return result.ToString();
    }

    /// <summary>Writes the beginning of a line so that it begins no block. Gives the place to go on from, or its complement where that character is written already.</summary>
    static int BlockStart(string text, int i, StringBuilder result)
    {
        var c = text[i];
        if (c is '#' or '+' or '-' or '=' or '>' or ':' or '!')
        {
            result.Append('\\').Append(c);
            return ~i;
        }
        if (!char.IsAsciiDigit(c)) return i;
        var end = i;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var isItem = end < text.Length && text[end] is '.' or ')' && end - i <= 9 && (end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]));
        if (end >= text.Length || !isItem) { result.Append(text, i, end - i); return ~(end - 1); }
        result.Append(text, i, end - i).Append('\\').Append(text[end]);
        return ~end;
    }

    static bool IsSpecial(string text, int i)
    {
        var c = text[i];
        switch (c)
        {
            case '\\' or '`' or '{' or '[' or ']' or '|' or '~' or '^': return true;
            case '*': return !(i > 0 && char.IsWhiteSpace(text[i - 1]) && text[i - 1] is not ('\n' or '\r') && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]));
            case '_': return !(i > 0 && char.IsLetterOrDigit(text[i - 1]) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]));
            case '<': return i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?');
            case '&': return i + 1 < text.Length && (text[i + 1] == '#' || char.IsAsciiLetter(text[i + 1])) && text.AsSpan(i).Contains(';');
            case '$': return i + 1 < text.Length && text.AsSpan(i + 1).Contains('$');
            default: return false;
        }
    }
}
