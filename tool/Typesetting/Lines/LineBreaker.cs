namespace IncidentStrategy.Typesetting.Lines;

/// <summary>
/// Breaks a paragraph where its lines as a whole come out best: the squares of the room left at the ends of lines,
/// with a price on hyphens and on parting a number from its noun, are least in sum (after Knuth and Plass, for ragged setting).
/// </summary>
sealed class LineBreaker
{
    const double HyphenPrice = 4, SecondHyphenPrice = 8, JoinPrice = 0.4, EmergencyPrice = 60, RuntPrice = 1, NumberPrice = 1, LinePrice = 0.1;

    double[] at = new double[257];
    int[] breaks = new int[64];
    double[] cost = new double[64];
    int[] from = new int[64];
    readonly List<(int Start, int End)> lines = [];

    /// <summary>The lines as pieces from Start to before End; the space at which a line ends belongs to none. Valid until the next call.</summary>
    public List<(int Start, int End)> Break(ReadOnlySpan<Piece> pieces, double width, double hyphen)
    {
        lines.Clear();
        Sum(pieces);
        var start = 0;
        for (var i = 0; i <= pieces.Length; i++)
        {
            if (i < pieces.Length && pieces[i].Kind != PieceKind.HardBreak) continue;
            BreakStretch(pieces, start, i, width, hyphen);
            start = i + 1;
        }
        return lines;
    }

    void Sum(ReadOnlySpan<Piece> pieces)
    {
        if (at.Length <= pieces.Length) at = new double[Math.Max(pieces.Length + 1, at.Length * 2)];
        double x = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            at[i] = x;
            x += pieces[i].Width;
        }
        at[pieces.Length] = x;
    }

    void BreakStretch(ReadOnlySpan<Piece> pieces, int start, int end, double width, double hyphen)
    {
        while (start < end && pieces[start].Kind == PieceKind.Space) start++;
        while (end > start && pieces[end - 1].Kind == PieceKind.Space) end--;
        if (at[end] - at[start] <= width + 0.01)
        {
            lines.Add((start, end));
            return;
        }
        var count = FindBreaks(pieces, start, end);
        Solve(pieces, count, start, end, width, hyphen);
        var first = lines.Count;
        for (var k = count - 1; k > 0; k = from[k]) lines.Add((Begin(pieces, from[k], start), End(pieces, k)));
        lines.Reverse(first, lines.Count - first);
    }

    /// <summary>Notes where lines may end, as the index of the piece after; the first is the start, the last the end.</summary>
    int FindBreaks(ReadOnlySpan<Piece> pieces, int start, int end)
    {
        var count = 0;
        Note(start);
        for (var i = start; i < end - 1; i++)
            if (pieces[i].Kind == PieceKind.Space || (pieces[i].After != Breaking.Never && pieces[i + 1].Kind != PieceKind.Space))
                Note(i + 1);
        Note(end);
        return count;

        void Note(int index)
        {
            if (count == breaks.Length)
            {
                Array.Resize(ref breaks, count * 2);
                Array.Resize(ref cost, count * 2);
                Array.Resize(ref from, count * 2);
            }
            breaks[count++] = index;
        }
    }

    void Solve(ReadOnlySpan<Piece> pieces, int count, int start, int end, double width, double hyphen)
    {
        cost[0] = 0;
        var earliest = 0;
        for (var k = 1; k < count; k++)
        {
            var stop = at[End(pieces, k)] + (Way(pieces, k) == Breaking.Hyphen ? hyphen : 0);
            var price = Price(pieces, k, k == count - 1);
            double best = double.MaxValue;
            var chosen = k - 1;
            // A start too far back for this end is too far back for every later one.
            while (earliest < k - 1 && stop - at[Begin(pieces, earliest, start)] > width + hyphen + 0.01) earliest++;
            for (var j = earliest; j < k; j++)
            {
                var natural = stop - at[Begin(pieces, j, start)];
                var total = cost[j] + price + LineCost(natural, width, k == count - 1);
                if (price >= HyphenPrice && j > 0 && Way(pieces, j) == Breaking.Hyphen) total += SecondHyphenPrice;
                if (total < best) (best, chosen) = (total, j);
            }
            (cost[k], from[k]) = (best, chosen);
        }
    }

    static double LineCost(double natural, double width, bool last)
    {
        if (natural > width + 0.01) return 1e6 * (1 + (natural - width) / width);
        var room = (width - natural) / width;
        if (last) return natural < width * 0.1 ? RuntPrice : 0;
        return LinePrice + 100 * room * room;
    }

    double Price(ReadOnlySpan<Piece> pieces, int k, bool last)
    {
        if (last) return 0;
        var i = breaks[k] - 1;
        if (pieces[i].Kind == PieceKind.Space)
            return i > 0 && IsNumber(pieces[i - 1]) && char.IsLetter(pieces[i + 1].Kind == PieceKind.Word ? pieces[i + 1].Text[pieces[i + 1].Start] : ' ') ? NumberPrice : 0;
        return pieces[i].After switch { Breaking.Hyphen => HyphenPrice, Breaking.Emergency => EmergencyPrice, _ => JoinPrice };
    }

    static bool IsNumber(in Piece piece)
    {
        if (piece.Kind != PieceKind.Word || piece.Length is 0 or > 4) return false;
        foreach (var c in piece.Characters)
            if (!char.IsAsciiDigit(c)) return false;
        return true;
    }

    Breaking Way(ReadOnlySpan<Piece> pieces, int k)
    {
        var i = breaks[k] - 1;
        return i < 0 || pieces[i].Kind == PieceKind.Space ? Breaking.Never : pieces[i].After;
    }

    int Begin(ReadOnlySpan<Piece> pieces, int k, int start)
    {
        var i = breaks[k];
        while (i > start && i < pieces.Length && pieces[i].Kind == PieceKind.Space) i++;
        return i;
    }

    int End(ReadOnlySpan<Piece> pieces, int k)
    {
        var i = breaks[k];
        return i > 0 && pieces[i - 1].Kind == PieceKind.Space ? i - 1 : i;
    }
}
