using IncidentStrategy.Pdf.Fonts;
using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Writing;
using IncidentStrategy.Typesetting.Frames;
using Frame = IncidentStrategy.Typesetting.Frames.Frame;

namespace IncidentStrategy.Typesetting.Printing;

/// <summary>Lays each ink of a page by the PDF writer's means.</summary>
sealed class InkPrinter(PdfWriter writer, PrintedTags tags)
{
    Dictionary<ImageSource, PdfImage?>? images;
    readonly Dictionary<ImportedPage, PdfForm> forms = new(ReferenceEqualityComparer.Instance);
    PdfPage page = null!;
    bool artifact, entered;

    public void PrintPage(Frame frame, IReadOnlyDictionary<string, OutlineEntry> outline)
    {
        page = writer.BeginPage(frame.Width, frame.Height);
        for (var i = 0; i < frame.Inks.Count; i++)
            switch (frame.Inks[i])
            {
                case TagInk tag:
                    Leave();
                    Enter(tag, i + 1 < frame.Inks.Count ? frame.Inks[i + 1] : null);
                    break;
                case DestinationInk destination:
                    // A little above, so that what is led to does not touch the window's edge.
                    var top = Math.Max(0, destination.Y - 12);
                    page.Destination(destination.Name, top);
                    if (outline.TryGetValue(destination.Name, out var entry)) page.Outline(entry.Title, entry.Level, top);
                    break;
                case LinkInk link:
                    Link(link);
                    break;
                case var ink:
                    Print(ink, 0, 0, 1);
                    break;
            }
        Leave();
        page.End();
    }

    void Enter(TagInk tag, Ink? next)
    {
        if (tag.Element is null)
        {
            page.BeginArtifact(ArtifactKind.Layout);
            artifact = true;
            return;
        }
        var bounds = next switch
        {
            ImageInk i => new Rectangle(i.X, i.Y, i.Width, i.Height),
            FormInk f => new Rectangle(f.X, f.Y, f.Width, f.Height),
            FrameInk f => new Rectangle(f.X, f.Y, f.Frame.Width * f.Scale, f.Frame.Height * f.Scale),
            _ => (Rectangle?)null,
        };
        if (tags.Of(tag.Element, bounds) is not { } printed) return;
        writer.EnterTag(printed);
        entered = true;
    }

    void Leave()
    {
        if (artifact) page.EndArtifact();
        if (entered) writer.LeaveTag();
        artifact = entered = false;
    }

    void Link(LinkInk link)
    {
        if (link.Element is not { } element || tags.Of(element) is not { } tag) return;
        LinkTarget target = link.Target.StartsWith('#') ? new LinkTarget.Named(link.Target[1..]) : new LinkTarget.Address(link.Target);
        writer.EnterTag(tag);
        page.Link(new Rectangle(link.X, link.Y, link.Width, link.Height), target, link.Description);
        writer.LeaveTag();
    }

    /// <summary>Lays an ink of a frame that stands at (x, y) and is enlarged by a scale.</summary>
    void Print(Ink ink, double x, double y, double scale)
    {
        switch (ink)
        {
            case TextInk text:
                Text(text, x, y, scale);
                break;
            case PathInk path:
                Path(path, x, y, scale);
                break;
            case ImageInk image:
                if (ImageOf(image.File) is { } picture) page.Image(picture, x + image.X * scale, y + image.Y * scale, image.Width * scale, image.Height * scale);
                break;
            case FormInk form:
                page.Form(FormOf(form.Page), x + form.X * scale, y + form.Y * scale, form.Width * scale, form.Height * scale);
                break;
            case FrameInk inner:
                foreach (var each in inner.Frame.Inks) Print(each, x + inner.X * scale, y + inner.Y * scale, scale * inner.Scale);
                break;
        }
    }

    void Text(TextInk text, double x, double y, double scale)
    {
        if (text.Text.Length == 0) return;
        var glyphs = FontSet.Noto.ShapeOnce(text.Text, (FontStyle)text.Face);
        var size = text.Size * scale;
        var shift = text.Anchor switch { Anchor.Middle => WidthOf(glyphs) * size / 2000, Anchor.End => WidthOf(glyphs) * size / 1000, _ => 0 };
        var (left, baseline) = (x + text.X * scale, y + text.Y * scale);
        if (text.ActualText is { } actual) page.BeginActualText(actual);
        if (text.Turn == 0) page.Text(glyphs, text.Text, left - shift, baseline, size, Of(text.Colour));
        else
        {
            var (sin, cos) = Math.SinCos(text.Turn * Math.PI / 180);
            page.Save();
            page.Transform(cos, sin, -sin, cos, left, baseline);
            page.Text(glyphs, text.Text, -shift, 0, size, Of(text.Colour));
            page.Restore();
        }
        if (text.ActualText is not null) page.EndActualText();
    }

    static int WidthOf(ReadOnlySpan<Glyph> glyphs)
    {
        var width = 0;
        foreach (ref readonly var glyph in glyphs) width += glyph.Advance;
        return width;
    }

    void Path(PathInk path, double x, double y, double scale)
    {
        var clear = path.Opacity < 1;
        if (clear)
        {
            page.Save();
            page.Opacity(path.Opacity, path.Opacity);
        }
        var at = 0;
        var points = path.Shape.Points;
        (double X, double Y) Next()
        {
            var (px, py) = points[at++];
            return (x + px * scale, y + py * scale);
        }
        foreach (var step in path.Shape.Steps)
            switch (step)
            {
                case Step.Move: var m = Next(); page.MoveTo(m.X, m.Y); break;
                case Step.Line: var l = Next(); page.LineTo(l.X, l.Y); break;
                case Step.Curve: var (a, b, c) = (Next(), Next(), Next()); page.CurveTo(a.X, a.Y, b.X, b.Y, c.X, c.Y); break;
                default: page.ClosePath(); break;
            }
        var pen = path.Stroke is { } stroke ? new Pen(stroke.Width * scale, Of(stroke.Colour))
        {
            Dash = stroke.Dash is { } dash ? [.. dash.Select(d => d * scale)] : [],
            Cap = stroke.RoundEnds ? LineCap.Round : LineCap.Butt,
            Join = stroke.RoundEnds ? LineJoin.Round : LineJoin.Mitre,
        } : null;
        if (path.Fill is { } fill && pen is not null) page.FillAndStroke(Of(fill), pen);
        else if (path.Fill is { } only) page.Fill(Of(only));
        else if (pen is not null) page.Stroke(pen);
        if (clear) page.Restore();
    }

    PdfImage? ImageOf(ImageSource file)
    {
        images ??= [];
        if (images.TryGetValue(file, out var known)) return known;
        try
        {
            return images[file] = PdfImage.From(file);
        }
        catch (PdfImageException)
        {
            // Setting has told of it: see Images.
            return images[file] = null;
        }
    }

    PdfForm FormOf(ImportedPage foreign) => forms.TryGetValue(foreign, out var known) ? known
        : forms[foreign] = writer.AddForm(foreign.Form, foreign.Width, foreign.Height, foreign.Objects, foreign.BreaksPdfA, foreign.Group is not null);

    static Pdf.Writing.Colour Of(Frames.Colour colour) => new(colour.Red, colour.Green, colour.Blue);
}
