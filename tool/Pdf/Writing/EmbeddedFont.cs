using System.Text;
using IncidentStrategy.Pdf.Fonts;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>
/// A face as the document uses it. Each pair of a glyph and the text it stands for has a code of its own,
/// so that the text taken out of the file is the text that was put in, whatever glyphs it shares.
/// </summary>
sealed class EmbeddedFont(FontFace face, int number)
{
    readonly ushort[] codeOfGlyph = new ushort[face.GlyphCount];
    readonly string?[] textOfGlyph = new string?[face.GlyphCount];

    /// <summary>The codes of glyphs that stand for more texts than their first, by the glyph and the text behind it.</summary>
    readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    readonly List<int> glyphs = [0];
    readonly List<string> texts = [""];

    public FontFace Face => face;

    /// <summary>The object number.</summary>
    public int Number => number;

    /// <summary>The code that shows a glyph for its stretch of the text.</summary>
    public ushort CodeOf(in Glyph glyph, ReadOnlySpan<char> text)
    {
        var known = textOfGlyph[glyph.Id];
        if (known is not null && known[0] == text[glyph.Cluster] && known.Length == glyph.Chars
            && (known.Length == 1 || text.Slice(glyph.Cluster, glyph.Chars).SequenceEqual(known))) return codeOfGlyph[glyph.Id];
        var stretch = text.Slice(glyph.Cluster, glyph.Chars);
        if (known is null)
        {
            textOfGlyph[glyph.Id] = stretch.ToString();
            return codeOfGlyph[glyph.Id] = Add(glyph.Id, Extractable(stretch));
        }
        var extractable = Extractable(stretch);
        var key = (char)glyph.Id + extractable;
        if (!codes.TryGetValue(key, out var code)) codes[key] = code = Add(glyph.Id, extractable);
        return (ushort)code;
    }

    ushort Add(ushort glyph, string text)
    {
        if (glyphs.Count > ushort.MaxValue) throw new InvalidOperationException("A face has more glyphs in use than a font may hold.");
        glyphs.Add(glyph);
        texts.Add(text);
        return (ushort)(glyphs.Count - 1);
    }

    /// <summary>The text as ToUnicode may give it: controls are spaces; what is no character, and private use, is the replacement character.</summary>
    static string Extractable(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var value = rune.Value;
            var barred = value is >= 0xE000 and <= 0xF8FF or >= 0xF0000 or 0xFEFF || (value & 0xFFFE) == 0xFFFE;
            if (value < 0x20 || value is >= 0x7F and < 0xA0) result.Append(' ');
            else if (barred) result.Append('\uFFFD');
            else result.Append(rune.ToString());
        }
        return result.ToString();
    }

    public void Write(ObjectFile file)
    {
        var subset = FontSubset.Make(face, glyphs, null);
        var name = Tagged(subset) + "+" + face.Name;
        int descendant = file.Allocate(), descriptor = file.Allocate(), program = file.Allocate(), unicode = file.Allocate();
        var to = new ByteBuffer();
        to.Raw("/Length1 "u8).Integer(subset.Length);
        file.WriteStream(program, to.Written, subset, Packing.Small);
        WriteToUnicode(file, unicode);

        to.Clear();
        to.Raw("<</Type/Font/Subtype/Type0/BaseFont"u8).Name(name).Raw("/Encoding/Identity-H/DescendantFonts["u8).Reference(descendant)
            .Raw("]/ToUnicode "u8).Reference(unicode);
        file.Write(number, to.Raw(">>"u8).Written);

        to.Clear();
        to.Raw("<</Type/Font/Subtype/CIDFontType2/BaseFont"u8).Name(name)
            .Raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor "u8).Reference(descriptor)
            .Raw("/DW "u8).Integer(face.AdvanceOf(0)).Raw("/W[0["u8);
        foreach (var glyph in glyphs) to.Integer(face.AdvanceOf((ushort)glyph)).Space();
        file.Write(descendant, to.Raw("]]>>"u8).Written);
        WriteDescriptor(file, face, descriptor, program, name, symbolic: true);
    }

    public static void WriteDescriptor(ObjectFile file, FontFace face, int number, int program, string name, bool symbolic)
    {
        var to = new ByteBuffer();
        var box = face.Box;
        var flags = (symbolic ? 4 : 32) | (face.IsFixedPitch ? 1 : 0) | (face.ItalicAngle != 0 ? 64 : 0);
        to.Raw("<</Type/FontDescriptor/FontName"u8).Name(name).Raw("/Flags "u8).Integer(flags)
            .Raw("/FontBBox["u8).Integer(box.Left).Space().Integer(box.Bottom).Space().Integer(box.Right).Space().Integer(box.Top)
            .Raw("]/ItalicAngle "u8).Number(face.ItalicAngle).Raw("/Ascent "u8).Integer(face.Ascent).Raw("/Descent "u8).Integer(face.Descent)
            .Raw("/CapHeight "u8).Integer(face.CapHeight).Raw("/XHeight "u8).Integer(face.XHeight)
            .Raw("/StemV "u8).Integer(50 + face.Weight * face.Weight / 4225).Raw("/FontFile2 "u8).Reference(program);
        file.Write(number, to.Raw(">>"u8).Written);
    }

    /// <summary>Six capitals that depend on the subset alone.</summary>
    public static string Tagged(ReadOnlySpan<byte> subset)
    {
        var print = new Fingerprint();
        print.Add(subset);
        Span<char> tag = stackalloc char[6];
        for (var i = 0; i < 6; i++) tag[i] = (char)('A' + print.Bytes[i] % 26);
        return tag.ToString();
    }

    void WriteToUnicode(ObjectFile file, int unicode)
    {
        var to = new ByteBuffer(4096);
        to.Raw("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"u8)
            .Raw("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"u8);
        for (var first = 1; first < glyphs.Count; first += 100)
        {
            var count = Math.Min(100, glyphs.Count - first);
            to.Integer(count).Raw(" beginbfchar\n"u8);
            for (var code = first; code < first + count; code++)
            {
                to.Byte((byte)'<').Hex((byte)(code >> 8)).Hex((byte)code).Raw("><"u8);
                foreach (var unit in texts[code]) to.Hex((byte)(unit >> 8)).Hex((byte)unit);
                to.Raw(">\n"u8);
            }
            to.Raw("endbfchar\n"u8);
        }
        to.Raw("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"u8);
        file.WriteStream(unicode, default, to.Written, Packing.Small);
    }
}
