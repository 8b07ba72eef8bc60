using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentStrategy.Generator.Analysis.Wording;

/// <summary>Lengths of time as people write them in a sentence: "1 h 25", "two hours", "an hour and a half", "1hr 25mins".</summary>
static partial class SpokenTime
{
    const string Number = @"(?:\d{1,3}(?:\.\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?";
    const string Hours = "(?:hours?|hrs?|h)", Minutes = "(?:minutes?|mins?|min|m)";

    /// <summary>The pattern of a time; its group <c>time</c> is what <see cref="Read"/> takes.</summary>
    public const string Form = @"(?<time>(?:an?|one)\s+hour\s+and\s+(?:a\s+half|a\s+quarter)|" + Number + @"\s+and\s+a\s+half\s+hours|half\s+an\s+hour|(?:a\s+)?quarter\s+of\s+an\s+hour|three[\s-]quarters\s+of\s+an\s+hour|"
        + Number + @"\s*" + Hours + @"(?:,?\s*(?:and\s+)?" + Number + @"\s*" + Minutes + @"\b|\s*\d{2}(?![\d.:%]|\s*\w*%|\s+[a-z]+s\b(?<!\bminutes))|\b)|" + Number + @"\s*-?\s*(?:" + Minutes + @"|seconds?|secs?|days?)\b|an\s+hour\b|a\s+(?:minute|day)\b)";

    /// <summary>The least and the most that a text may mean: digits to the minute, round words within five minutes, "about" within a sixth; null when it is no time.</summary>
    /// <param name="how">The words before it that make it a bound or an estimate.</param>
    public static (TimeSpan Least, TimeSpan Most)? Read(string text, string how)
    {
        text = text.ToLowerInvariant().Replace('-', ' ').Trim();
        how = how.ToLowerInvariant().Trim();
        if (Clock().Match(text) is { Success: true } clock)
        {
            var length = TimeSpan.Parse(clock.Groups[2].Value.Replace('.', ':'), CultureInfo.InvariantCulture) - TimeSpan.Parse(clock.Groups[1].Value.Replace('.', ':'), CultureInfo.InvariantCulture);
            return Around(length < TimeSpan.Zero ? length + TimeSpan.FromDays(1) : length, 1);
        }
        if (Span(text) is not { } span) return null;
        var exact = Exactly().IsMatch(text);
        return how switch
        {
            "within" or "under" or "less than" => (TimeSpan.Zero, span + TimeSpan.FromMinutes(1)),
            "over" or "more than" => (span - TimeSpan.FromMinutes(1), TimeSpan.MaxValue),
            "about" or "nearly" or "almost" or "some" => Around(span, Math.Max(5, span.TotalMinutes / 6)),
            _ when text.Contains("day", StringComparison.Ordinal) => Around(span, 720),
            _ => Around(span, exact ? 1 : 5),
        };
    }

    static (TimeSpan, TimeSpan) Around(TimeSpan span, double minutes) => (span - TimeSpan.FromMinutes(minutes), span + TimeSpan.FromMinutes(minutes));

    static TimeSpan? Span(string text)
    {
        switch (text)
        {
            case var t when Regex.IsMatch(t, @"^(?:an?|one)\s+hour\s+and"): return TimeSpan.FromMinutes(t.EndsWith("half", StringComparison.Ordinal) ? 90 : 75);
            case "half an hour": return TimeSpan.FromMinutes(30);
            case var t when t.StartsWith("three quarters", StringComparison.Ordinal): return TimeSpan.FromMinutes(45);
            case var t when t.EndsWith("quarter of an hour", StringComparison.Ordinal): return TimeSpan.FromMinutes(15);
            case "an hour": return TimeSpan.FromHours(1);
            case "a minute": return TimeSpan.FromMinutes(1);
            case "a day": return TimeSpan.FromDays(1);
        }
        if (AndAHalf().Match(text) is { Success: true } half) return Value(half.Groups[1].Value) is { } whole ? TimeSpan.FromHours(whole + 0.5) : null;
        var parts = Parts().Match(text);
        if (!parts.Success || Value(parts.Groups["n"].Value) is not { } first) return null;
        var minutes = first * parts.Groups["unit"].Value[0] switch { 'h' => 60, 'm' => 1, 's' => 1 / 60.0, _ => 1440 };
        if (parts.Groups["rest"].Success) minutes += Value(parts.Groups["rest"].Value) ?? 0;
        return TimeSpan.FromMinutes(minutes);
    }

    static double? Value(string number)
    {
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var digits)) return digits;
        double sum = 0;
        foreach (var word in number.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (Array.IndexOf(words, word) is var small and > 0) sum += small;
            else if (Array.IndexOf(tens, word) is var ten and > 1) sum += ten * 10;
            else return null;
        return sum;
    }

    static readonly string[] words = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    static readonly string[] tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "", "", "ninety"];

    [GeneratedRegex(@"^from\s+(\d{1,2}[:.]\d\d)\s+(?:to|until)\s+(\d{1,2}[:.]\d\d)$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(.+?)\s+and\s+a\s+half\s+hours$")]
    private static partial Regex AndAHalf();

    [GeneratedRegex(@"^(?<n>[\d.]+|[a-z]+(?: [a-z]+)??)\s*(?<unit>hours?|hrs?|h|minutes?|mins?|min|m|seconds?|secs?|days?)(?:,?\s*(?:and\s+)?(?<rest>[\d.]+|[a-z]+(?: [a-z]+)??)\s*(?:minutes?|mins?|min|m)?)?$")]
    private static partial Regex Parts();

    /// <summary>Digits with minutes or seconds claim to be exact.</summary>
    [GeneratedRegex(@"\d\s*(?:m|s)|h[a-z]*\s*(?:and\s+)?\d{2}$|^[\d.]+\s*m")]
    private static partial Regex Exactly();
}
