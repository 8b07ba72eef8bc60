using IncidentStrategy.Pdf.Images;

namespace IncidentStrategy.Pdf.Writing;

public sealed partial class PdfPage
{
    /// <summary>Draws a picture into a rectangle, the right way up.</summary>
    public void Image(PdfImage image, double x, double y, double width, double height)
    {
        var number = writer.ImageNumber(image);
        usesTransparency |= image.HasSoftMask;
        Mark(isText: false);
        EndText();
        content.Raw("q "u8);
        var (a, b, c, d, e, f) = image.Placement;
        Matrix(a * width, b * height, c * width, d * height, x + e * width, Height - y - height + f * height);
        DrawObject(number);
    }

    /// <summary>Draws a form (a page from elsewhere) into a rectangle, and nothing of it beyond.</summary>
    public void Form(PdfForm form, double x, double y, double width, double height)
    {
        usesTransparency |= form.UsesTransparency;
        Mark(isText: false);
        EndText();
        content.Raw("q "u8);
        // A page's own edges cut cleaner than a clip along them.
        if (x > 0 || y > 0 || x + width < Width || y + height < Height) content.Operand(x).Operand(Height - y - height).Operand(width).Number(height).Raw(" re W n "u8);
        double across = width / form.Width, up = height / form.Height;
        Matrix(across, 0, 0, up, x - form.Left * across, Height - y - height - form.Bottom * up);
        DrawObject(form.Number);
    }

    /// <summary>Makes a rectangle a link. The current tag is a Link, or stands within one. <paramref name="contents"/> says where it leads.</summary>
    public void Link(Rectangle area, LinkTarget target, string contents)
    {
        var tag = writer.CurrentTag;
        while (tag is not null && tag.Type != StructureType.Link) tag = tag.Parent;
        if (tag is null) throw new InvalidOperationException("A link's rectangle is drawn within a Link tag.");
        annotations.Add(writer.WriteLink(this, area, target, contents, tag));
    }

    /// <summary>Places a field to write in. It is put into the current tag when that is a Form, and otherwise into a Form tag of its own.</summary>
    public void Field(Rectangle area, TextField field) => InForm(tag => annotations.Add(writer.Fields.Add(this, area, field, tag)));

    /// <summary>Places a box to tick, tagged like <see cref="Field(Rectangle, TextField)"/>.</summary>
    public void Field(Rectangle area, CheckBox box) => InForm(tag => annotations.Add(writer.Fields.Add(this, area, box, tag)));

    void InForm(Action<Tag> add)
    {
        if (writer.CurrentTag is { Type: StructureType.Form } form)
        {
            add(form);
            return;
        }
        add(writer.OpenTag(StructureType.Form));
        writer.CloseTag();
    }

    /// <summary>Gives a place on this page a name to which links may lead. The first of a name counts.</summary>
    public void Destination(string name, double y = 0) => writer.AddDestination(name, ObjectNumber, Height - y);

    /// <summary>Enters a place on this page in the outline (the bookmarks). Levels count from 1.</summary>
    public void Outline(string title, int level, double y = 0) => writer.AddOutline(title, level, ObjectNumber, Height - y);

    void DrawObject(int number)
    {
        Need(objects, number);
        content.Raw("/X"u8).Integer(number).Raw(" Do Q\n"u8);
    }

    internal void WriteRectangle(ByteBuffer to, Rectangle area) => to.Byte((byte)'[').Operand(area.X).Operand(Height - area.Y - area.Height)
        .Operand(area.X + area.Width).Number(Height - area.Y).Byte((byte)']');
}
