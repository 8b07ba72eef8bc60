using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>Small helpers for HTML text and addresses.</summary>
static class Html
{
    /// <summary>Text made safe for elements and quoted attributes.</summary>
    public static string Escape(string? text) => HtmlText.Escape(text ?? "");

    /// <summary>The way from one page of the site to another file of it, both by their paths from the root.</summary>
    public static string Relative(string fromPage, string to)
    {
        var from = fromPage.Split('/')[..^1];
        var target = to.Split('/');
        var shared = 0;
        while (shared < from.Length && shared < target.Length - 1 && from[shared] == target[shared]) shared++;
        return string.Concat(Enumerable.Repeat("../", from.Length - shared)) + string.Join('/', target[shared..].Select(EscapePart));
    }

    /// <summary>A part of a path as an address holds it; what files and addresses both allow stays readable.</summary>
    static string EscapePart(string part) => Uri.EscapeDataString(part).Replace("%40", "@", StringComparison.Ordinal);

    /// <summary>Where a relative address leads from a page, as a path from the root; null when it leaves the site or has a scheme.</summary>
    public static string? Resolve(string fromPage, string address)
    {
        var end = address.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? address : address[..end];
        if (path.Length == 0 || path[0] == '/' || path.AsSpan().IndexOf(':') >= 0) return null;
        var parts = new List<string>(fromPage.Split('/')[..^1]);
        foreach (var part in Uri.UnescapeDataString(path).Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }
        return string.Join('/', parts);
    }
}
