namespace IncidentStrategy.Pdf.Fonts;

/// <summary>
/// What most text needs of a face, by character and in one look-up each: the glyphs and advances of the letters up to U+017F,
/// and how pairs of them kern. A row of pairs is worked out when its first letter is first met.
/// </summary>
sealed class LatinTable
{
    public const int Size = 0x180;

    /// <summary>In a row of pairs: the two may begin a ligature, so look closer.</summary>
    public const short MayLigate = short.MinValue;

    readonly FontFace face;
    readonly ushort[] glyphs = new ushort[Size];
    readonly short[] advances = new short[Size];
    readonly short[]?[] pairs = new short[Size][];

    public LatinTable(FontFace face)
    {
        this.face = face;
        for (var c = ' '; c < Size; c++)
        {
            if (c is >= '\u007F' and < '\u00A0' or '\u00AD') continue;
            glyphs[c] = face.GlyphOf(c);
            advances[c] = (short)face.AdvanceOf(glyphs[c]);
        }
    }

    /// <summary>The glyph of a character under <see cref="Size"/>; 0 where there is none or the character needs thought.</summary>
    public ushort Glyph(char c) => glyphs[c];

    public short Advance(char c) => advances[c];

    public short Pair(char first, char second) => (pairs[first] ?? Row(first))[second];

    /// <summary>Two threads may work out the same row; both get the same.</summary>
    short[] Row(char first)
    {
        var row = new short[Size];
        for (var second = 0; second < Size; second++)
        {
            if (glyphs[second] == 0) continue;
            row[second] = face.StartsLigature(glyphs[first]) && face.ContinuesLigature(glyphs[second])
                ? MayLigate : (short)face.KernOf(glyphs[first], glyphs[second]);
        }
        return pairs[first] = row;
    }
}
