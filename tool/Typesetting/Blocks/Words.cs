using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Adds words to a paragraph, with the places where a line may end inside them.</summary>
sealed class Words(Setting setting, PieceList pieces, double width, bool hyphenate)
{
    const int LongWord = 20;
    const char SoftHyphen = '\u00AD', ZeroWidthSpace = '\u200B', NoBreakSpace = '\u00A0';

    readonly List<int> hyphens = hyphenate ? [] : none;

    static readonly List<int> none = [];

    public void Add(string text, int start, int length, Dress dress)
    {
        if (dress.NoBreak || (length < LongWord && !hyphenate && IsWhole(text.AsSpan(start, length))))
            Piece(text, start, length, dress, Breaking.Never);
        else
            Parted(text, start, length, dress);
    }

    /// <summary>Whether no character of a word, words being short, lets a line end after it.</summary>
    static bool IsWhole(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (c is '-' or '/' or NoBreakSpace or SoftHyphen or ZeroWidthSpace or '–' or '—' or >= '\u2E80') return false;
        return true;
    }

    void Piece(string text, int start, int length, Dress dress, Breaking after)
    {
        var size = setting.Measures.Width(text.AsSpan(start, length), dress.Face, dress.Size);
        if (size > width && length > 1)
        {
            Chop(text, start, length, dress, after);
            return;
        }
        ref var piece = ref pieces.Add();
        piece.Kind = PieceKind.Word;
        piece.After = after;
        piece.Dress = dress;
        piece.Text = text;
        piece.Start = start;
        piece.Length = length;
        piece.Width = size;
    }

    /// <summary>A word wider than its column is broken between any two characters.</summary>
    void Chop(string text, int start, int length, Dress dress, Breaking after)
    {
        for (var i = 0; i < length;)
        {
            var step = Math.Max(1, System.Globalization.StringInfo.GetNextTextElementLength(text.AsSpan(start + i, length - i)));
            ref var piece = ref pieces.Add();
            (piece.Kind, piece.Dress, piece.Text, piece.Start, piece.Length) = (PieceKind.Word, dress, text, start + i, step);
            piece.Width = setting.Measures.Width(text.AsSpan(start + i, step), dress.Face, dress.Size);
            i += step;
            piece.After = i < length ? Breaking.Emergency : after;
        }
    }

    void Parted(string text, int start, int length, Dress dress)
    {
        var end = start + length;
        var from = start;
        if (hyphenate) hyphens.Clear();
        if (hyphenate && dress.Face != Face.Mono) Hyphenator.Find(text.AsSpan(start, length), hyphens);
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (c is SoftHyphen or ZeroWidthSpace)
            {
                if (i > from) Piece(text, from, i - from, dress, c == SoftHyphen ? Breaking.Hyphen : Breaking.Gladly);
                else if (pieces.Count > 0 && i > start) pieces.Last.After = c == SoftHyphen ? Breaking.Hyphen : Breaking.Gladly;
                from = i + 1;
            }
            else if (c == NoBreakSpace && i + 1 < end)
            {
                Piece(text, from, i + 1 - from, dress, Breaking.Held);
                from = i + 1;
            }
            else if (i + 1 < end && EndsAfter(text, start, i, end, dress))
            {
                Piece(text, from, i + 1 - from, dress, Breaking.Gladly);
                from = i + 1;
            }
            else if (i + 1 < end && hyphens.Contains(i + 1 - start))
            {
                Piece(text, from, i + 1 - from, dress, Breaking.Hyphen);
                from = i + 1;
            }
        }
        if (from < end) Piece(text, from, end - from, dress, Breaking.Never);
    }

    static bool EndsAfter(string text, int start, int i, int end, Dress dress)
    {
        char c = text[i], next = text[i + 1];
        if (char.IsLowSurrogate(next) || next is SoftHyphen or ZeroWidthSpace) return false;
        switch (c)
        {
            case '-' or '–': return i > start && char.IsLetter(text[i - 1]) && char.IsLetter(next);
            case '—': return i > start && next != '—';
            case >= '\u2E80' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF': return char.IsLetterOrDigit(next);
        }
        if (end - start < LongWord) return c == '/' && i - start >= 5 && end - i > 5 && char.IsLetter(text[i - 1]) && char.IsLetter(next);
        if (i - start < 2 || end - i < 3) return false;
        if (c is '/' or '?' or '&' or '=' or '.' or '_' or '#' or ',' or ':' or ';' or '-' or '!' or ')') return c != next && c != text[i - 1] && !(c == ':' && next == '/');
        return dress.Face == Face.Mono && char.IsLower(c) && char.IsUpper(next);
    }
}
