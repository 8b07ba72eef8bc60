using System.IO.Compression;
using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Pdf.Tests.Writing;
using IncidentStrategy.Tests;

namespace IncidentStrategy.Pdf.Tests.Images;

/// <summary>Pictures larger than what is read of them at once.</summary>
public class ImageSourceTests
{
    const int Side = 700;

    /// <summary>Grey noise that does not pack, in the chunks asked for: half a megabyte.</summary>
    static byte[] Noise(int chunk)
    {
        var pixels = new byte[(1 + Side) * Side];
        new Random(20260317).NextBytes(pixels);
        for (var y = 0; y < Side; y++) pixels[y * (1 + Side)] = 0;
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(pixels);
        return PngFile.Of(Side, Side, bits: 8, type: 0, interlaced: false, packed.ToArray().Chunk(chunk).Select(part => ("IDAT", part)));
    }

    static byte[] Embed(ImageSource source) => Specimen.Write(writer =>
    {
        var page = writer.BeginPage(100, 100);
        page.Image(PdfImage.From(source), 0, 0, 50, 50);
        page.End();
    });

    [Theory]
    [InlineData(int.MaxValue), InlineData(8192), InlineData(65536), InlineData(100_001)]
    public void However_a_file_is_cut_and_read_the_same_bytes_are_embedded(int chunk)
    {
        var expected = Embed(Noise(65536));
        Assert.Equal(expected, Embed(Noise(chunk)));
        Assert.Equal(expected, Embed(new Halting(Noise(chunk))));
    }

    [Fact]
    public void A_jpeg_read_haltingly_is_the_same()
    {
        var jpeg = Jpegs.Make(16, 16, 3, (x, y) => [(byte)x, (byte)y, 9], orientation: 6);
        Assert.Equal(Embed(jpeg), Embed(new Halting(jpeg)));
    }

    [Fact]
    public void A_large_picture_is_not_held()
    {
        var source = new Halting(Noise(int.MaxValue));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Side, PdfImage.From(source).PixelWidth);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void Damage_anywhere_in_a_long_chunk_is_told()
    {
        var png = Noise(int.MaxValue);
        foreach (var at in (int[])[60, 70_000, png.Length - 20])
        {
            var damaged = (byte[])png.Clone();
            damaged[at] ^= 4;
            Assert.Contains("check sum of its IDAT", Assert.Throws<PdfImageException>(() => PdfImage.From(damaged)).Message, StringComparison.Ordinal);
        }
        foreach (var length in (int[])[70_000, png.Length - 13, png.Length - 1])
            Assert.Contains("cut short", Assert.Throws<PdfImageException>(() => PdfImage.From(png[..length])).Message, StringComparison.Ordinal);
    }

    /// <summary>A file that gives at most a thousand bytes at a time, as a slow disk may.</summary>
    sealed record Halting(byte[] File) : ImageSource
    {
        public override Stream Open() => new Slow(File);

        sealed class Slow(byte[] file) : MemoryStream(file, writable: false)
        {
            public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]);
        }
    }
}
