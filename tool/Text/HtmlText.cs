using System.Buffers;
using System.Text;

namespace IncidentStrategy.Text;

/// <summary>Text made safe for HTML's elements and quoted attributes.</summary>
public static class HtmlText
{
    static readonly SearchValues<char> special = SearchValues.Create("&<>\"'");

    /// <summary>Whether anything in the text has to be escaped.</summary>
    public static bool Needs(ReadOnlySpan<char> text) => text.ContainsAny(special);

    public static string Escape(string text)
    {
        if (!Needs(text)) return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }
}
