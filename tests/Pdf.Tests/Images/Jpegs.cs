using System.Buffers.Binary;

namespace IncidentStrategy.Pdf.Tests.Images;

/// <summary>Makes baseline JPEG files of plain squares, eight pixels a side, by the letter of the format (ITU-T T.81).</summary>
static class Jpegs
{
    /// <summary>A file of <paramref name="components"/> without colour transform; <paramref name="colourOf"/> gives each square's samples.</summary>
    public static byte[] Make(int across, int down, int components, Func<int, int, byte[]> colourOf, int orientation = 0, bool adobe = true, bool littleEndian = false)
    {
        var to = new MemoryStream();
        to.Write([0xFF, 0xD8]);
        if (orientation > 0) Segment(to, 0xE1, Exif(orientation, littleEndian));
        if (adobe) Segment(to, 0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]);
        Segment(to, 0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]);
        Segment(to, 0xC0, [8, .. Word(down * 8), .. Word(across * 8), (byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0x11, 0 })]);
        // Twelve codes of four bits for the sizes of differences; one code of one bit, "no more", for all else of a square.
        Segment(to, 0xC4, [0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Enumerable.Range(0, 12).Select(i => (byte)i)]);
        Segment(to, 0xC4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Segment(to, 0xDA, [(byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0 }), 0, 63, 0]);
        Scan(to, across, down, components, colourOf);
        to.Write([0xFF, 0xD9]);
        return to.ToArray();
    }

    static void Scan(MemoryStream to, int across, int down, int components, Func<int, int, byte[]> colourOf)
    {
        var bits = new List<bool>();
        var last = new int[components];
        for (var y = 0; y < down; y++)
            for (var x = 0; x < across; x++)
                for (var c = 0; c < components; c++)
                {
                    var level = colourOf(x, y)[c] - 128;
                    var difference = level - last[c];
                    last[c] = level;
                    var size = difference == 0 ? 0 : 1 + (int)Math.Log2(Math.Abs(difference));
                    Put(size, 4);
                    Put(difference < 0 ? difference + (1 << size) - 1 : difference, size);
                    Put(0, 1);
                }
        while (bits.Count % 8 != 0) bits.Add(true);
        for (var i = 0; i < bits.Count; i += 8)
        {
            var value = Enumerable.Range(0, 8).Aggregate(0, (v, b) => v << 1 | (bits[i + b] ? 1 : 0));
            to.WriteByte((byte)value);
            if (value == 0xFF) to.WriteByte(0);
        }

        void Put(int value, int count)
        {
            for (var b = count - 1; b >= 0; b--) bits.Add((value >> b & 1) != 0);
        }
    }

    static byte[] Exif(int orientation, bool little)
    {
        var tiff = new byte[26];
        (little ? "II"u8 : "MM"u8).CopyTo(tiff);
        void Put(int at, int value, int size)
        {
            for (var i = 0; i < size; i++) tiff[at + (little ? i : size - 1 - i)] = (byte)(value >> (8 * i));
        }
        Put(2, 42, 2);
        Put(4, 8, 4);
        Put(8, 1, 2);
        Put(10, 0x0112, 2);
        Put(12, 3, 2);
        Put(14, 1, 4);
        Put(18, orientation, 2);
        return [.. "Exif\0\0"u8, .. tiff];
    }

    static byte[] Word(int value)
    {
        var word = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(word, (ushort)value);
        return word;
    }

    static void Segment(MemoryStream to, byte marker, byte[] data)
    {
        to.Write([0xFF, marker]);
        to.Write(Word(data.Length + 2));
        to.Write(data);
    }
}
