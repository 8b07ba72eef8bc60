using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>Draws, for each criterion, one bar of all its cases by outcome, the agreed share as a tick, and the counts in words.</summary>
static class CompliancePlot
{
    enum Outcome { Met, NotMet, NotRecorded, Open }

    public static double Draw(ChartPen pen, ComplianceChart chart, double top, double width)
    {
        if (chart.Rows.Count == 0) return pen.Lines(0, top, ["No criteria are agreed."]);
        var y = top;
        foreach (var row in chart.Rows) y = Row(pen, row, y, width) + 7 * pen.Unit;
        List<KeyEntry> key = [.. Enum.GetValues<Outcome>().Select(o => new KeyEntry(Name(o), (p, x, middle) => Block(p, o, x - 4 * p.Unit, middle - 4 * p.Unit, 9 * p.Unit, 8 * p.Unit)))];
        if (chart.Rows.Any(r => r.TargetPercent is not null))
            key.Add(new("agreed share of those decided", (p, x, middle) => TargetTick(p, x, middle - 5 * p.Unit, 10 * p.Unit)));
        return ChartKey.Draw(pen, key, 0, y, width) + 2 * pen.Unit;
    }

    static double Row(ChartPen pen, ComplianceRow row, double y, double width)
    {
        var u = pen.Unit;
        var decided = row.Met + row.NotMet;
        var rate = decided > 0 ? $"{ChartValues.Number(100.0 * row.Met / decided, 0)}% met" : "none decided";
        var rateWidth = pen.Width(rate, Face.Bold) + 10 * u;
        pen.Text(width, y + pen.Baseline(), rate, pen.Style.Ink, Anchor.End, Face.Bold);
        y = pen.Lines(0, y, pen.Wrap(row.Label, width - rateWidth), pen.Style.Ink) + 2 * u;
        var height = 11 * u;
        Bar(pen, row, y, height, width);
        if (row.TargetPercent is { } target && decided > 0)
            TargetTick(pen, target / 100 * decided / row.Total * width, y - 2 * u, height + 4 * u);
        var agreed = row.TargetPercent is { } t ? $"; agreed {ChartValues.Number(t, 0)}%" : "";
        var words = $"{row.Met} met, {row.NotMet} not met, {row.NotRecorded} not recorded, {row.Open} open (n = {row.Total}{agreed})";
        return pen.Lines(0, y + height + 2 * u, pen.Wrap(words, width));
    }

    static void Bar(ChartPen pen, ComplianceRow row, double y, double height, double width)
    {
        if (row.Total == 0)
        {
            pen.Outline(Shape.Rectangle(0, y, width, height), null, pen.Style.Rule, 0.6);
            return;
        }
        var x = 0.0;
        foreach (var (outcome, count) in new[] { (Outcome.Met, row.Met), (Outcome.NotMet, row.NotMet), (Outcome.NotRecorded, row.NotRecorded), (Outcome.Open, row.Open) })
        {
            if (count == 0) continue;
            var share = width * count / row.Total;
            Block(pen, outcome, x, y, share, height);
            x += share;
        }
    }

    /// <summary>Met is solid, not met striped, not recorded grey, open empty: told apart in black and white.</summary>
    static void Block(ChartPen pen, Outcome outcome, double x, double y, double width, double height)
    {
        var inner = Shape.Rectangle(x + 0.3 * pen.Unit, y, Math.Max(0.4 * pen.Unit, width - 0.6 * pen.Unit), height);
        switch (outcome)
        {
            case Outcome.Met:
                pen.Fill(inner, pen.Style.Improvement);
                break;
            case Outcome.NotMet:
                pen.Fill(inner, pen.Style.Concern);
                Stripes(pen, x + 0.3 * pen.Unit, y, width - 0.6 * pen.Unit, height);
                break;
            case Outcome.NotRecorded:
                pen.Outline(inner, pen.Style.Rule, pen.Style.CommonCause, 0.5);
                break;
            default:
                pen.Outline(inner, pen.Style.Paper, pen.Style.CommonCause, 0.5, 1.5, 1.5);
                break;
        }
    }

    static void Stripes(ChartPen pen, double x, double y, double width, double height)
    {
        var (step, thick) = (5 * pen.Unit, 1.1 * pen.Unit);
        for (var at = x - height + step / 2; at < x + width; at += step)
        {
            var stripe = Clip([(at, y + height), (at + height, y), (at + height + thick, y), (at + thick, y + height)], x, x + width);
            if (stripe.Count > 2) pen.Fill(Shape.Polygon(stripe), pen.Style.Paper);
        }
    }

    /// <summary>What of a polygon stands between two uprights.</summary>
    static List<(double X, double Y)> Clip(IReadOnlyList<(double X, double Y)> polygon, double left, double right) =>
        Half(Half(polygon, p => p.X - left), p => right - p.X);

    static List<(double X, double Y)> Half(IReadOnlyList<(double X, double Y)> polygon, Func<(double X, double Y), double> inside)
    {
        var kept = new List<(double X, double Y)>();
        for (var i = 0; i < polygon.Count; i++)
        {
            var (a, b) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            var (da, db) = (inside(a), inside(b));
            if (da >= 0) kept.Add(a);
            if (da >= 0 == db >= 0) continue;
            var t = da / (da - db);
            kept.Add((a.X + t * (b.X - a.X), a.Y + t * (b.Y - a.Y)));
        }
        return kept;
    }

    static void TargetTick(ChartPen pen, double x, double y, double height)
    {
        pen.Line(x, y, x, y + height, pen.Style.Paper, 3);
        pen.Line(x, y, x, y + height, pen.Style.Ink, 1.4);
    }

    static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Met => "met",
        Outcome.NotMet => "not met",
        Outcome.NotRecorded => "not recorded",
        _ => "open",
    };
}
