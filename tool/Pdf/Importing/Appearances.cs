using System.Globalization;
using System.Text;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>One annotation's appearance, to be painted after the page: the form, and the mapping that puts it into its rectangle.</summary>
sealed record Appearance(PdfObject Form, Affine Mapping);

/// <summary>Finds what a page's annotations and form fields look like on screen (ISO 32000-1, 12.5.5).</summary>
sealed class Appearances(PdfFile file, OptionalContent layers)
{
    const int Hidden = 1 << 1, NoRotate = 1 << 4, NoView = 1 << 5;
    const int MostOnOnePage = 20_000;

    public IReadOnlyList<Appearance> Of(PdfPage page)
    {
        var found = new List<Appearance>();
        if (file.Array(page.Dictionary, "Annots") is not { } annotations) return found;
        foreach (var item in annotations.Items.Take(MostOnOnePage))
            if (file.Dictionary(item) is { } annotation && One(annotation, page) is { } appearance) found.Add(appearance);
        return found;
    }

    Appearance? One(PdfDictionary annotation, PdfPage page)
    {
        var flags = file.Integer(annotation, "F") ?? 0;
        if ((flags & (Hidden | NoView)) != 0 || annotation.Has("OC") && !layers.Shows(annotation["OC"])) return null;
        if (file.Name(annotation, "Subtype") == "Popup" || PdfBox.Read(file, annotation["Rect"]) is not { } rectangle) return null;
        var mark = Normal(annotation);
        if (mark is null || file.Follow(mark) is not PdfStream form) return null;
        if (PdfBox.Read(file, form.Dictionary["BBox"]) is not { } box) return null;
        var mapping = Fit(box, Matrix(form.Dictionary), rectangle);
        if ((flags & NoRotate) != 0 && page.QuarterTurns != 0) mapping = mapping.Then(Upright(rectangle, page.QuarterTurns));
        return new(mark, mapping);
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

    /// <summary>The operators that paint the appearance named so.</summary>
    public static byte[] Paint(string name, Affine m) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\nq {N(m.A)} {N(m.B)} {N(m.C)} {N(m.D)} {N(m.E)} {N(m.F)} cm /{name} Do Q"));

    static string N(double value) => Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture);
}
