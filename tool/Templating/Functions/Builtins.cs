using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>Everything the language has by name.</summary>
static class Builtins
{
    public static Namespace Date => DateFunctions.Table;

    static readonly Namespace root = new("")
    {
        { "include", "name arguments...", IncludeFunctions.Include },
        { "include_join", "names separator start? end?", IncludeFunctions.IncludeJoin },
    };

    static readonly BuiltinFunction[] beyond =
    [
        new("", "raw", "value", c => MarkdownFunctions.Raw(c), true),
        new("", "money", "amount currency?", c => FormatFunctions.Money(c), true),
        new("", "percent", "fraction digits?", c => FormatFunctions.Percent(c), true),
        new("", "duration", "span", c => FormatFunctions.Duration(c), true),
        new("", "layout", "name arguments...", IncludeFunctions.Layout, true),
    ];

    static readonly Dictionary<string, Value> all = All();

    static Dictionary<string, Value> All()
    {
        var result = new Dictionary<string, Value>(StringComparer.Ordinal) { ["empty"] = Value.Empty };
        foreach (var space in Spaces) result.Add(space.Name, Value.From(space));
        foreach (var function in root.Functions.Concat(beyond)) result.Add(function.Name, Value.Of(function.Value));
        return result;
    }

    public static IReadOnlyList<Namespace> Spaces =>
    [
        ArrayFunctions.Table, DateFunctions.Table, HtmlFunctions.Table, MathFunctions.Table, ObjectFunctions.Table,
        RegexFunctions.Table, TextFunctions.Table, SpanFunctions.Table, MarkdownFunctions.Table,
    ];

    public static IEnumerable<string> Names => all.Keys;

    /// <summary>Every function there is, for the manual and its tests.</summary>
    public static IEnumerable<BuiltinFunction> Functions => Spaces.SelectMany(s => s.Functions).Concat(root.Functions).Concat(beyond);

    public static bool TryGet(string name, out Value value) => all.TryGetValue(name, out value);
}
