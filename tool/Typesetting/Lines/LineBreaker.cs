namespace IncidentStrategy.Typesetting.Lines;

/// <summary>
/// Breaks a paragraph where its lines as a whole come out best: the squares of the room left at the ends of lines,
/// with a price on hyphens and on parting a number from its noun, are least in sum (after Knuth and Plass, for ragged setting).
/// </summary>
sealed class LineBreaker
{
    const double HyphenPrice = 4, SecondHyphenPrice = 8, JoinPrice = 0.4, EmergencyPrice = 60, HeldPrice = 5000, RuntPrice = 1, NumberPrice = 1, LinePrice = 0.1;

    /// <summary>Fuller lines than this are tried before emptier ones, and those not at all once one is found.</summary>
    const double Fair = 0.55;

    /// <summary>A place where a line may end and the next begin: where those are, what ending there costs, and the best way to it.</summary>
    struct Candidate
    {
        public double Stop, Start, Price, Cost;
        public int End, Begin, From;
        public bool Hyphen;
    }

    double[] at = new double[257];
    Candidate[] breaks = new Candidate[64];
    (int Start, int End)[] lines = new (int, int)[16];
    int lineCount;

    /// <summary>The lines as pieces from Start to before End; the space at which a line ends belongs to none. Valid until the next call.</summary>
    public ReadOnlySpan<(int Start, int End)> Break(ReadOnlySpan<Piece> pieces, double width, double hyphen)
    {
        lineCount = 0;
        Sum(pieces);
        var start = 0;
        for (var i = 0; i <= pieces.Length; i++)
        {
            if (i < pieces.Length && pieces[i].Kind != PieceKind.HardBreak) continue;
            BreakStretch(pieces, start, i, width, hyphen);
            start = i + 1;
        }
        return new(lines, 0, lineCount);
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
            Add(start, end);
            return;
        }
        var count = FindBreaks(pieces, start, end, width, hyphen);
        Solve(new Span<Candidate>(breaks, 0, count), width, hyphen);
        var first = lineCount;
        for (var k = count - 1; k > 0; k = breaks[k].From) Add(breaks[breaks[k].From].Begin, breaks[k].End);
        Array.Reverse(lines, first, lineCount - first);
    }

    void Add(int start, int end)
    {
        if (lineCount == lines.Length) Array.Resize(ref lines, lineCount * 2);
        lines[lineCount++] = (start, end);
    }

    /// <summary>Notes where lines may end; the first is the start, the last the end.</summary>
    int FindBreaks(ReadOnlySpan<Piece> pieces, int start, int end, double width, double hyphen)
    {
        var count = 0;
        Note(pieces, ref count, start, start, 0);
        for (var i = start; i < end - 1; i++)
        {
            ref readonly var piece = ref pieces[i];
            if (piece.Kind == PieceKind.Space)
            {
                var next = i + 1;
                while (next < end && pieces[next].Kind == PieceKind.Space) next++;
                Loosen(pieces, ref count, i, width);
                Note(pieces, ref count, i, next, PriceOfSpace(pieces, i, next));
            }
            else if (piece.After != Breaking.Never && pieces[i + 1].Kind != PieceKind.Space)
            {
                Loosen(pieces, ref count, i + 1, width);
                Note(pieces, ref count, i + 1, i + 1, piece.After switch { Breaking.Hyphen => HyphenPrice, Breaking.Emergency => EmergencyPrice, Breaking.Held => HeldPrice, _ => JoinPrice });
                if (piece.After == Breaking.Hyphen)
                {
                    breaks[count - 1].Hyphen = true;
                    breaks[count - 1].Stop += hyphen;
                }
            }
        }
        Loosen(pieces, ref count, end, width);
        Note(pieces, ref count, end, end, 0);
        return count;
    }

    /// <summary>Pieces that stand against one another and together are wider than the line may be parted between any two, after a comma most gladly.</summary>
    void Loosen(ReadOnlySpan<Piece> pieces, ref int count, int end, double width)
    {
        var from = breaks[count - 1].Begin;
        if (end - from < 2 || at[end] - at[from] <= width) return;
        for (var i = from + 1; i < end; i++)
            Note(pieces, ref count, i, i, pieces[i - 1] is { Kind: PieceKind.Word, Length: > 0 } before && before.Characters[^1] is ',' or ';' or '|' ? JoinPrice : EmergencyPrice);
    }

    void Note(ReadOnlySpan<Piece> pieces, ref int count, int end, int begin, double price)
    {
        if (count == breaks.Length) Array.Resize(ref breaks, count * 2);
        breaks[count++] = new Candidate { End = end, Begin = begin, Stop = at[end], Start = at[Math.Min(begin, pieces.Length)], Price = price };
    }

    static void Solve(Span<Candidate> all, double width, double hyphen)
    {
        var earliest = 0;
        var inverse = 1 / width;
        for (var k = 1; k < all.Length; k++)
        {
            ref var end = ref all[k];
            var last = k == all.Length - 1;
            // A start too far back for this end is too far back for every later one.
            while (earliest < k - 1 && end.Stop - all[earliest].Start > width + hyphen + 0.01) earliest++;
            var (best, chosen) = (double.MaxValue, k - 1);
            for (var j = earliest; j < k; j++)
            {
                ref readonly var begin = ref all[j];
                var share = (end.Stop - begin.Start) * inverse;
                if (!last && share < Fair && best < 1e6) break;
                var total = begin.Cost + end.Price + LineCost(share, last);
                if (end.Hyphen && begin.Hyphen) total += SecondHyphenPrice;
                if (total < best) (best, chosen) = (total, j);
            }
            (end.Cost, end.From) = (best, chosen);
        }
    }

    static double LineCost(double share, bool last)
    {
        if (share > 1.0001) return 1e6 * share;
        if (last) return share < 0.1 ? RuntPrice : 0;
        return LinePrice + 100 * (1 - share) * (1 - share);
    }

    static double PriceOfSpace(ReadOnlySpan<Piece> pieces, int i, int next) =>
        i > 0 && pieces[i - 1].Length <= 4 && next < pieces.Length && pieces[next].Kind == PieceKind.Word && char.IsLetter(pieces[next].Text[pieces[next].Start]) && IsNumber(pieces[i - 1])
            ? NumberPrice : 0;

    static bool IsNumber(in Piece piece)
    {
        if (piece.Kind != PieceKind.Word || piece.Length is 0 or > 4) return false;
        foreach (var c in piece.Characters)
            if (!char.IsAsciiDigit(c)) return false;
        return true;
    }
}
