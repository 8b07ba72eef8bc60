using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Pdf.Reading.Filters;
using IncidentStrategy.Pdf.Tests.Reading;

namespace IncidentStrategy.Pdf.Tests.Importing;

/// <summary>What a foreign page becomes: where it stands, what it says, what it no longer carries.</summary>
public class ImportTests
{
    static ImportedPage Import(Dictionary<int, string> objects, string trailer = "")
    {
        var outcome = PdfImport.Open(PdfBytes.Of(PdfBytes.File(objects, trailer)), cancellation: TestContext.Current.CancellationToken);
        Assert.True(outcome.Value is not null, outcome.Refusal?.Message);
        return Assert.Single(outcome.Value.Pages);
    }

    static string Content(PdfStream form) => PdfBytes.Text(Inflate.Decode(form.Encoded, 1 << 20));

    static string Edited(string content, string resources = "/Font<</F1 5 0 R>>", string catalogue = "")
    {
        var objects = PdfBytes.OnePage(content, resources: resources);
        objects[1] = $"<</Type/Catalog/Pages 2 0 R{catalogue}>>";
        (objects[10], objects[11]) = ("<</Type/OCG/Name(shown)>>", "<</Type/OCG/Name(hidden)>>");
        return string.Join(' ', Content(Import(objects).Form).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    static double[] Numbers(PdfObject value) => [.. ((PdfArray)value).Items.Select(i => i is PdfInteger n ? n.Value : ((PdfReal)i).Value)];

    [Theory]
    // A point of the page as it is stored, and where a person sees it: from the lower left of the page upright.
    [InlineData("", 400, 300, 30, 50, 30, 50)]
    [InlineData("/Rotate 90", 300, 400, 30, 50, 50, 370)]
    [InlineData("/Rotate 180", 400, 300, 30, 50, 370, 250)]
    [InlineData("/Rotate 90.0", 400, 300, 30, 50, 30, 50)]
    [InlineData("/Rotate -90", 300, 400, 30, 50, 250, 30)]
    [InlineData("/CropBox[20 30 120 230]", 100, 200, 30, 50, 10, 20)]
    [InlineData("/CropBox[20 30 120 230]/Rotate 90", 200, 100, 30, 50, 20, 90)]
    [InlineData("/UserUnit 2", 400, 300, 30, 50, 30, 50)]
    // A crop box partly off the page is cut; one wider or taller than the page leaves that side of it as it is.
    [InlineData("/CropBox[-100 30 200 250]", 200, 220, 30, 50, 30, 20)]
    [InlineData("/CropBox[20 30 250 900]", 230, 300, 30, 50, 10, 50)]
    [InlineData("/CropBox[0 0 0 0]", 400, 300, 30, 50, 30, 50)]
    public void The_page_stands_upright_at_the_origin(string page, double width, double height, double x, double y, double seenX, double seenY)
    {
        var imported = Import(PdfBytes.OnePage(page: "/MediaBox[0 0 400 300]" + page));
        var m = Numbers(imported.Form.Dictionary["Matrix"]);
        Assert.Equal((width, height), (imported.Width, imported.Height));
        Assert.Equal((seenX, seenY), (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]));
    }

    [Theory]
    [InlineData("0 g 1 1 9 9 re f", "0 g 1 1 9 9 re f")]
    [InlineData("/P <</MCID 0>> BDC BT (a) Tj ET EMC", "BT (a) Tj ET")]
    [InlineData("/Artifact BMC 0 0 9 9 re f EMC EMC /X MP /Y <</A[1(])]>> DP", "0 0 9 9 re f")]
    [InlineData("q q 1 0 0 1 5 5 cm", "q q 1 0 0 1 5 5 cm Q Q")]
    [InlineData("0 g Q 1 g q Q Q", "0 g 1 g q Q")]
    [InlineData("BT /F1 9 Tf (x) Tj", "BT /F1 9 Tf (x) Tj ET")]
    [InlineData("0 g 9 9 re f (never closed Tj", "0 g 9 9 re f")]
    [InlineData("0 g zork 1 2 frobnicate 1 g", "0 g 1 g")]
    [InlineData("BI /W 4 /H 1 /BPC 8 /CS /G ID EMC1\nEI /P BMC 0 g EMC", "BI /W 4 /H 1 /BPC 8 /CS /G ID EMC1 EI 0 g")]
    [InlineData("BT [(a) foo 5 > (b)] TJ ET bar 1 g", "BT [(a) foo 5 > (b)] TJ ET 1 g")]
    [InlineData("0 g 9 9 re f [(a) (b) Tj 1 g", "0 g 9 9 re f")]
    // An image takes the bytes it needs, whatever they look like; a longer one than there are bytes takes all.
    [InlineData("BI /W 4 /H 2 /BPC 8 /CS /G ID a\nEI Q bEI 0 g", "BI /W 4 /H 2 /BPC 8 /CS /G ID a EI Q bEI 0 g")]
    [InlineData("BI /W 4 /H 9 /BPC 8 /CS /G ID a\nEI /P BMC", "BI /W 4 /H 9 /BPC 8 /CS /G ID a EI /P BMC EI")]
    [InlineData("BI /W 9 /H 9 /F /Fl ID \u0081 EMC EI\u0001 Q \u0090\nEI 0 g", "BI /W 9 /H 9 /F /Fl ID \u0081 EMC EI\u0001 Q \u0090 EI 0 g")]
    public void Contents_lose_what_would_clash_and_nothing_else(string content, string expected) => Assert.Equal(expected, Edited(content));

    const string Layers = "/OCProperties<</OCGs[10 0 R 11 0 R]/D<</OFF[11 0 R]>>>>";

    [Theory]
    [InlineData("/OC /Shown BDC 0 0 9 9 re f EMC", "0 0 9 9 re f")]
    [InlineData("/OC /Hidden BDC 0 0 9 9 re f /X Do EMC 1 1 2 2 re f", "0 0 9 9 re n 1 1 2 2 re f")]
    [InlineData("/OC /Hidden BDC /OC /Shown BDC 0 0 9 9 re B* EMC S EMC s", "0 0 9 9 re n n s")]
    [InlineData("BT 1 Tr /OC /Hidden BDC (a) Tj EMC (b) Tj ET", "BT 1 Tr 3 Tr (a) Tj 1 Tr (b) Tj ET")]
    public void What_a_hidden_layer_holds_is_not_painted(string content, string expected) =>
        Assert.Equal(expected, Edited(content, "/Properties<</Shown 10 0 R/Hidden 11 0 R>>", Layers));

    [Fact]
    public void Ties_to_the_old_document_are_cut_and_what_archives_forbid_is_told()
    {
        var objects = PdfBytes.OnePage("1 0 0 0 k 0 0 9 9 re f", "/MediaBox[0 0 400 300]/StructParents 3", "/Font<</F1 5 0 R>>/XObject<</OC 6 0 R>>/ExtGState<</G<</TR/Identity/HT/Default/ca .5>>>>");
        objects[6] = PdfBytes.Stream("/Subtype/Form/BBox[0 0 1 1]/StructParent 1/PieceInfo<</Parent 3 0 R>>/Owner 3 0 R/OPI<<>>/Filter/LZWDecode", "\u0080\u000b\u0060\u0050\u0022\u000c\u000c\u0085\u0001");
        var page = Import(objects);
        var resources = (PdfDictionary)page.Form.Dictionary["Resources"];
        var form = (PdfStream)page.Objects.Follow(((PdfDictionary)resources["XObject"])["OC"]);
        Assert.Equal(["BBox", "Filter", "Resources", "Subtype"], form.Dictionary.Entries.Keys.Order());
        Assert.Equal(new PdfName("FlateDecode"), form.Dictionary["Filter"]);
        Assert.Equal(["ca"], ((PdfDictionary)((PdfDictionary)resources["ExtGState"])["G"]).Entries.Keys);
        Assert.Equal(["fonts not embedded: Helvetica", "colours in inks (CMYK) without a profile"], page.BreaksPdfA);
        Assert.Equal(["fonts not embedded: Helvetica"], page.Notes);
    }

    [Fact]
    public void A_bomb_in_a_page_is_refused_by_name()
    {
        var objects = PdfBytes.OnePage();
        objects[4] = PdfBytes.Stream("/Filter/FlateDecode", PdfBytes.Packed(new string(' ', 80 << 20)));
        var outcome = PdfImport.Open(PdfBytes.Of(PdfBytes.File(objects)), cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(PdfFault.TooLarge, outcome.Refusal?.Fault);
    }
}
