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

    const int Block = 1 << 16;

    readonly ImageSource file;

    PngImage(ImageSource file, PngHeader header, IReadOnlyList<Piece> rows) => (this.file, Header, Rows) = (file, header, rows);

    PngHeader Header { get; }

    /// <summary>The compressed rows, in the pieces in which the file holds them.</summary>
    IReadOnlyList<Piece> Rows { get; }

    byte[] Palette { get; init; } = [];

    /// <summary>The tRNS chunk: alpha for each entry of the palette, or the one transparent colour.</summary>
    byte[] Transparency { get; init; } = [];

    internal override bool HasSoftMask => Header.HasAlpha || (Header.IsIndexed && Transparency.Length > 0);

    public static PngImage Read(ImageSource file)
    {
        using var data = file.Open();
        Span<byte> head = stackalloc byte[8];
        if (data.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8 || !head.StartsWith(Png)) throw new PdfImageException("The picture is not a PNG file.");
        PngHeader? header = null;
        byte[] palette = [], transparency = [];
        var rows = new List<Piece>();
        double? resolution = null;
        var orientation = 1;
        var end = data.Length;
        byte[] first = new byte[Math.Min(end, Block)], rest = [];
        while (true)
        {
            if (end - data.Position < 12) throw new PdfImageException("The PNG file is cut short.");
            data.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (length > end - data.Position - 4) throw new PdfImageException("The PNG file is cut short.");
            var type = head[4..];
            var piece = new Piece(data.Position, length);
            // What is of use in any other chunk than the rows' is short and stands at its start.
            var chunk = first.AsSpan(0, (int)Math.Min(length, first.Length));
            data.ReadExactly(chunk);
            CheckSum(data, type, chunk, length - chunk.Length, ref rest);
            if (type.SequenceEqual("IHDR"u8)) header = PngHeader.Read(chunk);
            else if (header is null) throw new PdfImageException("The PNG file does not begin with its header.");
            else if (type.SequenceEqual("PLTE"u8)) palette = chunk.ToArray();
            else if (type.SequenceEqual("tRNS"u8)) transparency = chunk.ToArray();
            else if (type.SequenceEqual("IDAT"u8)) rows.Add(piece);
            else if (type.SequenceEqual("eXIf"u8)) orientation = Exif.OfTiff(chunk) ?? 1;
            else if (type.SequenceEqual("pHYs"u8) && length == 9 && chunk[8] == 1)
                resolution = BinaryPrimitives.ReadUInt32BigEndian(chunk) is > 0 and var perMetre ? perMetre * 0.0254 : null;
            else if (type.SequenceEqual("IEND"u8)) break;
        }
        using var start = new PiecesStream(data, rows);
        Check(header!, start, palette, ref transparency);
        return new PngImage(file, header!, rows)
        {
            Palette = palette,
            Transparency = transparency,
            StoredWidth = header!.Width,
            StoredHeight = header.Height,
            Orientation = orientation,
            Resolution = resolution,
        };
    }

    /// <summary>Reads on to a chunk's end and holds it against its check sum.</summary>
    static void CheckSum(Stream data, ReadOnlySpan<byte> type, ReadOnlySpan<byte> chunk, long left, ref byte[] rest)
    {
        var sum = Crc.Add(Crc.Add(0, type), chunk);
        if (left > 0 && rest.Length == 0) rest = new byte[Block];
        while (left > 0)
        {
            var part = rest.AsSpan(0, (int)Math.Min(left, Block));
            data.ReadExactly(part);
            sum = Crc.Add(sum, part);
            left -= part.Length;
        }
        Span<byte> stated = stackalloc byte[4];
        data.ReadExactly(stated);
        if (BinaryPrimitives.ReadUInt32BigEndian(stated) != sum)
            throw new PdfImageException($"The PNG file is damaged: the check sum of its {System.Text.Encoding.Latin1.GetString(type)} chunk is wrong.");
    }

    static void Check(PngHeader header, PiecesStream start, byte[] palette, ref byte[] transparency)
    {
        Span<byte> first = stackalloc byte[2];
        if (start.ReadAtLeast(first, 2, throwOnEndOfStream: false) < 2) throw new PdfImageException("The PNG file holds no picture.");
        if ((first[0] & 15) != 8 || (first[0] * 256 + first[1]) % 31 != 0) throw new PdfImageException("The PNG file's picture is not compressed as PNG has it.");
        if (header.IsIndexed && (palette.Length is 0 or > 768 || palette.Length % 3 != 0)) throw new PdfImageException("The PNG file's palette is missing or misshapen.");
        var sound = header.IsIndexed ? transparency.Length <= palette.Length / 3 : transparency.Length == 2 * header.Channels && !header.HasAlpha;
        if (!sound) transparency = [];
    }

    internal override int Write(ObjectFile to, Func<int> cmykProfile)
    {
        var number = to.Allocate();
        var opened = Header.Interlaced || HasSoftMask ? Open() : null;
        var mask = opened?.Alpha is { } alpha ? WriteMask(to, alpha) : 0;
        var dictionary = Dictionary(Header.ColourSpace is { } space ? space : Indexed(), Header.Bits);
        if (mask != 0) dictionary.Raw("/SMask "u8).Reference(mask);
        if (!Header.IsIndexed && Transparency.Length > 0) ColourKey(dictionary);
        var colour = opened?.Colour;
        if (colour is null || colour.Filtered) Predictor(dictionary, Header.ColourChannels, Header.Bits);
        dictionary.Raw("/Filter/FlateDecode"u8);
        if (colour is not null)
            to.WriteStream(number, dictionary.Written, colour.Compressed.Span, Packing.None);
        else
        {
            using var rows = OpenRows();
            to.WriteStream(number, dictionary.Written, rows, rows.Length);
        }
        return number;
    }

    int WriteMask(ObjectFile to, PngPlane alpha)
    {
        var number = to.Allocate();
        var dictionary = Dictionary("/DeviceGray"u8.ToArray(), alpha.Bits);
        if (alpha.Filtered) Predictor(dictionary, 1, alpha.Bits);
        to.WriteStream(number, dictionary.Raw("/Filter/FlateDecode"u8).Written, alpha.Compressed.Span, Packing.None);
        return number;
    }

    ByteBuffer Dictionary(byte[] colourSpace, int bits) => new ByteBuffer().Raw("/Type/XObject/Subtype/Image/Width "u8).Integer(StoredWidth)
        .Raw("/Height "u8).Integer(StoredHeight).Raw("/ColorSpace"u8).Raw(colourSpace).Raw("/BitsPerComponent "u8).Integer(bits);

    void Predictor(ByteBuffer to, int colours, int bits) => to.Raw("/DecodeParms<</Predictor 15/Colors "u8).Integer(colours)
        .Raw("/BitsPerComponent "u8).Integer(bits).Raw("/Columns "u8).Integer(StoredWidth).Raw(">>"u8);

    byte[] Indexed() => new ByteBuffer().Raw("[/Indexed/DeviceRGB "u8).Integer(Palette.Length / 3 - 1).Literal(Palette).Byte((byte)']').Written.ToArray();

    void ColourKey(ByteBuffer to)
    {
        to.Raw("/Mask["u8);
        for (var i = 0; i < Header.Channels; i++)
        {
            var value = BinaryPrimitives.ReadUInt16BigEndian(Transparency.AsSpan(2 * i)) & ((1 << Header.Bits) - 1);
            to.Integer(value).Space().Integer(value).Space();
        }
        to.Byte((byte)']');
    }

    PiecesStream OpenRows() => new(file.Open(), Rows);

    PngPlanes Open()
    {
        // Deflate packs at most 1,032 to one, so a header that promises more lies, and no memory is made ready for it.
        if (Header.Stride(StoredWidth) * (long)StoredHeight > 1032 * Rows.Sum(r => r.Length)) throw new PdfImageException("The PNG file's picture is damaged or cut short.");
        if ((long)StoredWidth * StoredHeight > MostPixelsOpened) throw new PdfImageException($"The PNG file's picture, {StoredWidth} by {StoredHeight} pixels, is too large to open.");
        try
        {
            using var inflated = new ZLibStream(OpenRows(), CompressionMode.Decompress);
            return Header.Interlaced ? PngPlanes.OfInterlaced(inflated, Header, Transparency)
                : Header.HasAlpha ? PngPlanes.Split(inflated, Header)
                : PngPlanes.OfPaletteAlpha(inflated, Header, Transparency);
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
