using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>
/// Draws values along time: the band between the limits, the centre line stepped by segment, the target dashed,
/// the points by shape, dated changes as upright lines, and a label beside each line instead of a legend.
/// </summary>
static class LinePlot
{
    public static double Draw(ChartPen pen, LineChart chart, double top, double width)
    {
        var u = pen.Unit;
        if (chart.Points.All(p => p.Value is null))
            return pen.Lines(0, top, ["No values are recorded."]);

        var narrow = width < 400 * u;
        var ticks = ValueTicks(chart, narrow ? 4 : 5);
        var endLabels = LineLabels.Of(chart, narrow);
        var left = ticks.Max(t => pen.Width(t.Label)) + 6 * u;
        var right = width - (endLabels.Count > 0 ? endLabels.Max(l => pen.Width(l.Text)) + 8 * u : 6 * u);

        top = pen.Lines(0, top, pen.Wrap(chart.ValueName, width)) + 8 * u;
        var (first, last) = (chart.Points.Min(p => p.X), chart.Points.Max(p => p.X));
        var pad = Math.Min((right - left) * 0.04, 8 * u);
        var across = new ChartScale(first, last, left + pad, right - pad);
        var plotTop = top + MarkLines.Place(pen, chart, across, left, right, out var marks);
        var foot = plotTop + Math.Clamp(width * 0.36, 120 * u, 190 * u);
        var up = new ChartScale(ticks[0].Value, ticks[^1].Value, foot, plotTop);
        var area = new PlotArea(chart, across, up, left, right, plotTop, foot);

        Grid(pen, area, ticks);
        Band(pen, area);
        MarkLines.Draw(pen, marks, top, foot);
        SegmentLines(pen, area);
        Target(pen, area);
        Values(pen, area);
        LineLabels.Draw(pen, endLabels, up, right + 6 * u, top, foot);
        var y = Horizontal(pen, area);
        y = ChartKey.Draw(pen, PointMarks.Key(chart), left, y + 5 * u, width);
        return MarkLines.Key(pen, chart, left, y, width);
    }

    internal static IReadOnlyList<Tick> ValueTicks(LineChart chart, int count)
    {
        var (low, high) = Range(chart);
        if (low >= 0 && low < 0.35 * high) low = 0;
        return Ticks.Values(low, high, chart.Unit, count);
    }

    /// <summary>All values, limits and the target, within what the unit can be.</summary>
    internal static (double Low, double High) Range(LineChart chart)
    {
        var data = chart.Points.Where(p => p.Value is not null).Select(p => p.Value!.Value).ToList();
        List<double> all = [.. data];
        foreach (var s in chart.Segments) all.AddRange(new[] { s.Lower, s.Centre, s.Upper }.OfType<double>());
        all.AddRange(chart.Points.SelectMany(p => new[] { p.Lower, p.Upper }).OfType<double>());
        if (chart.Target is { } target) all.Add(target.Value);
        var (low, high) = (all.Min(), all.Max());
        if (data.Min() >= 0 && chart.Unit != ChartUnit.Number) low = Math.Max(0, low);
        if (chart.Unit == ChartUnit.Percent && data.Max() <= 100) high = Math.Min(100, high);
        return high - low >= 1e-9 ? (low, high) : (low - Math.Max(1, Math.Abs(low) * 0.1), high + Math.Max(1, Math.Abs(high) * 0.1));
    }

    static void Grid(ChartPen pen, PlotArea area, IReadOnlyList<Tick> ticks)
    {
        foreach (var tick in ticks)
        {
            var y = area.Up.At(tick.Value);
            pen.Line(area.Left, y, area.Right, y, pen.Style.Rule, tick == ticks[0] ? 0.8 : 0.4);
            pen.Text(area.Left - 5 * pen.Unit, y + pen.Size * 0.35, tick.Label, anchor: Anchor.End);
        }
    }

    static void Band(ChartPen pen, PlotArea area)
    {
        foreach (var segment in area.Chart.Segments)
        {
            var (upper, lower) = (Steps(area, segment, p => p.Upper ?? segment.Upper), Steps(area, segment, p => p.Lower ?? segment.Lower));
            if (upper.Count > 1 && lower.Count > 1)
                pen.Fill(Shape.Polygon([.. upper, .. Enumerable.Reverse(lower)]), pen.Style.Ground);
            foreach (var limit in new[] { upper, lower })
                if (limit.Count > 1 && limit.Any(p => p.Y > area.Top + 0.01 && p.Y < area.Foot - 0.01))
                    pen.Polyline(limit, pen.Style.CommonCause, 0.6, 1.2, 1.6);
        }
    }

    /// <summary>A line along a segment, stepping half-way between points where the limit varies from point to point.</summary>
    static List<(double X, double Y)> Steps(PlotArea area, ChartSegment segment, Func<ChartPoint, double?> level)
    {
        var line = new List<(double X, double Y)>();
        var points = area.Chart.Points;
        for (var i = Math.Max(0, segment.First); i <= Math.Min(segment.Last, points.Count - 1); i++)
        {
            if (level(points[i]) is not { } value) continue;
            var y = area.Up.Within(value);
            var start = i == segment.First ? area.EdgeBefore(i) : area.Between(i - 1, i);
            var end = i == segment.Last ? area.EdgeAfter(i) : area.Between(i, i + 1);
            if (line.Count > 1 && Math.Abs(line[^1].Y - y) < 1e-9 && Math.Abs(line[^1].X - start) < 1e-9) line[^1] = (end, y);
            else line.AddRange([(start, y), (end, y)]);
        }
        return line;
    }

