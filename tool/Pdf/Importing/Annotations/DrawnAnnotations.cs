using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using static IncidentStrategy.Pdf.Importing.Annotations.Mark;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>Draws annotations that bring no appearance, as readers do on screen (ISO 32000-1, 12.5.6): borders of links, shapes, text marked.</summary>
sealed class DrawnAnnotations(PdfFile file)
{
    const int MostNumbers = 20_000, MostStrokes = 5000;

    /// <summary>A number drawn costs as much as so many read.</summary>
    const int StepsForOne = 25;

    public Drawing? Draw(PdfDictionary annotation, PdfBox place)
    {
        var drawing = file.Name(annotation, "Subtype") switch
        {
            "Square" or "Circle" => Shape(annotation, place),
            "Line" => new DrawnLines(file).Line(annotation, place),
            "PolyLine" => new DrawnLines(file).PolyLine(annotation, place, Points(annotation["Vertices"])),
            "Polygon" => Polygon(annotation, place),
            "Ink" => Ink(annotation, place),
            "Highlight" => Marked(annotation, place, Highlight),
            "Underline" => Marked(annotation, place, Underline),
            "StrikeOut" => Marked(annotation, place, StrikeOut) is { } struck ? struck with { Multiplies = false } : null,
            "Squiggly" => Marked(annotation, place, Squiggle),
            "Text" => DrawnIcons.Note(file.Name(annotation, "Name") ?? "Note", Colour(annotation, "C"), place),
            "FileAttachment" => DrawnIcons.Attachment(file.Name(annotation, "Name") ?? "PushPin", Colour(annotation, "C"), place),
            "Sound" => DrawnIcons.Sound(file.Name(annotation, "Name") ?? "Speaker", Colour(annotation, "C"), place),
            "Stamp" => DrawnStamps.Draw(file.Name(annotation, "Name") ?? "Draft", place),
            _ => null,
        };
        return drawing is null ? null : drawing with { Opacity = file.Number(annotation["CA"]) ?? 1 };
    }

    /// <summary>Whether it has what its kind cannot be without; readers draw nothing of one that has not, its own appearance included.</summary>
    public bool IsWhole(PdfDictionary annotation) => file.Name(annotation, "Subtype") switch
    {
        "Highlight" or "Underline" or "StrikeOut" or "Squiggly" => file.Array(annotation, "QuadPoints") is not null,
        "Polygon" or "PolyLine" => file.Array(annotation, "Vertices") is not null,
        "Ink" => file.Array(annotation, "InkList") is not null,
        "FileAttachment" => file.Get(annotation, "FS") is PdfDictionary or PdfString,
        "Sound" => file.Get(annotation, "Sound") is PdfStream,
        "Movie" => file.Get(annotation, "Movie") is PdfDictionary,
        _ => true,
    };

    /// <summary>The border that a link shows over whatever else it shows; the default is a black line.</summary>
    public Mark? LinkBorder(PdfDictionary annotation, PdfBox place)
    {
        var border = Border.Read(file, annotation) ?? Border.Usual;
        var colour = Colour(annotation, "C");
        if (place.IsEmpty || border.Width <= 0 || colour is { IsTransparent: true }) return null;
        var paint = colour is { IsRgb: true } ? colour.Operator(stroke: true) : "0 0 0 RG ";
        var line = border.Style == BorderStyle.Dashed ? border.Line : $"{N(border.Width)} w ";
        var path = border.Style == BorderStyle.Underlined
            ? $"{N(place.Left)} {N(place.Bottom)} m {N(place.Right)} {N(place.Bottom)} l S"
            : $"{N(place.Left)} {N(place.Bottom)} {N(place.Width)} {N(place.Height)} re S";
        return new($"q {paint}{line}{path} Q", []);
    }

    AnnotationColour? Colour(PdfDictionary annotation, string key) => AnnotationColour.Read(file, annotation, key);

    Border BorderOf(PdfDictionary annotation) => Border.Read(file, annotation) ?? Border.Usual;

    /// <summary>What strokes and fills, and the lines' width and dashes.</summary>
    string Pens(PdfDictionary annotation) =>
        Colour(annotation, "C")?.Operator(stroke: true) + Colour(annotation, "IC")?.Operator(stroke: false) + BorderOf(annotation).Line;

    bool Fills(PdfDictionary annotation) => Colour(annotation, "IC") is { IsTransparent: false };

    Drawing? Shape(PdfDictionary annotation, PdfBox place)
    {
        var (width, fills) = (BorderOf(annotation).Width, Fills(annotation));
        var paint = fills ? width > 0 ? "b" : "f" : width > 0 ? "s" : null;
        if (paint is null) return null;
        var path = new Outline(place);
        if (file.Name(annotation, "Subtype") == "Square") path.Rectangle(place.Left + width / 2, place.Bottom + width / 2, place.Width - width, place.Height - width);
        else path.Ellipse((place.Left + place.Right) / 2, (place.Bottom + place.Top) / 2, (place.Width - width) / 2, (place.Height - width) / 2);
        return new(Pens(annotation) + path + paint, place, place);
    }

