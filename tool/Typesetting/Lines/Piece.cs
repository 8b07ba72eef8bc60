namespace IncidentStrategy.Typesetting.Lines;

/// <summary>What a piece of a paragraph is.</summary>
enum PieceKind : byte { Word, Space, HardBreak, Slot, Box, Note }

/// <summary>Whether a line may end after a piece that is not a space, and how gladly: one that is held breaks only where nothing else is left.</summary>
enum Breaking : byte { Never, Gladly, Hyphen, Emergency, Held }

/// <summary>The smallest part of a paragraph that line breaking moves: a word or part of one, a space, a forced break, a page number, a picture.</summary>
struct Piece
{
    public PieceKind Kind;
    public Breaking After;
    public Dress Dress;
    public string Text;
    public int Start, Length;
    public double Width;

    /// <summary>A <see cref="PageSlot"/>, <see cref="InlineBox"/> or footnote, by kind.</summary>
    public object? Extra;

    public readonly ReadOnlySpan<char> Characters => Text.AsSpan(Start, Length);
}

/// <summary>A page number known only when pages are made: room is kept for it in a line.</summary>
sealed class PageSlot(string target, string reserved)
{
    public string Target { get; } = target;

    /// <summary>The text for which room was kept.</summary>
    public string Reserved { get; } = reserved;
}

/// <summary>Something that is not text in a line, standing on the baseline.</summary>
sealed record InlineBox(double Width, double Height, Action<Pages.PagePainter, double, double> Paint);

/// <summary>A paragraph's pieces, in a buffer that is used again.</summary>
sealed class PieceList
{
    Piece[] items = new Piece[256];

    public int Count { get; private set; }

    public Span<Piece> Span => new(items, 0, Count);

    public ref Piece Last => ref items[Count - 1];

    public ref Piece Add()
    {
        if (Count == items.Length) Array.Resize(ref items, Count * 2);
        items[Count] = default;
        return ref items[Count++];
    }

    public void Clear()
    {
        // Dresses and texts are dropped so that a buffer keeps no document alive.
        Array.Clear(items, 0, Count);
        Count = 0;
    }

    public void RemoveLast() => items[--Count] = default;

    public void CopyTo(PieceList other)
    {
        foreach (ref var piece in Span) other.Add() = piece;
    }
}
