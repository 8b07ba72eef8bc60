using System.Net;
using System.Text;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Functions;

/// <summary>The functions under `html`.</summary>
static class HtmlFunctions
{
    public static Namespace Table { get; } = new("html")
    {
        { "escape", "text", c => c.Text(0) is { } t ? Markup(c, WebUtility.HtmlEncode(t)) : default },
        { "newline_to_br", "text", c => c.Text(0) is { } t ? NewlineToBr(c, t) : default },
        { "strip", "text", c => c.Text(0) is { } t ? Strip(t) : null },
        { "url_encode", "text", c => c.Text(0) is { } t ? c.Checked(Uri.EscapeDataString(t)) : null },
        { "url_escape", "text", c => c.Text(0) is { } t ? c.Checked(UrlEscape(t)) : null },
    };

    // What is escaped for HTML is in the output's form only where that is HTML.
    static Value Markup(Call call, string text) => call.Context.Escape == EscapeKind.Html ? Value.Of(new Markup(text)) : text;

    static Value NewlineToBr(Call call, string text)
    {
        var html = call.Context.Escape == EscapeKind.Html;
        if (html && call[0].Ref is not Values.Markup) text = HtmlText.Escape(text);
        return Markup(call, call.Checked(text.Replace("\r\n", "\n").Replace("\n", "<br />\n")));
    }

    /// <summary>The text without tags, comments, scripts and styles.</summary>
    static string Strip(string html)
    {
        var result = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0) break;
            result.Append(html, at, open - at);
            var end = EndOfTag(html, open);
            if (end < 0) { at = open; break; }
            at = end;
        }
        return result.Append(html, at, html.Length - at).ToString();
    }

    static int EndOfTag(string html, int open)
    {
        if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0) return After(html, open, "-->");
        foreach (var (start, close) in ((string, string)[])[("<script", "</script>"), ("<style", "</style>")])
            if (string.Compare(html, open, start, 0, start.Length, StringComparison.OrdinalIgnoreCase) == 0 && After(html, open, close) is >= 0 and var whole) return whole;
        char quote = '\0';
        for (var i = open + 1; i < html.Length; i++)
        {
            var c = html[i];
            if (quote != '\0') { if (c == quote) quote = '\0'; }
            else if (c is '"' or '\'') quote = c;
            else if (c == '>') return i + 1;
        }
        return After(html, open, ">");
    }

    static int After(string html, int from, string text)
    {
        var at = html.IndexOf(text, from, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? -1 : at + text.Length;
    }

    /// <summary>Percent-encodes what cannot stand in an address, and leaves its structure.</summary>
    internal static string UrlEscape(string text)
    {
        const string kept = "-_.!~*'();/?:@&=+$,#[]%";
        var result = new StringBuilder(text.Length + 8);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || kept.Contains((char)rune.Value) && !(rune.Value == '%'))) result.Append((char)rune.Value);
            else
                foreach (var b in bytes[..rune.EncodeToUtf8(bytes)]) result.Append('%').Append(b.ToString("X2"));
        }
        return result.ToString();
    }
}
