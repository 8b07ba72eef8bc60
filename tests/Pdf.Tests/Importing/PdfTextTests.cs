using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Tests.Reading;

namespace IncidentStrategy.Pdf.Tests.Importing;

/// <summary>The words that are read out of a PDF, however its fonts encode them.</summary>
public class PdfTextTests
{
    static string Read(string content, string font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", Dictionary<int, string>? more = null)
    {
        var objects = PdfBytes.OnePage(content, resources: "/Font<</F1 5 0 R>>/XObject<</X 9 0 R>>");
        objects[5] = font;
        foreach (var (number, body) in more ?? []) objects[number] = body;
        return Assert.Single(PdfText.Extract(PdfBytes.Of(PdfBytes.File(objects)), cancellation: TestContext.Current.CancellationToken).Value!.Pages);
    }

    [Theory]
    [InlineData("BT /F1 10 Tf 10 100 Td (Handover) Tj 0 -12 Td (at shift) Tj ET", "Handover\nat shift")]
    [InlineData("BT /F1 10 Tf [(Hand) 20 (over) -400 (at) -400 (shift)] TJ ET", "Handover at shift")]
    [InlineData("BT /F1 10 Tf 12 TL (one) ' (two) ' T* 3 1 (three) \" ET", "one\ntwo\nthree")]
    [InlineData("BT /F1 1 Tf 10 0 0 10 50 700 Tm (caf\u00e9 \u0096 \u0080 5) Tj ET", "café – € 5")]
    [InlineData("q 2 0 0 2 0 0 cm BT /F1 5 Tf (a) Tj ET Q BI /W 1 /H 1 /CS /G /BPC 8 ID (\nEI BT /F1 9 Tf 1 0 0 1 0 -40 Tm (b) Tj ET", "a\nb")]
    public void Reads_what_is_shown(string content, string expected) => Assert.Equal(expected, Read(content));

    [Fact]
    public void Reads_by_the_fonts_map_to_unicode()
    {
        var map = PdfBytes.Stream("", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0005> <0177> endbfchar "
            + "2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<00660066> <D83DDE00>] endbfrange");
        Assert.Equal("ŷabcff😀", Read("BT /F1 10 Tf <0005001000110012002000210099> Tj ET", "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 8 0 R>>", new() { [8] = map }));
    }

    [Fact]
    public void Reads_by_the_names_of_glyphs() =>
        Assert.Equal("Café fi ŵ→", Read("BT /F1 10 Tf (\u0001\u0002\u0003\u0004 \u0005 \u0006\u0007) Tj ET",
            "<</Type/Font/Subtype/Type1/Encoding<</Differences[1/C/a/f/eacute/fi/wcircumflex/uni2192]>>>>"));

    [Fact]
    public void Reads_forms_and_annotations_and_what_the_document_says_of_itself()
    {
        var objects = PdfBytes.OnePage("/X Do", "/MediaBox[0 0 400 300]/Annots[<</Subtype/FreeText/AP<</N 9 0 R>>>>]", "/XObject<</X 8 0 R>>");
        objects[8] = PdfBytes.Stream("/Subtype/Form/Resources<</Font<</F1 5 0 R>>>>", "BT /F1 10 Tf (in a form) Tj ET /X Do");
        objects[9] = PdfBytes.Stream("/Resources<</Font<</F1 5 0 R>>>>", "BT /F1 10 Tf 0 -50 Td (in a note) Tj ET");
        objects[10] = "<</Author(A. Sample)/Title<FEFF0057>>>";
        var text = PdfText.Extract(PdfBytes.Of(PdfBytes.File(objects, "/Info 10 0 R")), cancellation: TestContext.Current.CancellationToken).Value!;
        Assert.Equal("in a form\nin a note", Assert.Single(text.Pages));
        Assert.Equal(("A. Sample", "W"), (text.Information["Author"], text.Information["Title"]));
    }
}
