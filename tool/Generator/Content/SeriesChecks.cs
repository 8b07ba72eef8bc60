using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Looks through a finished series for periods that are there twice or not at all.</summary>
static class SeriesChecks
{
    public static List<SeriesPoint> WithoutDoubles(List<SeriesPoint> points, string metric, Diagnostics diagnostics)
    {
        List<SeriesPoint> kept = new(points.Count);
        foreach (var point in points)
            if (kept.Count == 0 || kept[^1].Start != point.Start) kept.Add(point);
            else diagnostics.Add(Codes.Fault("IS620", point.Place, $"`{metric}` has two figures for the period from {Say(point)}.", "Keep one, or tell them apart by site or channel.") with { Trace = [("the first is here", kept[^1].Place)] });
        return kept;
    }

    /// <summary>A step that nearly all periods keep is taken as the rule; where it is not kept, a period is missing.</summary>
    public static void Gaps(List<SeriesPoint> points, string metric, Diagnostics diagnostics)
    {
        if (points.Count < 4 || points.Any(p => p.StartTime != default)) return;
        var months = points.All(p => p.PeriodStart.Day == points[0].PeriodStart.Day) && points.Zip(points.Skip(1)).All(p => Months(p.Second.PeriodStart) > Months(p.First.PeriodStart));
        var steps = points.Zip(points.Skip(1), (a, b) => months ? Months(b.PeriodStart) - Months(a.PeriodStart) : b.PeriodStart.DayNumber - a.PeriodStart.DayNumber).ToList();
        var common = steps.GroupBy(s => s).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First();
        if (common.Key == 0 || common.Count() * 10 < steps.Count * 7 || (!months && common.Key == 1)) return;
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] <= common.Key || steps[i] % common.Key != 0) continue;
            var missing = steps[i] / common.Key - 1;
            var first = months ? points[i].PeriodStart.AddMonths(common.Key) : points[i].PeriodStart.AddDays(common.Key);
            diagnostics.Tell("IS621", points[i + 1].Place, $"`{metric}` has no figure for {(missing == 1 ? "the period" : $"{missing} periods")} from {first:yyyy-MM-dd}.", "Add the figure, or a row with an empty value and a note that says why there is none.");
        }
    }

    static string Say(SeriesPoint point) => point.Start.ToString(point.StartTime == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    static int Months(DateOnly date) => date.Year * 12 + date.Month;

    /// <summary>The block of cells from the first figure to the last, when all stand in one sheet.</summary>
    public static Place Range(List<SeriesPoint> points)
    {
        if (points.Count == 0) return Place.None;
        var first = points[0].Place;
        if (points.Any(p => p.Place.File != first.File || p.Place.Sheet != first.Sheet)) return Place.None;
        return Place.InRange(first.File, first.Sheet, points.Min(p => p.Place.Line), points.Min(p => p.Place.Column), points.Max(p => p.Place.Line), points.Max(p => p.Place.Column));
    }
}
