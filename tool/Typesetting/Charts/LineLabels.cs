using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>The labels at the right end of a line chart's lines, moved apart where they would touch.</summary>
static class LineLabels
{
    public sealed record Label(string Text, double Value, bool Strong);

    /// <summary>The last segment's centre and limits and the target. A limit beyond what is drawn has no line, and so no label.</summary>
    public static List<Label> Of(LineChart chart, bool narrow)
    {
        var labels = new List<Label>();
        var ticks = LinePlot.ValueTicks(chart, narrow ? 4 : 5);
        var (lowest, highest) = (ticks[0].Value, ticks[^1].Value);
        if (chart.Segments.Count > 0)
        {
            var last = chart.Segments[^1];
            var end = chart.Points[Math.Clamp(last.Last, 0, chart.Points.Count - 1)];
            Add(narrow ? "Upper" : "Upper limit", end.Upper ?? last.Upper, false);
            Add(char.ToUpperInvariant(last.CentreName[0]) + last.CentreName[1..], last.Centre, true);
            Add(narrow ? "Lower" : "Lower limit", end.Lower ?? last.Lower, false);
        }
        if (chart.Target is { Label.Length: > 0 } target) labels.Add(new(char.ToUpperInvariant(target.Label[0]) + target.Label[1..], target.Value, true));
        return labels;

        void Add(string name, double? value, bool strong)
        {
            if (value is { } v && v > lowest - 1e-9 && v < highest + 1e-9 && (strong || (v > lowest + 1e-9 && v < highest - 1e-9)))
                labels.Add(new($"{name} {ChartValues.Text(v, chart.Unit)}", v, strong));
        }
    }

    public static void Draw(ChartPen pen, IReadOnlyList<Label> labels, ChartScale up, double x, double top, double foot)
    {
        var placed = labels.Select(l => (Label: l, Y: up.At(l.Value))).OrderBy(l => l.Y).ToList();
        var ys = Spread([.. placed.Select(p => p.Y)], pen.Leading, top + pen.Leading / 2, foot);
        for (var i = 0; i < placed.Count; i++)
            pen.Text(x, ys[i] + pen.Size * 0.35, placed[i].Label.Text, placed[i].Label.Strong ? pen.Style.Ink : pen.Style.Quiet);
    }

    /// <summary>Moves sorted positions at least <paramref name="gap"/> apart, each group about its own middle, within the bounds if they fit.</summary>
    public static double[] Spread(IReadOnlyList<double> wanted, double gap, double low, double high)
    {
        var groups = new List<(double Sum, int Count)>();
        foreach (var y in wanted)
        {
            groups.Add((y, 1));
            while (groups.Count > 1 && Start(groups[^1]) < Start(groups[^2]) + groups[^2].Count * gap)
            {
                var (upper, lower) = (groups[^2], groups[^1]);
                groups.RemoveRange(groups.Count - 2, 2);
                groups.Add((upper.Sum + lower.Sum, upper.Count + lower.Count));
            }
        }
        var ys = new List<double>();
        foreach (var group in groups)
            for (var i = 0; i < group.Count; i++) ys.Add(Start(group) + i * gap);
        for (var i = ys.Count - 1; i >= 0; i--) ys[i] = Math.Min(ys[i], high - (ys.Count - 1 - i) * gap);
        for (var i = 0; i < ys.Count; i++) ys[i] = Math.Max(ys[i], low + i * gap);
        return [.. ys];

        double Start((double Sum, int Count) group) => group.Sum / group.Count - (group.Count - 1) * gap / 2;
    }
}
