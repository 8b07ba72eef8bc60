using System.Text;
using System.Text.RegularExpressions;

namespace IncidentStrategy.Generator.Composition;

/// <summary>Puts a person's Markdown inside a document: its headings below ours, its ids apart from ours, its files found from where it stood.</summary>
static partial class Nesting
{
    /// <param name="markdown">The text as written.</param>
    /// <param name="levels">How many levels deeper its headings go.</param>
    /// <param name="prefix">Put before every id that the text sets and every link to one, where the same text may stand twice; null leaves them.</param>
    /// <param name="address">What a relative address of the text becomes; null leaves it.</param>
    public static string Nest(string markdown, int levels, string? prefix = null, Func<string, string?>? address = null)
    {
        var lines = markdown.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        var own = prefix is null ? [] : lines.SelectMany(l => OwnId().Matches(l)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder();
        string? fence = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (Fence().Match(line) is { Success: true } mark)
            {
                if (fence is null) fence = mark.Groups[1].Value;
                else if (mark.Groups[1].Value.StartsWith(fence, StringComparison.Ordinal) && line.Trim() == mark.Groups[1].Value) fence = null;
            }
            else if (fence is null)
            {
                line = Heading().Replace(line, m => new string('#', Math.Min(6, m.Groups[1].Length + levels)) + m.Groups[2].Value);
                if (prefix is not null) line = OwnId().Replace(line, $"{{#{prefix}-$1");
                line = Target().Replace(line, m => Retarget(m, own, prefix, address));
            }
            text.Append(line).Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }

    static string Retarget(Match link, HashSet<string> own, string? prefix, Func<string, string?>? address)
    {
        var url = link.Groups[1].Value;
        if (url.StartsWith('#')) return prefix is not null && own.Contains(url[1..]) ? $"](#{prefix}-{url[1..]}" : link.Value;
        return address?.Invoke(url) is { } found ? "](" + found : link.Value;
    }

    [GeneratedRegex(@"^ {0,3}(`{3,}|~{3,})")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(#{1,6})( .*|)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\{#([\w.:-]+)")]
    private static partial Regex OwnId();

    [GeneratedRegex(@"\]\(([^)\s]+)")]
    private static partial Regex Target();
}
