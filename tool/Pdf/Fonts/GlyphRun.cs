namespace IncidentStrategy.Pdf.Fonts;

/// <summary>
/// One glyph of one face, the advance to the next in 1/1000 em with kerning included, and the characters of the run's text it stands for:
/// <see cref="Chars"/> UTF-16 units from <see cref="Cluster"/>. A mark is drawn <see cref="Right"/> and <see cref="Up"/> of where it would stand, in 1/1000 em.
/// </summary>
public readonly record struct Glyph(FontFace Face, ushort Id, short Advance, byte Chars, int Cluster, short Right = 0, short Up = 0);

/// <summary>A text as glyphs, in reading order. Widths are in 1/1000 em: multiply by size / 1000 for points.</summary>
public sealed class GlyphRun(string text, Glyph[] glyphs, int width, IReadOnlyList<int> missing)
{
    public static GlyphRun Empty { get; } = new("", [], 0, []);

    public string Text { get; } = text;

    public Glyph[] Glyphs { get; } = glyphs;

    /// <summary>The sum of the advances.</summary>
    public int Width { get; } = width;

    /// <summary>The code points that no font has, each once, in order of appearance; a replacement sign is drawn for them.</summary>
    public IReadOnlyList<int> Missing { get; } = missing;

    /// <summary>The width of a stretch of glyphs.</summary>
    public int WidthOf(int first, int count)
    {
        var sum = 0;
        foreach (ref readonly var glyph in Glyphs.AsSpan(first, count)) sum += glyph.Advance;
        return sum;
    }

    /// <summary>The index of the first glyph whose characters begin at or after a place in the text; the number of glyphs when there is none.</summary>
    public int GlyphAt(int cluster)
    {
        int low = 0, high = Glyphs.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Glyphs[middle].Cluster < cluster) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
