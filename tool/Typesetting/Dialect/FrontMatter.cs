namespace IncidentStrategy.Typesetting.Dialect;

/// <summary>The simple <c>key: value</c> lines between two <c>---</c> at the head of a Markdown file.</summary>
public sealed record FrontMatter(IReadOnlyDictionary<string, string> Values, int Lines)
{
    public static FrontMatter None { get; } = new(new Dictionary<string, string>(), 0);

    public string? this[string key] => Values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    /// <summary>
    /// Splits a file into its front matter and its body. The body keeps as many lines as the file, the front matter's
    /// left empty, so that places stay true. A thematic break followed by prose is not front matter.
    /// </summary>
    public static (FrontMatter Matter, string Body) Split(string text)
    {
        if (!text.AsSpan().TrimStart('\uFEFF').StartsWith("---", StringComparison.Ordinal)) return (None, text);
        var whole = text.ReplaceLineEndings("\n");
        var (lines, body) = ToSecondRule(whole);
        if (body < 0 || lines.Count < 2 || lines[0].TrimEnd().TrimStart('\uFEFF') != "---") return (None, text);
        var end = lines.Count;
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string? last = null;
        for (var i = 1; i < end; i++)
        {
            var line = lines[i];
            if (line.TrimStart().StartsWith('#') || string.IsNullOrWhiteSpace(line)) continue;
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 && line.TrimEnd().EndsWith(':')) colon = line.TrimEnd().Length - 1;
            if (char.IsWhiteSpace(line[0]) || (line.StartsWith("- ", StringComparison.Ordinal) && last is not null))
            {
                if (last is null) return (None, text);
                values[last] = (values[last] + " " + line.Trim().TrimStart('-').Trim()).Trim();
            }
            else if (colon > 0)
                values[last = line[..colon].Trim()] = Scalar(line[(colon + 1)..]);
            else return (None, text);
        }
        return (new FrontMatter(values, end + 1), string.Concat(new string('\n', end + 1), whole.AsSpan(Math.Min(body, whole.Length))));
    }

    /// <summary>The lines before the one that closes front matter, and where the line after it begins; -1 when none closes it.</summary>
    static (List<string> Lines, int Body) ToSecondRule(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at <= text.Length;)
        {
            var stop = text.IndexOf('\n', at);
            if (stop < 0) stop = text.Length;
            var line = text[at..stop];
            at = stop + 1;
            if (lines.Count > 0 && line.TrimEnd() is "---" or "...") return (lines, at);
            lines.Add(line);
        }
        return (lines, -1);
    }

    static string Scalar(string text)
    {
        text = text.Trim();
        if (text is ">" or "|" or ">-" or "|-") return "";
        return text.Length >= 2 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text;
    }
}
