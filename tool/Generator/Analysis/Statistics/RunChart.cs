namespace IncidentStrategy.Generator.Analysis.Statistics;

/// <summary>The runs of a run chart: useful points (those not on the median), the longest run and the crossings, each with its limit.</summary>
public sealed record Runs(int Useful, int Longest, int LongestAllowed, int Crossings, int CrossingsNeeded)
{
    public bool TooLong => Longest > LongestAllowed;
    public bool TooFewCrossings => Crossings < CrossingsNeeded;
    public bool Signal => TooLong || TooFewCrossings;
}

/// <summary>The run chart: the median as centre, points on it dropped, runs judged by Anhøj's rules.</summary>
public static class RunChart
{
    public static ControlChart Chart(ReadOnlySpan<double> values, IEnumerable<int>? rebaseAt = null)
    {
        var points = new List<Judged>(values.Length);
        var stretches = new List<Stretch>();
        Runs? runs = null;
        foreach (var (from, to) in ControlChart.Split(values.Length, rebaseAt))
        {
            var part = values[from..to];
            var median = Quantiles.Median(part);
            (var marks, runs) = Count(part, median);
            for (var i = 0; i < part.Length; i++)
                points.Add(new Judged(part[i], median, null, null, marks[i] != 0 ? Rule.LongRun : Rule.None, marks[i] > 0));
            stretches.Add(new Stretch(from, to - from, median, null, null));
        }
        return new ControlChart(points, stretches) { Runs = runs };
    }

    /// <summary>The longest run allowed among n useful points: round(log2 n) + 3.</summary>
    public static int LongestAllowed(int useful) => useful < 1 ? 3 : (int)Math.Round(Math.Log2(useful), MidpointRounding.AwayFromZero) + 3;

    /// <summary>The fewest crossings expected: the 5 % point of a binomial of n - 1 tosses of a fair coin.</summary>
    public static int CrossingsNeeded(int useful)
    {
        var tosses = useful - 1;
        if (tosses < 1) return 0;
        var logHalf = -tosses * Math.Log(2);
        double cumulative = 0, logChoose = 0;
        for (var k = 0; k <= tosses; k++)
        {
            cumulative += Math.Exp(logChoose + logHalf);
            if (cumulative >= 0.05 * (1 - 1e-13)) return k;
            logChoose += Math.Log(tosses - k) - Math.Log(k + 1);
        }
        return tosses;
    }

    static (int[] Marks, Runs Runs) Count(ReadOnlySpan<double> values, double median)
    {
        var slack = Rules.Slack(values);
        var marks = new int[values.Length];
        var useful = new List<(int Index, int Side)>();
        for (var i = 0; i < values.Length; i++)
            if (Rules.Side(values[i], median, slack) is var side and not 0) useful.Add((i, side));

        var allowed = LongestAllowed(useful.Count);
        var (longest, crossings) = (0, 0);
        for (int i = 0, start = 0; i < useful.Count; i++)
        {
            if (useful[i].Side != useful[start].Side) (start, crossings) = (i, crossings + 1);
            var length = i - start + 1;
            longest = Math.Max(longest, length);
            if (length > allowed)
                for (var k = start; k <= i; k++) marks[useful[k].Index] = useful[k].Side;
        }
        return (marks, new Runs(useful.Count, longest, allowed, crossings, CrossingsNeeded(useful.Count)));
    }
}
