using System.Text;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Pdf.Reading.Filters;
using IncidentStrategy.Pdf.Tests.Conformance;
using IncidentStrategy.Pdf.Tests.Images;
using IncidentStrategy.Pdf.Tests.Reading;
using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Pdf.Tests.Writing;

public class BindingTests
{
    static byte[] Bind(byte[] foreign, double scale = 1) => Specimen.Write(writer =>
    {
        foreach (var page in PdfImport.Open(foreign).Value!.Pages)
        {
            var form = writer.AddForm(page.Form, page.Width, page.Height, page.Objects, page.BreaksPdfA, page.Group is not null);
            var on = writer.BeginPage(page.Width, page.Height);
            writer.OpenTag(StructureType.Figure, new TagAttributes { Alt = $"Page {page.Number} of the file bound in", Bounds = new Rectangle(0, 0, page.Width, page.Height) });
            on.Form(form, 0, 0, page.Width * scale, page.Height * scale);
            writer.CloseTag();
            on.End();
        }
    });

    static ImportedPage FirstPage(byte[] pdf) => PdfImport.Open(pdf).Value!.Pages[0];

    [Fact]
    public void A_page_of_ours_bound_in_still_conforms_and_looks_the_same()
    {
        var original = Specimen.Whole(attached: false);
        var bound = Bind(original);
        Assert.Equal("", string.Join("\n", ConformanceCheck.Faults(bound)));
        var (before, after) = (Rendering.Of(original), Rendering.Of(bound));
        var differing = 0;
        for (var y = 0; y < 800; y++)
            for (var x = 0; x < 590; x++)
                if (Math.Abs(before[x, y].Red - after[x, y].Red) > 40) differing++;
        Assert.True(differing < 50, $"{differing} points look different");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0.5, true)]
    public void A_page_is_cut_where_it_is_placed_and_not_by_its_own_edge(double scale, bool cut)
    {
        var bound = FirstPage(Bind(Specimen.Whole(attached: false), scale));
        var content = Encoding.Latin1.GetString(Inflate.Decode(bound.Form.Encoded, 1 << 20));
        Assert.Equal(cut, content.Contains(" re W n ", StringComparison.Ordinal));
        var box = ((PdfArray)bound.Form.Dictionary["BBox"]).Items.ConvertAll(i => i is PdfInteger whole ? whole.Value : ((PdfReal)i).Value);
        Assert.Equal([-2, -2, 597.28, 843.89], box.Select(b => Math.Round(b, 2)));
    }

    [Fact]
    public void A_font_left_out_takes_both_claims_away()
    {
        var pdf = Specimen.Write(writer =>
        {
            writer.AddForm(Form(new PdfDictionary()), 10, 10, new Few([]), ["fonts not embedded: Helvetica"]);
            writer.BeginPage(100, 100).End();
            Assert.Equal(["fonts not embedded: Helvetica"], writer.DeparturesFromPdfA);
        });
        var faults = ConformanceCheck.Faults(pdf);
        Assert.Contains(faults, f => f.Contains("claim PDF/A", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("claim PDF/UA", StringComparison.Ordinal));
        Assert.False(PdfFile.Open(pdf, cancellation: TestContext.Current.CancellationToken).Value!.Catalogue.Has("OutputIntents"), "colours of pages bound in are shown through a profile that is not theirs");
    }

    [Fact]
    public void What_forms_share_is_copied_once()
    {
        var shared = new PdfStream(new PdfDictionary(), new byte[100_000]);
        var objects = new Few(new() { [7] = shared, [8] = new PdfDictionary { ["Loop"] = new PdfReference(8, 0), ["Big"] = new PdfReference(7, 0) } });
        var pdf = Specimen.Write(writer =>
        {
            for (var i = 0; i < 5; i++) writer.AddForm(Form(new PdfDictionary { ["Properties"] = new PdfReference(8, 0) }), 10, 10, objects);
            writer.BeginPage(100, 100).End();
        });
        Assert.InRange(pdf.Length, 100_000, 200_000);
    }

    [Fact]
    public void Resources_may_bear_the_names_of_entries_that_are_left_behind()
    {
        string[] names = ["Alternates", "LastModified", "Length", "Metadata", "OPI", "PieceInfo", "StructParent"];
        var objects = PdfBytes.OnePage(string.Concat(names.Select(n => $"/{n} Do ")), resources: $"/XObject<<{string.Concat(names.Select(n => $"/{n} 6 0 R"))}>>");
        objects[6] = PdfBytes.Stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Metadata 5 0 R/Alternates[]/StructParent 3", "x");
        var host = FirstPage(Bind(PdfBytes.Of(PdfBytes.File(objects))));
        PdfDictionary Resources(PdfStream form) => (PdfDictionary)host.Objects.Follow(((PdfDictionary)host.Objects.Follow(form.Dictionary["Resources"]))["XObject"]);
        var bound = (PdfStream)host.Objects.Follow(Resources(host.Form).Entries.Single().Value);
        Assert.Equal(names, Resources(bound).Entries.Keys.Order());
        var image = (PdfStream)host.Objects.Follow(Resources(bound)["Metadata"]);
        Assert.Equal(["BitsPerComponent", "ColorSpace", "Height", "Length", "Subtype", "Width"], image.Dictionary.Entries.Keys.Order());
    }

    [Fact]
    public void A_long_chain_of_objects_and_a_deep_nest_are_no_trouble()
    {
        var chain = new Chain();
        PdfObject nest = new PdfInteger(1);
        for (var i = 0; i < 100_000; i++) nest = new PdfArray([nest]);
        var pdf = Specimen.Write(writer =>
        {
            writer.AddForm(Form(new PdfDictionary { ["Properties"] = new PdfReference(1, 0), ["Nest"] = nest }), 10, 10, chain);
            writer.BeginPage(100, 100).End();
        });
        Assert.Contains("No syntax or stream encoding errors found", Tool.Run("qpdf", pdf, "--check", "{}").Output, StringComparison.Ordinal);
    }

    static PdfStream Form(PdfDictionary resources) => new(new PdfDictionary
    {
        ["Type"] = new PdfName("XObject"),
        ["Subtype"] = new PdfName("Form"),
        ["BBox"] = new PdfArray([new PdfInteger(0), new PdfInteger(0), new PdfInteger(10), new PdfInteger(10)]),
        ["Resources"] = resources,
    }, new byte[1] { (byte)'n' });

    sealed class Few(Dictionary<int, PdfObject> objects) : IPdfObjects
    {
        public PdfObject Resolve(PdfReference reference) => objects.GetValueOrDefault(reference.Number, PdfNull.Instance);
    }

    sealed class Chain : IPdfObjects
    {
        public PdfObject Resolve(PdfReference reference) =>
            reference.Number > 50_000 ? PdfNull.Instance : new PdfDictionary { ["Next"] = new PdfReference(reference.Number + 1, 0) };
    }
}
