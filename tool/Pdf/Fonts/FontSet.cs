namespace IncidentStrategy.Pdf.Fonts;

/// <summary>
/// The faces a document is set in, and what to fall back to, glyph by glyph, where a face lacks a character:
/// the style's own face, then (for fixed width) the regular one, then mathematics, then symbols.
/// </summary>
/// <remarks>Safe to use from any number of threads. Faces are read when first needed.</remarks>
public sealed class FontSet
{
    const char SoftHyphen = '\u00AD';
    const int Replacement = 0xFFFD;

    [ThreadStatic] static Glyph[]? scratch;

    readonly Lazy<FontFace>[] faces;
    readonly Lazy<FontFace>[] fallbacks;

    FontSet(Lazy<FontFace>[] faces, Lazy<FontFace>[] fallbacks) => (this.faces, this.fallbacks) = (faces, fallbacks);

    /// <summary>The Noto faces that travel with the program.</summary>
    public static FontSet Noto { get; } = new(
        [Embedded("NotoSans-Regular"), Embedded("NotoSans-Bold"), Embedded("NotoSans-Italic"), Embedded("NotoSans-BoldItalic"), Embedded("NotoSansMono-Regular", kerned: false)],
        [Embedded("NotoSansMath-Regular", kerned: false), Embedded("NotoSansSymbols2-Regular", kerned: false)]);

    /// <summary>The face of a style, for its metrics.</summary>
    public FontFace this[FontStyle style] => faces[(int)style].Value;

    /// <summary>
    /// Turns text into glyphs. Line ends and tabs become spaces; characters without ink or width vanish;
    /// a soft hyphen is drawn where it ends the text and vanishes elsewhere; what no font has is drawn as a replacement sign and told of.
    /// </summary>
    public GlyphRun Shape(string text, FontStyle style, bool kerning = true, bool ligatures = true)
    {
        if (text.Length == 0) return GlyphRun.Empty;
        List<int>? missing = null;
        var count = Fill(text, style, kerning, ligatures, ref missing);
        var glyphs = scratch.AsSpan(0, count).ToArray();
        var width = 0;
        foreach (ref readonly var glyph in glyphs.AsSpan()) width += glyph.Advance;
        return new GlyphRun(text, glyphs, width, (IReadOnlyList<int>?)missing ?? []);
    }

    public GlyphRun Shape(ReadOnlySpan<char> text, FontStyle style, bool kerning = true, bool ligatures = true) =>
        Shape(text.ToString(), style, kerning, ligatures);

    /// <summary>The glyphs that <see cref="Shape(string, FontStyle, bool, bool)"/> gives, in the thread's own buffer: to be used before the thread shapes again.</summary>
    public ReadOnlySpan<Glyph> ShapeOnce(ReadOnlySpan<char> text, FontStyle style)
    {
        List<int>? missing = null;
        var count = text.IsEmpty ? 0 : Fill(text, style, kerning: true, ligatures: true, ref missing);
        return scratch.AsSpan(0, count);
    }

    /// <summary>The width <see cref="Shape(string, FontStyle, bool, bool)"/> would give, in 1/1000 em, without allocating.</summary>
    public int Measure(ReadOnlySpan<char> text, FontStyle style, bool kerning = true, bool ligatures = true)
    {
        var latin = this[style].Latin;
        var width = 0;
        var last = '\0';
        foreach (var c in text)
        {
            if (c >= LatinTable.Size || latin.Glyph(c) == 0) return MeasureSlowly(text, style, kerning, ligatures);
            width += latin.Advance(c);
            if (last != 0)
            {
                var pair = latin.Pair(last, c);
                if (pair == LatinTable.MayLigate) return MeasureSlowly(text, style, kerning, ligatures);
                if (kerning) width += pair;
            }
            last = c;
        }
        return width;
    }

    /// <summary>Whether some font of the chain draws a code point.</summary>
    public bool Has(int codePoint, FontStyle style = FontStyle.Regular) => Find(codePoint, style) is not null;

