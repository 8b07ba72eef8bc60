using System.Buffers;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Rendering;

/// <summary>From which place of which template the output from an offset on came.</summary>
readonly record struct OutputMark(int Offset, SourceText Source, int Position);

/// <summary>The characters written so far, in one array that grows; with marks of where they came from when these are wanted.</summary>
sealed class OutputBuffer
{
    char[] chars = ArrayPool<char>.Shared.Rent(256);

    public int Length { get; private set; }
    public List<OutputMark>? Marks { get; set; }

    public ReadOnlySpan<char> Text => chars.AsSpan(0, Length);

    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > chars.Length - Length) Grow(text.Length);
        text.CopyTo(chars.AsSpan(Length));
        Length += text.Length;
    }

    public void Append(char c)
    {
        if (Length == chars.Length) Grow(1);
        chars[Length++] = c;
    }

    /// <summary>Room for at least so many characters; what was used of it is told to <see cref="Advance"/>.</summary>
    public Span<char> Room(int least)
    {
        if (chars.Length - Length < least) Grow(least);
        return chars.AsSpan(Length);
    }

    public void Advance(int used) => Length += used;

    public void Truncate(int length) => Length = length;

    public void Clear()
    {
        Length = 0;
        Marks?.Clear();
    }

    public void Release()
    {
        ArrayPool<char>.Shared.Return(chars);
        chars = [];
        Length = 0;
    }

    void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(checked(Length + more), (int)Math.Min(chars.Length * 2L, Array.MaxLength)));
        chars.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(chars);
        chars = larger;
    }
}
