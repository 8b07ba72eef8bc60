using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>Draws many small charts in rows: each with its name, its last value and its line on a scale of its own.</summary>
static class MultiplesPlot
{
    public static double Draw(ChartPen pen, SmallMultiples chart, double top, double width)
    {
        var u = pen.Unit;
        var columns = Math.Clamp((int)((width + 16 * u) / (130 * u + 16 * u)), 1, 4);
        var each = (width - (columns - 1) * 16 * u) / columns;
        foreach (var row in chart.Panels.Chunk(columns))
        {
            var titles = row.Select(p => pen.Wrap(p.Title, each, Face.Bold)).ToList();
            var lines = titles.Max(t => t.Count);
            var foot = top;
            for (var i = 0; i < row.Length; i++)
                foot = Math.Max(foot, Panel(pen, row[i], titles[i], lines, i * (each + 16 * u), top, each));
            top = foot + 8 * u;
        }
        var flagged = chart.Panels.FirstOrDefault(p => p.Points.Any(q => q.Flag != PointFlag.Common));
        return flagged is null ? top : ChartKey.Draw(pen, PointMarks.Key(flagged with { Points = [.. chart.Panels.SelectMany(p => p.Points)] }), 0, top, width);
    }

    static double Panel(ChartPen pen, LineChart panel, List<string> title, int titleLines, double x, double top, double width)
    {
        var u = pen.Unit;
        pen.Lines(x, top, title, pen.Style.Ink, Face.Bold);
        var y = top + titleLines * pen.Leading;
        var values = panel.Points.Where(p => p.Value is not null).ToList();
        if (values.Count == 0) return pen.Lines(x, y, ["not recorded"]);
        var last = values[^1];
        pen.Text(x, y + pen.Baseline(), $"{ChartValues.Text(last.Value!.Value, panel.Unit)}, {last.Label}");
        y += pen.Leading + 3 * u;
        var foot = y + 38 * u;
        Spark(pen, panel, x, y, x + width, foot);
        return foot + 3 * u;
    }

    /// <summary>A line small enough for a row of text: band, centre, target, line and its flagged points.</summary>
    static void Spark(ChartPen pen, LineChart panel, double left, double top, double right, double foot)
    {
        var (low, high) = LinePlot.Range(panel);
        var across = new ChartScale(panel.Points.Min(p => p.X), panel.Points.Max(p => p.X), left + 3 * pen.Unit, right - 3 * pen.Unit);
        var area = new PlotArea(panel, across, new ChartScale(low, high, foot - 4 * pen.Unit, top), left, right, top, foot);
        foreach (var s in panel.Segments)
        {
            var (x1, x2) = (area.EdgeBefore(s.First), area.EdgeAfter(s.Last));
            if (s is { Lower: { } lower, Upper: { } upper })
                pen.Fill(Shape.Rectangle(x1, area.Up.Within(upper), x2 - x1, area.Up.Within(lower) - area.Up.Within(upper)), pen.Style.Ground);
            pen.Line(x1, area.Up.At(s.Centre), x2, area.Up.At(s.Centre), pen.Style.Ink, 0.6);
        }
        if (panel.Target is { } target) pen.Line(left, area.Up.At(target.Value), right, area.Up.At(target.Value), pen.Style.Brand, 0.8, 4, 2.5);
        var run = new List<(double X, double Y)>();
        foreach (var point in panel.Points)
        {
            if (point.Value is { } value) run.Add((across.At(point.X), area.Up.At(value)));
            else
            {
                pen.Polyline(run, pen.Style.CommonCause, 0.9);
                run = [];
            }
        }
        pen.Polyline(run, pen.Style.CommonCause, 0.9);
        var final = panel.Points.Last(p => p.Value is not null);
        foreach (var point in panel.Points)
            if (point.Value is { } value && (point.Flag != PointFlag.Common || point == final))
                PointMarks.Draw(pen, point.Flag, across.At(point.X), area.Up.At(value), 1.6 * pen.Unit);
        pen.Line(left, foot, right, foot, pen.Style.Rule, 0.6);
    }
}
