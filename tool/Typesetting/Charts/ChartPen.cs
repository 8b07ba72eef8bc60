using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>The width of a text set in a face, in the same units as its size.</summary>
public delegate double TextMeasure(string text, Face face, double size);

/// <summary>Gathers a chart's inks in the house style. <see cref="Unit"/> is the length that grows with the type: one point at 8-point captions.</summary>
sealed class ChartPen(Style style, TextMeasure measure)
{
    readonly List<Ink> inks = [];

    public Style Style => style;
    public IReadOnlyList<Ink> Inks => inks;
    public double Size => style.SmallSize;
    public double Leading => style.SmallLeading;
    public double Unit => style.SmallSize / 8;

    public double Width(string text, Face face = Face.Regular, double? size = null) => measure(text, face, size ?? Size);

    public void Text(double x, double baseline, string text, Colour? colour = null, Anchor anchor = Anchor.Start, Face face = Face.Regular, double? size = null)
    {
        if (text.Length > 0) inks.Add(new TextInk(x, baseline, text, face, size ?? Size, colour ?? style.Quiet) { Anchor = anchor });
    }

    /// <summary>Sets lines from <paramref name="top"/> down; gives the foot of the last.</summary>
    public double Lines(double x, double top, IEnumerable<string> lines, Colour? colour = null, Face face = Face.Regular, double? size = null, double? leading = null)
    {
        foreach (var line in lines)
        {
            Text(x, top + Baseline(size, leading), line, colour, face: face, size: size);
            top += leading ?? Leading;
        }
        return top;
    }

    /// <summary>How far below the top of a line its baseline is.</summary>
    public double Baseline(double? size = null, double? leading = null)
    {
        var (type, line) = (size ?? Size, leading ?? Leading);
        return (line - type) / 2 + type * 0.8;
    }

    public void Line(double x1, double y1, double x2, double y2, Colour colour, double width, params IReadOnlyList<double> dash) =>
        inks.Add(new PathInk(Shape.Line(x1, y1, x2, y2), null, Stroke(width, colour, dash)));

    public void Polyline(IReadOnlyList<(double X, double Y)> points, Colour colour, double width, params IReadOnlyList<double> dash)
    {
        if (points.Count > 1) inks.Add(new PathInk(Shape.Polyline(points), null, Stroke(width, colour, dash)));
    }

    public void Fill(Shape shape, Colour colour, double opacity = 1) => inks.Add(new PathInk(shape, colour) { Opacity = opacity });

    public void Outline(Shape shape, Colour? fill, Colour line, double width, params IReadOnlyList<double> dash) =>
        inks.Add(new PathInk(shape, fill, Stroke(width, line, dash)));

    public void Frame(double x, double y, Frame frame) => inks.Add(new FrameInk(x, y, frame));

    Stroke Stroke(double width, Colour colour, IReadOnlyList<double> dash) =>
        new(width * Unit, colour, dash.Count == 0 ? null : [.. dash.Select(d => d * Unit)]);

    /// <summary>Breaks a text into lines no wider than <paramref name="width"/>; a word that is wider stands alone.</summary>
    public List<string> Wrap(string text, double width, Face face = Face.Regular, double? size = null)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, face, size) > width)
            {
                lines.Add(line);
                line = word;
            }
            else line = longer;
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }
}
