using System.Text;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using static IncidentStrategy.Pdf.Importing.Mark;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>Draws annotations that bring no appearance, as readers do on screen (ISO 32000-1, 12.5.6): borders of links, shapes, text marked.</summary>
static class DrawnAnnotations
{
    public static Mark? Draw(IPdfObjects objects, PdfDictionary annotation, PdfBox rectangle)
    {
        var ink = new AnnotationInk(objects, annotation, rectangle);
        var operators = objects.Name(annotation, "Subtype") switch
        {
            "Square" => Shape(ink, Square(ink), closed: true),
            "Circle" => Shape(ink, Circle(ink), closed: true),
            "Line" => Shape(ink, Path(ink.Numbers("L")), closed: false),
            "PolyLine" => Shape(ink, Path(ink.Numbers("Vertices")), closed: false),
            "Polygon" => Shape(ink, Path(ink.Numbers("Vertices")), closed: true),
            "Ink" => objects.Array(annotation, "InkList") is { } list
                ? Shape(ink, string.Concat(list.Items.Take(5000).Select(stroke => Path(ink.Numbers(stroke)))), closed: false) : null,
            "Highlight" => Quads(ink, annotation, stroke: false, Highlight) is { } marked ? $"/State# gs {marked}" : null,
            "Underline" => Quads(ink, annotation, stroke: true, q => $"{N(q[4])} {N(q[5])} m {N(q[6])} {N(q[7])} l S "),
            "StrikeOut" => Quads(ink, annotation, stroke: true, q => $"{N((q[0] + q[4]) / 2)} {N((q[1] + q[5]) / 2)} m {N((q[2] + q[6]) / 2)} {N((q[3] + q[7]) / 2)} l S "),
            "Squiggly" => Quads(ink, annotation, stroke: true, Squiggle),
            _ => null,
        };
        if (operators is null) return null;
        var state = State(objects, annotation, multiply: operators.StartsWith("/State#", StringComparison.Ordinal));
        if (state is not null && !operators.StartsWith('/')) operators = "/State# gs " + operators;
        return new($"q {operators} Q", state is null ? [] : [("ExtGState", "State#", state)]);
    }

    /// <summary>The border that a link shows over whatever else it shows; the default is a black line.</summary>
    public static Mark? LinkBorder(IPdfObjects objects, PdfDictionary annotation, PdfBox rectangle)
    {
        var ink = new AnnotationInk(objects, annotation, rectangle);
        if (ink.Stroke() is not { } colour) return null;
        var path = ink.IsUnderlined
            ? $"{N(rectangle.Left)} {N(rectangle.Bottom)} m {N(rectangle.Right)} {N(rectangle.Bottom)} l S"
            : $"{N(rectangle.Left)} {N(rectangle.Bottom)} {N(rectangle.Width)} {N(rectangle.Height)} re S";
        return new($"q {colour} {ink.Line} {path} Q", []);
    }

    static PdfDictionary? State(IPdfObjects objects, PdfDictionary annotation, bool multiply)
    {
        var opacity = objects.Number(annotation["CA"]) ?? 1;
        if (opacity >= 1 && !multiply) return null;
        var state = new PdfDictionary();
        state["Type"] = new PdfName("ExtGState");
        if (opacity < 1) state["ca"] = state["CA"] = new PdfReal(Math.Max(0, opacity));
        if (multiply) state["BM"] = new PdfName("Multiply");
        return state;
    }

    static string? Shape(AnnotationInk ink, string? path, bool closed)
    {
        if (string.IsNullOrEmpty(path)) return null;
        var (stroke, fill) = (ink.Stroke(), closed ? ink.Fill : null);
        var paint = (stroke, fill) switch { (null, null) => null, (null, _) => "f", (_, null) => closed ? "s" : "S", _ => "b" };
        return paint is null ? null : $"{fill} {stroke} {ink.Line} {path} {paint}";
    }

    static string Square(AnnotationInk ink)
    {
        var (box, width) = (ink.Rectangle, ink.BorderWidth);
        return $"{N(box.Left + width / 2)} {N(box.Bottom + width / 2)} {N(box.Width - width)} {N(box.Height - width)} re";
    }

    static string Circle(AnnotationInk ink)
    {
        const double bend = 0.55228475;
        var box = ink.Rectangle;
        double x = (box.Left + box.Right) / 2, y = (box.Bottom + box.Top) / 2;
        double across = Math.Max(0, (box.Width - ink.BorderWidth) / 2), up = Math.Max(0, (box.Height - ink.BorderWidth) / 2);
        string P(double dx, double dy) => $"{N(x + dx * across)} {N(y + dy * up)} ";
        return P(1, 0) + "m " + P(1, bend) + P(bend, 1) + P(0, 1) + "c " + P(-bend, 1) + P(-1, bend) + P(-1, 0) + "c "
            + P(-1, -bend) + P(-bend, -1) + P(0, -1) + "c " + P(bend, -1) + P(1, -bend) + P(1, 0) + "c";
    }

    static string? Path(List<double> numbers)
    {
        if (numbers.Count < 4) return null;
        var path = new StringBuilder();
        for (var i = 0; i + 1 < numbers.Count; i += 2) path.Append(N(numbers[i])).Append(' ').Append(N(numbers[i + 1])).Append(i == 0 ? " m " : " l ");
        return path.ToString();
    }

    /// <summary>Each quadrilateral of marked text: upper left, upper right, lower left, lower right.</summary>
    static string? Quads(AnnotationInk ink, PdfDictionary annotation, bool stroke, Func<double[], string> draw)
    {
        var numbers = ink.Numbers("QuadPoints");
        var colour = ink.Colour(annotation, "C", stroke, blackByDefault: stroke);
        if (numbers.Count < 8 || colour is null) return null;
        var operators = new StringBuilder(colour).Append(stroke ? " [] 0 d 1 w " : " ");
        for (var i = 0; i + 7 < numbers.Count; i += 8) operators.Append(draw([.. numbers.Skip(i).Take(8)]));
        return operators.ToString();
    }

    static string Highlight(double[] q)
    {
        var bulge = Math.Abs(q[1] - q[5]) / 4;
        return $"{N(q[4])} {N(q[5])} m {N(q[4] - bulge)} {N(q[5] + bulge)} {N(q[0] - bulge)} {N(q[1] - bulge)} {N(q[0])} {N(q[1])} c {N(q[2])} {N(q[3])} l "
            + $"{N(q[2] + bulge)} {N(q[3] - bulge)} {N(q[6] + bulge)} {N(q[7] + bulge)} {N(q[6])} {N(q[7])} c f ";
    }

    static string Squiggle(double[] q)
    {
        const double step = 2;
        var height = Math.Abs(q[1] - q[5]) / 6;
        var path = new StringBuilder($"{N(q[4])} {N(q[5])} m ");
        var length = Math.Min(2000, (q[6] - q[4]) / step);
        for (var i = 1; i <= length; i++) path.Append(N(q[4] + i * step)).Append(' ').Append(N(q[5] + (i % 2 == 1 ? height : 0))).Append(" l ");
        return path.Append("S ").ToString();
    }
}
