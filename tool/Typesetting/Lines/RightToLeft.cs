using System.Globalization;

namespace IncidentStrategy.Typesetting.Lines;

/// <summary>
/// Puts Hebrew and Arabic into the order in which they stand on the line, within one run of text: readers of a PDF take its glyphs
/// from left to right and turn such words back (after the Unicode bidirectional algorithm, for single levels).
/// </summary>
static class RightToLeft
{
    public static bool IsIn(ReadOnlySpan<char> text) => Next(text, 0) >= 0;

    public static string InVisualOrder(string text)
    {
        var at = Next(text, 0);
        if (at < 0) return text;
        var result = text.ToCharArray();
        while (at >= 0)
        {
            var end = EndOf(text, at);
            Array.Reverse(result, at, end - at);
            at = Next(text, end);
        }
        return new string(result);
    }

    /// <summary>Where the stretch of right-to-left letters ends, with the spaces and marks between them: after its last letter.</summary>
    static int EndOf(string text, int start)
    {
        var end = start + 1;
        for (var i = end; i < text.Length; i++)
            if (IsLetter(text[i])) end = i + 1;
            else if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) || CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.Control) break;
        return end;
    }

    static int Next(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; i < text.Length; i++)
            if (text[i] >= '\u0590' && IsLetter(text[i])) return i;
        return -1;
    }

    static bool IsLetter(char c) => c is (>= '\u0590' and <= '\u08FF') or '\u200F' or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');
}