    Drawing? Polygon(PdfDictionary annotation, PdfBox place)
    {
        var (points, width) = (Points(annotation["Vertices"]), BorderOf(annotation).Width);
        var paint = Fills(annotation) ? width > 0 ? "b" : "f" : width > 0 ? "s" : null;
        if (points.Count == 0 || paint is null) return null;
        var path = Path(new Outline(place), points).Raw(paint);
        return Spread(Pens(annotation) + path, path.Box, Math.Max(1, width));
    }

    Drawing Ink(PdfDictionary annotation, PdfBox place)
    {
        var path = new Outline(place);
        foreach (var stroke in file.Array(annotation, "InkList")!.Items.Take(MostStrokes))
            if (Points(stroke) is { Count: > 0 } points) Path(path, points).Raw("S ");
        return Spread(Colour(annotation, "C")?.Operator(stroke: true) + BorderOf(annotation).Line + path, path.Box, Math.Max(1, BorderOf(annotation).Width));
    }

    static Outline Path(Outline path, List<(double X, double Y)> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (i == 0) path.Move(points[i]);
            else path.Line(points[i]);
        }
        return path;
    }

    /// <summary>A drawing that reaches beyond its corners by so much.</summary>
    public static Drawing Spread(string operators, PdfBox box, double by)
    {
        var grown = new PdfBox(box.Left - by, box.Bottom - by, box.Right + by, box.Top + by);
        return new(operators, grown, grown);
    }

    /// <summary>Pairs of numbers; none when one is left over or is no number.</summary>
    List<(double X, double Y)> Points(PdfObject value)
    {
        if (file.Follow(value) is not PdfArray array || array.Count % 2 != 0) return [];
        file.Budget.Step(StepsForOne * Math.Min(array.Count, MostNumbers));
        var points = new List<(double, double)>();
        for (var i = 0; i < Math.Min(array.Count, MostNumbers); i += 2)
        {
            if (file.Number(array[i]) is not { } x || file.Number(array[i + 1]) is not { } y) return [];
            points.Add((x, y));
        }
        return points;
    }

    /// <summary>Each quadrilateral of marked text: upper left, upper right, lower left, lower right. Gives by how much the marks reach beyond them.</summary>
    Drawing Marked(PdfDictionary annotation, PdfBox place, Func<Outline, List<(double X, double Y)>, double> draw)
    {
        var (path, reach, points) = (new Outline(place), 0.0, Points(annotation["QuadPoints"]));
        if (points.Count % 4 != 0) points = [];
        for (var i = 0; i < points.Count; i += 4)
        {
            var quad = points.GetRange(i, 4);
            foreach (var (x, y) in quad) path.Reach(x, y);
            reach = Math.Max(reach, draw(path, quad));
        }
        var colour = Colour(annotation, "C");
        return Spread($"{colour?.Operator(stroke: false)}{colour?.Operator(stroke: true)}[] 0 d 1 w {path}", path.Box, reach) with { Multiplies = true };
    }

    static double Underline(Outline path, List<(double X, double Y)> quad)
    {
        path.Move(quad[2]).Line(quad[3]).Raw("S ");
        return 1;
    }

    static double StrikeOut(Outline path, List<(double X, double Y)> quad)
    {
        static (double, double) Middle((double X, double Y) a, (double X, double Y) b) => ((a.X + b.X) / 2, (a.Y + b.Y) / 2);
        path.Move(Middle(quad[0], quad[2])).Line(Middle(quad[1], quad[3])).Raw("S ");
        return 0;
    }

    static double Highlight(Outline path, List<(double X, double Y)> quad)
    {
        var bulge = Math.Abs(quad[0].Y - quad[2].Y) / 4;
        var ((x1, y1), (x2, y2), (x3, y3), (x4, y4)) = (quad[0], quad[1], quad[2], quad[3]);
        path.Move(x3, y3).Curve((x3 - bulge, y3 + bulge), (x1 - bulge, y1 - bulge), (x1, y1))
            .Line(x2, y2).Curve((x2 + bulge, y2 - bulge), (x4 + bulge, y4 + bulge), (x4, y4)).Raw("f ");
        return bulge;
    }

    double Squiggle(Outline path, List<(double X, double Y)> quad)
    {
        const double step = 2;
        const int most = 2000;
        var (x, last, foot) = (quad[0].X, quad[1].X, quad[2].Y);
        var height = (quad[0].Y - foot) / 6;
        path.Move(x, foot + height);
        for (var i = 1; i == 1 || x < last && i < most; i++)
        {
            file.Budget.Step(StepsForOne);
            path.Line(x += step, i % 2 == 1 ? foot : foot + height);
        }
        path.Raw("S ");
        return 0;
    }
}
