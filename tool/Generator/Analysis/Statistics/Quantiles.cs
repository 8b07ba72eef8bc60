namespace IncidentStrategy.Generator.Analysis.Statistics;

/// <summary>Means, medians and percentiles.</summary>
public static class Quantiles
{
    /// <summary>The mean, with what the sum and the division lose put back, so that a point that is the mean stands on it.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        if (values.Length == 0) return double.NaN;
        var (sum, lost) = Parts(values);
        var mean = sum / values.Length;
        var more = (Math.FusedMultiplyAdd(-mean, values.Length, sum) + lost) / values.Length;
        return double.IsFinite(more) ? mean + more : mean;
    }

    public static double Sum(ReadOnlySpan<double> values)
    {
        var (sum, lost) = Parts(values);
        return sum + lost;
    }

    /// <summary>Neumaier's compensated sum.</summary>
    static (double Sum, double Lost) Parts(ReadOnlySpan<double> values)
    {
        double sum = 0, lost = 0;
        foreach (var v in values)
        {
            var next = sum + v;
            lost += Math.Abs(sum) >= Math.Abs(v) ? sum - next + v : v - next + sum;
            sum = next;
        }
        return (sum, lost);
    }

    public static double Median(ReadOnlySpan<double> values) => Percentile(values, 0.5);

    /// <summary>Excel's PERCENTILE.INC: linear between the ranks 1 and n. <paramref name="share"/> from 0 to 1.</summary>
    public static double Percentile(ReadOnlySpan<double> values, double share)
    {
        if (values.Length == 0) return double.NaN;
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, share);
    }

    /// <summary>The same, of values already in order.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        var rank = share * (sorted.Length - 1);
        var below = (int)Math.Floor(rank);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
