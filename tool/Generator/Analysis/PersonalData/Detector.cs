using System.Buffers;
using System.Text.RegularExpressions;

namespace IncidentStrategy.Generator.Analysis.PersonalData;

/// <summary>Personal data found in a text, by its offset and length.</summary>
public readonly record struct Found(PersonalKind Kind, int Offset, int Length);

/// <summary>
/// Finds personal data by its form and, where it has one, its check digit. Reference numbers, incident and clause ids, unit
/// references and dates are not personal data and are passed over; so are the telephone numbers Ofcom keeps for drama.
/// </summary>
public sealed partial class Detector
{
    static readonly SearchValues<char> hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    readonly Regex? names;

    /// <param name="names">Looked for in any case; a name of one word only as it is written, so that Rose hides no rose.</param>
    public Detector(IEnumerable<string>? names = null)
    {
        var list = (names ?? []).Select(n => n.Trim()).Where(n => n.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).ToArray();
        if (list.Length > 0)
            this.names = new Regex($@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', list.Select(Form))})(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    static string Form(string name) =>
        name.Contains(' ', StringComparison.Ordinal) ? Regex.Escape(name).Replace(@"\ ", @"\s+", StringComparison.Ordinal) : $"(?-i:{Regex.Escape(name)})";

    /// <summary>Everything found, in order, none overlapping: the earlier, then the longer, wins.</summary>
    public IReadOnlyList<Found> Find(string text)
    {
        var all = new List<Found>();
        void Take(Regex regex, PersonalKind kind, Func<Match, bool>? holds = null)
        {
            foreach (Match m in regex.Matches(text))
                if (!IsInHash(text, m) && (holds is null || holds(m))) all.Add(new Found(kind, m.Index, m.Length));
        }
        Take(NationalInsuranceForm(), PersonalKind.NationalInsurance);
        Take(CardForm(), PersonalKind.PaymentCard, m => IsCard(m.ValueSpan));
        Take(SecurityCodeForm(), PersonalKind.CardSecurityCode);
        Take(AccountForm(), PersonalKind.BankAccount);
        Take(AccountTogetherForm(), PersonalKind.BankAccount, m => !IsIdentifier(text, m));
        Take(NhsForm(), PersonalKind.NhsNumber, m => IsNhs(m.ValueSpan) && !IsIdentifier(text, m));
        Take(PhoneForm(), PersonalKind.Phone, m => IsPhone(m.ValueSpan) && !IsIdentifier(text, m));
        Take(PostcodeForm(), PersonalKind.Postcode);
        Take(EmailForm(), PersonalKind.Email, m => !IsReserved(m.Value));
        if (names is not null) Take(names, PersonalKind.Name);
        return Disjoint(all);
    }

    /// <summary>Digits within a checksum of 32 hexadecimal digits or more are chance: one in eleven of ten digits passes for an NHS number.</summary>
    static bool IsInHash(string text, Match m)
    {
        int from = m.Index, to = m.Index + m.Length;
        while (from > 0 && char.IsAsciiHexDigit(text[from - 1])) from--;
        while (to < text.Length && char.IsAsciiHexDigit(text[to])) to++;
        return to - from >= 32 && text.AsSpan(from, to - from).IndexOfAnyExcept(hexadecimal) < 0 && text.AsSpan(from, to - from).IndexOfAnyInRange('a', 'f') >= 0;
    }

    static List<Found> Disjoint(List<Found> all)
    {
        var kept = new List<Found>();
        foreach (var found in all.OrderBy(f => f.Offset).ThenByDescending(f => f.Length).ThenBy(f => f.Kind))
            if (kept.Count == 0 || found.Offset >= kept[^1].Offset + kept[^1].Length) kept.Add(found);
        return kept;
    }

    /// <summary>The Luhn sum over 13 to 19 digits, beginning as cards of the known schemes do.</summary>
    public static bool IsCard(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[32];
        var n = Digits(text, digits);
        if (n is < 13 or > 19 || digits[0] is not ('2' or '3' or '4' or '5' or '6')) return false;
        var sum = 0;
        for (var i = 0; i < n; i++)
        {
            var d = digits[n - 1 - i] - '0';
            if (i % 2 == 1) d = d > 4 ? d * 2 - 9 : d * 2;
            sum += d;
        }
        return sum % 10 == 0 && digits[..n].IndexOfAnyExcept(digits[0]) >= 0;
    }

    /// <summary>The NHS number's check digit, modulus 11.</summary>
    public static bool IsNhs(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[16];
        if (Digits(text, digits) != 10) return false;
        var sum = 0;
        for (var i = 0; i < 9; i++) sum += (digits[i] - '0') * (10 - i);
        var check = (11 - sum % 11) % 11;
        return check != 10 && check == digits[9] - '0' && digits[..10].IndexOfAnyExcept(digits[0]) >= 0;
    }

    /// <summary>A UK number of the right length that is not one of those kept for drama.</summary>
    static bool IsPhone(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[24];
        var n = Digits(text, digits);
        var number = digits[..n].ToString();
        if (number.StartsWith("0044", StringComparison.Ordinal)) number = number[4..];
        else if (number.StartsWith("44", StringComparison.Ordinal) && text.TrimStart('(')[0] == '+') number = number[2..];
        if (!number.StartsWith('0')) number = "0" + number;
        if (number.Length is < 10 or > 11 || number[1] is '0' or '4' or '6') return false;
        return !Drama.Any(range => number.StartsWith(range, StringComparison.Ordinal));
    }

    /// <summary>Ofcom's numbers for drama: each is a thousand numbers that are never given out.</summary>
    static readonly string[] Drama =
    [
        "01134960", "01144960", "01154960", "01164960", "01174960", "01184960", "01214960", "01314960", "01414960", "01514960", "01614960",
        "01914980", "02079460", "02890180", "02896496", "02920180", "01632960", "07700900", "08081570", "09098790", "03069990",
    ];

    /// <summary>Part of an id (INC-2411-001, PR-07.3.2, H/503/0417) rather than a number on its own.</summary>
    static bool IsIdentifier(string text, Match m)
    {
        var before = m.Index > 0 ? text[m.Index - 1] : ' ';
        var after = m.Index + m.Length < text.Length ? text[m.Index + m.Length] : ' ';
        return before is '-' or '/' or '.' or '_' or '#' && m.Index > 1 && char.IsLetterOrDigit(text[m.Index - 2]) || after is '/' or '_';
    }

    static bool IsReserved(string address) =>
        address.EndsWith(".example", StringComparison.OrdinalIgnoreCase) || ExampleDomain().IsMatch(address);

    static int Digits(ReadOnlySpan<char> text, Span<char> into)
    {
        var n = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c) && n < into.Length) into[n++] = c;
        return n;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d\d\s?\d\d\s?\d\d\s?[A-D](?![A-Za-z0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex NationalInsuranceForm();

    [GeneratedRegex(@"(?<![\d/.-])(?:\d{13,19}|\d{4}(?<gap>[ -])\d{4}\k<gap>\d{4}\k<gap>\d{1,7}|\d{4}[ -]\d{6}[ -]\d{4,5})(?![\d/]|[.-]\d)")]
    private static partial Regex CardForm();

    [GeneratedRegex(@"\b(?:CVV2?|CVC2?|security code|card verification (?:value|code))\b\s*(?:is|was|:|=|number|no\.?)?\s*\d{3,4}(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex SecurityCodeForm();

    [GeneratedRegex(@"(?<![\d-])\d\d-\d\d-\d\d(?![\d-])[\s,;:/]*(?:(?:and\s+)?(?:account|acc(?:oun)?t\.?|a/c)\s*(?:number|no\.?)?\s*[:=]?\s*)?\d{8}(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex AccountForm();

    [GeneratedRegex(@"\bsort code\b\s*[:=]?\s*\d\d[- ]?\d\d[- ]?\d\d\b.{0,40}?\b\d{8}\b", RegexOptions.IgnoreCase)]
    private static partial Regex AccountTogetherForm();

    [GeneratedRegex(@"(?<![\d/+-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d/]|[.-]\d)")]
    private static partial Regex NhsForm();

    [GeneratedRegex(@"(?<![\w/+.-])(?:\+44\s?(?:\(0\)\s?)?|0044\s?|\(?0)\d(?:[ )-]{0,2}\d){8,9}(?![\d/]|-\d)")]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"(?<![A-Za-z0-9/#-])(?:GIR ?0AA|(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}|[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])")]
    private static partial Regex PostcodeForm();

    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])")]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"@(?:[\w-]+\.)*example\.(?:com|org|net)$", RegexOptions.IgnoreCase)]
    private static partial Regex ExampleDomain();
}
