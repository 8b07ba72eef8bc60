using static IncidentStrategy.Pdf.Importing.Annotations.Mark;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>The borders of fields: plain, dashed, raised, sunk or a line below.</summary>
static class FieldEdges
{
    /// <summary>About a box of this size; what follows is kept within.</summary>
    public static string Square(Border border, AnnotationColour colour, double width, double height)
    {
        var w = border.Width;
        var edge = border.Style switch
        {
            BorderStyle.Beveled or BorderStyle.Inset => Raised(border, colour, width, height),
            BorderStyle.Underlined => $"{N(w)} w {colour.Operator(stroke: true)}0 0 m {N(width)} 0 l s ",
            _ => $"{(border.Style == BorderStyle.Dashed ? border.Line : $"{N(w)} w ")}{colour.Operator(stroke: true)}{N(w / 2)} {N(w / 2)} {N(width - w)} {N(height - w)} re s ",
        };
        return $"{edge}{N(w)} {N(w)} {N(width - 2 * w)} {N(height - 2 * w)} re W n ";
    }

    static string Raised(Border border, AnnotationColour colour, double width, double height)
    {
        var (w, lit) = (border.Width, border.Style == BorderStyle.Beveled);
        var (right, top) = (width - w, height - w);
        return new Outline(default).Raw(colour.Adjusted(lit).Operator(stroke: false))
            .Move(0, 0).Line(0, height).Line(width, height).Line(right, top).Line(w, top).Line(w, w).Raw("f ")
            .Raw(colour.Adjusted(!lit).Operator(stroke: false))
            .Move(0, 0).Line(width, 0).Line(width, height).Line(right, top).Line(right, w).Line(w, w).Raw("f ").ToString();
    }

    /// <summary>In the middle of a box of this size.</summary>
    public static string Round(Border border, AnnotationColour colour, double width, double height)
    {
        var (w, x, y, radius) = (border.Width, width / 2, height / 2, Math.Min(width, height) / 2);
        if (border.Style is not (BorderStyle.Beveled or BorderStyle.Inset))
            return $"{(border.Style == BorderStyle.Dashed ? border.Line : $"{N(w)} w ")}{colour.Operator(stroke: true)}{new Outline(default).Ellipse(x, y, radius - w / 2, radius - w / 2)}s ";
        var lit = border.Style == BorderStyle.Beveled;
        return new Outline(default).Raw($"{N(w / 2)} w {colour.Operator(stroke: true)}").Ellipse(x, y, radius - w / 4, radius - w / 4).Raw("s ")
            .Raw(colour.Adjusted(lit).Operator(stroke: true)).HalfCircle(x, y, radius - 0.75 * w, upperLeft: true)
            .Raw(colour.Adjusted(!lit).Operator(stroke: true)).HalfCircle(x, y, radius - 0.75 * w, upperLeft: false).ToString();
    }
}
