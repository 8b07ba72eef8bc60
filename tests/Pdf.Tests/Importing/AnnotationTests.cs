using System.Globalization;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading.Filters;
using IncidentStrategy.Pdf.Tests.Reading;

namespace IncidentStrategy.Pdf.Tests.Importing;

/// <summary>What annotations and fields become: their own appearance where it stands, or the one that readers draw. Numbers are worked by hand.</summary>
public class AnnotationTests
{
    static ImportedPage Import(string annotation, string form = "", string page = "", Dictionary<int, string>? others = null)
    {
        var objects = PdfBytes.OnePage("0 g", "/MediaBox[0 0 400 300]/Annots[6 0 R]" + page);
        objects[1] = $"<</Type/Catalog/Pages 2 0 R/AcroForm<</DR<</Font<</Helv 5 0 R>>>>{form}>>>>";
        objects[6] = $"<</Type/Annot{annotation}>>";
        foreach (var (number, body) in others ?? []) objects[number] = body;
        return Assert.Single(PdfImport.Open(PdfBytes.Of(PdfBytes.File(objects))).Value!.Pages);
    }

    static string Content(PdfStream form) => PdfBytes.Text(Inflate.Decode(form.Encoded, 1 << 20));

    /// <summary>The form painted for the first annotation, or null when none is.</summary>
    static PdfStream? Marked(ImportedPage page) => page.Form.Dictionary["Resources"] is PdfDictionary resources && resources["XObject"] is PdfDictionary forms
        ? (PdfStream)page.Objects.Follow(forms["BoundInMark0"]) : null;

    static string Drawn(string annotation, string form = "") => Marked(Import(annotation, form)) is { } mark ? Content(mark).Trim() : "";

