using System.Text.RegularExpressions;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Splits a document into front matter and body, and the body into sections, clauses and tables.</summary>
static partial class Markdown
{
    /// <summary>The front matter's fields and the body; null fields when they cannot be read, which has then been told.</summary>
    public static (MapNode? Fields, Body Body) Split(SourceText source, Diagnostics diagnostics)
    {
        if (source.Line(1).TrimEnd() != "---")
        {
            diagnostics.Tell("IS005", new Place(source.File, 1, 1), "The document does not begin with its fields.", "Begin the file with a line `---`, then the fields, then another line `---`.");
            return (null, Body.Empty);
        }
        var end = 2;
        while (end <= source.LineCount && source.Line(end).TrimEnd() is not ("---" or "...")) end++;
        if (end > source.LineCount)
        {
            diagnostics.Tell("IS006", new Place(source.File, 1, 1, 3), "The fields that begin here do not end.", "Put a line `---` between the fields and the text.");
            return (null, Body.Empty);
        }
        var fields = Yaml.Read(source, source.Text[source.OffsetOfLine(2)..source.OffsetOfLine(end)], 1, diagnostics);
        return (fields, Read(source, end + 1, diagnostics));
    }

    public static Body Read(SourceText source, int firstLine, Diagnostics diagnostics)
    {
        if (firstLine > source.LineCount) return Body.Empty with { Place = new Place(source.File, source.LineCount, 1), FirstLine = firstLine };
        var lines = new string[source.LineCount - firstLine + 1];
        for (var i = 0; i < lines.Length; i++) lines[i] = source.Line(firstLine + i);
        return Build(lines, source.File, firstLine, diagnostics);
    }

    public static Body Build(string[] lines, string file, int firstLine, Diagnostics diagnostics) => new()
    {
        Markdown = string.Join('\n', lines),
        Place = new Place(file, firstLine, 1),
        FirstLine = firstLine,
        Sections = Sections(lines, file, firstLine),
        Clauses = Clauses(lines, file, firstLine, diagnostics),
    };

    /// <summary>Marks the lines inside fenced code, where nothing is a heading, a clause or a table.</summary>
    public static bool[] Fenced(string[] lines)
    {
        var fenced = new bool[lines.Length];
        string? fence = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var mark = Fence().Match(lines[i]);
            if (fence is null && mark.Success) (fence, fenced[i]) = (mark.Groups[1].Value, true);
            else if (fence is not null)
            {
                fenced[i] = true;
                if (mark.Success && mark.Groups[1].Value.StartsWith(fence, StringComparison.Ordinal) && mark.Groups[2].Length == 0) fence = null;
            }
        }
        return fenced;
    }

    static List<Section> Sections(string[] lines, string file, int firstLine)
    {
        var fenced = Fenced(lines);
        List<(int Line, int Level, string Title, string? Id)> headings = [];
        for (var i = 0; i < lines.Length; i++)
            if (!fenced[i] && Heading().Match(lines[i]) is { Success: true } h)
                headings.Add((i, h.Groups[1].Length, h.Groups[2].Value.Trim(), h.Groups[3].Success ? h.Groups[3].Value : null));
        List<Section> sections = [];
        for (var n = 0; n < headings.Count; n++)
        {
            var (line, level, title, id) = headings[n];
            var next = headings.FindIndex(n + 1, h => h.Level <= level);
            var to = next < 0 ? lines.Length : headings[next].Line;
            sections.Add(new Section(level, title, id, string.Join('\n', lines[(line + 1)..to]).Trim('\n'), new Place(file, firstLine + line, 1, lines[line].Length)));
        }
        return sections;
    }

    static List<Clause> Clauses(string[] lines, string file, int firstLine, Diagnostics diagnostics)
    {
        var fenced = Fenced(lines);
        List<Clause> clauses = [];
        Dictionary<string, Place> seen = new(StringComparer.Ordinal);
        string? heading = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (fenced[i]) continue;
            var isHeading = Heading().Match(lines[i]);
            if (isHeading.Success) heading = isHeading.Groups[2].Value.Trim();
            foreach (Match mark in ClauseMark().Matches(lines[i]))
            {
                var id = mark.Groups[1].Value;
                var place = new Place(file, firstLine + i, mark.Index + 1, mark.Length);
                if (!seen.TryAdd(id, place))
                {
                    diagnostics.Add(Codes.Fault("IS024", place, $"The clause `{id}` is there twice.", "Give each clause an id of its own.") with { Trace = [("first written here", seen[id])] });
                    continue;
                }
                clauses.Add(new Clause(id, heading, isHeading.Success ? BelowHeading(lines, fenced, i) : Block(lines, fenced, i), place));
            }
        }
        return clauses;
    }

    /// <summary>The text from a clause's heading to the next heading.</summary>
    static string BelowHeading(string[] lines, bool[] fenced, int heading)
    {
        var to = heading + 1;
        while (to < lines.Length && (fenced[to] || !Heading().IsMatch(lines[to]))) to++;
        return string.Join('\n', lines[(heading + 1)..to]).Trim('\n');
    }

    /// <summary>The paragraph or list item that the line ends or stands in, without its mark.</summary>
    static string Block(string[] lines, bool[] fenced, int line)
    {
        var from = line;
        while (from > 0 && !ItemStart().IsMatch(lines[from]) && lines[from - 1].Length > 0 && !fenced[from - 1] && !Heading().IsMatch(lines[from - 1])) from--;
        var to = line + 1;
        while (to < lines.Length && lines[to].Trim().Length > 0 && !ItemStart().IsMatch(lines[to]) && !ClauseMark().IsMatch(lines[line]) && !fenced[to]) to++;
        var text = string.Join('\n', lines[from..to].Select(l => l.Trim()));
        return ItemStart().Replace(ClauseMark().Replace(text, ""), "").Trim();
    }

    [GeneratedRegex(@"^ {0,3}(`{3,}|~{3,})\s*(.*)$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ {0,3}(#{1,6})\s+(.*?)\s*(?:\{#([^\s}]+)\})?\s*#*\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\{#([A-Za-z0-9][^\s{}]*)\}")]
    private static partial Regex ClauseMark();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d+[.)])\s+")]
    private static partial Regex ItemStart();
}
