namespace IncidentStrategy.Pdf.Reading;

/// <summary>Where the streams of a file begin and end, by their keywords. The ends are searched for once, so that no file can make it slow.</summary>
sealed class StreamMarks(byte[] data)
{
    List<int>? ends, objectEnds;

    /// <summary>The start of the line after the keyword "stream", which ends at <paramref name="position"/>.</summary>
    public int AfterLine(int position)
    {
        var line = data.AsSpan(position).IndexOfAny((byte)10, (byte)13);
        if (line < 0) return data.Length;
        position += line + 1;
        return data[position - 1] == 13 && position < data.Length && data[position] == 10 ? position + 1 : position;
    }

    /// <summary>Whether "endstream" stands at the position or after white space.</summary>
    public bool EndsAt(int position)
    {
        var most = Math.Min(data.Length, position + 16);
        while (position < most && PdfLexer.IsSpace(data[position])) position++;
        return data.AsSpan(position).StartsWith("endstream"u8);
    }

    /// <summary>
    /// The first end after <paramref name="start"/>: "endstream", or failing that "endobj", or the end of all. A line end before it stays,
    /// as it may be the last sample of an image; where it is none it does no harm.
    /// </summary>
    public int End(int start) => FirstFrom(ends ??= All("endstream"u8), start) ?? FirstFrom(objectEnds ??= All("endobj"u8), start) ?? data.Length;

    List<int> All(ReadOnlySpan<byte> keyword)
    {
        var found = new List<int>();
        for (var at = 0; ;)
        {
            var next = data.AsSpan(at).IndexOf(keyword);
            if (next < 0) return found;
            found.Add(at + next);
            at += next + keyword.Length;
        }
    }

    static int? FirstFrom(List<int> positions, int start)
    {
        var index = positions.BinarySearch(start);
        if (index < 0) index = ~index;
        return index < positions.Count ? positions[index] : null;
    }
}
