namespace IncidentStrategy.Typesetting.Tables;

/// <summary>Settles how wide columns are, from what their cells ask for.</summary>
static class ColumnWidths
{
    /// <param name="least">The narrowest each column can be without breaking a word.</param>
    /// <param name="most">What each column takes with every cell on one line.</param>
    /// <param name="ink">The sum of the cells' lengths in each column: how much there is to set.</param>
    /// <param name="width">What there is to share, gaps taken off.</param>
    public static double[] Share(double[] least, double[] most, double[] ink, double width)
    {
        var natural = Sum(most);
        if (natural <= width) return Spread(most, natural, width);
        var needed = Sum(least);
        if (needed >= width) return Scaled(least, width / needed);
        return Fill(least, most, ink, width);
    }

    /// <summary>A table that is far narrower than the measure stays so, to be read across; another fills it.</summary>
    static double[] Spread(double[] most, double natural, double width)
    {
        if (natural < width * 0.55) return most;
        return Scaled(most, width / Math.Max(natural, 1));
    }

    /// <summary>Gives columns what each would gain by, the smallest gain first, as far as there is room; says whether any did.</summary>
    public static bool Raise(double[] least, double[] gains, double width)
    {
        var order = new int[least.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort((double[])gains.Clone(), order);
        var room = width - Sum(least);
        var raised = false;
        foreach (var column in order)
        {
            if (gains[column] > room) break;
            least[column] += gains[column];
            room -= gains[column];
            raised |= gains[column] > 0;
        }
        return raised;
    }

    public static double Sum(double[] values)
    {
        double sum = 0;
        foreach (var value in values) sum += value;
        return sum;
    }

    static double[] Scaled(double[] values, double by)
    {
        var result = new double[values.Length];
        for (var i = 0; i < values.Length; i++) result[i] = values[i] * by;
        return result;
    }

    /// <summary>
    /// Shares the room by how much each column has to set, never below its least nor above its most; what a bounded
    /// column leaves or takes is shared again among the others.
    /// </summary>
    static double[] Fill(double[] least, double[] most, double[] ink, double width)
    {
        var count = least.Length;
        var result = new double[count];
        var settled = new bool[count];
        var weights = new double[count];
        // The longest cell decides the height of its row, the sum that of the table: both count.
        for (var i = 0; i < count; i++) weights[i] = Math.Sqrt(Math.Max(ink[i], 1) * Math.Max(most[i], 1));
        for (var round = 0; round <= count; round++)
        {
            var (free, weight) = (width, 0.0);
            for (var i = 0; i < count; i++)
                if (settled[i]) free -= result[i];
                else weight += weights[i];
            if (weight <= 0) break;
            // First raise those who get too little; only when none is, cap those who get too much.
            var low = Bound(i => free * weights[i] / weight < least[i], least);
            if (low || Bound(i => free * weights[i] / weight > most[i], most)) continue;
            for (var i = 0; i < count; i++)
                if (!settled[i]) result[i] = free * weights[i] / weight;
            return result;
        }
        var left = Math.Max(0, (width - Sum(result)) / count);
        for (var i = 0; i < count; i++) result[i] += left;
        return result;

        bool Bound(Func<int, bool> beyond, double[] bound)
        {
            var any = false;
            for (var i = 0; i < count; i++)
                if (!settled[i] && beyond(i)) (result[i], settled[i], any) = (bound[i], true, true);
            return any;
        }
    }
}
