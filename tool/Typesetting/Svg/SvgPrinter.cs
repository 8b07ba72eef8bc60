using System.Globalization;
using System.Text;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Svg;

/// <summary>
/// Prints a frame as one SVG element. Text stays text, in the reader's own sans; colours that the style names also carry a class
/// (<c>c-ink</c>, <c>c-quiet</c> …), so that a page can turn them for the dark. Same frame, same text.
/// </summary>
public static class SvgPrinter
{
    /// <param name="id">Distinguishes this figure's title from others on the page; letters, digits and hyphens.</param>
    /// <param name="title">A short accessible name; the frame's alternative text is its description.</param>
    /// <param name="named">The name and the description stand on the page already, in another drawing with this id.</param>
    public static string Print(Frame frame, Style style, string id, string title, bool named = false)
    {
        var svg = new StringBuilder(4096);
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" viewBox=\"0 0 {N(frame.Width)} {N(frame.Height)}\" width=\"{N(frame.Width)}\" height=\"{N(frame.Height)}\" role=\"img\" ");
        svg.Append(frame.AlternativeText is null ? $"aria-labelledby=\"{id}-t\">" : $"aria-labelledby=\"{id}-t\" aria-describedby=\"{id}-d\">");
        if (!named) svg.Append($"<title id=\"{id}-t\">{XmlText.Escape(title)}</title>");
        if (!named && frame.AlternativeText is { } alternative) svg.Append($"<desc id=\"{id}-d\">{XmlText.Escape(alternative)}</desc>");
        var names = Names(style);
        Inks(svg, frame.Inks, names);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>What the style calls its colours: the classes a style sheet may turn.</summary>
    static Dictionary<Colour, string> Names(Style style)
    {
        var names = new Dictionary<Colour, string>();
        foreach (var (colour, name) in new[]
        {
            (style.Ink, "ink"), (style.Paper, "paper"), (style.Brand, "brand"), (style.Quiet, "quiet"), (style.Rule, "rule"), (style.Ground, "ground"),
            (style.CommonCause, "common"), (style.Improvement, "better"), (style.Concern, "concern"),
        })
            names.TryAdd(colour, name);
        return names;
    }

    static void Inks(StringBuilder svg, IReadOnlyList<Ink> inks, Dictionary<Colour, string> names)
    {
        for (var i = 0; i < inks.Count; i++)
            switch (inks[i])
            {
                case TextInk text: Text(svg, text, names); break;
                case PathInk path:
                    var shapes = new List<Shape> { path.Shape };
                    // Neighbours alike in all but shape are one path: a chart of many points is a third of the size.
                    while (path.Opacity == 1 && i + 1 < inks.Count && inks[i + 1] is PathInk next && next with { Shape = path.Shape } == path)
                        shapes.Add(((PathInk)inks[++i]).Shape);
                    if (!Dots(svg, path, shapes, names)) Path(svg, path, shapes.Aggregate(new StringBuilder(), Outline), names);
                    break;
                case ImageInk image: Image(svg, image); break;
                case FrameInk inner:
                    svg.Append($"<g transform=\"translate({N(inner.X)} {N(inner.Y)}){(inner.Scale == 1 ? "" : $" scale({N(inner.Scale)})")}\">");
                    Inks(svg, inner.Frame.Inks, names);
                    svg.Append("</g>");
                    break;
                // Links and their targets are the page's own; a figure on the site has none.
                case LinkInk or DestinationInk: break;
                default: throw new NotSupportedException($"An ink of kind {inks[i].GetType().Name} has no SVG.");
            }
    }

    static void Text(StringBuilder svg, TextInk text, Dictionary<Colour, string> names)
    {
        svg.Append($"<text x=\"{N(text.X)}\" y=\"{N(text.Y)}\" font-size=\"{N(text.Size)}\"");
        if (text.Anchor != Anchor.Start) svg.Append($" text-anchor=\"{(text.Anchor == Anchor.Middle ? "middle" : "end")}\"");
        if (text.Face is Face.Bold or Face.BoldItalic) svg.Append(" font-weight=\"600\"");
        if (text.Face is Face.Italic or Face.BoldItalic) svg.Append(" font-style=\"italic\"");
        if (text.Face is Face.Mono) svg.Append(" font-family=\"monospace\"");
        if (text.Turn != 0) svg.Append($" transform=\"rotate({N(text.Turn)} {N(text.X)} {N(text.Y)})\"");
        svg.Append(Paint("fill", text.Colour, names, "f")).Append('>').Append(XmlText.Escape(text.Text)).Append("</text>");
    }

