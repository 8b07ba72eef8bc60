using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>The shapes of points, so that what stands out does so without colour too.</summary>
static class PointMarks
{
    public static void Draw(ChartPen pen, PointFlag flag, double x, double y, double radius)
    {
        var big = Math.Max(radius * 1.25, 2.1 * pen.Unit);
        switch (flag)
        {
            case PointFlag.Improvement:
                pen.Fill(Diamond(x, y, big * 1.3), pen.Style.Improvement);
                break;
            case PointFlag.Concern:
                pen.Fill(Shape.Rectangle(x - big, y - big, 2 * big, 2 * big), pen.Style.Concern);
                break;
            case PointFlag.Notable:
                pen.Outline(Shape.Circle(x, y, big), pen.Style.Paper, pen.Style.Ink, 1.2);
                break;
            default:
                pen.Fill(Shape.Circle(x, y, radius), pen.Style.CommonCause);
                break;
        }
    }

    static Shape Diamond(double x, double y, double r) => Shape.Polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)]);

    /// <summary>The key to the shapes that a chart uses; none when every point is usual.</summary>
    public static IReadOnlyList<KeyEntry> Key(LineChart chart)
    {
        var flags = chart.Points.Where(p => p.Value is not null).Select(p => p.Flag).ToHashSet();
        if (flags.All(f => f == PointFlag.Common)) return [];
        return [.. new[] { (PointFlag.Common, "usual variation"), (PointFlag.Improvement, "improvement"), (PointFlag.Concern, "concern"), (PointFlag.Notable, "signal") }
            .Where(f => flags.Contains(f.Item1))
            .Select(f => new KeyEntry(f.Item2, (pen, x, y) => Draw(pen, f.Item1, x, y, 2 * pen.Unit)))];
    }
}

/// <summary>A sign and what it means.</summary>
sealed record KeyEntry(string Text, Action<ChartPen, double, double> Sign);

/// <summary>Draws a chart's key in as many lines as it needs.</summary>
static class ChartKey
{
    public static double Draw(ChartPen pen, IReadOnlyList<KeyEntry> entries, double left, double top, double width)
    {
        if (entries.Count == 0) return top;
        var (x, u) = (left, pen.Unit);
        foreach (var entry in entries)
        {
            var needed = 12 * u + pen.Width(entry.Text);
            if (x > left && x + needed > width) (x, top) = (left, top + pen.Leading);
            entry.Sign(pen, x + 4 * u, top + pen.Leading / 2);
            pen.Text(x + 12 * u, top + pen.Baseline(), entry.Text);
            x += needed + 12 * u;
        }
        return top + pen.Leading;
    }
}
