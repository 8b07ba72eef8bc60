using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>Finds what a page's annotations and form fields look like on screen (ISO 32000-1, 12.5.5).</summary>
sealed class Appearances(PdfFile file, ImportedObjects objects, OptionalContent layers)
{
    const int Hidden = 1 << 1, NoRotate = 1 << 4, NoView = 1 << 5;
    const int MostOnOnePage = 20_000;
    readonly DrawnFields fields = new(file);
    readonly DrawnAnnotations drawn = new(file);

    public IReadOnlyList<Mark> Of(PdfPage page)
    {
        var found = new List<Mark>();
        if (file.Array(page.Dictionary, "Annots") is not { } annotations) return found;
        foreach (var item in annotations.Items.Take(MostOnOnePage))
            if (file.Follow(item) is PdfDictionary annotation && One(annotation, item is PdfReference, page) is { } mark) found.Add(mark);
        return found;
    }

    Mark? One(PdfDictionary annotation, bool hasNumber, PdfPage page)
    {
        var flags = file.Integer(annotation, "F") ?? 0;
        if ((flags & (Hidden | NoView)) != 0 || annotation.Has("OC") && !layers.Shows(annotation["OC"])) return null;
        if (PdfBox.Read(file, annotation["Rect"]) is not { } place || !drawn.IsWhole(annotation)) return null;
        var turns = (flags & NoRotate) != 0 ? page.QuarterTurns : 0;
        var kind = file.Name(annotation, "Subtype");
        // A pop-up belongs to its note and is closed.
        if (kind is null || kind == "Popup" && file.Get(annotation, "Parent") is not PdfNull) return null;
        var own = Normal(annotation);
        var isField = kind == "Widget" && hasNumber;
        if (own is not null && !(isField && fields.AsksForNew) && !(kind == "Highlight" && !MixesWithPage(own)))
        {
            var mark = OfForm(own, place, turns);
            return kind == "Link" ? drawn.LinkBorder(annotation, place)?.After(mark) ?? mark : mark;
        }
        if (kind == "Link") return drawn.LinkBorder(annotation, place);
        var drawing = kind == "FreeText" ? fields.FreeText(annotation, place) : kind == "Widget" ? isField ? fields.Draw(annotation, place) : null : drawn.Draw(annotation, place);
        return drawing is null || drawing.Place.IsEmpty ? null : Mark.OfForm(objects.Add(drawing.Form()), Laid(drawing.Box, Affine.Identity, drawing.Place, turns), drawing.State);
    }

    /// <summary>Readers trust a highlighting's own appearance only when it says how it mixes with the text; a plain one would hide it.</summary>
    bool MixesWithPage(PdfObject own) => file.Follow(own) is PdfStream form && file.Dictionary(form.Dictionary, "Resources") is { } resources
        && file.Get(resources, "ExtGState") is PdfDictionary;

    Mark? OfForm(PdfObject own, PdfBox place, int turns)
    {
        if (place.IsEmpty || file.Follow(own) is not PdfStream form || PdfBox.Read(file, form.Dictionary["BBox"]) is not { } box) return null;
        if (own is PdfReference reference) objects.TreatAsForm(reference.Number);
        return Mark.OfForm(own, Laid(box, Matrix(form.Dictionary), place, turns));
    }

    static Affine Laid(PdfBox box, Affine matrix, PdfBox place, int turns)
    {
        var mapping = Fit(box, matrix, place);
        return turns == 0 ? mapping : mapping.Then(Upright(place, turns));
    }

    /// <summary>The normal appearance, chosen by state where there are several.</summary>
    PdfObject? Normal(PdfDictionary annotation)
    {
        if (file.Dictionary(annotation, "AP") is not { } appearances) return null;
        switch (file.Get(appearances, "N"))
        {
            case PdfStream: return appearances["N"];
            case PdfDictionary states:
                var state = file.Name(annotation, "AS") ?? (states.Entries.Count == 1 ? states.Entries.Keys.First() : "Off");
                return file.Get(states, state) is PdfStream ? states[state] : null;
            default: return null;
        }
    }

    Affine Matrix(PdfDictionary form)
    {
        if (file.Array(form, "Matrix") is not { Count: >= 6 } array) return Affine.Identity;
        var n = new double[6];
        for (var i = 0; i < 6; i++)
        {
            if (file.Number(array[i]) is not { } value) return Affine.Identity;
            n[i] = value;
        }
        return new(n[0], n[1], n[2], n[3], n[4], n[5]);
    }

    /// <summary>Stretches the form's box, as its own matrix turns it, onto the rectangle.</summary>
    static Affine Fit(PdfBox box, Affine matrix, PdfBox rectangle)
    {
        Span<(double X, double Y)> corners =
            [matrix.Map(box.Left, box.Bottom), matrix.Map(box.Right, box.Bottom), matrix.Map(box.Left, box.Top), matrix.Map(box.Right, box.Top)];
        var (left, bottom, right, top) = (corners[0].X, corners[0].Y, corners[0].X, corners[0].Y);
        foreach (var (x, y) in corners) (left, bottom, right, top) = (Math.Min(left, x), Math.Min(bottom, y), Math.Max(right, x), Math.Max(top, y));
        double across = right > left ? rectangle.Width / (right - left) : 1, up = top > bottom ? rectangle.Height / (top - bottom) : 1;
        return new(across, 0, 0, up, rectangle.Left - left * across, rectangle.Bottom - bottom * up);
    }

    /// <summary>Turns about the rectangle's upper left corner, so that the mark stands upright on a turned page.</summary>
    static Affine Upright(PdfBox rectangle, int quarterTurns)
    {
        var (cosine, sine) = quarterTurns switch { 1 => (0, 1), 2 => (-1, 0), _ => (0, -1) };
        var (x, y) = (rectangle.Left, rectangle.Top);
        return new Affine(1, 0, 0, 1, -x, -y).Then(new(cosine, sine, -sine, cosine, 0, 0)).Then(new(1, 0, 0, 1, x, y));
    }
}