    static void SegmentLines(ChartPen pen, PlotArea area)
    {
        var segments = area.Chart.Segments;
        foreach (var segment in segments)
            pen.Polyline(Steps(area, segment, _ => segment.Centre), pen.Style.Ink, 0.8);
        foreach (var segment in segments.Take(segments.Count - 1)) SegmentName(pen, area, segment);
    }

    /// <summary>An earlier segment's centre in figures: below its band, or above it, where the values seldom are.</summary>
    static void SegmentName(ChartPen pen, PlotArea area, ChartSegment segment)
    {
        var text = $"{char.ToUpperInvariant(segment.CentreName[0])}{segment.CentreName[1..]} {ChartValues.Text(segment.Centre, area.Chart.Unit)}";
        var x = area.EdgeBefore(segment.First) + 3 * pen.Unit;
        if (pen.Width(text) > area.EdgeAfter(segment.Last) - x) return;
        var below = area.Up.Within(segment.Lower ?? segment.Centre) + pen.Leading;
        var above = area.Up.Within(segment.Upper ?? segment.Centre) - 4 * pen.Unit;
        var baseline = below < area.Foot - 2 * pen.Unit || above - pen.Size < area.Top ? Math.Min(below, area.Foot - 3 * pen.Unit) : above;
        pen.Fill(Shape.Rounded(x - 2 * pen.Unit, baseline - pen.Size, pen.Width(text) + 4 * pen.Unit, pen.Size * 1.3, 2 * pen.Unit), pen.Style.Paper, 0.85);
        pen.Text(x, baseline, text, pen.Style.Ink);
    }

    static void Target(ChartPen pen, PlotArea area)
    {
        if (area.Chart.Target is not { } target) return;
        var y = area.Up.At(target.Value);
        var from = target.From is { } x ? Math.Clamp(area.Across.At(x), area.Left, area.Right) : area.Left;
        pen.Line(from, y, area.Right, y, pen.Style.Brand, 1, 5, 3);
    }

    static void Values(ChartPen pen, PlotArea area)
    {
        var run = new List<(double X, double Y)>();
        foreach (var point in area.Chart.Points)
        {
            if (point is { Value: { } value, AfterGap: false })
            {
                run.Add((area.Across.At(point.X), area.Up.At(value)));
                continue;
            }
            pen.Polyline(run, pen.Style.CommonCause, 0.9);
            run = point.Value is { } next ? [(area.Across.At(point.X), area.Up.At(next))] : [];
        }
        pen.Polyline(run, pen.Style.CommonCause, 0.9);
        var spacing = (area.Right - area.Left) / Math.Max(1, area.Chart.Points.Count);
        foreach (var point in area.Chart.Points)
            if (point.Value is { } value)
                PointMarks.Draw(pen, point.Flag, area.Across.At(point.X), area.Up.At(value), Math.Clamp(spacing * 0.34, 1.1 * pen.Unit, 2.2 * pen.Unit));
    }

    static double Horizontal(ChartPen pen, PlotArea area)
    {
        var u = pen.Unit;
        var days = area.Chart.Horizontal == HorizontalAxis.Days;
        var widest = days ? pen.Width("Sept") : area.Chart.Points.Max(p => pen.Width(p.Label));
        var most = Math.Max(2, (int)((area.Right - area.Left) / (widest + 8 * u)));
        var ticks = days ? Ticks.Days(area.Across.From, area.Across.To, most) : Ticks.Positions(area.Chart.Points, most);
        var below = 0.0;
        foreach (var tick in ticks)
        {
            var x = area.Across.At(tick.Value);
            pen.Line(x, area.Foot, x, area.Foot + 3 * u, pen.Style.CommonCause, 0.6);
            pen.Text(x, area.Foot + 4 * u + pen.Baseline(), tick.Label, anchor: Anchor.Middle);
            if (tick.Below.Length == 0) continue;
            below = pen.Leading;
            pen.Text(x, area.Foot + 4 * u + pen.Leading + pen.Baseline(), tick.Below, pen.Style.Ink, Anchor.Middle);
        }
        return area.Foot + 4 * u + pen.Leading + below;
    }
}

/// <summary>Where on the paper a line chart's values stand.</summary>
sealed record PlotArea(LineChart Chart, ChartScale Across, ChartScale Up, double Left, double Right, double Top, double Foot)
{
    public double Between(int one, int next) => (Across.At(Chart.Points[one].X) + Across.At(Chart.Points[next].X)) / 2;

    public double EdgeBefore(int index) => index <= 0 ? Left : Between(index - 1, index);

    public double EdgeAfter(int index) => index >= Chart.Points.Count - 1 ? Right : Between(index, index + 1);
}
