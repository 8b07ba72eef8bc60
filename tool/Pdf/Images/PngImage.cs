using System.Buffers.Binary;
using System.IO.Compression;
using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Pdf.Images;

/// <summary>
/// A PNG file. Its compressed rows go into the PDF as they stand, PNG's row filters being PDF's predictor 15;
/// only alpha, transparent palette entries and interlacing need them opened.
/// </summary>
sealed class PngImage : PdfImage
{
    const long MostPixelsOpened = 150_000_000;

    PngImage(PngHeader header, IReadOnlyList<ReadOnlyMemory<byte>> rows) => (Header, Rows) = (header, rows);

    PngHeader Header { get; }

    /// <summary>The compressed rows, in the pieces in which the file holds them.</summary>
    IReadOnlyList<ReadOnlyMemory<byte>> Rows { get; }

    ReadOnlyMemory<byte> Palette { get; init; }

    /// <summary>The tRNS chunk: alpha for each entry of the palette, or the one transparent colour.</summary>
    ReadOnlyMemory<byte> Transparency { get; init; }

    internal override bool HasSoftMask => Header.HasAlpha || (Header.IsIndexed && !Transparency.IsEmpty);

    public static PngImage Read(ReadOnlyMemory<byte> file)
    {
        var data = file.Span;
        if (!data.StartsWith(Png)) throw new PdfImageException("The picture is not a PNG file.");
        PngHeader? header = null;
        ReadOnlyMemory<byte> palette = default, transparency = default;
        var rows = new List<ReadOnlyMemory<byte>>();
        double? resolution = null;
        var orientation = 1;
        for (var at = 8; ;)
        {
            if (at + 12 > data.Length) throw new PdfImageException("The PNG file is cut short.");
            var length = BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
            if (length > data.Length - at - 12) throw new PdfImageException("The PNG file is cut short.");
            var type = data.Slice(at + 4, 4);
            var chunk = file.Slice(at + 8, (int)length);
            if (BinaryPrimitives.ReadUInt32BigEndian(data[(at + 8 + (int)length)..]) != Crc.Of(data.Slice(at + 4, 4 + (int)length)))
                throw new PdfImageException($"The PNG file is damaged: the check sum of its {System.Text.Encoding.Latin1.GetString(type)} chunk is wrong.");
            at += 12 + (int)length;
            if (type.SequenceEqual("IHDR"u8)) header = PngHeader.Read(chunk.Span);
            else if (header is null) throw new PdfImageException("The PNG file does not begin with its header.");
            else if (type.SequenceEqual("PLTE"u8)) palette = chunk;
            else if (type.SequenceEqual("tRNS"u8)) transparency = chunk;
            else if (type.SequenceEqual("IDAT"u8)) rows.Add(chunk);
            else if (type.SequenceEqual("eXIf"u8)) orientation = Exif.OfTiff(chunk.Span) ?? 1;
            else if (type.SequenceEqual("pHYs"u8) && length == 9 && chunk.Span[8] == 1)
                resolution = BinaryPrimitives.ReadUInt32BigEndian(chunk.Span) is > 0 and var perMetre ? perMetre * 0.0254 : null;
            else if (type.SequenceEqual("IEND"u8)) break;
        }
        Check(header!, rows, palette, ref transparency);
        return new PngImage(header!, rows)
        {
            Palette = palette,
            Transparency = transparency,
            StoredWidth = header!.Width,
            StoredHeight = header.Height,
            Orientation = orientation,
            Resolution = resolution,
        };
    }

    static void Check(PngHeader header, List<ReadOnlyMemory<byte>> rows, ReadOnlyMemory<byte> palette, ref ReadOnlyMemory<byte> transparency)
    {
        Span<byte> first = stackalloc byte[2];
        using var start = new PiecesStream(rows);
        if (start.ReadAtLeast(first, 2, throwOnEndOfStream: false) < 2) throw new PdfImageException("The PNG file holds no picture.");
        if ((first[0] & 15) != 8 || (first[0] * 256 + first[1]) % 31 != 0) throw new PdfImageException("The PNG file's picture is not compressed as PNG has it.");
        if (header.IsIndexed && (palette.Length is 0 or > 768 || palette.Length % 3 != 0)) throw new PdfImageException("The PNG file's palette is missing or misshapen.");
        var sound = header.IsIndexed ? transparency.Length <= palette.Length / 3 : transparency.Length == 2 * header.Channels && !header.HasAlpha;
        if (!sound) transparency = default;
    }

    internal override int Write(ObjectFile to, Func<int> cmykProfile)
    {
        var number = to.Allocate();
        var opened = Header.Interlaced || HasSoftMask ? Open() : null;
        var mask = opened?.Alpha is { } alpha ? WriteMask(to, alpha) : 0;
        var dictionary = Dictionary(Header.ColourSpace is { } space ? space : Indexed(), Header.Bits);
        if (mask != 0) dictionary.Raw("/SMask "u8).Reference(mask);
        if (!Header.IsIndexed && !Transparency.IsEmpty) ColourKey(dictionary);
        var colour = opened?.Colour;
        if (colour is null || colour.Filtered) Predictor(dictionary, Header.ColourChannels, Header.Bits);
        to.WriteStream(number, dictionary.Raw("/Filter/FlateDecode"u8).Written, colour is null ? Rows : [colour.Compressed]);
        return number;
    }

