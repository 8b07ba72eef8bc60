using IncidentStrategy.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IncidentStrategy.Generator.Content;

/// <summary>A piece of YAML as it is written: a scalar, a list or a map, each with its place.</summary>
abstract class Node(Place place)
{
    public Place Place { get; } = place;
}

/// <summary>A word, a number or a text. An unquoted nothing, <c>~</c> or <c>null</c> is empty.</summary>
sealed class ScalarNode(Place place, string value, bool quoted) : Node(place)
{
    public string Value { get; } = value;
    public bool IsEmpty => Value.Length == 0 || (!quoted && Value is "~" or "null");
}

sealed class ListNode(Place place, IReadOnlyList<Node> items) : Node(place)
{
    public IReadOnlyList<Node> Items { get; } = items;
}

sealed class MapNode(Place place, IReadOnlyList<(ScalarNode Key, Node Value)> entries) : Node(place)
{
    public IReadOnlyList<(ScalarNode Key, Node Value)> Entries { get; } = entries;

    public Node? Find(string key)
    {
        foreach (var (k, v) in Entries)
            if (k.Value == key) return v;
        return null;
    }

    public Place? PlaceOf(string key)
    {
        foreach (var (k, v) in Entries)
            if (k.Value == key) return v is ScalarNode { Value.Length: 0 } ? k.Place : v.Place;
        return null;
    }
}

/// <summary>
/// Reads the part of YAML that people write by hand: maps, lists and scalars. Anchors, aliases and tags are refused, so no file
/// can unfold into more than it holds.
/// </summary>
sealed class Yaml
{
    const int MostDeep = 24;
    readonly SourceText source;
    readonly Diagnostics diagnostics;
    readonly Parser parser;
    readonly int linesBefore;
    bool failed;

    Yaml(SourceText source, string text, int linesBefore, Diagnostics diagnostics)
    {
        this.source = source;
        this.diagnostics = diagnostics;
        this.linesBefore = linesBefore;
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The map that the text holds, or null when there is none; the reason has then been told.</summary>
    public static MapNode? Read(SourceText source, string text, int linesBefore, Diagnostics diagnostics)
    {
        var yaml = new Yaml(source, text, linesBefore, diagnostics);
        try
        {
            var node = yaml.Document();
            if (yaml.failed) return null;
            if (node is MapNode map) return map;
            if (node is not null) diagnostics.Tell("IS010", node.Place, "The file is not a list of fields.", "Begin with fields such as `id: …` and `title: …`, one on a line.");
            return node is null ? new MapNode(new Place(source.File, linesBefore + 1, 1), []) : null;
        }
        catch (YamlException fault)
        {
            yaml.Syntax(fault.Start, (fault.InnerException?.Message ?? fault.Message).TrimEnd('.'));
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser ends so on some texts with brackets that are not closed.
            yaml.Syntax(yaml.parser.Current?.End ?? Mark.Empty, "A bracket or a quotation mark is not closed");
            return null;
        }
    }

    Node? Document()
    {
        parser.MoveNext();
        if (parser.Current is StreamStart) parser.MoveNext();
        if (parser.Current is not DocumentStart) return null;
        parser.MoveNext();
        var node = Read(0);
        if (failed) return null;
        while (parser.MoveNext())
            if (parser.Current is DocumentStart second)
            {
                Refuse(At(second), "A second document begins here.", "Keep one document to a file: remove the line `---`.");
                break;
            }
        return node;
    }

    Node? Read(int depth)
    {
        var current = parser.Current!;
        if (depth > MostDeep)
        {
            failed = true;
            diagnostics.Tell("IS009", At(current), $"This is nested more than {MostDeep} deep.", "No field needs this; look for brackets that are not closed.");
            return null;
        }
        if (current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
            return Refuse(At(current), "Anchors and aliases are not read here.", "Write the value out in both places, or put it in quotes if it begins with & or *.");
        if (current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } tag })
            return Refuse(At(current), $"The tag `{tag.Value}` is not read here.", "Remove it, or put the value in quotes if it begins with !.");
        switch (current)
        {
            case Scalar scalar:
                var node = new ScalarNode(At(scalar), scalar.Value, scalar.Style is not ScalarStyle.Plain);
                parser.MoveNext();
                return node;
            case SequenceStart:
                return List(depth);
            case MappingStart:
                return Map(depth);
            default:
                return null;
        }
    }

