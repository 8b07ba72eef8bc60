using System.Buffers.Binary;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Reads the size in pixels from the head of a PNG or JPEG, as it is to be seen: a photograph taken sideways is turned.</summary>
static class ImageSize
{
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 24 && bytes[..8].SequenceEqual((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]))
            return Positive(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
        return bytes.Length > 4 && bytes[0] == 0xFF && bytes[1] == 0xD8 ? Jpeg(bytes) : null;
    }

    static (int, int)? Jpeg(ReadOnlySpan<byte> bytes)
    {
        var sideways = false;
        for (var at = 2; at + 9 < bytes.Length;)
        {
            if (bytes[at] != 0xFF) { at++; continue; }
            var marker = bytes[at + 1];
            if (marker is 0xFF or 0x00 or 0x01 or (>= 0xD0 and <= 0xD8)) { at += marker == 0xFF ? 1 : 2; continue; }
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (marker == 0xE1 && at + 2 + length <= bytes.Length) sideways |= IsSideways(bytes.Slice(at + 4, Math.Max(0, length - 2)));
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]));
                return sideways ? Positive(height, width) : Positive(width, height);
            }
            at += 2 + length;
        }
        return null;
    }

    /// <summary>EXIF orientations 5 to 8 lie on their side (EXIF 2.32, tag 0x0112).</summary>
    static bool IsSideways(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 20 || !segment[..6].SequenceEqual("Exif\0\0"u8)) return false;
        var tiff = segment[6..];
        var little = tiff[0] == 'I';
        var directory = little ? BinaryPrimitives.ReadInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadInt32BigEndian(tiff[4..]);
        if (directory < 0 || directory + 2 > tiff.Length) return false;
        var count = Short(tiff, directory, little);
        for (var i = 0; i < count; i++)
        {
            var entry = directory + 2 + 12 * i;
            if (entry + 12 > tiff.Length) return false;
            if (Short(tiff, entry, little) == 0x0112) return Short(tiff, entry + 8, little) is >= 5 and <= 8;
        }
        return false;
    }

    static int Short(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    static (int, int)? Positive(int width, int height) => width > 0 && height > 0 ? (width, height) : null;
}
