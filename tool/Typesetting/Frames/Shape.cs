namespace IncidentStrategy.Typesetting.Frames;

/// <summary>A step of a shape's outline.</summary>
public enum Step : byte { Move, Line, Curve, Close }

/// <summary>An outline of lines and cubic curves. Steps take 1, 1, 3 and 0 points in turn.</summary>
public sealed record Shape(IReadOnlyList<Step> Steps, IReadOnlyList<(double X, double Y)> Points)
{
    // How far a cubic's handles reach to draw a quarter of a circle: 4/3 (√2 - 1).
    const double Quarter = 0.5522847498307936;

    public static Shape Line(double x1, double y1, double x2, double y2) => new([Step.Move, Step.Line], [(x1, y1), (x2, y2)]);

    static readonly Step[] fourSides = [Step.Move, Step.Line, Step.Line, Step.Line, Step.Close];

    public static Shape Rectangle(double x, double y, double width, double height) =>
        new(fourSides, [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]);

    public static Shape Polyline(IReadOnlyList<(double X, double Y)> points) =>
        new([.. points.Select((_, i) => i == 0 ? Step.Move : Step.Line)], points);

    public static Shape Polygon(IReadOnlyList<(double X, double Y)> points) =>
        new([.. points.Select((_, i) => i == 0 ? Step.Move : Step.Line), Step.Close], points);

    public static Shape Circle(double x, double y, double radius)
    {
        var k = radius * Quarter;
        return new([Step.Move, Step.Curve, Step.Curve, Step.Curve, Step.Curve, Step.Close],
        [
            (x + radius, y),
            (x + radius, y + k), (x + k, y + radius), (x, y + radius),
            (x - k, y + radius), (x - radius, y + k), (x - radius, y),
            (x - radius, y - k), (x - k, y - radius), (x, y - radius),
            (x + k, y - radius), (x + radius, y - k), (x + radius, y),
        ]);
    }

    /// <summary>A rectangle with its corners rounded.</summary>
    public static Shape Rounded(double x, double y, double width, double height, double radius)
    {
        var r = Math.Min(radius, Math.Min(width, height) / 2);
        var k = r * (1 - Quarter);
        double right = x + width, foot = y + height;
        return new(
            [Step.Move, Step.Line, Step.Curve, Step.Line, Step.Curve, Step.Line, Step.Curve, Step.Line, Step.Curve, Step.Close],
            [
                (x + r, y),
                (right - r, y), (right - k, y), (right, y + k), (right, y + r),
                (right, foot - r), (right, foot - k), (right - k, foot), (right - r, foot),
                (x + r, foot), (x + k, foot), (x, foot - k), (x, foot - r),
                (x, y + r), (x, y + k), (x + k, y), (x + r, y),
            ]);
    }
}
