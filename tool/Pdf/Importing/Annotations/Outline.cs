using System.Text;
using IncidentStrategy.Pdf.Reading;
using static IncidentStrategy.Pdf.Importing.Annotations.Mark;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>Path operators put together, and the box they reach over.</summary>
sealed class Outline(PdfBox box)
{
    /// <summary>How far from its end a quarter circle's Bézier handles stand, in radii.</summary>
    const double Bend = 0.55228475;

    readonly StringBuilder operators = new();

    public override string ToString() => operators.ToString();

    /// <summary>The box there was at first, grown to hold all corners of the path.</summary>
    public PdfBox Box { get; private set; } = box;

    public Outline Raw(string text)
    {
        operators.Append(text);
        return this;
    }

    public Outline Move(double x, double y) => Point(x, y, "m");

    public Outline Line(double x, double y) => Point(x, y, "l");

    public Outline Line((double X, double Y) to) => Point(to.X, to.Y, "l");

    public Outline Move((double X, double Y) to) => Point(to.X, to.Y, "m");

    public Outline Curve((double X, double Y) a, (double X, double Y) b, (double X, double Y) to) =>
        Raw($"{N(a.X)} {N(a.Y)} {N(b.X)} {N(b.Y)} {N(to.X)} {N(to.Y)} c ");

    public Outline Rectangle(double x, double y, double width, double height) => Raw($"{N(x)} {N(y)} {N(width)} {N(height)} re ");

    public Outline Ellipse(double x, double y, double across, double up)
    {
        (double, double) P(double dx, double dy) => (x + dx * across, y + dy * up);
        return Move(P(1, 0)).Curve(P(1, Bend), P(Bend, 1), P(0, 1)).Curve(P(-Bend, 1), P(-1, Bend), P(-1, 0))
            .Curve(P(-1, -Bend), P(-Bend, -1), P(0, -1)).Curve(P(Bend, -1), P(1, -Bend), P(1, 0));
    }

    public Outline Rounded(PdfBox area, double radius)
    {
        var (l, b, r, t, near) = (area.Left, area.Bottom, area.Right, area.Top, radius * (1 - Bend));
        return Move(l + radius, b).Line(r - radius, b).Curve((r - near, b), (r, b + near), (r, b + radius))
            .Line(r, t - radius).Curve((r, t - near), (r - near, t), (r - radius, t))
            .Line(l + radius, t).Curve((l + near, t), (l, t - near), (l, t - radius))
            .Line(l, b + radius).Curve((l, b + near), (l + near, b), (l + radius, b)).Raw("h ");
    }

    /// <summary>Half a circle about a centre, on the side of its upper left or its lower right.</summary>
    public Outline HalfCircle(double x, double y, double radius, bool upperLeft)
    {
        var (r, side) = (radius / Math.Sqrt(2), upperLeft ? 1 : -1);
        (double, double) P(double dx, double dy) => (x + side * dx * r, y + side * dy * r);
        return Move(P(1, 1)).Curve(P(1 - Bend, 1 + Bend), P(Bend - 1, 1 + Bend), P(-1, 1)).Curve(P(-1 - Bend, 1 - Bend), P(-1 - Bend, Bend - 1), P(-1, -1)).Raw("S ");
    }

    Outline Point(double x, double y, string keyword)
    {
        Reach(x, y);
        return Raw($"{N(x)} {N(y)} {keyword} ");
    }

    /// <summary>Lets the box hold a place.</summary>
    public void Reach(double x, double y) => Box = new(Math.Min(Box.Left, x), Math.Min(Box.Bottom, y), Math.Max(Box.Right, x), Math.Max(Box.Top, y));
}
