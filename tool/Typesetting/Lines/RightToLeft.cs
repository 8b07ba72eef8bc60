using System.Buffers;
using System.Globalization;

namespace IncidentStrategy.Typesetting.Lines;

/// <summary>
/// Puts Hebrew and Arabic into the order in which they stand on the line, within one run of text: readers of a PDF take its glyphs
/// from left to right and turn such words back (after the Unicode bidirectional algorithm, for single levels).
/// </summary>
static class RightToLeft
{
    static readonly SearchValues<char> Letters = SearchValues.Create(
        [.. Range('\u0590', '\u08FF'), '\u200F', .. Range('\uFB1D', '\uFDFF'), .. Range('\uFE70', '\uFEFC')]);

    public static bool IsIn(ReadOnlySpan<char> text) => text.ContainsAny(Letters);

    public static string InVisualOrder(string text)
    {
        var at = text.AsSpan().IndexOfAny(Letters);
        if (at < 0) return text;
        var result = text.ToCharArray();
        while (at >= 0)
        {
            var end = EndOf(text, at);
            Array.Reverse(result, at, end - at);
            var next = text.AsSpan(end).IndexOfAny(Letters);
            at = next < 0 ? -1 : end + next;
        }
        return new string(result);
    }

    /// <summary>Where the stretch of right-to-left letters ends, with the spaces and marks between them: after its last letter.</summary>
    static int EndOf(string text, int start)
    {
        var end = start + 1;
        for (var i = end; i < text.Length; i++)
            if (Letters.Contains(text[i])) end = i + 1;
            else if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) || CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.Control) break;
        return end;
    }

    static IEnumerable<char> Range(char from, char to)
    {
        for (var c = from; c <= to; c++) yield return c;
    }
}
