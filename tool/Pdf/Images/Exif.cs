using System.Buffers.Binary;

namespace IncidentStrategy.Pdf.Images;

/// <summary>Reads the one thing of EXIF that changes how a picture is seen: which way up the camera was.</summary>
static class Exif
{
    /// <summary>The orientation, 1 to 8, that an APP1 segment states; null when it states none.</summary>
    public static int? Orientation(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 14 || !segment.StartsWith("Exif\0\0"u8)) return null;
        return OfTiff(segment[6..]);
    }

    /// <summary>The orientation by a TIFF header and its first directory.</summary>
    public static int? OfTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return null;
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8)) return null;
        var directory = U32(tiff, 4, little);
        if (directory > tiff.Length - 2) return null;
        int count = U16(tiff, (int)directory, little), at = (int)directory + 2;
        for (var i = 0; i < count && at + 12 <= tiff.Length; i++, at += 12)
            if (U16(tiff, at, little) == 0x0112)
                return U16(tiff, at + 8, little) is >= 1 and <= 8 and var orientation ? orientation : null;
        return null;
    }

    static ushort U16(ReadOnlySpan<byte> data, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(data[at..]) : BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    static uint U32(ReadOnlySpan<byte> data, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(data[at..]) : BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