    static string Box(PdfStream form) => string.Join(' ', ((PdfArray)form.Dictionary["BBox"]).Items.Select(i => ((PdfReal)i).Value.ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public void An_annotation_is_painted_where_it_stands()
    {
        // The standard's algorithm by hand: the box 0,0-10,20 turned a quarter is 20 wide and 10 high at -20,0; it goes onto 100,100-140,130.
        var look = PdfBytes.Stream("/Subtype/Form/BBox[0 0 10 20]/Matrix[0 1 -1 0 0 0]", "/P BMC 0 0 5 5 re f EMC");
        var page = Import("/Subtype/Stamp/Rect[140 130 100 100]/AP<</N 8 0 R>>", others: new() { [8] = look });
        Assert.Equal("q\n0 g\nQ\nq 2 0 0 3 140 100 cm /BoundInMark0 Do Q", Content(page.Form));
        Assert.Contains("0 0 5 5 re f", Content(Marked(page)!), StringComparison.Ordinal);
        Assert.Null(Marked(Import("/Subtype/Stamp/F 2/Rect[140 130 100 100]/AP<</N 8 0 R>>", others: new() { [8] = look })));
    }

    [Fact]
    public void A_button_shows_its_state()
    {
        var looks = new Dictionary<int, string> { [8] = PdfBytes.Stream("/Subtype/Form/BBox[0 0 10 10]", "0 0 5 5 re f"), [9] = PdfBytes.Stream("/Subtype/Form/BBox[0 0 10 10]", "n") };
        var page = Import("/Subtype/Widget/FT/Btn/AS/On/Rect[0 0 10 10]/AP<</N<</On 8 0 R/Off 9 0 R>>>>", others: looks);
        Assert.Contains("0 0 5 5 re f", Content(Marked(page)!), StringComparison.Ordinal);
    }

    [Theory]
    // Helvetica: H 722, i 222, so 9.44 wide at 10 points; the baseline is 0.4 of the size below the middle.
    [InlineData("/FT/Tx/V<FEFF00480069>/DA(/Helv 10 Tf 1 0 0 rg)", "q BT 1 0 0 rg /F 10 Tf 1 0 0 1 2 6 Tm <4869> Tj ET Q")]
    [InlineData("/FT/Tx/Q 2/V(Hi)/DA(/Helv 10 Tf)", "q BT 0 g /F 10 Tf 1 0 0 1 88.56 6 Tm <4869> Tj ET Q")]
    [InlineData("/FT/Tx/V(Hi)/DA(/Helv 0 Tf)", "q BT 0 g /F 20 Tf 1 0 0 1 2 2 Tm <4869> Tj ET Q")]
    [InlineData("/FT/Tx/Ff 8192/V(Hi)/DA(/Helv 10 Tf)", "q BT 0 g /F 10 Tf 1 0 0 1 2 6 Tm <2A2A> Tj ET Q")]
    [InlineData("/FT/Tx/Ff 16777216/MaxLen 4/V(Hi)/DA(/Helv 10 Tf)", "q BT 0 g /F 10 Tf 1 0 0 1 8.89 6 Tm <48> Tj 1 0 0 1 36.39 6 Tm <69> Tj ET Q")]
    [InlineData("/FT/Tx/Ff 4096/V(Hi\\rHi)/DA(/Helv 8 Tf)", "q BT 0 g /F 8 Tf 1 0 0 1 2 9 Tm <4869> Tj 1 0 0 1 2 1 Tm <4869> Tj ET Q")]
    // A list shows all there is to choose from the one that is topmost, and what is chosen in white on black.
    [InlineData("/FT/Ch/TI 1/V(i)/Opt[(H)(Hi)[(i)(H)]]/DA(/Helv 8 Tf)", "q BT 0 g /F 8 Tf 1 0 0 1 2 11.2 Tm <4869> Tj ET 0 g 0 0.8 100 8.8 re f BT 0 g /F 8 Tf 1 0 0 1 2 2.4 Tm 1 g <48> Tj ET Q")]
    [InlineData("/FT/Ch/Ff 131072/V(Hi)/Opt[(H)(Hi)]/DA(/Helv 10 Tf)", "q BT 0 g /F 10 Tf 1 0 0 1 2 6 Tm <4869> Tj ET Q")]
    // The tick's code stands for itself in the font of signs, where it is 0.846 em wide.
    [InlineData("/FT/Btn/AS/On/MK<</CA(4)>>/DA(/ZaDb 10 Tf)", "q BT 0 g /F 10 Tf 1 0 0 1 45.77 6 Tm <34> Tj ET Q")]
    [InlineData("/FT/Btn/AS/Off/MK<</CA(4)>>/DA(/ZaDb 10 Tf)", "")]
    [InlineData("/FT/Tx/MK<</BG[1 1 0]/BC[0 0 1]>>/BS<</W 2>>", "1 1 0 rg 0 0 100 20 re f 2 w 0 0 1 RG 1 1 98 18 re s 2 2 96 16 re W n")]
    [InlineData("/FT/Tx/MK<</BC[0 0 1]>>", "")]
    [InlineData("/FT/Tx/V(Hi)", "")]
    public void A_field_without_appearance_is_drawn(string field, string expected) => Assert.Equal(expected, Drawn($"/Subtype/Widget/Rect[0 0 100 20]{field}"));

    [Fact]
    public void A_form_that_asks_for_new_appearances_gets_them() =>
        Assert.Contains("<4869> Tj", Drawn("/Subtype/Widget/Rect[0 0 100 20]/FT/Tx/V(Hi)/DA(/Helv 10 Tf)/AP<</N 4 0 R>>", "/NeedAppearances true"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/Subtype/Square/C[1 0 0]/BS<</W 2>>", "1 0 0 RG [] 0 d 2 w 101 101 38 28 re s")]
    [InlineData("/Subtype/Square/IC[0 1 0]/BS<</W 0>>", "0 1 0 rg [] 0 d 0 w 100 100 40 30 re f")]
    [InlineData("/Subtype/Polygon/Vertices[100 100 120 130 140 100]", "[] 0 d 1 w 100 100 m 120 130 l 140 100 l s")]
    [InlineData("/Subtype/Ink/InkList[[100 100 110 110][120 100]]/C[0]", "0 G [] 0 d 1 w 100 100 m 110 110 l S 120 100 m S")]
    [InlineData("/Subtype/StrikeOut/C[1 0 0]/QuadPoints[100 120 140 120 100 110 140 110]", "1 0 0 rg 1 0 0 RG [] 0 d 1 w 100 115 m 140 115 l S")]
    // A line of 40 whose arrows are six times its width: the closed one shortens it.
    [InlineData("/Subtype/Line/L[100 110 140 110]/LE[/Butt/ClosedArrow]", "[] 0 d 1 w 100 110 m 134 110 l S 100 107 m 100 113 l S 134 113.464102 m 140 110 l 134 106.535898 l s")]
    [InlineData("/Subtype/Line/L[100 110 140 110]/LL 10/LLE 5", "[] 0 d 1 w 100 120 m 140 120 l S 100 110 m 100 125 l S 140 110 m 140 125 l S")]
    [InlineData("/Subtype/PolyLine/Vertices[100 100 120 100 120 130]/LE[/None/OpenArrow]", "[] 0 d 1 w 100 100 m 120 100 l 120 130 l S 116.535898 124 m 120 130 l 123.464102 124 l S")]
    // What its kind cannot be without is missing.
    [InlineData("/Subtype/Polygon", "")]
    [InlineData("/Subtype/Highlight/AP<</N 4 0 R>>", "")]
    [InlineData("/Subtype/FileAttachment", "")]
    [InlineData("/Subtype/Popup/Parent 3 0 R/AP<</N 4 0 R>>", "")]
    public void A_shape_without_appearance_is_drawn(string annotation, string expected) => Assert.Equal(expected, Drawn("/Rect[100 100 140 130]" + annotation));

    [Fact]
    public void A_highlighting_darkens_the_text_and_does_not_hide_it()
    {
        var page = Import("/Subtype/Highlight/Rect[0 0 1 1]/C[1 1 0]/CA 0.5/QuadPoints[100 120 140 120 100 110 140 110]");
        var state = (PdfDictionary)((PdfDictionary)((PdfDictionary)page.Form.Dictionary["Resources"])["ExtGState"])["BoundInState0"];
        Assert.Equal((new PdfName("Multiply"), new PdfReal(0.5)), (state["BM"], state["ca"]));
        Assert.Equal("1 1 0 rg 1 1 0 RG [] 0 d 1 w 100 110 m 97.5 112.5 97.5 117.5 100 120 c 140 120 l 142.5 117.5 142.5 112.5 140 110 c f", Content(Marked(page)!).Trim());
        // Its box holds the quadrilaterals and their bulges, whatever the rectangle says.
        Assert.Equal("-2.5 -2.5 142.5 122.5", Box(Marked(page)!));
    }

    [Theory]
    [InlineData("/Subtype/Text/Name/Comment", "0 0 24 24", "q 1 0 0 1 100 106 cm /BoundInMark0 Do Q")]
    [InlineData("/Subtype/FileAttachment/FS(a.txt)/Name/PushPin", "0 0 24 24", "q 1.666667 0 0 1.25 100 100 cm /BoundInMark0 Do Q")]
    // Confidential in Helvetica is 5.28 em wide: at 21.3 points, a point between letters and 15 at either end 154.46; the frame is 26.5 high.
    [InlineData("/Subtype/Stamp/Name/Confidential", "0 0 154.464 26.5", "q 0.25896 0 0 1.132075 100 100 cm /BoundInMark0 Do Q")]
    public void Icons_and_stamps_have_their_places(string annotation, string box, string painted)
    {
        var page = Import("/Rect[100 100 140 130]" + annotation);
        Assert.Equal(box, Box(Marked(page)!));
        Assert.EndsWith(painted, Content(page.Form), StringComparison.Ordinal);
    }
}
