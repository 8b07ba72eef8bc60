using System.ComponentModel;
using System.Diagnostics;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Tests.Reading;
using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Pdf.Tests.Importing;

/// <summary>From a foreign file to a document of ours with its pages in it.</summary>
public class BindingTests
{
    static byte[] Foreign()
    {
        var objects = PdfBytes.OnePage("/P <</MCID 0>> BDC BT /F1 24 Tf 40 200 Td (Handover at shift change) Tj ET EMC q", "/MediaBox[0 0 400 300]/Rotate 90/Annots[6 0 R]");
        objects[6] = "<</Subtype/Widget/FT/Tx/V(Typed by hand)/DA(/Helv 12 Tf 0 g)/Rect[40 40 200 60]/P 3 0 R>>";
        return PdfBytes.Of(PdfBytes.File(objects));
    }

    static byte[] Bound(byte[] foreign)
    {
        using var output = new MemoryStream();
        using var writer = new PdfWriter(output, new() { Title = "Evidence pack", Created = DateTimeOffset.UnixEpoch });
        foreach (var page in PdfImport.Open(foreign, cancellation: TestContext.Current.CancellationToken).Value!.Pages)
        {
            var form = writer.AddForm(page.Form, page.Width, page.Height, page.Objects, page.BreaksPdfA);
            var sheet = writer.BeginPage(595, 842);
            writer.OpenTag(StructureType.Figure, new() { Alt = $"E3, page {page.Number}" });
            sheet.Form(form, 20, 40, page.Width, page.Height);
            writer.CloseTag();
            sheet.End();
        }
        writer.Finish();
        return output.ToArray();
    }

    [Fact]
    public void A_page_bound_in_is_read_back_with_all_it_showed()
    {
        var text = PdfText.Extract(Bound(Foreign()), cancellation: TestContext.Current.CancellationToken).Value!;
        Assert.Equal("Handover at shift change\nTyped by hand", Assert.Single(text.Pages));
        Assert.Equal("Evidence pack", text.Information["Title"]);
    }

    [Fact]
    public void The_same_file_bound_in_twice_gives_the_same_bytes() => Assert.Equal(Bound(Foreign()), Bound(Foreign()));

    [Fact]
    public void Independent_readers_find_no_fault()
    {
        var path = Path.Combine(Path.GetTempPath(), $"bound-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, Bound(Foreign()));
        try
        {
            Assert.Contains("No syntax or stream encoding errors", Run("qpdf", "--check", path), StringComparison.Ordinal);
            var text = Run("pdftotext", path, "-");
            Assert.Contains("Handover at shift change", text, StringComparison.Ordinal);
            Assert.Contains("Typed by hand", text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed: an independent reader cannot be asked.");
            throw;
        }
    }
}
