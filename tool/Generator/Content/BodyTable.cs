using System.Text.RegularExpressions;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>A Markdown table in a body: its headings, and its rows cell by cell with their places. Lines are those of the body, from 0.</summary>
sealed partial class BodyTable
{
    public required IReadOnlyList<Located<string>> Headings { get; init; }
    public required IReadOnlyList<IReadOnlyList<Located<string>>> Rows { get; init; }
    public required int FirstLine { get; init; }
    public required int EndLine { get; init; }

    public static List<BodyTable> In(Body body)
    {
        var lines = body.Markdown.Split('\n');
        var fenced = Markdown.Fenced(lines);
        List<BodyTable> tables = [];
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (fenced[i] || !lines[i].Contains('|', StringComparison.Ordinal) || !Ruler().IsMatch(lines[i + 1])) continue;
            var end = i + 2;
            while (end < lines.Length && lines[end].Contains('|', StringComparison.Ordinal)) end++;
            tables.Add(new BodyTable
            {
                Headings = Cells(lines[i], body, i),
                Rows = [.. Enumerable.Range(i + 2, end - i - 2).Select(n => Cells(lines[n], body, n))],
                FirstLine = i,
                EndLine = end,
            });
            i = end - 1;
        }
        return tables;
    }

    /// <summary>The body with the table's lines left blank, its heading too where the table is all that stands below it.</summary>
    public static Body Without(Body body, IEnumerable<BodyTable> tables, Diagnostics diagnostics)
    {
        var lines = body.Markdown.Split('\n');
        foreach (var table in tables)
        {
            for (var i = table.FirstLine; i < table.EndLine; i++) lines[i] = "";
            var above = table.FirstLine - 1;
            while (above >= 0 && string.IsNullOrWhiteSpace(lines[above])) above--;
            var below = table.EndLine;
            while (below < lines.Length && string.IsNullOrWhiteSpace(lines[below])) below++;
            if (above >= 0 && Level(lines[above]) is > 0 and var level && (below == lines.Length || Level(lines[below]) is > 0 and var next && next <= level))
                lines[above] = "";
        }
        return Markdown.Build(lines, body.Place.File, body.FirstLine, diagnostics);
    }

    static int Level(string line) => line.Length - line.TrimStart('#').Length is var n && n is > 0 and <= 6 && line.Length > n && line[n] == ' ' ? n : 0;

    /// <summary>Cells between bars that are not escaped, each with the place of its text.</summary>
    static List<Located<string>> Cells(string line, Body body, int index)
    {
        List<Located<string>> cells = [];
        var from = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && (line[i] != '|' || (i > 0 && line[i - 1] == '\\'))) continue;
            var raw = line[from..i];
            var outside = (from == 0 || i == line.Length) && string.IsNullOrWhiteSpace(raw);
            if (!outside)
            {
                var text = raw.Trim();
                var column = text.Length == 0 ? from + 1 : from + raw.IndexOf(text, StringComparison.Ordinal) + 1;
                cells.Add(new Located<string>(text.Replace("\\|", "|", StringComparison.Ordinal), body.LinePlace(index + 1, column, text.Length)));
            }
            from = i + 1;
        }
        return cells;
    }

    [GeneratedRegex(@"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")]
    private static partial Regex Ruler();
}

/// <summary>Reads one kind of record from a table in a body: the headings say which field each column is.</summary>
sealed class TableRecords(IReadOnlyDictionary<string, string> headings, string[] needed, Diagnostics diagnostics)
{
    /// <summary>True when the table has every heading that marks it as one of this kind.</summary>
    public bool Fits(BodyTable table)
    {
        var fields = table.Headings.Select(h => Field(h.Value)).ToList();
        return needed.All(fields.Contains);
    }

    /// <summary>The rows as cells by field; a heading or a row that cannot be read is told.</summary>
    public List<(IReadOnlyDictionary<string, Located<string>> Cells, Where Where)> Read(BodyTable table)
    {
        foreach (var heading in table.Headings)
            if (Field(heading.Value) is null)
                diagnostics.Tell("IS025", heading.Place, $"The table has a column `{heading.Value}` that is not read.", Nearest.Hint(heading.Value, headings.Keys) ?? $"The columns are: {string.Join(", ", headings.Keys)}.");
        List<(IReadOnlyDictionary<string, Located<string>>, Where)> rows = [];
        foreach (var row in table.Rows)
        {
            if (row.Count == 0) continue;
            if (row.Count > table.Headings.Count)
                diagnostics.Tell("IS025", row[table.Headings.Count].Place, $"The row has {row.Count} cells and the table {table.Headings.Count} columns.", "Write a bar that belongs to the text as \\|.");
            var cells = new Dictionary<string, Located<string>>(StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(row.Count, table.Headings.Count); i++)
                if (Field(table.Headings[i].Value) is { } field && row[i].Value is not ("" or "-" or "–" or "—"))
                    cells[field] = row[i];
            var place = row[0].Place with { Length = 0 };
            rows.Add((cells, Where.From(place, cells.ToDictionary(c => c.Key, c => c.Value.Place))));
        }
        return rows;
    }

    string? Field(string heading)
    {
        var word = heading.Trim('*', ' ').ToLowerInvariant();
        return headings.TryGetValue(word, out var field) ? field : headings.TryGetValue(word.Replace('_', ' '), out field) ? field : null;
    }
}