    ListNode? List(int depth)
    {
        var place = At(parser.Current!);
        List<Node> items = [];
        parser.MoveNext();
        while (parser.Current is not SequenceEnd)
        {
            if (Read(depth + 1) is { } item) items.Add(item);
            if (failed) return null;
        }
        parser.MoveNext();
        return new ListNode(place, items);
    }

    MapNode? Map(int depth)
    {
        var place = At(parser.Current!);
        List<(ScalarNode, Node)> entries = [];
        Dictionary<string, Place> seen = [];
        parser.MoveNext();
        while (parser.Current is not MappingEnd)
        {
            var key = Read(depth + 1);
            if (failed) return null;
            if (key is null) return null;
            var value = Read(depth + 1);
            if (failed || value is null) return null;
            if (key is not ScalarNode name)
                diagnostics.Tell("IS010", key.Place, "A field's name is a single word.", "Put text that begins with { or [ in quotes.");
            else if (!seen.TryAdd(name.Value, name.Place))
                diagnostics.Add(Codes.Fault("IS012", name.Place, $"The field `{name.Value}` is written twice.", "Keep one of them.") with { Trace = [("first written here", seen[name.Value])] });
            else
                entries.Add((name, value));
        }
        parser.MoveNext();
        return new MapNode(place, entries);
    }

    Node? Refuse(Place place, string message, string hint)
    {
        failed = true;
        diagnostics.Tell("IS008", place, message, hint);
        return null;
    }

    Place At(ParsingEvent e)
    {
        var length = e is Scalar && e.End.Line == e.Start.Line ? (int)(e.End.Column - e.Start.Column) : 0;
        return new Place(source.File, (int)e.Start.Line + linesBefore, (int)e.Start.Column, length);
    }

    void Syntax(Mark mark, string said)
    {
        var line = Math.Clamp((int)mark.Line + linesBefore, 1, source.LineCount);
        if (said.LastIndexOf("): ", StringComparison.Ordinal) is var at and >= 0) said = said[(at + 3)..];
        if (said.Contains("tab", StringComparison.Ordinal) && FirstTab() is { } tab)
        {
            diagnostics.Tell("IS007", tab, "The line is indented with a tab, which YAML does not take.", "Indent it with spaces, as far as the lines around it.");
            return;
        }
        if (said.Contains("invalid mapping", StringComparison.Ordinal) || said.Contains("apping values are not allowed", StringComparison.Ordinal)) said = "The text holds a second `: `";
        var hint = said.EndsWith("`: `", StringComparison.Ordinal) ? "Put a text that holds `: ` in quotes."
            : said.Contains("cannot start any token", StringComparison.Ordinal) ? "Put a text that begins with @, `, % or a similar sign in quotes."
            : said.Contains("quoted scalar", StringComparison.Ordinal) || said.Contains("end of stream", StringComparison.Ordinal) ? "Look for a quotation mark or a bracket that is not closed."
            : "Look at the indentation of this line and the one above, and put texts with : # { [ in quotes.";
        diagnostics.Tell("IS007", new Place(source.File, line, (int)Math.Max(mark.Column, 1)), $"This is not readable as YAML: {char.ToLowerInvariant(said[0])}{said[1..]}.", hint);
    }

    /// <summary>The first tab that indents a line of the fields; the parser tells only where the fields begin.</summary>
    Place? FirstTab()
    {
        for (var n = linesBefore + 1; n <= source.LineCount; n++)
        {
            var line = source.Line(n);
            if (linesBefore > 0 && line.StartsWith("---", StringComparison.Ordinal)) return null;
            var indent = line.Length - line.TrimStart().Length;
            if (indent > 0 && line.Length > indent && line.IndexOf('\t') is var tab and >= 0 && tab < indent) return new Place(source.File, n, tab + 1, 1);
        }
        return null;
    }
}

/// <summary>Places of the fields of a map, found by walking the path.</summary>
sealed class MapWhere(MapNode map) : Where
{
    public override Place Place => map.Place;

    protected override Place? Find(string field)
    {
        if (map.PlaceOf(field) is { } direct) return direct;
        if (field.AsSpan().IndexOfAny('.', '[') < 0) return null;
        Node? node = map;
        foreach (var step in field.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
            node = step[0] == '['
                ? node is ListNode list && int.TryParse(step.AsSpan(1, step.Length - 2), out var i) && i >= 0 && i < list.Items.Count ? list.Items[i]
                    : node is ScalarNode && step == "[0]" ? node : null
                : (node as MapNode)?.Find(step);
        return node?.Place;
    }
}
