using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>
/// Draws amounts as horizontal bars with their labels before and their values after them.
/// A Pareto chart adds the running share as a column, and a rule below the bars that together reach 80 %.
/// </summary>
static class BarPlot
{
    const double VitalShare = 80;

    public static double Draw(ChartPen pen, BarChart chart, double top, double width)
    {
        if (chart.Bars.Count == 0) return pen.Lines(0, top, ["No values are recorded."]);
        var u = pen.Unit;
        var total = chart.Bars.Sum(b => b.Value);
        var labels = chart.Bars.Select(b => pen.Wrap(b.Label, width * 0.36, b.Stressed ? Face.Bold : Face.Regular)).ToList();
        var labelWidth = labels.Max(l => l.Count == 0 ? 0 : l.Max(t => pen.Width(t, Face.Bold))) + 8 * u;
        var valueWidth = chart.Bars.Max(b => pen.Width(ChartValues.Text(b.Value, chart.Unit))) + 8 * u;
        var shareWidth = chart.Cumulative && total > 0 ? pen.Width("Running share") + 4 * u : 0;
        var scale = new ChartScale(0, Math.Max(chart.Bars.Max(b => b.Value), 1e-9), labelWidth, width - shareWidth - valueWidth);

        pen.Text(labelWidth, top + pen.Baseline(), ChartValues.Heading(chart.ValueName, chart.Unit));
        if (shareWidth > 0) pen.Text(width, top + pen.Baseline(), "Running share", anchor: Anchor.End);
        var y = top + pen.Leading + 3 * u;
        var (running, ruled) = (0.0, false);
        for (var i = 0; i < chart.Bars.Count; i++)
        {
            var bar = chart.Bars[i];
            running += bar.Value;
            y = Row(pen, chart, bar, labels[i], labelWidth, scale, y);
            if (shareWidth == 0) continue;
            var share = 100 * running / total;
            pen.Text(width, y - RowHeight(pen, labels[i]) / 2 + pen.Size * 0.35, ChartValues.Number(share, 0) + "%", anchor: Anchor.End);
            if (ruled || share < VitalShare - 1e-9 || i == chart.Bars.Count - 1) continue;
            ruled = true;
            pen.Line(0, y, width, y, pen.Style.CommonCause, 0.6, 2, 2);
        }
        pen.Line(labelWidth, top + pen.Leading + 2 * u, labelWidth, y, pen.Style.CommonCause, 0.6);
        return y + 2 * u;
    }

    static double Row(ChartPen pen, BarChart chart, ChartBar bar, List<string> label, double labelWidth, ChartScale scale, double y)
    {
        var u = pen.Unit;
        var height = RowHeight(pen, label);
        var middle = y + height / 2;
        var thickness = 10 * u;
        var lineTop = middle - label.Count * pen.Leading / 2;
        foreach (var line in label)
        {
            pen.Text(labelWidth - 6 * u, lineTop + pen.Baseline(), line, pen.Style.Ink, Anchor.End, bar.Stressed ? Face.Bold : Face.Regular);
            lineTop += pen.Leading;
        }
        var plain = chart.Bars.All(b => !b.Stressed);
        var end = scale.Within(Math.Max(0, bar.Value));
        if (end - labelWidth > 0.01)
            pen.Fill(Shape.Rectangle(labelWidth, middle - thickness / 2, end - labelWidth, thickness), plain || bar.Stressed ? pen.Style.Brand : pen.Style.CommonCause);
        pen.Text(end + 4 * u, middle + pen.Size * 0.35, ChartValues.Text(bar.Value, chart.Unit), pen.Style.Ink);
        return y + height;
    }

    static double RowHeight(ChartPen pen, List<string> label) => Math.Max(16 * pen.Unit, label.Count * pen.Leading + 5 * pen.Unit);
}
