using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Lines;

/// <summary>A stretch of a finished line in one dress. Its words are left in the text they come from until they are printed.</summary>
readonly record struct Run(double X, double Width, string Source, int Start, int Length, Dress Dress, object? Extra = null)
{
    public Run(double x, double width, string text, Dress dress, object? extra = null) : this(x, width, text, 0, text.Length, dress, extra) { }

    public string Text => Source.Substring(Start, Length);
}

/// <summary>A finished line of a paragraph: what is where, from its left end.</summary>
sealed record Line(Run[] Runs, double Width, IReadOnlyList<FootnoteMark>? Notes);

/// <summary>A footnote's number where it is first referred to.</summary>
sealed record FootnoteMark(int Number);

/// <summary>Turns pieces between two breaks into runs.</summary>
/// <param name="hyphen">The width of a hyphen in a dress.</param>
sealed class LineBuilder(Func<Dress, double> hyphen)
{
    Run[] runs = new Run[8];
    int count;
    char[] text = new char[256];
    int length;
    double x, began;
    Dress? dress;
    string? source;
    int from, to;

    /// <param name="pieces">The paragraph's pieces.</param>
    /// <param name="start">The first piece of the line.</param>
    /// <param name="end">The piece after the last.</param>
    /// <param name="next">Where the next line starts; the same as <paramref name="end"/> on the last line.</param>
    public Line Build(ReadOnlySpan<Piece> pieces, int start, int end, int next)
    {
        count = 0;
        (x, began, length, dress, source) = (0, 0, 0, null, null);
        List<FootnoteMark>? notes = null;
        for (var i = start; i < end; i++) Add(pieces[i], ref notes);
        if (next > end && dress is not null) TrailingSpace(pieces[end]);
        else if (next == end && end > start && next < pieces.Length && pieces[end - 1].After == Breaking.Hyphen)
            Append("\u00AD", hyphen(pieces[end - 1].Dress), pieces[end - 1].Dress);
        Flush();
        var built = new Run[count];
        Array.Copy(runs, built, count);
        return new Line(built, x, notes);
    }

    /// <summary>The space at which a line ends is kept, without width, or extracted words would join.</summary>
    void TrailingSpace(in Piece piece)
    {
        if (source is not null && ReferenceEquals(piece.Text, source) && piece.Start == to && piece.Kind == PieceKind.Space) to++;
        else Append(" ", 0, dress!);
    }

    void Add(in Piece piece, ref List<FootnoteMark>? notes)
    {
        switch (piece.Kind)
        {
            case PieceKind.Word or PieceKind.Space:
                Append(piece);
                break;
            case PieceKind.Note:
                Append(piece.Characters, piece.Width, piece.Dress);
                if (piece.Extra is FootnoteMark mark) (notes ??= []).Add(mark);
                break;
            default:
                Flush();
                Add(new Run(x, piece.Width, piece.Text ?? "", piece.Dress, piece.Extra));
                x += piece.Width;
                began = x;
                break;
        }
    }

    void Add(Run run)
    {
        if (count == runs.Length) Array.Resize(ref runs, count * 2);
        runs[count++] = run;
    }

    void Append(ReadOnlySpan<char> more, double width, Dress wanted)
    {
        if (!ReferenceEquals(wanted, dress)) Flush();
        dress = wanted;
        Gather();
        Copy(more);
        x += width;
    }

    /// <summary>Most lines are a stretch of their source as it stands: such a run is cut out at once, not gathered word by word.</summary>
    void Append(in Piece piece)
    {
        if (!ReferenceEquals(piece.Dress, dress)) Flush();
        dress = piece.Dress;
        if (source is null && length == 0) (source, from, to) = (piece.Text, piece.Start, piece.Start);
        if (ReferenceEquals(piece.Text, source) && piece.Start == to) to += piece.Length;
        else
        {
            Gather();
            Copy(piece.Characters);
        }
        x += piece.Width;
    }

    void Gather()
    {
        if (source is null) return;
        Copy(source.AsSpan(from, to - from));
        source = null;
    }

    void Copy(ReadOnlySpan<char> more)
    {
        if (length + more.Length > text.Length) Array.Resize(ref text, (length + more.Length) * 2);
        more.CopyTo(text.AsSpan(length));
        length += more.Length;
    }

    void Flush()
    {
        var stretch = source is not null ? source.AsSpan(from, to - from) : text.AsSpan(0, length);
        if (dress is not null && !stretch.IsEmpty)
            Add(source is not null && !RightToLeft.IsIn(stretch) ? new Run(began, x - began, source, from, to - from, dress)
                : new Run(began, x - began, RightToLeft.InVisualOrder(stretch.ToString()), dress));
        (began, length, dress, source) = (x, 0, null, null);
    }
}
