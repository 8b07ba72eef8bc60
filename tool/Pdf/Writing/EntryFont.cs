using IncidentStrategy.Pdf.Fonts;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>The font in which a reader's program sets what is typed into a field: all of Windows Latin 1 as a simple font.</summary>
static class EntryFont
{
    public static void Write(ObjectFile file, int number)
    {
        var face = FontSet.Noto[FontStyle.Regular];
        var glyphs = new List<int> { 0 };
        var characters = new List<(ushort, ushort)>();
        var widths = new ByteBuffer();
        for (var code = 32; code <= 255; code++)
        {
            var character = Character(code);
            var glyph = face.GlyphOf(character);
            widths.Integer(face.AdvanceOf(glyph)).Space();
            if (glyph == 0) continue;
            characters.Add((character, (ushort)glyphs.Count));
            glyphs.Add(glyph);
        }
        // A character may have two codes; a character map names it once.
        characters = [.. characters.DistinctBy(c => c.Item1)];
        var subset = FontSubset.Make(face, glyphs, characters);
        var name = EmbeddedFont.Tagged(subset) + "+" + face.Name;
        int program = file.Allocate(), descriptor = file.Allocate();
        var to = new ByteBuffer();
        to.Raw("/Length1 "u8).Integer(subset.Length);
        file.WriteStream(program, to.Written, subset, Packing.Small);
        EmbeddedFont.WriteDescriptor(file, face, descriptor, program, name, symbolic: false);
        to.Clear();
        to.Raw("<</Type/Font/Subtype/TrueType/BaseFont"u8).Name(name).Raw("/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255/Widths["u8).Raw(widths.Written)
            .Raw("]/FontDescriptor "u8).Reference(descriptor);
        file.Write(number, to.Raw(">>"u8).Written);
    }

    /// <summary>Windows code page 1252; codes it leaves open show a bullet, as PDF has it.</summary>
    static ushort Character(int code) => code switch
    {
        < 0x7F => (ushort)code,
        0x7F or 0x81 or 0x8D or 0x8F or 0x90 or 0x9D => 0x2022,
        < 0xA0 => High[code - 0x80],
        0xA0 => ' ',
        0xAD => '-',
        _ => (ushort)code,
    };

    const string High = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
}
