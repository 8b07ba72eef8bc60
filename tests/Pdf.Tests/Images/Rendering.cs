using System.Diagnostics;
using System.Text;
using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Pdf.Tests.Conformance;
using IncidentStrategy.Pdf.Tests.Writing;
using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Pdf.Tests.Images;

/// <summary>Pixels as poppler paints them.</summary>
sealed class Rendering
{
    readonly byte[] pixels;

    Rendering(int width, int height, byte[] pixels) => (Width, Height, this.pixels) = (width, height, pixels);

    public int Width { get; }

    public int Height { get; }

    /// <summary>The colour in the middle of a square point.</summary>
    public (int Red, int Green, int Blue) this[int x, int y]
    {
        get
        {
            var at = 3 * ((10 * y + 5) * Width + 10 * x + 5);
            return (pixels[at], pixels[at + 1], pixels[at + 2]);
        }
    }

    /// <summary>A document of one page that is the picture, a point for each pixel, with a check that it conforms.</summary>
    public static byte[] Page(PdfImage image)
    {
        var pdf = Specimen.Write(writer =>
        {
            var page = writer.BeginPage(image.PixelWidth, image.PixelHeight);
            writer.OpenTag(StructureType.Figure, new TagAttributes { Alt = "A picture" });
            page.Image(image, 0, 0, image.PixelWidth, image.PixelHeight);
            writer.CloseTag();
            page.End();
        });
        Assert.Equal("", string.Join("\n", ConformanceCheck.Faults(pdf)));
        return pdf;
    }

    /// <summary>Paints a file's first page at ten dots a point, so that a painter's rounding at edges does not count.</summary>
    public static Rendering Of(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("rendering-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "a.pdf"), pdf);
            var start = new ProcessStartInfo("pdftoppm", ["-r", "720", "-f", "1", "-singlefile", "a.pdf", "a"]) { WorkingDirectory = folder.FullName, RedirectStandardError = true };
            try
            {
                using var process = Process.Start(start)!;
                Assert.Equal("", process.StandardError.ReadToEnd());
                process.WaitForExit();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Skip("poppler's pdftoppm is not installed, so nothing paints the page.");
            }
            return Read(File.ReadAllBytes(Path.Combine(folder.FullName, "a.ppm")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static Rendering Read(byte[] ppm)
    {
        var head = Encoding.ASCII.GetString(ppm, 0, Math.Min(40, ppm.Length)).Split((char[])['\n', ' '], 5);
        var (width, height) = (int.Parse(head[1]), int.Parse(head[2]));
        return new Rendering(width, height, ppm[^(3 * width * height)..]);
    }
}
