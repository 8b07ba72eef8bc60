using IncidentStrategy.Pdf.Tests.Conformance;

namespace IncidentStrategy.Pdf.Tests.Writing;

public class PdfWriterTests
{
    [Fact]
    public void The_same_calls_give_the_same_bytes() => Assert.Equal(Specimen.Whole(), Specimen.Whole());

    [Fact]
    public void Others_find_no_fault()
    {
        var pdf = Specimen.Whole();
        if (Environment.GetEnvironmentVariable("KEEP") is { } keep) File.WriteAllBytes(keep, pdf);
        Assert.Contains("No syntax or stream encoding errors found", Tool.Run("qpdf", pdf, "--check", "{}").Output);
        Assert.Equal((0, ""), Tool.Run("pdftoppm", pdf, "-r", "20", "{}", "page"));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void It_keeps_to_PDF_A_and_PDF_UA(bool attached) => Assert.Empty(ConformanceCheck.Faults(Specimen.Whole(attached)));

    [Fact]
    public void The_text_taken_out_is_the_text_put_in()
    {
        var (_, text) = Tool.Run("pdftotext", Specimen.Whole(), "{}", "-");
        Assert.Contains("To We office affluent: Ŵŷ Łódź Ελλάδα Київ → ≥ ≤ ✓ ✗ € — “quoted”, 漢 and (brackets) \\ too.", text, StringComparison.Ordinal);
        Assert.Contains("if (x >= 0) return \"→\";", text, StringComparison.Ordinal);
    }
}
