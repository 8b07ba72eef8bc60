using static IncidentStrategy.Pdf.Fonts.OpenTypeReader;

namespace IncidentStrategy.Pdf.Fonts;

/// <summary>One TrueType font: which glyph a character has, how wide it is, and how it meets its neighbour. All measures are in 1/1000 em.</summary>
public sealed class FontFace
{
    readonly Dictionary<string, FontTable> tables = [];
    readonly CharacterMap characters;
    readonly short[] advances;
    readonly bool[] startsLigature, continuesLigature;
    readonly PairKerning? kerning;
    readonly Ligatures? ligatures;
    LatinTable? latin;
    MarkPositions? marks;

    /// <summary>Reads a font file with TrueType outlines. <paramref name="kerned"/> false leaves kerning and ligatures out, for a fixed-width face.</summary>
    /// <exception cref="InvalidDataException">The file is not such a font.</exception>
    public FontFace(byte[] data, bool kerned = true)
    {
        Data = data;
        if (data.Length < 12 || U32(data, 0) is not (0x00010000 or 0x74727565)) throw new InvalidDataException("Not a TrueType font.");
        for (var i = 0; i < U16(data, 4); i++)
        {
            var record = 12 + 16 * i;
            tables[System.Text.Encoding.ASCII.GetString(data, record, 4)] = new FontTable((int)U32(data, record + 8), (int)U32(data, record + 12));
        }
        foreach (var needed in (string[])["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "OS/2", "post", "name"])
            if (!tables.ContainsKey(needed)) throw new InvalidDataException($"The font has no {needed} table.");

        UnitsPerEm = U16(data, Table("head") + 18);
        GlyphCount = U16(data, Table("maxp") + 4);
        characters = new CharacterMap(data, Table("cmap"));
        advances = ReadAdvances();
        startsLigature = new bool[GlyphCount];
        continuesLigature = new bool[GlyphCount];
        if (!kerned) return;
        if (tables.ContainsKey("GPOS")) kerning = new PairKerning(data, Table("GPOS"), GlyphCount);
        if (!tables.ContainsKey("GSUB")) return;
        ligatures = new Ligatures(data, Table("GSUB"));
        foreach (var first in ligatures.Firsts) startsLigature[first] = true;
        foreach (var second in ligatures.Seconds) continuesLigature[second] = true;
    }

    sealed record FontTable(int At, int Length);

    internal byte[] Data { get; }

    internal int UnitsPerEm { get; }

    public int GlyphCount { get; }

    /// <summary>The height of the tallest letters above the baseline, as the font's maker set it for lines of text; positive.</summary>
    public int Ascent => Scaled(I16(Data, Table("hhea") + 4));

    /// <summary>The depth of the lowest letters below the baseline; negative.</summary>
    public int Descent => Scaled(I16(Data, Table("hhea") + 6));

    public int CapHeight => Scaled(I16(Data, Table("OS/2") + 88));

    public int XHeight => Scaled(I16(Data, Table("OS/2") + 86));

    /// <summary>The middle of the underline, below the baseline and so negative.</summary>
    public int UnderlinePosition => Scaled(I16(Data, Table("post") + 8));

    public int UnderlineThickness => Scaled(I16(Data, Table("post") + 10));

    /// <summary>The middle of the line that strikes text through, above the baseline.</summary>
    public int StrikePosition => Scaled(I16(Data, Table("OS/2") + 28));

    public int StrikeThickness => Scaled(I16(Data, Table("OS/2") + 26));

    internal int Weight => U16(Data, Table("OS/2") + 4);

    /// <summary>Degrees from the vertical, anticlockwise; negative for a face that leans to the right.</summary>
    internal double ItalicAngle => (int)U32(Data, Table("post") + 4) / 65536.0;

    internal bool IsFixedPitch => U32(Data, Table("post") + 12) != 0;

    /// <summary>The box that holds every glyph: left, bottom, right, top.</summary>
    internal (int Left, int Bottom, int Right, int Top) Box
    {
        get
        {
            var head = Table("head");
            return (Scaled(I16(Data, head + 36)), Scaled(I16(Data, head + 38)), Scaled(I16(Data, head + 40)), Scaled(I16(Data, head + 42)));
        }
    }

    /// <summary>The PostScript name, <c>NotoSans-Regular</c>.</summary>
    public string Name => field ??= ReadName();

    /// <summary>The glyph of a code point, or 0 where the font has none.</summary>
    public ushort GlyphOf(int codePoint) => characters[codePoint];

    /// <summary>A glyph's own advance.</summary>
    public int AdvanceOf(ushort glyph) => advances[glyph];

    /// <summary>What kerning adds to the first glyph's advance when the second follows it.</summary>
    public int KernOf(ushort first, ushort second) => kerning is null ? 0 : Scaled(kerning[first, second]);

    /// <summary>The shortcut for text in Latin letters.</summary>
    internal LatinTable Latin => latin ??= new LatinTable(this);

    /// <summary>Where a mark's origin goes from the origin of what bears it; null when the font does not say.</summary>
    internal (int X, int Y)? MarkOn(ushort bearer, ushort mark, bool bearerIsMark)
    {
        if (!tables.ContainsKey("GPOS")) return null;
        marks ??= new MarkPositions(Data, Table("GPOS"));
        return marks.Of(bearer, mark, bearerIsMark) is var (x, y) ? (Scaled(x), Scaled(y)) : null;
    }

    internal bool StartsLigature(ushort glyph) => startsLigature[glyph];

    internal bool ContinuesLigature(ushort glyph) => continuesLigature[glyph];

    internal ushort LigatureOf(ReadOnlySpan<Glyph> glyphs, out int taken)
    {
        taken = 1;
        return ligatures?.Match(glyphs, out taken) ?? 0;
    }

    internal ReadOnlySpan<byte> TableBytes(string tag) => tables.TryGetValue(tag, out var table) ? Data.AsSpan(table.At, table.Length) : default;

    /// <summary>A glyph's outline as the font file has it; empty for a space.</summary>
    internal ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var loca = Table("loca");
        var isLong = I16(Data, Table("head") + 50) == 1;
        var from = isLong ? (int)U32(Data, loca + 4 * glyph) : 2 * U16(Data, loca + 2 * glyph);
        var to = isLong ? (int)U32(Data, loca + 4 * glyph + 4) : 2 * U16(Data, loca + 2 * glyph + 2);
        return TableBytes("glyf")[from..to];
    }

    /// <summary>A glyph's advance and left side bearing as an hmtx entry.</summary>
    internal byte[] Metrics(ushort glyph)
    {
        int counted = U16(Data, Table("hhea") + 34), table = Table("hmtx");
        if (glyph < counted) return Data.AsSpan(table + 4 * glyph, 4).ToArray();
        var advance = Data.AsSpan(table + 4 * (counted - 1), 2);
        var bearing = Data.AsSpan(table + 4 * counted + 2 * (glyph - counted), 2);
        return [.. advance, .. bearing];
    }

    int Table(string tag) => tables[tag].At;

    int Scaled(int units) => UnitsPerEm == 1000 ? units : (int)Math.Round(units * 1000.0 / UnitsPerEm, MidpointRounding.AwayFromZero);

    short[] ReadAdvances()
    {
        int counted = U16(Data, Table("hhea") + 34), table = Table("hmtx");
        var result = new short[GlyphCount];
        for (var glyph = 0; glyph < GlyphCount; glyph++)
            result[glyph] = (short)Scaled(U16(Data, table + 4 * Math.Min(glyph, counted - 1)));
        return result;
    }

    string ReadName()
    {
        var table = Table("name");
        var strings = table + U16(Data, table + 4);
        for (var i = 0; i < U16(Data, table + 2); i++)
        {
            var record = table + 6 + 12 * i;
            if (U16(Data, record) == 3 && U16(Data, record + 6) == 6)
                return System.Text.Encoding.BigEndianUnicode.GetString(Data, strings + U16(Data, record + 10), U16(Data, record + 8));
        }
        return "Font";
    }
}
