using System.Globalization;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>What a date in a sheet tells of the order of day and month.</summary>
enum DateForm { None, Certain, DayFirst, MonthFirst, Either }

/// <summary>Reads dates as sheets hold them: ISO, slashes in either order, month names.</summary>
static class SheetDates
{
    static readonly string[] named =
    [
        "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "d/MMM/yyyy", "d MMM yy", "ddd d MMM yyyy", "dddd d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy",
        "yyyyMMdd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d",
    ];

    /// <summary>The date with its time, if it has one, as local time; an offset, if one is written.</summary>
    public static DateForm Read(ReadOnlySpan<char> text, bool monthFirst, out DateTime local, out TimeSpan? offset, out bool hasTime)
    {
        offset = null;
        hasTime = false;
        if (Iso(text, out local, out offset, out hasTime)) return DateForm.Certain;
        var (dateEnd, timeStart) = Split(text);
        var datePart = text[..dateEnd].TrimEnd(" ,");
        var timePart = text[timeStart..];
        var form = Slashed(datePart, monthFirst, out local);
        if (form is DateForm.None && DateTime.TryParseExact(Plain(datePart), named, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out local)) form = DateForm.Certain;
        if (form is DateForm.None || local.Year is <= 1900 or >= 2200) return DateForm.None;
        if (timePart.IsEmpty) return form;
        if (!Clock(timePart, out var time)) return DateForm.None;
        local += time;
        hasTime = true;
        return form;
    }

    /// <summary>yyyy-MM-dd, with a time after T or a space, with seconds and an offset or without.</summary>
    static bool Iso(ReadOnlySpan<char> text, out DateTime local, out TimeSpan? offset, out bool hasTime)
    {
        local = default;
        offset = null;
        hasTime = false;
        if (text.Length < 10 || text[4] is not ('-' or '/') || text[7] != text[4]) return false;
        if (!Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day) || !Exists(year, month, day)) return false;
        local = new DateTime(year, month, day);
        if (text.Length == 10) return true;
        if (text[10] is not ('T' or ' ')) return false;
        var rest = text[11..];
        var sign = rest.IndexOfAny('+', '-', 'Z');
        if (sign >= 0)
        {
            if (rest[sign] == 'Z') offset = TimeSpan.Zero;
            else if (TimeSpan.TryParseExact(rest[(sign + 1)..], [@"hh\:mm", "hhmm", "hh"], CultureInfo.InvariantCulture, out var span) && span <= TimeSpan.FromHours(14)) offset = rest[sign] == '-' ? -span : span;
            else return false;
            rest = rest[..sign];
        }
        if (!Clock(rest.TrimEnd(), out var time)) return false;
        local += time;
        hasTime = true;
        return true;
    }

    static DateForm Slashed(ReadOnlySpan<char> text, bool monthFirst, out DateTime date)
    {
        date = default;
        var first = text.IndexOfAny('/', '-', '.');
        if (first is < 1 or > 2) return DateForm.None;
        var second = text[(first + 1)..].IndexOf(text[first]);
        if (second is < 1 or > 2) return DateForm.None;
        if (!Digits(text[..first], out var a) || !Digits(text.Slice(first + 1, second), out var b)) return DateForm.None;
        var yearText = text[(first + second + 2)..];
        if (yearText.Length is not (2 or 4) || !Digits(yearText, out var year)) return DateForm.None;
        if (yearText.Length == 2) year += 2000;
        var dayFirst = Exists(year, b, a);
        var monthIsFirst = Exists(year, a, b);
        if (!dayFirst && !monthIsFirst) return DateForm.None;
        var form = dayFirst && monthIsFirst ? a == b ? DateForm.Certain : DateForm.Either : dayFirst ? DateForm.DayFirst : DateForm.MonthFirst;
        date = form is DateForm.MonthFirst || (form is DateForm.Either && monthFirst) ? new DateTime(year, a, b) : new DateTime(year, b, a);
        return form;
    }

    /// <summary>The text with September as the program's own English shortens it.</summary>
    internal static ReadOnlySpan<char> Plain(ReadOnlySpan<char> text) =>
        text.IndexOf("Sept", StringComparison.OrdinalIgnoreCase) is var at && at >= 0 && (at + 4 == text.Length || !char.IsLetter(text[at + 4]))
            ? string.Concat(text[..(at + 3)], text[(at + 4)..]) : text;

    /// <summary>Where the date ends and the time begins; both the text's end when there is no time.</summary>
    static (int, int) Split(ReadOnlySpan<char> text)
    {
        var clock = text.IndexOf(':');
        if (clock < 0) return (text.Length, text.Length);
        var space = text[..clock].LastIndexOfAny(' ', 'T');
        return space < 0 ? (text.Length, text.Length) : (space, space + 1);
    }

    /// <summary>H:mm or H:mm:ss with fractions, 24 hours, or with am or pm.</summary>
    static bool Clock(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        var half = 0;
        if (text.EndsWith("am", StringComparison.OrdinalIgnoreCase) || text.EndsWith("pm", StringComparison.OrdinalIgnoreCase))
        {
            half = text[^2] is 'a' or 'A' ? 1 : 2;
            text = text[..^2].TrimEnd();
        }
        var colon = text.IndexOf(':');
        if (colon is < 1 or > 2 || text.Length < colon + 3 || !Digits(text[..colon], out var hour) || !Digits(text.Slice(colon + 1, 2), out var minute)) return false;
        var seconds = 0.0;
        var rest = text[(colon + 3)..];
        if (!rest.IsEmpty && (rest[0] != ':' || rest.Length < 3 || !double.TryParse(rest[1..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds))) return false;
        if (half > 0)
        {
            if (hour is < 1 or > 12) return false;
            hour = hour % 12 + (half == 2 ? 12 : 0);
        }
        if (hour > 23 || minute > 59 || seconds >= 60) return false;
        time = new TimeSpan(hour, minute, 0) + TimeSpan.FromSeconds(Math.Round(seconds));
        return true;
    }

    static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (c is < '0' or > '9') return false;
            number = number * 10 + (c - '0');
        }
        return text.Length is > 0 and < 9;
    }

    static bool Exists(int year, int month, int day) => year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
