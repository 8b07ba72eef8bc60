using System.Buffers.Binary;
using System.Text;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>Builds the ICC profiles a document needs (ICC.1:2001-04): sRGB by its primaries and tone curve (IEC 61966-2-1).</summary>
static class ColourProfiles
{
    /// <summary>A display profile of three primaries, adapted to D50, and one curve of 1,024 steps.</summary>
    public static byte[] Srgb()
    {
        var curve = Curve();
        return Assemble("mntr", "RGB ", "XYZ ",
        [
            ("desc", Description("sRGB IEC61966-2.1")), ("cprt", Text("No copyright, use freely")), ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.436066, 0.222488, 0.013916)), ("gXYZ", Xyz(0.385147, 0.716873, 0.097076)), ("bXYZ", Xyz(0.143066, 0.060608, 0.714096)),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]);
    }

    /// <summary>
    /// An input profile for ordinary coated offset inks: a table of five steps an ink to Lab, from the inks' solid colours and their
    /// overprints (Neugebauer's mixing, with the dot gain of Yule and Nielsen's n of 2).
    /// </summary>
    public static byte[] Cmyk()
    {
        const int Steps = 5;
        var table = new MemoryStream();
        table.Write("mft2\0\0\0\0"u8);
        table.Write([4, 3, Steps, 0]);
        for (var i = 0; i < 9; i++) Number32(i % 4 == 0 ? 65536 : 0);
        Number16(2);
        Number16(2);
        for (var i = 0; i < 8; i++) Number16(i % 2 * 65535);
        for (var node = 0; node < Steps * Steps * Steps * Steps; node++)
        {
            double Ink(int place) => node / place % Steps / (Steps - 1.0);
            var (l, a, b) = OffsetInks.Lab(Ink(Steps * Steps * Steps), Ink(Steps * Steps), Ink(Steps), Ink(1));
            Number16((int)Math.Round(Math.Clamp(l / 100, 0, 1) * 65280));
            Number16((int)Math.Round(Math.Clamp(a + 128, 0, 255.996) * 256));
            Number16((int)Math.Round(Math.Clamp(b + 128, 0, 255.996) * 256));
        }
        for (var i = 0; i < 6; i++) Number16(i % 2 * 65535);
        return Assemble("scnr", "CMYK", "Lab ",
            [("desc", Description("Coated offset")), ("cprt", Text("No copyright, use freely")), ("wtpt", Xyz(0.9642, 1, 0.8249)), ("A2B0", table.ToArray())]);

        void Number16(int value) => table.Write([(byte)(value >> 8), (byte)value]);
        void Number32(int value) => table.Write([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }

    static byte[] Curve()
    {
        const int Steps = 1024;
        var curve = new byte[12 + 2 * Steps];
        Encoding.ASCII.GetBytes("curv", curve);
        BinaryPrimitives.WriteInt32BigEndian(curve.AsSpan(8), Steps);
        for (var i = 0; i < Steps; i++)
        {
            var v = i / (Steps - 1.0);
            var linear = v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(curve.AsSpan(12 + 2 * i), (ushort)Math.Round(linear * 65535));
        }
        return curve;
    }

    static byte[] Xyz(double x, double y, double z)
    {
        var tag = new byte[20];
        Encoding.ASCII.GetBytes("XYZ ", tag);
        WriteXyz(tag.AsSpan(8), x, y, z);
        return tag;
    }

    static void WriteXyz(Span<byte> to, double x, double y, double z)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, (int)Math.Round(x * 65536));
        BinaryPrimitives.WriteInt32BigEndian(to[4..], (int)Math.Round(y * 65536));
        BinaryPrimitives.WriteInt32BigEndian(to[8..], (int)Math.Round(z * 65536));
    }

    static byte[] Text(string text) => [.. "text\0\0\0\0"u8, .. Encoding.ASCII.GetBytes(text), 0];

    static byte[] Description(string text)
    {
        var tag = new byte[12 + text.Length + 1 + 4 + 4 + 2 + 1 + 67];
        Encoding.ASCII.GetBytes("desc", tag);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(8), text.Length + 1);
        Encoding.ASCII.GetBytes(text, tag.AsSpan(12));
        return tag;
    }

    static byte[] Assemble(string deviceClass, string colours, string connection, (string Tag, byte[] Data)[] tags)
    {
        var profile = new MemoryStream();
        profile.Write(new byte[128 + 4 + 12 * tags.Length]);
        var at = new Dictionary<byte[], int>(ReferenceEqualityComparer.Instance as IEqualityComparer<byte[]>);
        foreach (var (_, data) in tags)
        {
            if (!at.TryAdd(data, (int)profile.Length)) continue;
            profile.Write(data);
            while (profile.Length % 4 != 0) profile.WriteByte(0);
        }
        var bytes = profile.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(bytes, bytes.Length);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), 0x02400000);
        Encoding.ASCII.GetBytes(deviceClass + colours + connection, bytes.AsSpan(12));
        foreach (var (i, part) in ((int[])[2000, 1, 1]).Index()) BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(24 + 2 * i), (ushort)part);
        Encoding.ASCII.GetBytes("acsp", bytes.AsSpan(36));
        WriteXyz(bytes.AsSpan(68), 0.9642, 1, 0.8249);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(128), tags.Length);
        foreach (var (i, (tag, data)) in tags.Index())
        {
            Encoding.ASCII.GetBytes(tag, bytes.AsSpan(132 + 12 * i));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(136 + 12 * i), at[data]);
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(140 + 12 * i), data.Length);
        }
        return bytes;
    }
}
