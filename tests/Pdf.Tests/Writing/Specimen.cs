using IncidentStrategy.Pdf.Fonts;
using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Pdf.Tests.Writing;

/// <summary>Documents that use everything the writer can do.</summary>
static class Specimen
{
    public static readonly DateTimeOffset AsOf = new(2026, 3, 14, 9, 30, 0, TimeSpan.Zero);

    public static PdfInfo Info => new()
    {
        Title = "Boundaries & <scope> – “Łódź”",
        Author = "Contact centre",
        Subject = "What is in scope",
        Keywords = ["incident", "boundary"],
        Created = AsOf,
    };

    public static byte[] Write(Action<PdfWriter> draw, PdfInfo? info = null)
    {
        using var stream = new MemoryStream();
        using var writer = new PdfWriter(stream, info ?? Info);
        draw(writer);
        writer.Finish();
        return stream.ToArray();
    }

    public static void Paragraph(PdfWriter writer, PdfPage page, StructureType type, string text, double x, double y, FontStyle style = FontStyle.Regular, double size = 10, Colour colour = default)
    {
        writer.OpenTag(type);
        page.Text(FontSet.Noto.Shape(text, style), x, y, size, colour);
        writer.CloseTag();
    }

    /// <summary>One page of nearly everything, then a landscape page on which a paragraph goes on.</summary>
    public static byte[] Whole(bool attached = true) => Write(writer =>
    {
        var page = writer.BeginPage(595.276, 841.89, "i");
        page.BeginArtifact(ArtifactKind.Header);
        page.Text(FontSet.Noto.Shape("Procedure boundaries", FontStyle.Regular), 62, 40, 8, Colour.Grey(110));
        page.Line(62, 46, 530, 46, new Pen(0.5, Colour.Grey(200)));
        page.EndArtifact();
        page.Outline("Boundaries", 1, 60);
        page.Outline("Who owns what", 2, 200);
        page.Destination("top", 60);
        Paragraph(writer, page, StructureType.H1, "Boundaries of the AVATAR procedure", 62, 90, FontStyle.Bold, 20, Colour.Parse("#1f4e79")!.Value);
        Paragraph(writer, page, StructureType.P, "To We office affluent: Ŵŷ Łódź Ελλάδα Київ → ≥ ≤ ✓ ✗ € — “quoted”, 漢 and (brackets) \\ too.", 62, 120);
        Links(writer, page);
        List(writer, page);
        Table(writer, page, 240);
        Figure(writer, page);
        Note(writer, page);
        Fields(writer, page);
        var continued = writer.OpenTag(StructureType.P);
        page.Text(FontSet.Noto.Shape("A paragraph that goes on ", FontStyle.Italic), 62, 780, 10, Colour.Black);
        page.End();

        page = writer.BeginPage(841.89, 595.276, "1");
        page.Text(FontSet.Noto.Shape("to the next page.", FontStyle.Italic), 62, 60, 10, Colour.Black);
        writer.CloseTag();
        Assert.Same(continued.Parent, writer.CurrentTag);
        page.Destination("scope/in", 100);
        Paragraph(writer, page, StructureType.H2, "In scope", 62, 100, FontStyle.BoldItalic, 14);
        writer.OpenTag(StructureType.Code);
        page.Text(FontSet.Noto.Shape("if (x >= 0) return \"→\";", FontStyle.Mono), 62, 120, 9, Colour.Black);
        writer.CloseTag();
        page.End();
        if (attached)
            writer.Attach(new Attachment("figures ✓.csv", "month,calls\n2026-01,812\n"u8.ToArray(), "text/csv") { Description = "The figures", Relationship = AttachmentRelationship.Data });
    });

    static void Links(PdfWriter writer, PdfPage page)
    {
        writer.OpenTag(StructureType.P);
        page.Text(FontSet.Noto.Shape("See ", FontStyle.Regular), 62, 140, 10, Colour.Black);
        writer.OpenTag(StructureType.Link, new TagAttributes { Alt = "In scope, page 1" });
        page.Text(FontSet.Noto.Shape("in scope", FontStyle.Regular), 82, 140, 10, Colour.Parse("#1f4e79")!.Value);
        page.Link(new Rectangle(82, 130, 40, 13), new LinkTarget.Named("scope/in"), "In scope, page 1");
        writer.CloseTag();
        page.Text(FontSet.Noto.Shape(" or ", FontStyle.Regular), 122, 140, 10, Colour.Black);
        writer.OpenTag(StructureType.Link);
        page.Text(FontSet.Noto.Shape("the web", FontStyle.Regular), 142, 140, 10, Colour.Parse("#1f4e79")!.Value);
        page.Link(new Rectangle(142, 130, 40, 13), new LinkTarget.Address("https://example.org/a b?q=é"), "The web");
        writer.CloseTag();
        page.BeginActualText("hyphenation");
        page.Text(FontSet.Noto.Shape(" hyphen-", FontStyle.Regular), 190, 140, 10, Colour.Black);
        page.Text(FontSet.Noto.Shape("ation", FontStyle.Regular), 62, 154, 10, Colour.Black);
        page.EndActualText();
        writer.CloseTag();
    }

