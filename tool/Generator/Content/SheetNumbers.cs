using System.Globalization;

namespace IncidentStrategy.Generator.Content;

/// <summary>What a text tells of the use of commas.</summary>
enum CommaForm { None, Decimal, Thousands, Either }

/// <summary>Reads numbers as sheets hold them in text: signs, thousands, decimal commas, percent signs, times with colons.</summary>
static class SheetNumbers
{
    /// <summary>A number in a text; percent and colons are marked, not converted.</summary>
    public readonly record struct Parsed(double Value, bool Percent, int ColonParts, CommaForm Comma);

    /// <summary>Reads a text by the column's use of commas.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, bool decimalComma, out Parsed parsed)
    {
        parsed = default;
        text = text.Trim();
        var percent = text.EndsWith("%");
        if (percent) text = text[..^1].TrimEnd();
        if (text.IsEmpty) return false;
        var negative = text[0] is '-' or '−';
        if (negative || text[0] == '+') text = text[1..].TrimStart();
        if (text.IsEmpty) return false;
        if (text[0] == '£') text = text[1..].TrimStart();
        if (text.Contains(':'))
        {
            if (percent || !Colons(text, out var seconds, out var parts)) return false;
            parsed = new Parsed(negative ? -seconds : seconds, false, parts, CommaForm.None);
            return true;
        }
        var comma = Comma(text);
        if (comma is null) return false;
        if (!Plain(text, comma is CommaForm.Decimal || (comma is CommaForm.Either or CommaForm.None && decimalComma), out var value)) return false;
        parsed = new Parsed(negative ? -value : value, percent, 0, comma.Value);
        return true;
    }

    /// <summary>m:ss is two parts, h:mm:ss three; the value is then in seconds, of two parts as minutes and seconds.</summary>
    static bool Colons(ReadOnlySpan<char> text, out double seconds, out int parts)
    {
        seconds = 0;
        parts = 0;
        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (++parts > 3 || !double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) || (parts > 1 && (n >= 60 || part.Length < 2))) return false;
            seconds = seconds * 60 + n;
        }
        return parts is 2 or 3;
    }

    /// <summary>What the commas and points of a text can be; null when they make no number.</summary>
    static CommaForm? Comma(ReadOnlySpan<char> text)
    {
        var commas = text.Count(',');
        if (commas == 0) return CommaForm.None;
        var point = text.LastIndexOf('.');
        var last = text.LastIndexOf(',');
        if (point >= 0) return point > last ? Grouped(text[..point], ',') ? CommaForm.Thousands : null : commas == 1 ? CommaForm.Decimal : null;
        if (commas > 1) return Grouped(text, ',') ? CommaForm.Thousands : null;
        return Grouped(text, ',') && text[0] != '0' ? CommaForm.Either : CommaForm.Decimal;
    }

    /// <summary>True of 1.234 and 12.345.678, which can be thousands in groups.</summary>
    public static bool IsGrouped(ReadOnlySpan<char> text, char separator)
    {
        text = text.TrimStart("+-−").TrimStart();
        return text[0] != '0' && !text[..1].ContainsAnyExceptInRange('0', '9') && Grouped(text, separator);
    }

    /// <summary>One to three digits, then groups of three.</summary>
    static bool Grouped(ReadOnlySpan<char> text, char separator)
    {
        var first = text.IndexOf(separator);
        if (first is < 1 or > 3) return false;
        for (var i = first; i < text.Length; i += 4)
            if (text[i] != separator || i + 4 > text.Length || text.Slice(i + 1, 3).ContainsAnyExceptInRange('0', '9')) return false;
        return true;
    }

    static bool Plain(ReadOnlySpan<char> text, bool decimalComma, out double value)
    {
        value = 0;
        if (text.Length > 40) return false;
        Span<char> plain = stackalloc char[40];
        var length = 0;
        var pointsAreGroups = decimalComma && (text.Contains(',') || (text.Count('.') > 1 && Grouped(text, '.')));
        foreach (var c in text)
        {
            if (c is ' ' or '\u00a0' or '\u202f' or '\'') continue;
            if (c == ',')
            {
                if (decimalComma) plain[length++] = '.';
                continue;
            }
            if (c == '.' && pointsAreGroups) continue;
            plain[length++] = c;
        }
        return double.TryParse(plain[..length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
