using System.Globalization;
using System.Text.RegularExpressions;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>
/// The fields of one record, read by asking: every question names a field and its type, and <see cref="NoOthers"/> refuses
/// what was not asked for. A fault is told at its place and reading goes on with a harmless value.
/// </summary>
sealed partial class Fields(MapNode map, Diagnostics diagnostics)
{
    readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public Place Place => map.Place;
    public Where Where { get; } = new MapWhere(map);
    public Diagnostics Diagnostics => diagnostics;

    public bool Has(string name) => Present(name) is not null;

    /// <summary>The place a fault of the field is told at.</summary>
    public Place PlaceOf(string name) => map.PlaceOf(name) ?? map.Place;

    public string Text(string name) => TextOrNull(name) ?? Missing(name, "");

    public string? TextOrNull(string name) => Scalar(name)?.Value is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>A text in any of the ways people write it: a paragraph, or a list whose items become lines.</summary>
    public string? ProseOrNull(string name) => Present(name) is ListNode ? string.Join('\n', Texts(name).Select(t => "- " + t)) : TextOrNull(name);

    public string Id(string name = "id")
    {
        if (Scalar(name) is not { } scalar || string.IsNullOrWhiteSpace(scalar.Value)) return Missing(name, "");
        if (!IdForm().IsMatch(scalar.Value))
            diagnostics.Tell("IS022", scalar.Place, $"`{scalar.Value}` cannot be an id.", "Use letters, digits, hyphens, dots and underscores, such as `PIR-2026-014`.");
        return scalar.Value;
    }

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        var node = Present(name);
        if (node is ScalarNode one) return [one.Value.Trim()];
        if (node is null or not ListNode) return node is null ? [] : WrongShape<IReadOnlyList<string>>(node, name, "a list of texts", []);
        List<string> texts = [];
        foreach (var item in ((ListNode)node).Items)
            if (item is not ScalarNode scalar)
                WrongShape<object?>(item, name, "a list of texts", null, "An item that holds `: ` or begins with { or [ is put in quotes.");
            else if (!scalar.IsEmpty)
                texts.Add(scalar.Value.Trim());
        return texts;
    }

    public DateOnly? DateOrNull(string name)
    {
        if (Scalar(name) is not { } scalar) return null;
        if (Times.TryDate(scalar.Value, out var date)) return date;
        diagnostics.Tell("IS016", scalar.Place, $"`{scalar.Value}` is not a date.", Times.Advice(scalar.Value, withTime: false));
        return null;
    }

    public IReadOnlyList<DateOnly> Dates(string name)
    {
        List<DateOnly> dates = [];
        if (Present(name) is not { } node) return dates;
        foreach (var item in node is ListNode list ? list.Items : [node])
            if (item is ScalarNode scalar && Times.TryDate(scalar.Value, out var date)) dates.Add(date);
            else if (item is ScalarNode wrong) diagnostics.Tell("IS016", wrong.Place, $"`{wrong.Value}` is not a date.", Times.Advice(wrong.Value, withTime: false));
            else WrongShape<object?>(item, name, "a list of dates", null);
        return dates;
    }

    public DateTimeOffset? MomentOrNull(string name) => Scalar(name) is { } scalar ? Moment(scalar) : null;

    /// <summary>A list of moments; a single one is a list of one.</summary>
    public IReadOnlyList<DateTimeOffset> Moments(string name) => Present(name) switch
    {
        null => [],
        ScalarNode one => Moment(one) is { } at ? [at] : [],
        ListNode list => [.. list.Items.OfType<ScalarNode>().Select(Moment).OfType<DateTimeOffset>()],
        var node => WrongShape<IReadOnlyList<DateTimeOffset>>(node, name, "a list of dates with times", []),
    };

    DateTimeOffset? Moment(ScalarNode scalar) => Times.Read(scalar.Value, scalar.Place, diagnostics);

    public bool? YesNoOrNull(string name)
    {
        if (Scalar(name) is not { } scalar) return null;
        switch (scalar.Value.ToLowerInvariant())
        {
            case "yes" or "true": return true;
            case "no" or "false": return false;
        }
        diagnostics.Tell("IS018", scalar.Place, $"`{scalar.Value}` is neither yes nor no.", $"Write `{name}: yes` or `{name}: no`.");
        return null;
    }

    public double? NumberOrNull(string name, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        if (Scalar(name) is not { } scalar) return null;
        if (!double.TryParse(scalar.Value.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            diagnostics.Tell("IS015", scalar.Place, $"`{scalar.Value}` is not a number.", $"Write digits with a point, such as `{name}: 82.5`.");
            return null;
        }
        if (number >= least && number <= most) return number;
        diagnostics.Tell("IS020", scalar.Place, $"`{name}` cannot be {scalar.Value}.", Range(least, most));
        return null;
    }

    public int? WholeOrNull(string name, int least = 0, int most = int.MaxValue)
    {
        if (Scalar(name) is not { } scalar) return null;
        if (!int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            diagnostics.Tell("IS015", scalar.Place, $"`{scalar.Value}` is not a whole number.", $"Write digits only, such as `{name}: 12`.");
            return null;
        }
        if (number >= least && number <= most) return number;
        diagnostics.Tell("IS020", scalar.Place, $"`{name}` cannot be {scalar.Value}.", Range(least, most));
        return null;
    }

    public Duration? DurationOrNull(string name)
    {
        if (Scalar(name) is not { } scalar) return null;
        if (Content.Duration.TryParse(scalar.Value, out var duration)) return duration;
        diagnostics.Tell("IS019", scalar.Place, $"`{scalar.Value}` is not a length of time.", "Write it as `15 min`, `1 h 30 min`, `2 days` or `10 working days`.");
        return null;
    }

    public Duration Duration(string name) => DurationOrNull(name) ?? (Scalar(name) is null ? Missing(name, default(Duration)) : default);

    public T Word<T>(string name) where T : struct, Enum => WordOrNull<T>(name) ?? (Scalar(name) is null ? Missing(name, default(T), Listed<T>()) : default);

    public T? WordOrNull<T>(string name) where T : struct, Enum => Scalar(name) is { } scalar ? Word<T>(scalar, name) : null;

    public IReadOnlyList<T> WordList<T>(string name) where T : struct, Enum => Present(name) switch
    {
        null => [],
        ScalarNode one => Word<T>(one, name) is { } word ? [word] : [],
        ListNode list => [.. list.Items.OfType<ScalarNode>().Select(s => Word<T>(s, name)).OfType<T>()],
        var node => WrongShape<IReadOnlyList<T>>(node, name, "a list of words", []),
    };

    T? Word<T>(ScalarNode scalar, string name) where T : struct, Enum
    {
        if (Words.TryRead<T>(scalar.Value, out var word)) return word;
        diagnostics.Tell("IS014", scalar.Place, $"`{name}` cannot be `{scalar.Value}`.", Nearest.Hint(scalar.Value, Words.All<T>()) ?? Listed<T>());
        return null;
    }

    /// <summary>A list of records; a single record is a list of one.</summary>
    public IReadOnlyList<T> Records<T>(string name, Func<Fields, T> read)
    {
        var node = Present(name);
        if (node is null) return [];
        if (node is MapNode one) return [Record(one, read)];
        if (node is not ListNode list) return WrongShape<IReadOnlyList<T>>(node, name, "a list of records", [], $"Begin each with a hyphen: `- id: …` on the line below `{name}:`.");
        List<T> records = [];
        foreach (var item in list.Items)
            if (item is MapNode map) records.Add(Record(map, read));
            else WrongShape<object?>(item, name, "a list of records", null, "Write fields here, such as `- id: …`.");
        return records;
    }

    public T? RecordOrNull<T>(string name, Func<Fields, T> read) where T : class => Present(name) switch
    {
        null => null,
        MapNode one => Record(one, read),
        var node => WrongShape<T?>(node, name, "a group of fields", null, $"Write its fields on lines of their own, indented below `{name}:`."),
    };

    /// <summary>Pairs of a free name and a value, such as terms and their definitions.</summary>
    public IReadOnlyList<(string Name, Node Value, Place Place)> Pairs(string name) => Present(name) switch
    {
        null => [],
        MapNode pairs => [.. pairs.Entries.Select(e => (e.Key.Value, e.Value, e.Key.Place))],
        var node => WrongShape<IReadOnlyList<(string, Node, Place)>>(node, name, "pairs of a name and a value", []),
    };

    T Record<T>(MapNode one, Func<Fields, T> read)
    {
        var fields = new Fields(one, diagnostics);
        var record = read(fields);
        fields.NoOthers();
        return record;
    }

    /// <summary>Refuses every field that was not asked for.</summary>
    public void NoOthers()
    {
        foreach (var (key, _) in map.Entries)
            if (!asked.Contains(key.Value))
                diagnostics.Tell("IS011", key.Place, $"There is no field `{key.Value}` here.",
                    key.Value.Contains(' ', StringComparison.Ordinal) ? "Within { } a text that holds a comma or a colon is put in quotes." : Nearest.Hint(key.Value, asked) ?? $"The fields are: {string.Join(", ", asked)}.");
    }

    Node? Present(string name)
    {
        asked.Add(name);
        return map.Find(name) is { } node && node is not ScalarNode { IsEmpty: true } ? node : null;
    }

    ScalarNode? Scalar(string name) => Present(name) switch
    {
        null => null,
        ScalarNode scalar => scalar,
        var node => WrongShape<ScalarNode?>(node, name, "a single value", null, node is MapNode ? "Put a text that holds `: ` or begins with { in quotes." : null),
    };

    T WrongShape<T>(Node node, string name, string wanted, T instead, string? hint = null)
    {
        var found = node switch { ListNode => "a list", MapNode => "a group of fields", _ => "a single value" };
        diagnostics.Tell("IS010", node.Place, $"`{name}` takes {wanted}; this is {found}.", hint);
        return instead;
    }

    T Missing<T>(string name, T instead, string? hint = null)
    {
        asked.Add(name);
        if (map.Find(name) is ScalarNode { IsEmpty: true } or null)
            diagnostics.Tell("IS013", map.PlaceOf(name) ?? map.Place, map.Find(name) is null ? $"The field `{name}` is missing." : $"The field `{name}` is empty.", hint);
        return instead;
    }

    static string Listed<T>() where T : struct, Enum => $"Write one of: {string.Join(", ", Words.All<T>())}.";

    static string Range(double least, double most) => double.IsInfinity(most) || most >= int.MaxValue ? $"It is {least:0.##} or more." : $"It is from {least:0.##} to {most:0.##}.";

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{N}._/#-]{0,79}$")]
    private static partial Regex IdForm();
}
