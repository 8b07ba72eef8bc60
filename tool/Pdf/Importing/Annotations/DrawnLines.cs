using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>Draws lines with their endings and leaders (ISO 32000-1, 12.5.6.7 and 12.5.6.9).</summary>
sealed class DrawnLines(IPdfObjects objects)
{
    public Drawing? Line(PdfDictionary annotation, PdfBox place)
    {
        var ends = objects.Array(annotation, "L") is { Count: 4 } array ? array.Items.ConvertAll(i => objects.Number(i) ?? 0) : [0, 0, 0, 0];
        var (from, to) = ((X: ends[0], Y: ends[1]), (X: ends[2], Y: ends[3]));
        var leader = objects.Number(annotation["LL"]) ?? 0;
        var beyond = Math.Max(0, objects.Number(annotation["LLE"]) ?? 0);
        var (border, path) = (Border.Read(objects, annotation) ?? Border.Usual, new Outline(place));
        var length = Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
        var (along, size) = (Along(from, to), Math.Min(6 * border.Width, length / 2));
        var (start, end) = Endings(annotation);
        path.Move(along.Map(Shortened(start, size), leader)).Line(along.Map(length - Shortened(end, size), leader)).Raw("S ");
        var fills = objects.Array(annotation, "IC") is not null;
        Ending(path, start, 0, leader, -size, fills, along);
        Ending(path, end, length, leader, size, fills, along);
        if (Math.Abs(leader) + beyond is > 0 and var reach)
        {
            reach = leader >= 0 ? reach : -reach;
            path.Move(along.Map(0, 0)).Line(along.Map(0, reach)).Raw("S ").Move(along.Map(length, 0)).Line(along.Map(length, reach)).Raw("S ");
        }
        return DrawnAnnotations.Spread(Pens(annotation, border) + path, path.Box, Math.Max(1, border.Width));
    }

    public Drawing? PolyLine(PdfDictionary annotation, PdfBox place, List<(double X, double Y)> points)
    {
        if (points.Count < 2) return null;
        var (border, path) = (Border.Read(objects, annotation) ?? Border.Usual, new Outline(place));
        var (start, end) = Endings(annotation);
        var (first, last) = (Along(points[0], points[1]), Along(points[^2], points[^1]));
        var lastLength = Length(points[^2], points[^1]);
        double startSize = Math.Min(6 * border.Width, Length(points[0], points[1]) / 2), endSize = Math.Min(6 * border.Width, lastLength / 2);
        path.Move(first.Map(Shortened(start, startSize), 0));
        for (var i = 1; i < points.Count - 1; i++) path.Line(points[i]);
        path.Line(last.Map(lastLength - Shortened(end, endSize), 0)).Raw("S ");
        var fills = objects.Array(annotation, "IC") is not null;
        Ending(path, start, 0, 0, -startSize, fills, first);
        Ending(path, end, lastLength, 0, endSize, fills, last);
        return DrawnAnnotations.Spread(Pens(annotation, border) + path, path.Box, Math.Max(1, border.Width));
    }

    string Pens(PdfDictionary annotation, Border border) => AnnotationColour.Read(objects, annotation, "C")?.Operator(stroke: true)
        + AnnotationColour.Read(objects, annotation, "IC")?.Operator(stroke: false) + border.Line;

    (string? Start, string? End) Endings(PdfDictionary annotation) => objects.Array(annotation, "LE") is { Count: 2 } array
        ? ((objects.Follow(array[0]) as PdfName)?.Value, (objects.Follow(array[1]) as PdfName)?.Value) : (null, null);

    static double Length((double X, double Y) from, (double X, double Y) to) => Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));

    /// <summary>Maps the x axis onto the line, 0 onto its beginning.</summary>
    static Affine Along((double X, double Y) from, (double X, double Y) to)
    {
        var angle = Math.Atan2(to.Y - from.Y, to.X - from.X);
        var (sine, cosine) = Math.SinCos(angle);
        return new(cosine, sine, -sine, cosine, from.X, from.Y);
    }

    static double Shortened(string? ending, double size) => ending is "Circle" or "ClosedArrow" or "Diamond" or "Square" ? size : 0;

    /// <summary>An ending with its tip at x, y; a negative size is one that points backwards.</summary>
    static void Ending(Outline path, string? ending, double x, double y, double size, bool fills, Affine along)
    {
        var half = size / 2;
        var paint = fills ? "b " : "s ";
        switch (ending)
        {
            case "Square":
                Corners((x, y + half), (x - size, y + half), (x - size, y - half), (x, y - half)).Raw(paint);
                break;
            case "Diamond":
                Corners((x, y), (x - half, y + half), (x - size, y), (x - half, y - half)).Raw(paint);
                break;
            case "Circle":
                // A circle stays one under the turning that the line makes.
                var (cx, cy) = along.Map(x - half, y);
                path.Ellipse(cx, cy, Math.Abs(half), Math.Abs(half)).Raw(paint);
                break;
            case "OpenArrow": Arrow(1).Raw("S "); break;
            case "ClosedArrow": Arrow(1).Raw(paint); break;
            case "ROpenArrow": Arrow(-1).Raw("S "); break;
            case "RClosedArrow": Arrow(-1).Raw(paint); break;
            case "Butt": Corners((x, y + half), (x, y - half)).Raw("S "); break;
            case "Slash":
                var slant = 0.5 * half;
                Corners((x - slant, y - half), (x + slant, y + half)).Raw("S ");
                break;
            default: return;
        }

        Outline Arrow(int direction)
        {
            var spread = Math.Tan(Math.PI / 6) * size;
            return Corners((x - direction * size, y + spread), (x, y), (x - direction * size, y - spread));
        }

        Outline Corners(params (double X, double Y)[] corners)
        {
            for (var i = 0; i < corners.Length; i++)
            {
                var at = along.Map(corners[i].X, corners[i].Y);
                if (i == 0) path.Move(at);
                else path.Line(at);
            }
            return path;
        }
    }
}
