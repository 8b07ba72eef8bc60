using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentStrategy.Generator.Content;

/// <summary>
/// Reads the beginning of a period from its name: 2026-03, March 2026, 2026-W05, 2026-Q1, H1 2026, 2026, FY2026/27. A year
/// written as two, 2026/27, is a financial year from 1 April.
/// </summary>
static partial class SheetPeriods
{
    /// <summary>What to write, for hints.</summary>
    public const string Advice = "Write it as 2026-03-14, or as a period: 2026-03, 2026-W11, 2026-Q1, 2026-H1, 2026 or FY2026/27.";

    static readonly string[] months = ["MMM yyyy", "MMMM yyyy", "MMM-yy", "MMM-yyyy", "MMMM-yyyy"];

    public static bool TryRead(ReadOnlySpan<char> text, out DateTime start)
    {
        if (DateTime.TryParseExact(SheetDates.Plain(text), months, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out start)) return true;
        start = default;
        if (text.Length > 24) return false;
        var written = text.ToString();
        return (YearFirst().Match(written) is { Success: true } a && Of(a, out start)) || (PartFirst().Match(written) is { Success: true } b && Of(b, out start));
    }

    static bool Of(Match match, out DateTime start)
    {
        start = default;
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        if (year is <= 1900 or >= 2200) return false;
        var part = match.Groups["part"].ValueSpan;
        var financial = match.Groups["fy"].Success;
        var first = 1;
        if (match.Groups["second"].Success)
        {
            var second = int.Parse(match.Groups["second"].ValueSpan, CultureInfo.InvariantCulture);
            if (!financial && part.IsEmpty && second is >= 1 and <= 12) first = second;
            else if (second == (year + 1) % 100) financial = true;
            else return false;
        }
        else if (financial) return false;
        var from = new DateTime(year, financial ? 4 : first, 1);
        if (part.IsEmpty) start = from;
        else if (char.ToUpperInvariant(part[0]) is 'W') return !financial && Week(year, part, out start);
        else start = from.AddMonths((part[^1] - '1') * (char.ToUpperInvariant(part[0]) is 'Q' ? 3 : 6));
        return true;
    }

    static bool Week(int year, ReadOnlySpan<char> part, out DateTime start)
    {
        var week = int.Parse(part[(part.LastIndexOfAnyExceptInRange('0', '9') + 1)..], CultureInfo.InvariantCulture);
        var exists = week >= 1 && week <= ISOWeek.GetWeeksInYear(year);
        start = exists ? ISOWeek.ToDateTime(year, week, DayOfWeek.Monday) : default;
        return exists;
    }

    [GeneratedRegex(@"^(?<fy>FY ?)?(?<year>\d{4})(?:[/-](?<second>\d{2}))?(?:[ -]?(?<part>Q[1-4]|H[12]|W\d{1,2}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<part>Q[1-4]|H[12]|W(?:eek )?\d{1,2})[ ,-]+(?<fy>FY ?)?(?<year>\d{4})(?:[/-](?<second>\d{2}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartFirst();
}
