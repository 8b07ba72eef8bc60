using System.Globalization;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Typesetting.Charts;

namespace IncidentStrategy.Generator.Composition;

/// <summary>How values are said in documents: dates, numbers and states in plain UK English. Null in, null out, so that a template can say why nothing is there.</summary>
static class Phrases
{
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A word of the domain as people read it: <c>in_review</c> is "in review".</summary>
    public static string? Words(object? value) => value switch
    {
        null or "" => null,
        Enum word => Content.Words.Of(word).Replace('_', ' '),
        _ => value.ToString()!.Replace('_', ' '),
    };

    public static string? Day(object? value) => value switch
    {
        DateOnly date => date.ToString("d MMMM yyyy", English),
        DateTimeOffset at => UkTime.Of(at).ToString("d MMMM yyyy", English),
        DateTime at => at.ToString("d MMMM yyyy", English),
        _ => null,
    };

    /// <summary>A time with its zone: "14 March 2026, 09:40 GMT".</summary>
    public static string? Moment(object? value) =>
        value is DateTimeOffset at ? UkTime.Of(at) is var local ? $"{local.ToString("d MMMM yyyy, HH:mm", English)} {Zone(local)}" : null : Day(value);

    /// <summary>A time of day, with the date in front when it is not that of <paramref name="start"/>.</summary>
    public static string? ClockAfter(object? value, object? start)
    {
        if (value is not DateTimeOffset at) return null;
        var local = UkTime.Of(at);
        var same = start is DateTimeOffset s && UkTime.Of(s).Date == local.Date;
        return local.ToString(same ? "HH:mm" : "d MMM yyyy, HH:mm", English);
    }

    static string Zone(DateTimeOffset local) => local.Offset == TimeSpan.Zero ? "GMT" : "BST";

    /// <summary>A month as <c>2026-03</c> becomes "March 2026"; other text stays.</summary>
    public static string? Month(object? value) =>
        value is null or "" ? null
        : DateOnly.TryParseExact(value.ToString(), ["yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("MMMM yyyy", English) : value.ToString();

    /// <summary>A point's label as a day where it is a date, with its time where it has one.</summary>
    public static string? PointDate(object? value) =>
        value is null or "" ? null
        : DateTime.TryParseExact(value.ToString(), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) ? $"{Day(DateOnly.FromDateTime(start))} {start:HH:mm}"
        : DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Day(date) : Month(value);

    public static string? SortKey(object? value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        null => "9999",
        _ => value.ToString(),
    };

    public static string? Count(object? value) => Double(value)?.ToString("#,0.##", English);

    public static string? Number(object? value, int decimals = 1) =>
        Double(value)?.ToString("N" + Math.Clamp(decimals, 0, 10).ToString(CultureInfo.InvariantCulture), English);

    /// <summary>A metric's value with its unit, as the charts write it; percent run from 0 to 100.</summary>
    public static string? Value(object? value, string? unit) => Double(value) is { } number ? ChartValues.Text(number, Unit(unit)) : null;

    public static ChartUnit Unit(string? unit) => unit switch
    {
        "percent" => ChartUnit.Percent,
        "seconds" => ChartUnit.Seconds,
        "minutes" => ChartUnit.Minutes,
        "hours" => ChartUnit.Hours,
        "count" => ChartUnit.Count,
        "ratio" => ChartUnit.Ratio,
        _ => ChartUnit.Number,
    };

    public static string YesNo(object? value) => value is bool yes ? yes ? "yes" : "no" : "not recorded";

    public static string? Capitalise(string? text) => string.IsNullOrEmpty(text) ? text : char.ToUpper(text[0], English) + text[1..];

    /// <summary>One line of text, for a table's cell.</summary>
    public static string? Cell(object? value) =>
        value is null ? null : string.Join(' ', value.ToString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A state with a shape of its own in front, so that colour is never needed to tell it.</summary>
    public static string? Mark(string? state) => string.IsNullOrEmpty(state) ? state : Shape(state.Replace('_', ' ')) + state.Replace('_', ' ');

    static string Shape(string state) => state switch
    {
        "met" or "pass" or "done" or "shown" or "meets the target" or "present" or "assessed met" or "ok" or "sufficient" => "✓ ",
        "not met" or "fail" or "missing" or "misses the target" or "assessed not met" or "not shown" or "worse" or "gap" or "insufficient" or "skipped" => "✗ ",
        "overdue" or "not effective" or "suspect" or "expired" or "look" or "done late" or "late" => "! ",
        "not recorded" or "not measured" or "justified gap" or "no metric" or "not yet" or "too early" or "open" or "hit or miss" => "○ ",
        _ => "",
    };

    /// <summary>A chart's verdict with a shape: improvement, concern, or neither.</summary>
    public static string? MarkVariation(string? words, string? variation) => string.IsNullOrEmpty(words) ? words : variation switch
    {
        "improvement" => "✓ " + words,
        "concern" => "! " + words,
        _ => words,
    };

    public static double? Double(object? value) => value switch
    {
        null => null,
        double d => double.IsFinite(d) ? d : null,
        float f => f,
        int i => i,
        long l => l,
        decimal m => (double)m,
        string s when double.TryParse(s, NumberStyles.Any, CultureInfo.InvariantCulture, out var parsed) => parsed,
        _ => null,
    };
}
