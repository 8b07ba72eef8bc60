using System.IO.Compression;

namespace IncidentStrategy.Pdf.Images;

/// <summary>Samples of a picture, deflated; <see cref="Filtered"/> when each row has a PNG filter before it.</summary>
sealed record PngPlane(ReadOnlyMemory<byte> Compressed, int Bits, bool Filtered);

/// <summary>A PNG file's colour and alpha apart, as PDF wants them. A colour of null means the file's own rows will do.</summary>
sealed record PngPlanes(PngPlane? Colour, PngPlane? Alpha)
{
    /// <summary>
    /// Parts colour from alpha without undoing the filters: every filter works on each byte of a pixel from the same byte
    /// of its neighbours only, so filtered rows can be parted as they are.
    /// </summary>
    public static PngPlanes Split(Stream inflated, PngHeader header)
    {
        var sample = header.Bits / 8;
        int colourBytes = sample * header.ColourChannels, pixelBytes = colourBytes + sample;
        var row = new byte[1 + pixelBytes * header.Width];
        var colour = new byte[1 + colourBytes * header.Width];
        var alpha = new byte[1 + sample * header.Width];
        using var colours = new Deflated();
        using var alphas = new Deflated();
        for (var y = 0; y < header.Height; y++)
        {
            inflated.ReadExactly(row);
            colour[0] = alpha[0] = row[0];
            for (int x = 0, from = 1; x < header.Width; x++, from += pixelBytes)
            {
                row.AsSpan(from, colourBytes).CopyTo(colour.AsSpan(1 + x * colourBytes));
                row.AsSpan(from + colourBytes, sample).CopyTo(alpha.AsSpan(1 + x * sample));
            }
            colours.Write(colour);
            alphas.Write(alpha);
        }
        return new PngPlanes(new PngPlane(colours.Finish(), header.Bits, true), new PngPlane(alphas.Finish(), header.Bits, true));
    }

    /// <summary>The alpha of an indexed picture whose palette has transparent entries; its colour stays as it is.</summary>
    public static PngPlanes OfPaletteAlpha(Stream inflated, PngHeader header, ReadOnlySpan<byte> transparency)
    {
        var stride = header.Stride(header.Width);
        var row = new byte[1 + stride];
        var above = new byte[stride];
        var alpha = new byte[header.Width];
        using var alphas = new Deflated();
        for (var y = 0; y < header.Height; y++)
        {
            inflated.ReadExactly(row);
            Unfilter(row[0], row.AsSpan(1), above, header.FilterStep);
            row.AsSpan(1).CopyTo(above);
            PaletteAlpha(above, header.Bits, transparency, alpha);
            alphas.Write(alpha);
        }
        return new PngPlanes(null, new PngPlane(alphas.Finish(), 8, false));
    }

    /// <summary>An interlaced picture, its seven passes put together.</summary>
    public static PngPlanes OfInterlaced(Stream inflated, PngHeader header, ReadOnlySpan<byte> transparency)
    {
        var pixels = Deinterlace(inflated, header);
        var stride = header.Stride(header.Width);
        using var colours = new Deflated();
        using var alphas = new Deflated();
        var indexedAlpha = header.IsIndexed && !transparency.IsEmpty;
        if (!header.HasAlpha)
        {
            var alpha = new byte[header.Width];
            for (var y = 0; y < header.Height; y++)
            {
                colours.Write(pixels.AsSpan(y * stride, stride));
                if (!indexedAlpha) continue;
                PaletteAlpha(pixels.AsSpan(y * stride, stride), header.Bits, transparency, alpha);
                alphas.Write(alpha);
            }
            return new PngPlanes(new PngPlane(colours.Finish(), header.Bits, false), indexedAlpha ? new PngPlane(alphas.Finish(), 8, false) : null);
        }
        int sample = header.Bits / 8, colourBytes = sample * header.ColourChannels;
        for (var at = 0; at < pixels.Length; at += colourBytes + sample)
        {
            colours.Write(pixels.AsSpan(at, colourBytes));
            alphas.Write(pixels.AsSpan(at + colourBytes, sample));
        }
        return new PngPlanes(new PngPlane(colours.Finish(), header.Bits, false), new PngPlane(alphas.Finish(), header.Bits, false));
    }

    static byte[] Deinterlace(Stream inflated, PngHeader header)
    {
        var stride = header.Stride(header.Width);
        if ((long)stride * header.Height > Array.MaxLength) throw new PdfImageException("The PNG file's picture is too large to open.");
        var pixels = new byte[stride * header.Height];
        foreach (var (x0, y0, dx, dy) in ((int, int, int, int)[])[(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)])
        {
            int width = (header.Width - x0 + dx - 1) / dx, height = (header.Height - y0 + dy - 1) / dy;
            if (width <= 0 || height <= 0) continue;
            var row = new byte[1 + header.Stride(width)];
            var above = new byte[row.Length - 1];
            for (var y = 0; y < height; y++)
            {
                inflated.ReadExactly(row);
                Unfilter(row[0], row.AsSpan(1), above, header.FilterStep);
                row.AsSpan(1).CopyTo(above);
                var target = pixels.AsSpan((y0 + y * dy) * stride, stride);
                for (var x = 0; x < width; x++) CopyPixel(above, x, target, x0 + x * dx, header.BitsPerPixel);
            }
        }
        return pixels;
    }

    static void CopyPixel(ReadOnlySpan<byte> from, int fromX, Span<byte> to, int toX, int bits)
    {
        if (bits >= 8)
        {
            from.Slice(fromX * bits / 8, bits / 8).CopyTo(to[(toX * bits / 8)..]);
            return;
        }
        to[toX * bits / 8] |= (byte)(Sample(from, fromX, bits) << (8 - bits - toX * bits % 8));
    }

    static int Sample(ReadOnlySpan<byte> row, int x, int bits) => (row[x * bits / 8] >> (8 - bits - x * bits % 8)) & ((1 << bits) - 1);

    static void PaletteAlpha(ReadOnlySpan<byte> row, int bits, ReadOnlySpan<byte> transparency, Span<byte> alpha)
    {
        for (var x = 0; x < alpha.Length; x++)
        {
            var index = Sample(row, x, bits);
            alpha[x] = index < transparency.Length ? transparency[index] : (byte)255;
        }
    }

    static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        if (filter > 4) throw new InvalidDataException("A PNG row has an unknown filter.");
        for (var i = 0; filter != 0 && i < row.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0, up = above[i], corner = i >= step ? above[i - step] : 0;
            row[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
        }
    }

    static int Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner, toLeft = Math.Abs(estimate - left), toUp = Math.Abs(estimate - up), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    /// <summary>Takes bytes and gives them deflated.</summary>
    sealed class Deflated : IDisposable
    {
        readonly MemoryStream to = new();
        readonly BufferedStream deflate;

        public Deflated() => deflate = new BufferedStream(new ZLibStream(to, CompressionLevel.Optimal, leaveOpen: true), 1 << 16);

        public void Write(ReadOnlySpan<byte> data) => deflate.Write(data);

        public ReadOnlyMemory<byte> Finish()
        {
            deflate.Dispose();
            return to.GetBuffer().AsMemory(0, (int)to.Length);
        }

        public void Dispose() => deflate.Dispose();
    }
}
