using System.Globalization;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Dates and times in documents: ISO 8601, to the minute or finer, in UK time unless an offset is written.</summary>
static class Times
{
    static readonly string[] dates = ["yyyy-M-d", "d MMMM yyyy", "d MMM yyyy"];
    static readonly string[] moments = ["yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d'T'H:mm", "yyyy-M-d'T'H:mm:ss", "yyyy-M-d'T'H:mm:ss.FFFFFFF", "yyyy-M-d H:mm:ss.FFFFFFF", "d MMMM yyyy H:mm", "d MMM yyyy H:mm"];
    static readonly CultureInfo english = CultureInfo.InvariantCulture;

    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date) =>
        DateOnly.TryParseExact(text.Trim(), dates, english, DateTimeStyles.None, out date) && date.Year is > 1900 and < 2200;

    /// <summary>A moment with or without an offset; <paramref name="local"/> tells which.</summary>
    public static bool TryMoment(ReadOnlySpan<char> text, out DateTimeOffset moment, out UkTime.Kind kind)
    {
        text = text.Trim();
        kind = UkTime.Kind.Plain;
        moment = default;
        var clock = text.IndexOf(':');
        var sign = clock < 0 ? -1 : text[clock..].IndexOfAny('+', '-', 'Z');
        if (sign < 0)
        {
            if (!DateTime.TryParseExact(text, moments, english, DateTimeStyles.None, out var local) || local.Year is <= 1900 or >= 2200) return false;
            moment = UkTime.At(local, out kind);
            return true;
        }
        var offset = text[(clock + sign)..];
        if (!DateTime.TryParseExact(text[..(clock + sign)].TrimEnd(), moments, english, DateTimeStyles.None, out var written)) return false;
        var span = TimeSpan.Zero;
        if (!offset.SequenceEqual("Z") && !TimeSpan.TryParseExact(offset[1..], [@"hh\:mm", "hhmm", "hh"], english, out span)) return false;
        if (written.Year is <= 1900 or >= 2200 || span > TimeSpan.FromHours(14)) return false;
        moment = UkTime.Of(new DateTimeOffset(written, offset[0] == '-' ? -span : span));
        return true;
    }

    /// <summary>A moment, or null after telling what is wrong.</summary>
    public static DateTimeOffset? Read(string text, Place place, Diagnostics diagnostics)
    {
        if (!TryMoment(text, out var moment, out var kind))
        {
            diagnostics.Tell("IS017", place, $"`{text}` is not a date with a time.", Advice(text, withTime: true));
            return null;
        }
        TellClockChange(kind, text, moment, place, diagnostics);
        return moment;
    }

    public static void TellClockChange(UkTime.Kind kind, string text, DateTimeOffset moment, Place place, Diagnostics diagnostics)
    {
        if (ClockChange(kind, text, moment) is var (message, hint)) diagnostics.Tell("IS023", place, message, hint);
    }

    /// <summary>What there is to say of a time in the hour of the clock change; null of any other.</summary>
    public static (string Message, string Hint)? ClockChange(UkTime.Kind kind, string text, DateTimeOffset moment) => kind switch
    {
        UkTime.Kind.Skipped => ($"{text} does not exist: the clocks went forward in that hour. It is read as {moment:HH:mm} BST.", "Write the time that the clock showed."),
        UkTime.Kind.Repeated => ($"{text} came twice: the clocks went back in that hour. The first is taken, in summer time.", "Write the offset, such as 01:30+00:00, where the second is meant."),
        _ => null,
    };

    public static string Advice(string text, bool withTime)
    {
        var example = withTime ? "2026-03-14 09:12" : "2026-03-14";
        if (withTime && TryDate(text, out _)) return $"Add the time: `{text} 09:12`.";
        if (!withTime && TryMoment(text, out var moment, out _)) return $"Leave out the time: `{moment:yyyy-MM-dd}`.";
        return text.Contains('/', StringComparison.Ordinal) ? $"Write the year first, as in `{example}`: 03/04 can be read two ways."
            : DateOnly.TryParseExact(text.Split(' ', 'T')[0], "yyyy-MM-dd", out _) ? $"Write it as `{example}`, with a time from 00:00 to 23:59."
            : $"Write it as `{example}`; the day has to exist in that month.";
    }
}
