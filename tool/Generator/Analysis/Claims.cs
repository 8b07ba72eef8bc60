using IncidentStrategy.Generator.Analysis.Statistics;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>What the points after a change show: which rule fired on them alone, on which side, and how many there are.</summary>
public sealed record AfterChange(int PointsBefore, int PointsAfter, Rule Rule, bool High, bool Both)
{
    public bool Fired => Rule != Rule.None;

    /// <summary>True for better, false for worse, null when nothing fired or neither way is better.</summary>
    public bool? Better(Better better) => !Fired || better == Statistics.Better.Neither ? null : High == (better == Statistics.Better.Higher);
}

/// <summary>
/// The claim gate. The words improved, reduced and worsened are written here and nowhere else, and only of a metric in which a
/// rule fired on the points after the change's date, in that direction.
/// </summary>
public static class Claims
{
    /// <summary>
    /// Judges the points after a change by the limits of the chart as it would be without a rebase at that change, with runs
    /// counted from the change on, so that what was under way before is not credited to it.
    /// </summary>
    public static AfterChange After(ControlChart unbroken, int index)
    {
        var n = unbroken.Points.Count;
        if (index >= n) return new AfterChange(n, 0, Rule.None, false, false);
        var points = unbroken.Points.Skip(index).ToArray();
        Judged[] judged;
        if (unbroken.Runs is { } runs) judged = LongRuns(points, runs.LongestAllowed);
        else
        {
            var values = Array.ConvertAll(points, p => p.Value);
            var lines = Array.ConvertAll(points, p => new Rules.Lines(p.Centre, p.Lower,
                p.Lower is { } l ? p.Centre - (p.Centre - l) * 2 / 3 : null, p.Upper is { } u ? p.Centre + (u - p.Centre) * 2 / 3 : null, p.Upper));
            judged = Rules.Judge(values, lines, Array.ConvertAll(points, p => p.AfterGap));
        }
        var fired = judged.Where(j => j.Rule != Rule.None).ToArray();
        if (fired.Length == 0) return new AfterChange(index, points.Length, Rule.None, false, false);
        var last = fired[^1];
        return new AfterChange(index, points.Length, last.Rule, last.High, fired.Any(j => j.High != last.High));
    }

    /// <summary>What may be said of a metric after a change.</summary>
    public static string Sentence(string metric, string change, DateOnly on, AfterChange after, Better better, int minPoints)
    {
        var when = $"after {change} on {Say.Date(on)}";
        if (after.PointsAfter == 0) return $"{metric}: no points yet {when}.";
        if (!after.Fired)
            return after.PointsAfter < minPoints
                ? $"{metric}: too early to judge {when}; {Say.Count(minPoints - after.PointsAfter, "more point")} {(minPoints - after.PointsAfter == 1 ? "is" : "are")} needed (n = {after.PointsAfter})."
                : $"{metric}: no evidence of change beyond usual variation {when} (n = {after.PointsAfter}).";
        var also = after.Both ? ", though earlier points signalled the other way" : "";
        return after.Better(better) switch
        {
            true => $"{metric} improved {when}: {RuleWords(after.Rule, after.High)} (n = {after.PointsAfter}){also}.",
            false => $"{metric} worsened {when}: {RuleWords(after.Rule, after.High)} (n = {after.PointsAfter}){also}.",
            null => $"{metric} changed {when}: {RuleWords(after.Rule, after.High)} (n = {after.PointsAfter}){also}.",
        };
    }

    /// <summary>A rule in words, with the side.</summary>
    public static string RuleWords(Rule rule, bool high) => rule switch
    {
        Rule.Outside => high ? "a point above the upper limit" : "a point below the lower limit",
        Rule.Trend => high ? "a trend of seven or more rising points" : "a trend of seven or more falling points",
        Rule.TwoOfThree => high ? "two of three points near the upper limit" : "two of three points near the lower limit",
        Rule.Shift => high ? "a shift of seven or more points above the mean" : "a shift of seven or more points below the mean",
        Rule.LongRun => high ? "an unusually long run above the median" : "an unusually long run below the median",
        _ => "usual variation",
    };

    static Judged[] LongRuns(Judged[] points, int allowed)
    {
        var judged = Array.ConvertAll(points, p => p with { Rule = Rule.None });
        var useful = Enumerable.Range(0, points.Length).Where(i => points[i].Value != points[i].Centre).ToArray();
        for (int i = 0, start = 0; i < useful.Length; i++)
        {
            var high = points[useful[i]].Value > points[useful[i]].Centre;
            if (high != points[useful[start]].Value > points[useful[start]].Centre) start = i;
            if (i - start + 1 <= allowed) continue;
            for (var k = start; k <= i; k++) judged[useful[k]] = judged[useful[k]] with { Rule = Rule.LongRun, High = high };
        }
        return judged;
    }
}
