using System.Globalization;
using System.Text;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>Dates by the patterns of strftime. Each letter: what it writes, and the .NET format that reads it where there is one.</summary>
static class DateText
{
    static readonly Dictionary<char, (Func<DateTime, CultureInfo, string> Write, string? Read)> letters = new()
    {
        ['a'] = Net("ddd"), ['A'] = Net("dddd"), ['b'] = Net("MMM"), ['B'] = Net("MMMM"), ['h'] = Net("MMM"),
        ['c'] = Net("ddd MMM dd HH:mm:ss yyyy"), ['d'] = Net("dd"), ['D'] = Net("MM/dd/yy"), ['F'] = Net("yyyy-MM-dd"),
        ['H'] = Net("HH"), ['I'] = Net("hh"), ['L'] = Net("fff"), ['m'] = Net("MM"), ['M'] = Net("mm"), ['N'] = Net("fffffff00"),
        ['p'] = Net("tt"), ['r'] = Net("hh:mm:ss tt"), ['R'] = Net("HH:mm"), ['S'] = Net("ss"), ['T'] = Net("HH:mm:ss"),
        ['x'] = Net("d"), ['X'] = Net("T"), ['y'] = Net("yy"), ['Y'] = Net("yyyy"),
        ['e'] = Padded("%d"), ['k'] = Padded("%H"), ['l'] = Padded("%h"),
        ['P'] = ((d, c) => d.ToString("tt", c).ToLowerInvariant(), "tt"),
        ['C'] = ((d, c) => (d.Year / 100).ToString("D2", c), null),
        ['j'] = ((d, c) => d.DayOfYear.ToString("D3", c), null),
        ['n'] = ((_, _) => "\n", null), ['t'] = ((_, _) => "\t", null), ['%'] = ((_, _) => "%", null),
        ['s'] = ((d, c) => ((d.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond).ToString(c), null),
        ['u'] = ((d, c) => (d.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)d.DayOfWeek).ToString(c), null),
        ['w'] = ((d, c) => ((int)d.DayOfWeek).ToString(c), null),
        ['U'] = ((d, c) => c.Calendar.GetWeekOfYear(d, c.DateTimeFormat.CalendarWeekRule, DayOfWeek.Sunday).ToString("D2", c), null),
        ['V'] = ((d, c) => c.Calendar.GetWeekOfYear(d, CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday).ToString("D2", c), null),
        ['W'] = ((d, c) => c.Calendar.GetWeekOfYear(d, c.DateTimeFormat.CalendarWeekRule, DayOfWeek.Monday).ToString("D2", c), null),
        ['v'] = ((d, _) => string.Create(CultureInfo.InvariantCulture, $"{d.Day,2}-{d.ToString("MMM", CultureInfo.InvariantCulture).ToUpperInvariant()}-{d.Year:D4}"), null),
        ['Z'] = ((_, _) => "", "zzz"),
    };

    static (Func<DateTime, CultureInfo, string>, string?) Net(string format)
    {
        var single = format.Length == 1 && format is not ("d" or "T") ? "%" + format : format;
        return ((d, c) => d.ToString(single, c), format);
    }

    static (Func<DateTime, CultureInfo, string>, string?) Padded(string format) => ((d, c) => d.ToString(format, c).PadLeft(2, ' '), format.TrimStart('%'));

    public static string Format(Value date, string pattern, CultureInfo culture)
    {
        // `%g` alone asks for the usual form, in the invariant culture.
        if (pattern == "%g") pattern = "%g %d %b %Y";
        var (clock, result) = (date.AsDate, new StringBuilder());
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                result.Append(pattern[i]);
                continue;
            }
            var letter = pattern[++i];
            var bare = letter == '-' && i + 1 < pattern.Length;
            if (bare) letter = pattern[++i];
            if (letter == 'g') culture = CultureInfo.InvariantCulture;
            else if (letter == 'Z' && date.DateOffset is { } offset) result.Append(offset < TimeSpan.Zero ? '-' : '+').Append(offset.ToString("hh\\:mm", CultureInfo.InvariantCulture));
            else if (letters.TryGetValue(letter, out var part)) result.Append(bare ? Bare(part.Write(clock, culture)) : part.Write(clock, culture));
            else result.Append('%').Append(bare ? "-" : "").Append(letter);
        }
        return result.ToString();
    }

    /// <summary>The first part of a pattern that means nothing.</summary>
    public static string? UnknownPart(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%') continue;
            var start = i++;
            if (i < pattern.Length && pattern[i] == '-') i++;
            if (i >= pattern.Length) return pattern[start..];
            if (pattern[i] != 'g' && !letters.ContainsKey(pattern[i])) return pattern[start..(i + 1)];
        }
        return null;
    }

    /// <summary>`%-d`: without leading zeros or blanks.</summary>
    static string Bare(string text)
    {
        var trimmed = text.TrimStart('0', ' ');
        return trimmed.Length == 0 ? "0" : trimmed;
    }

    /// <summary>The pattern as one that .NET reads by, or null when a part of it cannot be read.</summary>
    public static string? ToNetFormat(string pattern, ref CultureInfo culture)
    {
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                if (char.IsAsciiLetter(pattern[i])) result.Append('\\');
                result.Append(pattern[i]);
                continue;
            }
            var letter = pattern[++i];
            if (letter == 'g') culture = CultureInfo.InvariantCulture;
            else if (letter == '%') result.Append("\\%");
            else if (letters.TryGetValue(letter, out var part) && part.Read is { } read) result.Append(read);
            else return null;
        }
        return result.Length == 1 ? "%" + result : result.ToString();
    }
}
