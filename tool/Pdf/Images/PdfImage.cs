using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Pdf.Images;

/// <summary>A picture file that cannot be embedded; the message says why, for a person.</summary>
public sealed class PdfImageException(string message) : Exception(message);

/// <summary>A picture ready to be embedded, as nearly as possible in the bytes it came in.</summary>
public abstract class PdfImage
{
    /// <summary>Pixels across, as it is to be seen: after any turn the camera noted.</summary>
    public int PixelWidth => Turned ? StoredHeight : StoredWidth;

    public int PixelHeight => Turned ? StoredWidth : StoredHeight;

    /// <summary>Pixels per inch as the file states them, or null.</summary>
    public double? Resolution { get; internal init; }

    internal int StoredWidth { get; init; }

    internal int StoredHeight { get; init; }

    /// <summary>The EXIF orientation, 1 to 8.</summary>
    internal int Orientation { get; init; } = 1;

    internal virtual bool HasSoftMask => false;

    /// <summary>How files of the two kinds begin.</summary>
    internal static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8];

    internal static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    bool Turned => Orientation >= 5;

    /// <summary>Reads a JPEG or PNG file, whichever the bytes are.</summary>
    /// <exception cref="PdfImageException">They are neither, or are damaged.</exception>
    public static PdfImage From(ImageSource file)
    {
        Span<byte> start = stackalloc byte[8];
        using (var opened = file.Open()) start = start[..opened.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith(Jpeg)) return FromJpeg(file);
        if (start.StartsWith(Png)) return FromPng(file);
        throw new PdfImageException("The picture is neither a JPEG nor a PNG file.");
    }

    public static PdfImage FromJpeg(ImageSource file) => JpegImage.Read(file);

    public static PdfImage FromPng(ImageSource file) => PngImage.Read(file);

    /// <summary>Writes the picture (and its soft mask) and gives its object number.</summary>
    internal abstract int Write(ObjectFile file, Func<int> cmykProfile);

    /// <summary>
    /// Where the stored picture's unit square goes in the unit square it is seen in (y up), by its orientation:
    /// 1 upright, 2 mirrored, 3 upside down, 4 flipped, 5 to 8 the same turned by a quarter.
    /// </summary>
    internal (double A, double B, double C, double D, double E, double F) Placement => Orientation switch
    {
        2 => (-1, 0, 0, 1, 1, 0),
        3 => (-1, 0, 0, -1, 1, 1),
        4 => (1, 0, 0, -1, 0, 1),
        5 => (0, -1, -1, 0, 1, 1),
        6 => (0, -1, 1, 0, 0, 1),
        7 => (0, 1, 1, 0, 0, 0),
        8 => (0, 1, -1, 0, 1, 0),
        _ => (1, 0, 0, 1, 0, 0),
    };
}
