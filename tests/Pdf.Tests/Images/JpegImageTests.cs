using IncidentStrategy.Pdf.Images;

namespace IncidentStrategy.Pdf.Tests.Images;

public class JpegImageTests
{
    const int Across = 3, Down = 2;

    static byte[] Square(int x, int y) => [(byte)(40 + 100 * x), (byte)(60 + 120 * y), 128];

    /// <summary>Which stored square is seen where, by the EXIF standard's table of orientations.</summary>
    static (int X, int Y) Stored(int orientation, int x, int y) => orientation switch
    {
        2 => (Across - 1 - x, y),
        3 => (Across - 1 - x, Down - 1 - y),
        4 => (x, Down - 1 - y),
        5 => (y, x),
        6 => (y, Down - 1 - x),
        7 => (Across - 1 - y, Down - 1 - x),
        8 => (Across - 1 - y, x),
        _ => (x, y),
    };

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void It_is_seen_the_way_the_camera_was_held(int orientation)
    {
        var image = PdfImage.From(Jpegs.Make(Across, Down, 3, Square, orientation, littleEndian: orientation % 2 == 0));
        Assert.Equal(orientation < 5 ? (24, 16) : (16, 24), (image.PixelWidth, image.PixelHeight));
        var seen = Rendering.Of(Rendering.Page(image));
        for (var y = 0; y < image.PixelHeight / 8; y++)
            for (var x = 0; x < image.PixelWidth / 8; x++)
            {
                var (sx, sy) = Stored(orientation, x, y);
                var wanted = Square(sx, sy);
                Assert.Equal((wanted[0], wanted[1], wanted[2]), seen[8 * x + 4, 8 * y + 4]);
            }
    }

    [Fact]
    public void Its_bytes_go_into_the_file_as_they_are()
    {
        var jpeg = Jpegs.Make(2, 2, 3, Square);
        Assert.True(Rendering.Page(PdfImage.From(jpeg)).AsSpan().IndexOf(jpeg) > 0);
    }

    [Fact]
    public void Grey_is_grey()
    {
        var seen = Rendering.Of(Rendering.Page(PdfImage.From(Jpegs.Make(2, 1, 1, (x, _) => [(byte)(50 + 150 * x)], adobe: false))));
        Assert.Equal((50, 50, 50), seen[4, 4]);
        Assert.Equal((200, 200, 200), seen[12, 4]);
    }

    /// <summary>Inks 0 to 255; Adobe's files hold them upside down, others not. Paper stays white, and each ink looks like itself.</summary>
    [Theory]
    [InlineData(true), InlineData(false)]
    public void Inks_look_like_inks(bool adobe)
    {
        byte[][] inks = [[0, 0, 0, 0], [255, 0, 0, 0], [0, 255, 0, 0], [0, 0, 255, 0], [0, 0, 0, 255]];
        var seen = Rendering.Of(Rendering.Page(PdfImage.From(Jpegs.Make(5, 1, 4, (x, _) => adobe ? [.. inks[x].Select(i => (byte)(255 - i))] : inks[x], adobe: adobe))));
        var (paper, cyan, magenta, yellow, black) = (seen[4, 4], seen[12, 4], seen[20, 4], seen[28, 4], seen[36, 4]);
        Assert.True(paper is { Red: > 252, Green: > 252, Blue: > 252 }, $"{paper}");
        Assert.True(cyan.Red < 80 && cyan.Green > cyan.Red + 50 && cyan.Blue > cyan.Red + 80, $"{cyan}");
        Assert.True(magenta.Red > magenta.Green + 80 && magenta.Blue > magenta.Green + 30, $"{magenta}");
        Assert.True(yellow is { Red: > 200, Green: > 180, Blue: < 110 }, $"{yellow}");
        Assert.True(black is { Red: < 60, Green: < 60, Blue: < 60 }, $"{black}");
    }

    [Fact]
    public void A_file_cut_in_its_headers_is_an_error_and_no_crash()
    {
        var jpeg = Jpegs.Make(2, 2, 3, Square, orientation: 6);
        for (var length = 0; length < 60; length++) Assert.Throws<PdfImageException>(() => PdfImage.From(jpeg[..length]));
    }

    [Fact]
    public void Kinds_that_PDF_cannot_hold_are_named()
    {
        var jpeg = Jpegs.Make(1, 1, 3, Square);
        jpeg[jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 1] = 0xC3;
        Assert.Contains("rare kind", Assert.Throws<PdfImageException>(() => PdfImage.From(jpeg)).Message, StringComparison.Ordinal);
    }
}