    int WriteMask(ObjectFile to, PngPlane alpha)
    {
        var number = to.Allocate();
        var dictionary = Dictionary("/DeviceGray"u8.ToArray(), alpha.Bits);
        if (alpha.Filtered) Predictor(dictionary, 1, alpha.Bits);
        to.WriteStream(number, dictionary.Raw("/Filter/FlateDecode"u8).Written, [alpha.Compressed]);
        return number;
    }

    ByteBuffer Dictionary(byte[] colourSpace, int bits) => new ByteBuffer().Raw("/Type/XObject/Subtype/Image/Width "u8).Integer(StoredWidth)
        .Raw("/Height "u8).Integer(StoredHeight).Raw("/ColorSpace"u8).Raw(colourSpace).Raw("/BitsPerComponent "u8).Integer(bits);

    void Predictor(ByteBuffer to, int colours, int bits) => to.Raw("/DecodeParms<</Predictor 15/Colors "u8).Integer(colours)
        .Raw("/BitsPerComponent "u8).Integer(bits).Raw("/Columns "u8).Integer(StoredWidth).Raw(">>"u8);

    byte[] Indexed() => new ByteBuffer().Raw("[/Indexed/DeviceRGB "u8).Integer(Palette.Length / 3 - 1).Literal(Palette.Span).Byte((byte)']').Written.ToArray();

    void ColourKey(ByteBuffer to)
    {
        to.Raw("/Mask["u8);
        for (var i = 0; i < Header.Channels; i++)
        {
            var value = BinaryPrimitives.ReadUInt16BigEndian(Transparency.Span[(2 * i)..]) & ((1 << Header.Bits) - 1);
            to.Integer(value).Space().Integer(value).Space();
        }
        to.Byte((byte)']');
    }

    PngPlanes Open()
    {
        // Deflate packs at most 1,032 to one, so a header that promises more lies, and no memory is made ready for it.
        if (Header.Stride(StoredWidth) * (long)StoredHeight > 1032 * Rows.Sum(r => (long)r.Length)) throw new PdfImageException("The PNG file's picture is damaged or cut short.");
        if ((long)StoredWidth * StoredHeight > MostPixelsOpened) throw new PdfImageException($"The PNG file's picture, {StoredWidth} by {StoredHeight} pixels, is too large to open.");
        try
        {
            using var inflated = new ZLibStream(new PiecesStream(Rows), CompressionMode.Decompress);
            return Header.Interlaced ? PngPlanes.OfInterlaced(inflated, Header, Transparency.Span)
                : Header.HasAlpha ? PngPlanes.Split(inflated, Header)
                : PngPlanes.OfPaletteAlpha(inflated, Header, Transparency.Span);
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw new PdfImageException("The PNG file's picture is damaged or cut short.");
        }
    }
}

/// <summary>A PNG file's header: size, bits a sample, colour type.</summary>
sealed record PngHeader(int Width, int Height, int Bits, int Type, bool Interlaced)
{
    public bool IsIndexed => Type == 3;

    public bool HasAlpha => Type is 4 or 6;

    public int ColourChannels => Type is 2 or 6 ? 3 : 1;

    public int Channels => ColourChannels + (HasAlpha ? 1 : 0);

    public int BitsPerPixel => Bits * Channels;

    /// <summary>Bytes from a byte to the same byte of the pixel before, for PNG's filters.</summary>
    public int FilterStep => Math.Max(1, BitsPerPixel / 8);

    /// <summary>The name of the colour space, or null for an indexed picture.</summary>
    public byte[]? ColourSpace => IsIndexed ? null : ColourChannels == 3 ? "/DeviceRGB"u8.ToArray() : "/DeviceGray"u8.ToArray();

    public int Stride(int width) => (int)(((long)width * BitsPerPixel + 7) / 8);

    public static PngHeader Read(ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length != 13) throw new PdfImageException("The PNG file's header is damaged.");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(chunk), height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
        int bits = chunk[8], type = chunk[9];
        if (width is 0 or > 100_000 || height is 0 or > 100_000) throw new PdfImageException($"The PNG file's picture, {width} by {height} pixels, has no size that can be printed.");
        var known = type switch { 0 => bits is 1 or 2 or 4 or 8 or 16, 3 => bits is 1 or 2 or 4 or 8, 2 or 4 or 6 => bits is 8 or 16, _ => false };
        if (!known || chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1) throw new PdfImageException("The PNG file's header is damaged.");
        return new PngHeader((int)width, (int)height, bits, type, chunk[12] == 1);
    }
}
