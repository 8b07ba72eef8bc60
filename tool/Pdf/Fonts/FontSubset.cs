using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using static IncidentStrategy.Pdf.Fonts.OpenTypeReader;

namespace IncidentStrategy.Pdf.Fonts;

/// <summary>
/// Cuts a face down to the glyphs in use, in the order of their codes, so that code and glyph are one number.
/// Parts of composite glyphs follow behind. Hinting is left out: print and the readers of today do without.
/// </summary>
static class FontSubset
{
    const int WordArguments = 1, MoreParts = 32, Scale = 8, TwoScales = 64, Matrix = 128, HasInstructions = 256;

    /// <summary>Makes a font file of <paramref name="glyphs"/>, the first of which is 0, with a character map when a simple font needs one.</summary>
    public static byte[] Make(FontFace face, IReadOnlyCollection<int> glyphs, IReadOnlyList<(ushort Character, ushort Code)>? characters)
    {
        var list = new List<int>(glyphs.Count + 16);
        list.AddRange(glyphs);
        var partCodes = new Dictionary<int, int>();
        var outlines = new MemoryStream();
        var offsets = new List<int> { 0 };
        for (var code = 0; code < list.Count; code++)
        {
            WriteOutline(face, (ushort)list[code], outlines, part =>
            {
                if (partCodes.TryGetValue(part, out var known)) return known;
                list.Add(part);
                return partCodes[part] = list.Count - 1;
            });
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
            offsets.Add((int)outlines.Length);
        }

        // A font's tables stand in the order of their names.
        var tables = new List<Table>();
        if (characters is not null) tables.Add(new Table("cmap", CharacterTable(characters)));
        tables.Add(new Table("glyf", outlines.ToArray()));
        tables.Add(new Table("head", Head(face)));
        tables.Add(new Table("hhea", Patched(face.TableBytes("hhea"), 34, list.Count)));
        tables.Add(new Table("hmtx", Metrics(face, list)));
        tables.Add(new Table("loca", Words(offsets)));
        tables.Add(new Table("maxp", MaximumProfile(face, list.Count)));
        return Assemble(tables);
    }

    sealed record Table(string Tag, byte[] Bytes);

    static void WriteOutline(FontFace face, ushort glyph, MemoryStream to, Func<int, int> codeOfPart)
    {
        var outline = face.Outline(glyph);
        if (outline.IsEmpty) return;
        var contours = I16(outline, 0);
        if (contours >= 0)
        {
            var instructions = 10 + 2 * contours;
            if (contours == 0) return;
            to.Write(outline[..instructions]);
            to.Write([0, 0]);
            to.Write(outline[(instructions + 2 + U16(outline, instructions))..]);
            return;
        }
        var copy = outline.ToArray();
        var at = 10;
        for (var more = true; more;)
        {
            int flags = U16(copy, at);
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)(flags & ~HasInstructions));
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 2), (ushort)codeOfPart(U16(copy, at + 2)));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at += (flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
            more = (flags & MoreParts) != 0;
        }
        to.Write(copy.AsSpan(0, at));
    }

    static byte[] Metrics(FontFace face, List<int> glyphs)
    {
        var table = new byte[glyphs.Count * 4];
        for (var i = 0; i < glyphs.Count; i++) face.Metrics((ushort)glyphs[i]).CopyTo(table, 4 * i);
        return table;
    }

    static byte[] Head(FontFace face)
    {
        var head = Patched(face.TableBytes("head"), 50, 1);
        head.AsSpan(8, 4).Clear();
        return head;
    }

    static byte[] MaximumProfile(FontFace face, int count)
    {
        var table = Patched(face.TableBytes("maxp"), 4, count);
        if (table.Length < 32) return table;
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(14), 1);
        table.AsSpan(16, 12).Clear();
        return table;
    }

    static byte[] Patched(ReadOnlySpan<byte> table, int at, int value)
    {
        var copy = table.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)value);
        return copy;
    }

    static byte[] Words(List<int> values)
    {
        var table = new byte[values.Count * 4];
        for (var i = 0; i < values.Count; i++) BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(4 * i), values[i]);
        return table;
    }

    /// <summary>A format 4 map for Windows Unicode, one segment for each character.</summary>
    static byte[] CharacterTable(IReadOnlyList<(ushort Character, ushort Code)> characters)
    {
        var sorted = characters.OrderBy(c => c.Character).Append(((ushort)0xFFFF, (ushort)0)).ToList();
        var table = new MemoryStream();
        int count = sorted.Count, power = 1 << BitOperations.Log2((uint)count);
        foreach (var word in (int[])[0, 1, 3, 1, 0, 12, 4, 16 + 8 * count, 0, 2 * count, 2 * power, BitOperations.Log2((uint)count), 2 * (count - power)]) Word(word);
        foreach (var (character, _) in sorted) Word(character);
        Word(0);
        foreach (var (character, _) in sorted) Word(character);
        foreach (var (character, code) in sorted) Word(character == 0xFFFF ? 1 : code - character);
        foreach (var _ in sorted) Word(0);
        return table.ToArray();

        void Word(int value) => table.Write([(byte)(value >> 8), (byte)value]);
    }

    static byte[] Assemble(List<Table> tables)
    {
        int count = tables.Count, power = 1 << BitOperations.Log2((uint)count);
        var size = 12 + 16 * count;
        foreach (var (_, table) in tables) size += (table.Length + 3) & ~3;
        var font = new byte[size];
        BinaryPrimitives.WriteUInt32BigEndian(font, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), (ushort)count);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(6), (ushort)(power * 16));
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(8), (ushort)BitOperations.Log2((uint)count));
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(10), (ushort)((count - power) * 16));
        int record = 12, at = 12 + 16 * count, head = 0;
        foreach (var (tag, table) in tables)
        {
            table.CopyTo(font, at);
            if (tag == "head") head = at;
            Encoding.ASCII.GetBytes(tag, font.AsSpan(record));
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(record + 4), Checksum(font.AsSpan(at, (table.Length + 3) & ~3)));
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(record + 8), (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(record + 12), (uint)table.Length);
            record += 16;
            at += (table.Length + 3) & ~3;
        }
        BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(head + 8), 0xB1B0AFBA - Checksum(font));
        return font;
    }

    static uint Checksum(ReadOnlySpan<byte> words)
    {
        var sum = 0u;
        for (var at = 0; at + 4 <= words.Length; at += 4) sum += U32(words, at);
        return sum;
    }
}
