namespace IncidentStrategy.Typesetting.Tables;

/// <summary>Moves width from column to column while that makes the table shorter.</summary>
static class Balance
{
    /// <summary>An entry of this width, such as "28 August 2026", is short, and looks ill on two lines.</summary>
    public const double ShortEntry = 78;

    const double Cells = 0.15, BrokenShort = 0.5;

    /// <summary>A long stride may pay where a short one changes nothing.</summary>
    static readonly double[] strides = [5, 12, 30];

    const int MostRounds = 40;

    /// <summary>
    /// Judges widths by the lines that rows take, and a little by the lines that cells take, over sample rows given by
    /// their cells' widths on one line and their longest words. Gives the cost that is left.
    /// </summary>
    public static double Columns(double[] widths, double[] least, (double Most, double Word)[][] rows)
    {
        if (widths.Length < 2 || widths.Length > 14 || rows.Length == 0) return 0;
        var best = Cost(widths, rows);
        for (var round = 0; round < MostRounds; round++)
        {
            var (from, to, step) = (-1, -1, 0.0);
            foreach (var stride in strides)
                for (var a = 0; a < widths.Length; a++)
                {
                    if (widths[a] - stride < least[a]) continue;
                    for (var b = 0; b < widths.Length; b++)
                    {
                        if (a == b) continue;
                        widths[a] -= stride;
                        widths[b] += stride;
                        var cost = Cost(widths, rows);
                        widths[a] += stride;
                        widths[b] -= stride;
                        if (cost < best - 1e-6) (best, from, to, step) = (cost, a, b, stride);
                    }
                }
            if (from < 0) return best;
            widths[from] -= step;
            widths[to] += step;
        }
        return best;
    }

    static double Cost(double[] widths, (double Most, double Word)[][] rows)
    {
        double cost = 0;
        foreach (var row in rows)
        {
            double high = 0;
            for (var i = 0; i < row.Length; i++)
            {
                var lines = Lines(row[i].Most, row[i].Word, widths[i]);
                high = Math.Max(high, lines);
                cost += Cells * lines;
                if (row[i].Most <= ShortEntry) cost += BrokenShort * (lines - 1);
            }
            cost += high;
        }
        return cost;
    }

    /// <summary>About how many lines a text takes: on each but the last, half of a long word's room is lost.</summary>
    static double Lines(double most, double word, double width) =>
        most <= width ? 1 : 1 + Math.Ceiling((most - width) / Math.Max(width - word / 2, 4));
}