    static void Path(StringBuilder svg, PathInk path, StringBuilder outline, Dictionary<Colour, string> names)
    {
        svg.Append("<path d=\"").Append(outline).Append('"');
        var classes = new List<string>();
        if (path.Fill is { } fill) Add("fill", fill, "f");
        else svg.Append(" fill=\"none\"");
        if (path.Stroke is { } stroke)
        {
            Add("stroke", stroke.Colour, "s");
            svg.Append($" stroke-width=\"{N(stroke.Width)}\"");
            if (stroke.Dash is { Count: > 0 } dash) svg.Append($" stroke-dasharray=\"{string.Join(' ', dash.Select(N))}\"");
            if (stroke.RoundEnds) svg.Append(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
        if (path.Opacity < 1) svg.Append($" opacity=\"{N(path.Opacity)}\"");
        if (classes.Count > 0) svg.Append($" class=\"{string.Join(' ', classes)}\"");
        svg.Append("/>");

        void Add(string attribute, Colour colour, string prefix)
        {
            svg.Append($" {attribute}=\"{colour}\"");
            if (names.TryGetValue(colour, out var name)) classes.Add($"{prefix}-{name}");
        }
    }

    static string Paint(string attribute, Colour colour, Dictionary<Colour, string> names, string prefix) =>
        names.TryGetValue(colour, out var name) ? $" {attribute}=\"{colour}\" class=\"{prefix}-{name}\"" : $" {attribute}=\"{colour}\"";

    static void Image(StringBuilder svg, ImageInk image)
    {
        var file = image.File.Bytes();
        var kind = file is [0xff, 0xd8, ..] ? "jpeg" : "png";
        svg.Append($"<image x=\"{N(image.X)}\" y=\"{N(image.Y)}\" width=\"{N(image.Width)}\" height=\"{N(image.Height)}\" preserveAspectRatio=\"none\" href=\"data:image/{kind};base64,{Convert.ToBase64String(file)}\"/>");
    }

    /// <summary>Discs of one size, as lines of no length with round ends: a sixth of their outlines' length.</summary>
    static bool Dots(StringBuilder svg, PathInk path, List<Shape> shapes, Dictionary<Colour, string> names)
    {
        if (path is not { Fill: { } fill, Stroke: null, Opacity: 1 } || shapes.Count < 2 || Circle(shapes[0]) is not var (_, _, radius)) return false;
        var centres = new StringBuilder();
        foreach (var shape in shapes)
        {
            if (Circle(shape) is not var (x, y, r) || Math.Abs(r - radius) > 1e-9) return false;
            centres.Append($"M{P(x)} {P(y)}h0");
        }
        svg.Append($"<path d=\"{centres}\" fill=\"none\"{Paint("stroke", fill, names, "s")} stroke-width=\"{N(2 * radius)}\" stroke-linecap=\"round\"/>");
        return true;
    }

    static StringBuilder Outline(StringBuilder path, Shape shape)
    {
        if (Circle(shape) is var (x0, y0, r)) return path.Append($"M{P(x0 - r)} {P(y0)}a{N(r)} {N(r)} 0 1 0 {N(2 * r)} 0a{N(r)} {N(r)} 0 1 0 {N(-2 * r)} 0Z");
        var at = 0;
        foreach (var step in shape.Steps)
        {
            path.Append(step switch { Step.Move => 'M', Step.Line => 'L', Step.Curve => 'C', _ => 'Z' });
            for (var i = step switch { Step.Curve => 3, Step.Close => 0, _ => 1 }; i > 0; i--)
            {
                var (x, y) = shape.Points[at++];
                path.Append(P(x)).Append(' ').Append(P(y));
                if (i > 1) path.Append(' ');
            }
        }
        return path;
    }

    /// <summary>Whether four curves are a circle, which two arcs tell in a third of the length: charts hold hundreds.</summary>
    static (double X, double Y, double Radius)? Circle(Shape shape)
    {
        if (shape.Points.Count != 13 || shape.Steps is not [Step.Move, Step.Curve, Step.Curve, Step.Curve, Step.Curve, Step.Close]) return null;
        var ((right, y), (x, foot), (left, _), (_, head)) = (shape.Points[0], shape.Points[3], shape.Points[6], shape.Points[9]);
        var r = right - x;
        bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;
        return Near(foot - y, r) && Near(x - left, r) && Near(y - head, r) && Near(shape.Points[1].X, right) && Near(shape.Points[2].Y, foot) ? (x, y, r) : null;
    }

    /// <summary>At most two decimals: a hundredth of a unit is finer than any screen.</summary>
    static string N(double value) => Rounded(value, 2);

    /// <summary>A point of a path, to a tenth of a unit: a chart holds thousands of them.</summary>
    static string P(double value) => Rounded(value, 1);

    static string Rounded(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }
}
