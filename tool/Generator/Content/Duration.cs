using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentStrategy.Generator.Content;

/// <summary>A length of time as people agree it: <c>15 min</c>, <c>1 h 30 min</c>, <c>2 days</c> of the clock, or <c>5 working days</c> of the calendar.</summary>
public readonly partial record struct Duration(TimeSpan Span, int WorkingDays = 0)
{
    public bool IsWorkingDays => WorkingDays > 0;

    /// <summary>Reads <c>15 min</c>, <c>90 s</c>, <c>1 h 30 min</c>, <c>4 hours</c>, <c>2 days</c>, <c>10 working days</c>, <c>1:30:00</c> (h:mm:ss) or <c>PT15M</c>.</summary>
    public static bool TryParse(string text, out Duration duration)
    {
        duration = default;
        text = text.Trim();
        if (Working().Match(text) is { Success: true } days)
        {
            duration = new Duration(TimeSpan.Zero, int.Parse(days.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
            return true;
        }
        if (text == "0" || text.Equals("immediately", StringComparison.OrdinalIgnoreCase)) return true;
        if (Clock().Match(text) is { Success: true } clock)
        {
            duration = new Duration(new TimeSpan(Number(clock.Groups[1]), Number(clock.Groups[2]), Number(clock.Groups[3])));
            return true;
        }
        if (text.StartsWith('P'))
        {
            try
            {
                duration = new Duration(System.Xml.XmlConvert.ToTimeSpan(text));
                return true;
            }
            catch (FormatException)
            {
                return false;
            }
        }
        return Parts().Match(text) is { Success: true } parts && Add(parts, out duration);
    }

    static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    static bool Add(Match parts, out Duration duration)
    {
        var minutes = 0.0;
        for (var i = 0; i < parts.Groups["n"].Captures.Count; i++)
        {
            var n = double.Parse(parts.Groups["n"].Captures[i].ValueSpan, CultureInfo.InvariantCulture);
            minutes += n * char.ToLowerInvariant(parts.Groups["unit"].Captures[i].Value[0]) switch { 's' => 1 / 60.0, 'm' => 1, 'h' => 60, 'd' => 1440, _ => 10080 };
        }
        duration = default;
        if (minutes > 5_256_000) return false;
        duration = new Duration(TimeSpan.FromSeconds(Math.Round(minutes * 60, 3)));
        return true;
    }

    /// <summary>The duration in words: <c>1 h 30 min</c>.</summary>
    public override string ToString() => IsWorkingDays ? WorkingDays == 1 ? "1 working day" : $"{WorkingDays} working days" : Text(Span);

    /// <summary>A span in words, to the second below a minute, to the minute below a day: <c>45 s</c>, <c>1 h 25 min</c>, <c>3 days 2 h</c>.</summary>
    public static string Text(TimeSpan span)
    {
        if (span < TimeSpan.Zero) return "−" + Text(span.Negate());
        if (span.TotalSeconds < 60) return $"{span.TotalSeconds:0.#} s";
        List<string> parts = [];
        if (span.Days > 0) parts.Add(span.Days == 1 ? "1 day" : $"{span.Days} days");
        if (span.Hours > 0) parts.Add($"{span.Hours} h");
        if (span.Minutes > 0 && span.Days == 0) parts.Add($"{span.Minutes} min");
        if (span.Seconds > 0 && span.TotalMinutes < 10) parts.Add($"{span.Seconds} s");
        return string.Join(' ', parts);
    }

    [GeneratedRegex(@"^(\d{1,4})\s*working\s+days?$", RegexOptions.IgnoreCase)]
    private static partial Regex Working();

    [GeneratedRegex(@"^(\d{1,4}):(\d\d)(?::(\d\d))?$")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?:(?<n>\d{1,6}(?:\.\d{1,3})?)\s*(?<unit>seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|w)[\s,]*(?:and\s+)?)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Parts();
}
