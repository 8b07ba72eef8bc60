using System.Globalization;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Numbers, dates and durations in the words of a UK document, the same on every machine.</summary>
public static class Say
{
    static readonly CultureInfo uk = CultureInfo.InvariantCulture;
    static readonly string[] months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>14 March 2026.</summary>
    public static string Date(DateOnly on) => $"{on.Day} {months[on.Month - 1]} {on.Year}";

    /// <summary>March 2026.</summary>
    public static string Month(DateOnly on) => $"{months[on.Month - 1]} {on.Year}";

    /// <summary>A period's label as people say it: a day as 14 March 2026, or as March 2026 where each period is a month; anything else as it is.</summary>
    public static string Period(string label, bool isMonth) =>
        DateOnly.TryParseExact(label, "yyyy-MM-dd", uk, DateTimeStyles.None, out var on) ? isMonth ? Month(on) : Date(on)
        : DateOnly.TryParseExact(label, "yyyy-MM", uk, DateTimeStyles.None, out var month) ? Month(month) : label;

    /// <summary>2026 Q1.</summary>
    public static string Quarter(DateOnly on) => $"{on.Year} Q{(on.Month + 2) / 3}";

    /// <summary>Minutes as people say them: 45 s, 25 min, 1 h 25 min, 3 days 2 h.</summary>
    public static string Minutes(double? minutes)
    {
        if (minutes is not { } m || double.IsNaN(m)) return "not recorded";
        if (m < 0) return "−" + Minutes(-m);
        if (m < 1) return Number(Math.Round(m * 60)) + " s";
        var whole = (long)Math.Round(m, MidpointRounding.AwayFromZero);
        if (m < 10 && Math.Abs(m - Math.Round(m)) > 0.04) return Number(m, 1) + " min";
        if (whole < 60) return whole + " min";
        if (whole < 1440) return whole % 60 == 0 ? $"{whole / 60} h" : $"{whole / 60} h {whole % 60} min";
        var (days, hours) = (whole / 1440, (whole % 1440 + 30) / 60);
        if (hours == 24) (days, hours) = (days + 1, 0);
        return $"{days} {(days == 1 ? "day" : "days")}{(hours > 0 ? $" {hours} h" : "")}";
    }

    /// <summary>A number with at most so many decimals and thousands set apart by commas.</summary>
    public static string Number(double value, int decimals = 1)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString(decimals == 0 ? "#,0" : "#,0." + new string('#', decimals), uk).Replace("-", "−", StringComparison.Ordinal);
    }

    /// <summary>A measure with its unit: 82.4%, 14.5 min, 35 s, 1,204.</summary>
    public static string Measure(double? value, string unit) => value is not { } v || double.IsNaN(v) ? "not recorded" : unit switch
    {
        "percent" => Number(v) + "%",
        "seconds" => Number(v, Math.Abs(v) < 100 ? 1 : 0) + " s",
        "minutes" => Number(v) + " min",
        "hours" => Number(v) + " h",
        "ratio" => Number(v, 3),
        _ => Number(v, Math.Abs(v) < 100 ? 2 : 0),
    };

    public static string Percent(double? value) => Measure(value, "percent");

    public static string Count(int n, string one, string? many = null) => $"{Number(n, 0)} {(n == 1 ? one : many ?? one + "s")}";

    /// <summary>One, two and three; where an item holds a comma or an "and" of its own: billing and payments; faults; and meters.</summary>
    public static string List(IEnumerable<string> items, string and = "and")
    {
        var all = items.ToArray();
        var parted = all.Length > 1 && all.Any(i => i.Contains(", ", StringComparison.Ordinal) || i.Contains($" {and} ", StringComparison.Ordinal));
        return all.Length switch
        {
            0 => "",
            1 => all[0],
            2 when parted => $"{all[0]}, {and} {all[1]}",
            _ when parted => $"{string.Join("; ", all[..^1])}; {and} {all[^1]}",
            _ => $"{string.Join(", ", all[..^1])} {and} {all[^1]}",
        };
    }

    /// <summary>The same with at most so many named.</summary>
    public static string Some(IReadOnlyCollection<string> items, int most = 5) =>
        items.Count <= most ? List(items) : $"{string.Join(", ", items.Take(most))} and {items.Count - most} more";

    /// <summary>An id or a word of an enumeration as people say it: <c>support_with_change</c> is "support with change".</summary>
    public static string Word(string snake) => snake.Replace('_', ' ');
}
