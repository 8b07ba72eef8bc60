using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Lines;

/// <summary>A stretch of a finished line in one dress.</summary>
readonly record struct Run(double X, double Width, string Text, Dress Dress, object? Extra = null);

/// <summary>A finished line of a paragraph: what is where, from its left end.</summary>
sealed record Line(Run[] Runs, double Width, IReadOnlyList<FootnoteMark>? Notes);

/// <summary>A footnote's number where it is first referred to.</summary>
sealed record FootnoteMark(int Number);

/// <summary>Turns pieces between two breaks into runs.</summary>
sealed class LineBuilder
{
    readonly List<Run> runs = [];
    char[] text = new char[256];
    int length;
    double x, began;
    Dress? dress;

    /// <param name="pieces">The paragraph's pieces.</param>
    /// <param name="start">The first piece of the line.</param>
    /// <param name="end">The piece after the last.</param>
    /// <param name="next">Where the next line starts; the same as <paramref name="end"/> on the last line.</param>
    /// <param name="hyphen">The width of a hyphen in a dress.</param>
    public Line Build(ReadOnlySpan<Piece> pieces, int start, int end, int next, Func<Dress, double> hyphen)
    {
        runs.Clear();
        (x, began, length, dress) = (0, 0, 0, null);
        List<FootnoteMark>? notes = null;
        for (var i = start; i < end; i++) Add(pieces[i], ref notes);
        if (next > end && dress is not null && length > 0) Append(" ", 0, dress);
        else if (next == end && end > start && next < pieces.Length && pieces[end - 1].After == Breaking.Hyphen)
            Append("\u00AD", hyphen(pieces[end - 1].Dress), pieces[end - 1].Dress);
        Flush();
        return new Line([.. runs], x, notes);
    }

    void Add(in Piece piece, ref List<FootnoteMark>? notes)
    {
        switch (piece.Kind)
        {
            case PieceKind.Word:
                Append(piece.Characters, piece.Width, piece.Dress);
                break;
            case PieceKind.Space:
                Append(" ", piece.Width, piece.Dress);
                break;
            case PieceKind.Note:
                Append(piece.Characters, piece.Width, piece.Dress);
                if (piece.Extra is FootnoteMark mark) (notes ??= []).Add(mark);
                break;
            default:
                Flush();
                runs.Add(new Run(x, piece.Width, piece.Text ?? "", piece.Dress, piece.Extra));
                x += piece.Width;
                began = x;
                break;
        }
    }

    void Append(ReadOnlySpan<char> more, double width, Dress wanted)
    {
        if (!ReferenceEquals(wanted, dress)) Flush();
        dress = wanted;
        if (length + more.Length > text.Length) Array.Resize(ref text, (length + more.Length) * 2);
        more.CopyTo(text.AsSpan(length));
        length += more.Length;
        x += width;
    }

    void Flush()
    {
        if (length > 0 && dress is not null) runs.Add(new Run(began, x - began, new string(text, 0, length), dress));
        (began, length, dress) = (x, 0, null);
    }
}
