using System.Text;

namespace IncidentStrategy.Text;

/// <summary>Text made safe for XML's elements and quoted attributes; what XML cannot hold at all becomes the replacement character.</summary>
public static class XmlText
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                < 0x20 and not (0x09 or 0x0a or 0x0d) or 0xfffe or 0xffff => escaped.Append('\ufffd'),
                _ => escaped.Append(rune.ToString()),
            };
        return escaped.ToString();
    }
}