    static void List(PdfWriter writer, PdfPage page)
    {
        writer.OpenTag(StructureType.L, new TagAttributes { ListNumbering = ListNumbering.Disc });
        foreach (var (i, text) in ((string[])["first", "second"]).Index())
        {
            writer.OpenTag(StructureType.LI);
            Paragraph(writer, page, StructureType.Lbl, "•", 66, 180 + 14 * i);
            Paragraph(writer, page, StructureType.LBody, text, 76, 180 + 14 * i);
            writer.CloseTag();
        }
        writer.CloseTag();
    }

    static void Table(PdfWriter writer, PdfPage page, double y)
    {
        writer.OpenTag(StructureType.Table, new TagAttributes { Summary = "Who owns what" });
        page.FillRectangle(62, y - 12, 300, 16, Colour.Grey(235));
        writer.OpenTag(StructureType.THead);
        Row("Step", "Owner", header: true);
        writer.CloseTag();
        writer.OpenTag(StructureType.TBody);
        Row("Triage", "Duty manager", header: false);
        Row("Escalate", "Service desk", header: false);
        writer.CloseTag();
        writer.CloseTag();

        void Row(string left, string right, bool header)
        {
            writer.OpenTag(StructureType.TR);
            writer.OpenTag(header ? StructureType.TH : StructureType.TH, new TagAttributes { Scope = header ? HeaderScope.Column : HeaderScope.Row, Id = $"h-{left}" });
            page.Text(FontSet.Noto.Shape(left, FontStyle.Bold), 66, y, 9, Colour.Black);
            writer.CloseTag();
            writer.OpenTag(header ? StructureType.TH : StructureType.TD, header ? new TagAttributes { Scope = HeaderScope.Column } : new TagAttributes { Headers = [$"h-{left}"] });
            page.Text(FontSet.Noto.Shape(right, header ? FontStyle.Bold : FontStyle.Regular), 200, y, 9, Colour.Black);
            writer.CloseTag();
            page.Line(62, y + 4, 362, y + 4, new Pen(0.4, Colour.Grey(190)));
            writer.CloseTag();
            y += 16;
        }
    }

    static void Figure(PdfWriter writer, PdfPage page)
    {
        writer.OpenTag(StructureType.Figure, new TagAttributes { Alt = "A line that falls", Bounds = new Rectangle(62, 320, 300, 120), Placement = Placement.Block });
        page.Save();
        page.AddRoundedRectangle(62, 320, 300, 120, 8);
        page.Clip();
        page.FillRectangle(62, 320, 300, 120, Colour.Grey(245));
        page.Opacity(0.5, 0.8);
        page.AddCircle(120, 380, 30);
        page.FillAndStroke(new Colour(0, 114, 178), new Pen(2, new Colour(213, 94, 0)) { Dash = [4, 2] });
        page.Restore();
        page.MoveTo(80, 340);
        page.CurveTo(140, 340, 200, 420, 340, 420);
        page.Stroke(new Pen(1.5, Colour.Black) { Cap = LineCap.Round });
        page.Save();
        page.Transform(0, 1, -1, 0, 350, 330);
        page.Text(FontSet.Noto.Shape("turned", FontStyle.Regular), 0, 0, 9, Colour.Black);
        page.Restore();
        page.Image(PdfImage.FromPng(Pictures.Png(8, 8, 6)), 250, 340, 40, 40);
        writer.CloseTag();
    }

    static void Note(PdfWriter writer, PdfPage page)
    {
        writer.OpenTag(StructureType.Note);
        Paragraph(writer, page, StructureType.Lbl, "1", 62, 740, size: 7);
        Paragraph(writer, page, StructureType.P, "A note at the foot.", 70, 742, size: 8);
        writer.CloseTag();
    }

    static void Fields(PdfWriter writer, PdfPage page)
    {
        Paragraph(writer, page, StructureType.P, "Name", 62, 600);
        page.Field(new Rectangle(110, 586, 200, 18), new TextField("name", "Your name") { Value = "Zoë Wiśniewska" });
        Paragraph(writer, page, StructureType.P, "Agreed", 62, 630);
        page.Field(new Rectangle(110, 618, 14, 14), new CheckBox("agreed", "Agreed") { Checked = true });
        page.Field(new Rectangle(110, 650, 200, 50), new TextField("notes", "Notes") { Multiline = true, Value = "Some longer words that have to be broken over more than one line\nand a second paragraph" });
    }
}
