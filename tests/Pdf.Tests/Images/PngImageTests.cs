using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Pdf.Tests.Writing;
using IncidentStrategy.Tests;

namespace IncidentStrategy.Pdf.Tests.Images;

public class PngImageTests
{
    const int Width = 19, Height = 11;

    /// <summary>Every colour type at every depth, in rows and interlaced, painted by poppler, is the ramp it was made as.</summary>
    [Theory]
    [InlineData(0, 1), InlineData(0, 2), InlineData(0, 4), InlineData(0, 8), InlineData(0, 16)]
    [InlineData(2, 8), InlineData(2, 16)]
    [InlineData(3, 1), InlineData(3, 2), InlineData(3, 4), InlineData(3, 8)]
    [InlineData(4, 8), InlineData(4, 16), InlineData(6, 8), InlineData(6, 16)]
    public void Every_kind_looks_as_it_was_made(int type, int bits)
    {
        foreach (var interlaced in (bool[])[false, true])
        {
            var image = PdfImage.From(Pictures.Png(Width, Height, type, bits, interlaced));
            var seen = Rendering.Of(Rendering.Page(image));
            Assert.Equal((10 * Width, 10 * Height), (seen.Width, seen.Height));
            for (var y = 0; y < Height; y++)
                for (var x = 0; x < Width; x++) Near(Expected(type, bits, x, y), seen[x, y], $"{x},{y} interlaced {interlaced}");
        }
    }

    static (int, int, int) Expected(int type, int bits, int x, int y)
    {
        var top = (1 << bits) - 1;
        int across = x * top / (Width - 1) * 255 / top, down = y * top / (Height - 1) * 255 / top, middle = top / 2 * 255 / top;
        int Over(int colour) => (colour * down + 255 * (255 - down)) / 255;
        return type switch
        {
            0 => (across, across, across),
            2 => (across, down, middle),
            3 => (across, 255 - across, 80),
            4 => (Over(across), Over(across), Over(across)),
            _ => (Over(across), Over(down), Over(middle)),
        };
    }

    static void Near((int Red, int Green, int Blue) expected, (int Red, int Green, int Blue) actual, string where) => Assert.True(
        Math.Abs(expected.Red - actual.Red) + Math.Abs(expected.Green - actual.Green) + Math.Abs(expected.Blue - actual.Blue) <= 8,
        $"{where}: {expected} was wanted and {actual} painted");

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Transparent_palette_entries_show_what_is_below(bool interlaced)
    {
        var seen = Rendering.Of(Rendering.Page(PdfImage.From(Pictures.Png(Width, Height, 3, 2, interlaced, transparency: [0, 128]))));
        Near((255, 255, 255), seen[0, 0], "entry 0");
        Near((170, 212, 167), seen[7, 0], "entry 1, half");
        Near((255, 0, 80), seen[Width - 1, 0], "entry 3");
    }

    [Fact]
    public void One_transparent_colour_shows_what_is_below()
    {
        var seen = Rendering.Of(Rendering.Page(PdfImage.From(Pictures.Png(Width, Height, 0, 8, transparency: [0, 0]))));
        Near((255, 255, 255), seen[0, 0], "the colour");
        Near((255 / 18, 255 / 18, 255 / 18), seen[1, 0], "the next");
    }

    [Fact]
    public void Rows_go_into_the_file_as_they_came()
    {
        var png = Pictures.Png(64, 64, 2);
        var pdf = Rendering.Page(PdfImage.From(png));
        var rows = png.AsSpan(png.AsSpan().IndexOf("IDAT"u8) + 4, 40);
        Assert.True(pdf.AsSpan().IndexOf(rows) > 0);
    }

    [Fact]
    public void The_resolution_is_read()
    {
        Assert.Equal(300, PdfImage.From(Pictures.Png(4, 4, 2, extra: ("pHYs", [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1]))).Resolution!.Value, 1);
    }

    public static TheoryData<string, Action<byte[]>> Damages => new()
    {
        { "damaged", png => png[^30] ^= 1 },
        { "damaged", png => png[18] ^= 1 },
        { "neither a JPEG nor a PNG", png => png[1] = 0 },
        { "cut short", png => png[8] = 0x7F },
    };

    [Theory, MemberData(nameof(Damages))]
    public void Damage_is_named(string part, Action<byte[]> damage)
    {
        var png = Pictures.Png(8, 8, 6);
        damage(png);
        Assert.Contains(part, Assert.Throws<PdfImageException>(() => PdfImage.From(png)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_an_error_and_no_crash()
    {
        var png = Pictures.Png(8, 8, 6, interlaced: true);
        for (var length = 0; length < png.Length; length++) Assert.Throws<PdfImageException>(() => PdfImage.From(png[..length]));
    }

    /// <summary>Chunks may be sound one by one while the rows within are short: told when the picture is opened, before the page is written.</summary>
    [Fact]
    public void Too_few_rows_are_an_error()
    {
        var png = Pictures.Png(8, 8, 6);
        var taller = new MemoryStream();
        taller.Write(png.AsSpan(0, 8));
        var header = png.AsSpan(16, 13).ToArray();
        header[7] = 200;
        PngFile.Chunk(taller, "IHDR", header);
        taller.Write(png.AsSpan(33));
        Assert.Throws<PdfImageException>(() => Rendering.Page(PdfImage.From(taller.ToArray())));
    }
}
