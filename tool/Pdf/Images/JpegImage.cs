using System.Buffers.Binary;
using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Pdf.Images;

/// <summary>A JPEG file, embedded as it is; only its headers are read.</summary>
sealed class JpegImage : PdfImage
{
    readonly ImageSource file;
    readonly int components;
    readonly bool inverted;

    JpegImage(ImageSource file, int components, bool inverted) => (this.file, this.components, this.inverted) = (file, components, inverted);

    public static JpegImage Read(ImageSource file)
    {
        using var data = file.Open();
        if (data.ReadByte() != 0xFF || data.ReadByte() != 0xD8) throw new PdfImageException("The picture is not a JPEG file.");
        var orientation = 1;
        double? resolution = null;
        var adobe = false;
        var longest = new byte[ushort.MaxValue];
        for (var end = data.Length; ;)
        {
            int marker;
            do marker = data.ReadByte(); while (marker is not (0xFF or -1));
            do marker = data.ReadByte(); while (marker == 0xFF);
            if (end - data.Position < 2) throw new PdfImageException("The JPEG file ends before its picture begins.");
            if (marker is 0x01 or >= 0xD0 and <= 0xD8) continue;
            if (marker is 0xD9 or 0xDA) throw new PdfImageException("The JPEG file does not state its size.");
            var length = data.ReadByte() << 8 | data.ReadByte();
            if (length < 2 || length - 2 > end - data.Position) throw new PdfImageException("The JPEG file is cut short.");
            var segment = longest.AsSpan(0, length - 2);
            data.ReadExactly(segment);
            if (marker == 0xE1) orientation = Exif.Orientation(segment) ?? orientation;
            else if (marker == 0xE0) resolution = JfifResolution(segment) ?? resolution;
            else if (marker == 0xEE) adobe |= segment.StartsWith("Adobe"u8);
            else if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Frame(file, marker, segment, orientation, resolution, adobe);
        }
    }

    static JpegImage Frame(ImageSource file, int marker, ReadOnlySpan<byte> frame, int orientation, double? resolution, bool adobe)
    {
        if (marker is not (0xC0 or 0xC1 or 0xC2)) throw new PdfImageException("The JPEG file is of a rare kind (lossless or arithmetic) that PDF cannot hold. Save it as an ordinary JPEG.");
        if (frame.Length < 6) throw new PdfImageException("The JPEG file is cut short.");
        int bits = frame[0], height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), components = frame[5];
        if (bits != 8) throw new PdfImageException($"The JPEG file has {bits} bits a sample; PDF holds 8.");
        if (width == 0 || height == 0) throw new PdfImageException("The JPEG file's picture has no size.");
        if (components is not (1 or 3 or 4)) throw new PdfImageException($"The JPEG file has {components} colour components; PDF holds 1, 3 or 4.");
        return new JpegImage(file, components, inverted: components == 4 && adobe)
        {
            StoredWidth = width,
            StoredHeight = height,
            Orientation = orientation,
            Resolution = resolution,
        };
    }

    static double? JfifResolution(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 12 || !segment.StartsWith("JFIF\0"u8)) return null;
        int unit = segment[7], density = BinaryPrimitives.ReadUInt16BigEndian(segment[8..]);
        return density < 2 ? null : unit == 1 ? density : unit == 2 ? density * 2.54 : null;
    }

    internal override int Write(ObjectFile to, Func<int> cmykProfile)
    {
        var number = to.Allocate();
        var dictionary = new ByteBuffer();
        dictionary.Raw("/Type/XObject/Subtype/Image/Filter/DCTDecode/BitsPerComponent 8/Width "u8).Integer(StoredWidth).Raw("/Height "u8).Integer(StoredHeight);
        if (components == 4) dictionary.Raw("/ColorSpace[/ICCBased "u8).Reference(cmykProfile()).Byte((byte)']');
        else dictionary.Raw(components == 1 ? "/ColorSpace/DeviceGray"u8 : "/ColorSpace/DeviceRGB"u8);
        // Adobe's programs store CMYK upside down, and say that they wrote it.
        if (inverted) dictionary.Raw("/Decode[1 0 1 0 1 0 1 0]"u8);
        using var data = file.Open();
        to.WriteStream(number, dictionary.Written, data, data.Length);
        return number;
    }
}
