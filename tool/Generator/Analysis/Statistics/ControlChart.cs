namespace IncidentStrategy.Generator.Analysis.Statistics;

/// <summary>Which way is better for a measure; for <see cref="Neither"/> a change is only a change.</summary>
public enum Better { Neither, Higher, Lower }

/// <summary>The rule that marks a point as unusual; a point is marked by the first that matches, in this order.</summary>
public enum Rule { None, Outside, Trend, TwoOfThree, Shift, LongRun }

/// <summary>What the last point says: common cause, or special cause for better, for worse, or for neither (neutral).</summary>
public enum Variation { CommonCause, Improvement, Concern, Neutral }

/// <summary>Whether the process can be relied on to meet its target.</summary>
public enum Assurance { None, Passing, HitOrMiss, Failing }

/// <summary>A stretch of points judged by one mean and one pair of limits; <see cref="From"/> is the index of its first point.</summary>
public sealed record Stretch(int From, int Count, double Centre, double? Lower, double? Upper)
{
    /// <summary>Under 13 points the limits still move with every new point.</summary>
    public bool TrialLimits => Count < ControlChart.TrialUnder && Upper is not null;
}

/// <summary>One point: its value, the limits that judge it and the rule that marks it. <see cref="High"/> tells on which side of the centre it is unusual.</summary>
public readonly record struct Judged(double Value, double Centre, double? Lower, double? Upper, Rule Rule, bool High)
{
    /// <summary>A period without a figure stands before the point, so neither a moving range nor a run reaches across.</summary>
    public bool AfterGap { get; init; }
}

/// <summary>A chart of change: points in order, the stretches they were judged in, and the run statistics where the chart is a run chart.</summary>
public sealed record ControlChart(IReadOnlyList<Judged> Points, IReadOnlyList<Stretch> Stretches)
{
    public const int TrialUnder = 13;

    public Runs? Runs { get; init; }

    public Stretch? Last => Stretches.Count > 0 ? Stretches[^1] : null;

    /// <summary>The class of the last point, by the direction that is better.</summary>
    public Variation Variation(Better better) => Points.Count == 0 ? Statistics.Variation.CommonCause : VariationAt(Points.Count - 1, better);

    public Variation VariationAt(int index, Better better) => (Points[index].Rule, better, Points[index].High) switch
    {
        (Rule.None, _, _) => Statistics.Variation.CommonCause,
        (_, Better.Neither, _) => Statistics.Variation.Neutral,
        (_, Better.Higher, true) or (_, Better.Lower, false) => Statistics.Variation.Improvement,
        _ => Statistics.Variation.Concern,
    };

    /// <summary>Whether the last stretch's limits clear the target. None without a target, a direction or limits.</summary>
    public Assurance Assurance(Better better, double? target)
    {
        if (target is not { } t || better == Better.Neither || Last is not { Lower: { } lower, Upper: { } upper }) return Statistics.Assurance.None;
        var (failing, passing) = better == Better.Higher ? (t > upper, t < lower) : (t < lower, t > upper);
        return failing ? Statistics.Assurance.Failing : passing ? Statistics.Assurance.Passing : Statistics.Assurance.HitOrMiss;
    }

    /// <summary>Whether a gap stands before a value; no gaps at all are an empty span.</summary>
    internal static bool IsGap(ReadOnlySpan<bool> gaps, int index) => index < gaps.Length && gaps[index];

    /// <summary>The part of the gaps that belongs to a stretch.</summary>
    internal static ReadOnlySpan<bool> Within(ReadOnlySpan<bool> gaps, int from, int to) => gaps.IsEmpty ? gaps : gaps[from..to];

    /// <summary>Where the stretches begin and end, from the indexes at which the chart is rebased.</summary>
    internal static IEnumerable<(int From, int To)> Split(int count, IEnumerable<int>? rebaseAt)
    {
        var starts = (rebaseAt ?? []).Where(i => i > 0 && i < count).Prepend(0).Distinct().Order().ToArray();
        for (var s = 0; s < starts.Length && count > 0; s++)
            yield return (starts[s], s + 1 < starts.Length ? starts[s + 1] : count);
    }
}
