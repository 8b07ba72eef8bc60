using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Pdf.Tests.Writing;
using IncidentStrategy.Pdf.Writing;
using IncidentStrategy.Tests;

namespace IncidentStrategy.Pdf.Tests.Images;

/// <summary>Whatever is done to a picture's bytes, it is embedded or refused by name; <c>LONG=1</c> does more.</summary>
public class DamageTests
{
    static readonly int Rounds = Environment.GetEnvironmentVariable("LONG") == "1" ? 50_000 : 600;

    static readonly int[] Types = [0, 2, 3, 4, 6];

    static void Embed(byte[] picture)
    {
        try
        {
            var image = PdfImage.From(picture);
            Specimen.Write(writer =>
            {
                var page = writer.BeginPage(100, 100);
                page.Image(image, 0, 0, 50, 50);
                page.End();
            });
        }
        catch (PdfImageException)
        {
            // A refusal by name is a right answer.
        }
    }

    [Fact]
    public void Bytes_changed_at_random_do_no_harm()
    {
        var random = new Random(20260314);
        byte[][] originals = [Jpegs.Make(3, 2, 3, (x, y) => [(byte)x, (byte)y, 9], orientation: 6), Jpegs.Make(2, 2, 4, (_, _) => [1, 2, 3, 4]), Pictures.Png(9, 9, 6, 16, interlaced: true)];
        for (var round = 0; round < Rounds; round++)
        {
            var picture = (byte[])originals[round % originals.Length].Clone();
            for (var i = random.Next(1, 6); i > 0; i--) picture[random.Next(2, picture.Length)] = (byte)random.Next(256);
            Embed(random.Next(4) == 0 ? picture[..random.Next(picture.Length)] : picture);
        }
    }

    /// <summary>Chunks that are sound by their check sums and wrong in what they say.</summary>
    [Fact]
    public void Headers_that_lie_do_no_harm()
    {
        var random = new Random(20260315);
        for (var round = 0; round < Rounds; round++)
        {
            var original = Pictures.Png(9, 9, Types[round % 5], 8, interlaced: round % 2 == 0, transparency: round % 3 == 0 ? [1, 2, 3] : null);
            var header = original.AsSpan(16, 13).ToArray();
            header[random.Next(13)] = (byte)random.Next(256);
            if (random.Next(3) == 0) header[random.Next(4, 13)] = (byte)random.Next(20);
            var lying = new MemoryStream();
            lying.Write(original.AsSpan(0, 8));
            PngFile.Chunk(lying, "IHDR", header);
            lying.Write(original.AsSpan(33));
            Embed(lying.ToArray());
        }
    }

    [Fact]
    public void A_picture_that_promises_gigabytes_is_refused_at_once()
    {
        var original = Pictures.Png(9, 9, 6, 16, interlaced: true);
        var header = original.AsSpan(16, 13).ToArray();
        (header[2], header[6]) = (0x2F, 0x2F);
        var lying = new MemoryStream();
        lying.Write(original.AsSpan(0, 8));
        PngFile.Chunk(lying, "IHDR", header);
        lying.Write(original.AsSpan(33));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Embed(lying.ToArray());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }
}
