using System.Text;
using IncidentStrategy.Pdf.Fonts;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Lines;

/// <summary>Widths of words, each measured once a document: people use the same few thousand words again and again.</summary>
sealed class WordMeasures(FontSet fonts, Action<int> missing)
{
    readonly WordTable[] widths = [new(), new(), new(), new(), new()];
    readonly HashSet<int> told = [];

    /// <summary>The width in points.</summary>
    public double Width(ReadOnlySpan<char> word, Face face, double size)
    {
        var known = widths[(int)face];
        if (!known.TryGet(word, out var hash, out var width))
        {
            width = fonts.Measure(word, (FontStyle)face);
            known.Add(word, hash, width);
            TellMissing(word, face);
        }
        return width * size / 1000;
    }

    void TellMissing(ReadOnlySpan<char> word, Face face)
    {
        foreach (var rune in word.EnumerateRunes())
            if (rune.Value > 0x17F && Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Format
                    or System.Globalization.UnicodeCategory.SpaceSeparator or System.Globalization.UnicodeCategory.NonSpacingMark)
                && !told.Contains(rune.Value) && !fonts.Has(rune.Value, (FontStyle)face) && told.Add(rune.Value))
                missing(rune.Value);
    }
}
