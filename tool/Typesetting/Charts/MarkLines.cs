using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>Dated changes on a line chart: an upright line with its id above the plot, and what each was in a key below.</summary>
static class MarkLines
{
    public sealed record Placed(ChartMark Mark, double X, double LabelX, int Row);

    /// <summary>Gives each mark a row in which its label touches no other; returns the height the rows need.</summary>
    public static double Place(ChartPen pen, LineChart chart, ChartScale across, double left, double right, out List<Placed> placed)
    {
        placed = [];
        var ends = new List<double>();
        foreach (var mark in Shown(chart))
        {
            var x = Math.Clamp(across.At(mark.X), left, right);
            var half = pen.Width(mark.Id) / 2;
            var labelX = Math.Clamp(x, left + half, Math.Max(left + half, right - half));
            var row = ends.FindIndex(end => end + 4 * pen.Unit <= labelX - half);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }
            ends[row] = labelX + half;
            placed.Add(new(mark, x, labelX, row));
        }
        return ends.Count == 0 ? 0 : ends.Count * pen.Leading + 2 * pen.Unit;
    }

    public static void Draw(ChartPen pen, IReadOnlyList<Placed> placed, double top, double foot)
    {
        foreach (var (_, x, _, row) in placed)
            pen.Line(x, top + (row + 1) * pen.Leading, x, foot, pen.Style.Ink, 0.6, 0.6, 2);
        foreach (var (mark, _, labelX, row) in placed)
        {
            var (labelTop, width) = (top + row * pen.Leading, pen.Width(mark.Id) + 3 * pen.Unit);
            pen.Fill(Shape.Rectangle(labelX - width / 2, labelTop, width, pen.Leading), pen.Style.Paper);
            pen.Text(labelX, labelTop + pen.Baseline(), mark.Id, pen.Style.Ink, Anchor.Middle);
        }
    }

    /// <summary>One line for each mark below the plot: its id and what it was.</summary>
    public static double Key(ChartPen pen, LineChart chart, double left, double top, double width)
    {
        foreach (var mark in Shown(chart))
        {
            var indent = left + pen.Width(mark.Id) + 6 * pen.Unit;
            pen.Text(left, top + pen.Baseline(), mark.Id, pen.Style.Ink);
            top = pen.Lines(indent, top, pen.Wrap(mark.Text, width - indent));
        }
        return top;
    }

    // A change outside the time shown would be drawn at a false date.
    static IEnumerable<ChartMark> Shown(LineChart chart)
    {
        var (first, last) = (chart.Points.Min(p => p.X), chart.Points.Max(p => p.X));
        return chart.Marks.Where(m => m.X >= first - 0.5 && m.X <= last + 0.5 || chart.Horizontal == HorizontalAxis.Days && m.X >= first && m.X <= last + 31)
            .OrderBy(m => m.X).ThenBy(m => m.Id, StringComparer.Ordinal);
    }
}
