using static IncidentStrategy.Pdf.Fonts.OpenTypeReader;

namespace IncidentStrategy.Pdf.Fonts;

/// <summary>From code point to glyph, by a font's Unicode cmap (formats 4 and 12), held as pages of 256 so that a look-up is two array reads.</summary>
sealed class CharacterMap
{
    readonly ushort[]?[] pages = new ushort[0x110000 >> 8][];

    public CharacterMap(ReadOnlySpan<byte> data, int cmap)
    {
        var best = 0;
        var rank = 0;
        for (var i = 0; i < U16(data, cmap + 2); i++)
        {
            var record = cmap + 4 + 8 * i;
            int platform = U16(data, record), encoding = U16(data, record + 2), at = cmap + (int)U32(data, record + 4), format = U16(data, at);
            var unicode = (platform == 3 && encoding is 1 or 10) || platform == 0;
            if (unicode && format is 4 or 12 && format > rank) (best, rank) = (at, format);
        }
        if (rank == 12) ReadSegmentedCoverage(data, best);
        else if (rank == 4) ReadSegmentMapping(data, best);
        else throw new InvalidDataException("The font has no Unicode character map.");
    }

    /// <summary>The glyph of a code point, or 0 where the font has none.</summary>
    public ushort this[int codePoint] => pages[codePoint >> 8] is { } page ? page[codePoint & 0xFF] : (ushort)0;

    void Set(int codePoint, int glyph) => (pages[codePoint >> 8] ??= new ushort[256])[codePoint & 0xFF] = (ushort)glyph;

    void ReadSegmentedCoverage(ReadOnlySpan<byte> data, int at)
    {
        var groups = (int)U32(data, at + 12);
        for (var i = 0; i < groups; i++)
        {
            var record = at + 16 + 12 * i;
            uint first = U32(data, record), last = Math.Min(U32(data, record + 4), 0x10FFFF), glyph = U32(data, record + 8);
            for (var code = first; code <= last; code++) Set((int)code, (int)(glyph + code - first));
        }
    }

    void ReadSegmentMapping(ReadOnlySpan<byte> data, int at)
    {
        int segments = U16(data, at + 6) / 2, ends = at + 14, starts = ends + 2 * segments + 2, deltas = starts + 2 * segments, offsets = deltas + 2 * segments;
        for (var i = 0; i < segments; i++)
        {
            int first = U16(data, starts + 2 * i), last = U16(data, ends + 2 * i), delta = U16(data, deltas + 2 * i), offset = U16(data, offsets + 2 * i);
            for (var code = first; code <= last && code != 0xFFFF; code++)
            {
                var glyph = offset == 0 ? code : U16(data, offsets + 2 * i + offset + 2 * (code - first));
                if (offset == 0 || glyph != 0) Set(code, (glyph + delta) & 0xFFFF);
            }
        }
    }
}
