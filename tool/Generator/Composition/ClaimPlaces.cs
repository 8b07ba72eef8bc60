using System.Text.RegularExpressions;

namespace IncidentStrategy.Generator.Composition;

/// <summary>
/// Finds in an item of evidence the place that a claim names, so that the location sheet gives its real page and the criterion stands in the margin there:
/// a heading ("Which figures to watch", "Answer 4") or a paragraph of the text ("Second paragraph").
/// </summary>
static partial class ClaimPlaces
{
    static readonly string[] ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>The anchor of the place in a text that <see cref="Mark"/> has gone over, or null where the text has no such place.</summary>
    public static string? Anchor(string markdown, string reference, string? where) =>
        Find(markdown.Split('\n'), reference, where) is { } place ? place.Anchor : null;

    /// <summary>The text with an anchor and the criteria as margin tags at each place that the claims name.</summary>
    public static string Mark(string markdown, string reference, IEnumerable<(string Where, string Criterion)> claims)
    {
        var lines = markdown.Split('\n');
        var places = claims.Select(c => (Place: Find(lines, reference, c.Where), c.Criterion)).Where(c => c.Place is not null)
            .GroupBy(c => c.Place!.Value, c => c.Criterion).ToList();
        foreach (var place in places)
        {
            var (line, tag) = (lines[place.Key.Line], $"tag=\"{string.Join(", ", place.Distinct())}\"");
            lines[place.Key.Line] = place.Key.HasId ? line[..line.LastIndexOf('}')] + $" {tag}}}" : $"{line.TrimEnd()} {{#{place.Key.Anchor} {tag}}}";
        }
        return string.Join('\n', lines);
    }

    readonly record struct Place(int Line, string Anchor, bool HasId);

    static Place? Find(string[] lines, string reference, string? where)
    {
        if (string.IsNullOrWhiteSpace(where)) return null;
        var wanted = where.Trim().TrimEnd('.');
        var ordinal = wanted.EndsWith(" paragraph", StringComparison.OrdinalIgnoreCase) ? Array.IndexOf(ordinals, wanted[..^10].ToLowerInvariant()) : -1;
        var (paragraph, fenced) = (-1, false);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal) || lines[i].StartsWith("~~~", StringComparison.Ordinal)) fenced = !fenced;
            if (fenced) continue;
            if (Heading().Match(lines[i]) is { Success: true } heading)
            {
                var title = heading.Groups["title"].Value.TrimEnd('.');
                if (title.Equals(wanted, StringComparison.OrdinalIgnoreCase) || title.StartsWith(wanted + ":", StringComparison.OrdinalIgnoreCase))
                    return heading.Groups["id"].Success ? new Place(i, heading.Groups["id"].Value, HasId: true) : lines[i].EndsWith('}') ? null : new Place(i, $"{reference}-{Slug(title)}", HasId: false);
            }
            else if (ordinal >= 0 && BeginsParagraph(lines, i) && ++paragraph == ordinal)
            {
                while (i + 1 < lines.Length && !string.IsNullOrWhiteSpace(lines[i + 1])) i++;
                return lines[i].EndsWith('}') ? null : new Place(i, $"{reference}-p{ordinal + 1}", HasId: false);
            }
        }
        return null;
    }

    static bool BeginsParagraph(string[] lines, int i) => (i == 0 || string.IsNullOrWhiteSpace(lines[i - 1])) && lines[i].Length > 0 && (char.IsLetter(lines[i][0]) || lines[i][0] is '"' or '“' or '‘' or '\'');

    static string Slug(string title) => NotWord().Replace(title.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex(@"^#{1,6} +(?<title>.*?)(?: *\{#(?<id>[\w.:-]+)[^}]*\})?\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NotWord();
}