    int MeasureSlowly(ReadOnlySpan<char> text, FontStyle style, bool kerning, bool ligatures)
    {
        List<int>? missing = null;
        var count = Fill(text, style, kerning, ligatures, ref missing);
        var width = 0;
        foreach (ref readonly var glyph in scratch.AsSpan(0, count)) width += glyph.Advance;
        return width;
    }

    /// <summary>Shapes into the thread's scratch glyphs and gives their number.</summary>
    int Fill(ReadOnlySpan<char> text, FontStyle style, bool kerning, bool ligatures, ref List<int>? missing)
    {
        if (scratch is null || scratch.Length < text.Length) scratch = new Glyph[Math.Max(256, text.Length * 2)];
        var glyphs = scratch;
        var face = this[style];
        var latin = face.Latin;
        var count = 0;
        var mayLigate = false;
        var last = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < LatinTable.Size && latin.Glyph(c) is var id and not 0)
            {
                if (last != 0)
                {
                    int pair = latin.Pair(last, c);
                    if (pair == LatinTable.MayLigate) (mayLigate, pair) = (true, face.KernOf(glyphs[count - 1].Id, id));
                    if (kerning && pair != 0) Add(ref glyphs[count - 1], pair);
                }
                else if (kerning && count > 0) Kern(ref glyphs[count - 1], face, id);
                glyphs[count++] = new Glyph(face, id, latin.Advance(c), 1, i);
                last = c;
                continue;
            }
            count = AddUncommon(text, ref i, style, glyphs, count, kerning, ref missing);
            last = '\0';
        }
        return mayLigate && ligatures ? Ligate(glyphs, count, kerning) : count;
    }

    int AddUncommon(ReadOnlySpan<char> text, ref int i, FontStyle style, Glyph[] glyphs, int count, bool kerning, ref List<int>? missing)
    {
        var start = i;
        var point = (int)text[i];
        if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            point = char.ConvertToUtf32(text[i], text[++i]);
        var chars = (byte)(i - start + 1);
        if (point < 0x20 || point is >= 0x7F and < 0xA0 or 0x2028 or 0x2029) point = ' ';
        if (point == SoftHyphen)
        {
            if (i + 1 < text.Length) return count;
            point = '-';
        }
        if (IsInvisible(point)) return count;
        if (count > 0 && IsCombining(point) && Composed(text, glyphs[count - 1], i) is { } whole)
        {
            if (kerning && count > 1) Rekern(ref glyphs[count - 2], glyphs[count - 1], whole.Id);
            glyphs[count - 1] = whole;
            return count;
        }
        var found = Find(point, style) ?? (SpaceWidth(point) is { } space ? Sized(style, space) : null);
        if (found is null)
        {
            missing ??= [];
            if (!missing.Contains(point)) missing.Add(point);
            found = Find(Replacement, style) ?? Find('?', style)!;
        }
        var (face, id, advance) = found.Value;
        if (kerning && count > 0) Kern(ref glyphs[count - 1], face, id);
        glyphs[count] = new Glyph(face, id, (short)advance, chars, start);
        if (count > 0 && IsCombining(point)) SetOn(glyphs[count - 1], ref glyphs[count], text);
        return count + 1;
    }

    (FontFace Face, ushort Id, int Advance)? Find(int point, FontStyle style)
    {
        if (In(faces[(int)style].Value) is { } own) return own;
        if (style == FontStyle.Mono && In(this[FontStyle.Regular]) is { } regular) return regular;
        foreach (var fallback in fallbacks)
            if (In(fallback.Value) is { } other) return other;
        return null;

        (FontFace, ushort, int)? In(FontFace face) => face.GlyphOf(point) is var id && id != 0 ? (face, id, face.AdvanceOf(id)) : null;
    }

    (FontFace Face, ushort Id, int Advance)? Sized(FontStyle style, int advance) => (this[style], this[style].GlyphOf(' '), advance);

    /// <summary>A letter and the mark after it as one glyph, where Unicode and the letter's face have the two composed.</summary>
    static Glyph? Composed(ReadOnlySpan<char> text, Glyph before, int last)
    {
        var composed = text[before.Cluster..(last + 1)].ToString();
        if (!IsWellFormed(composed)) return null;
        composed = composed.Normalize();
        if (composed.Length != 1 || before.Face.GlyphOf(composed[0]) is not (var id and not 0)) return null;
        return new Glyph(before.Face, id, (short)before.Face.AdvanceOf(id), (byte)(last + 1 - before.Cluster), before.Cluster);
    }

    /// <summary>Sets a mark on the letter, or on the mark, before it.</summary>
    static void SetOn(Glyph bearer, ref Glyph mark, ReadOnlySpan<char> text)
    {
        if (!ReferenceEquals(bearer.Face, mark.Face)) return;
        var bearerIsMark = bearer.Chars == 1 && IsCombining(text[bearer.Cluster]);
        if (mark.Face.MarkOn(bearer.Id, mark.Id, bearerIsMark) is not var (x, y)) return;
        mark = mark with { Right = (short)(bearer.Right - bearer.Advance + x), Up = (short)(bearer.Up + y) };
    }

    static bool IsWellFormed(string text)
    {
        foreach (var c in text)
            if (char.IsSurrogate(c)) return false;
        return true;
    }

    static int Ligate(Glyph[] glyphs, int count, bool kerning)
    {
        var kept = 0;
        for (var i = 0; i < count;)
        {
            var glyph = glyphs[i];
            var taken = 1;
            if (i + 1 < count && glyph.Face.StartsLigature(glyph.Id) && glyph.Face.LigatureOf(new ReadOnlySpan<Glyph>(glyphs, i, count - i), out taken) is var id and not 0)
            {
                var last = glyphs[i + taken - 1];
                var chars = (byte)(last.Cluster + last.Chars - glyph.Cluster);
                if (kerning && kept > 0) Rekern(ref glyphs[kept - 1], glyph, id);
                glyph = new Glyph(glyph.Face, id, (short)glyph.Face.AdvanceOf(id), chars, glyph.Cluster);
                if (kerning && i + taken < count) Kern(ref glyph, glyphs[i + taken].Face, glyphs[i + taken].Id);
            }
            glyphs[kept++] = glyph;
            i += taken;
        }
        return kept;
    }

    static void Kern(ref Glyph glyph, FontFace nextFace, ushort next)
    {
        if (ReferenceEquals(glyph.Face, nextFace) && glyph.Face.KernOf(glyph.Id, next) is var kern and not 0) Add(ref glyph, kern);
    }

    /// <summary>Kerns a glyph anew when the one after it gives way to another.</summary>
    static void Rekern(ref Glyph glyph, Glyph before, ushort after)
    {
        if (ReferenceEquals(glyph.Face, before.Face)) Add(ref glyph, glyph.Face.KernOf(glyph.Id, after) - glyph.Face.KernOf(glyph.Id, before.Id));
    }

    static void Add(ref Glyph glyph, int advance) => glyph = glyph with { Advance = (short)(glyph.Advance + advance) };

    static bool IsCombining(int point) => point is >= 0x0300 and < 0x0370 or >= 0x1AB0 and < 0x1B00 or >= 0x1DC0 and < 0x1E00 or >= 0x20D0 and < 0x2100;

    /// <summary>Unicode's default-ignorable characters: joiners, marks of direction, variation selectors.</summary>
    static bool IsInvisible(int point) => point is >= 0x200B and <= 0x200F or >= 0x202A and <= 0x202E or >= 0x2060 and <= 0x206F
        or 0xFEFF or 0x034F or 0x061C or >= 0x180B and <= 0x180F or >= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF;

    /// <summary>The width of a space that a face may lack, by its definition.</summary>
    static int? SpaceWidth(int point) => point switch
    {
        0x2000 or 0x2002 => 500,
        0x2001 or 0x2003 or 0x3000 => 1000,
        0x2004 => 333,
        0x2005 => 250,
        0x2006 => 167,
        0x2007 => 572,
        0x2008 or 0x202F or 0x205F => 222,
        0x2009 => 200,
        0x200A => 100,
        _ => null,
    };

    static Lazy<FontFace> Embedded(string name, bool kerned = true) => new(() =>
    {
        using var stream = typeof(FontSet).Assembly.GetManifestResourceStream(name + ".ttf")
            ?? throw new InvalidOperationException($"The program lacks its font {name}.");
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return new FontFace(data, kerned);
    });
}
