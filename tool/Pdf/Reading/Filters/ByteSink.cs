namespace IncidentStrategy.Pdf.Reading.Filters;

/// <summary>Bytes that grow up to a limit; growing beyond it is the fault of a bomb.</summary>
sealed class ByteSink(int limit, int expected = 256)
{
    byte[] bytes = new byte[Math.Max(16, Math.Min(limit, expected))];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Count);

    public void Add(byte value)
    {
        if (Count == bytes.Length) Grow(1);
        bytes[Count++] = value;
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        if (values.Length > bytes.Length - Count) Grow(values.Length);
        values.CopyTo(bytes.AsSpan(Count));
        Count += values.Length;
    }

    public void Fill(byte value, int count)
    {
        if (count > bytes.Length - Count) Grow(count);
        bytes.AsSpan(Count, count).Fill(value);
        Count += count;
    }

    /// <summary>Repeats bytes written <paramref name="distance"/> ago, which may overlap what is being written; before the first byte there are zeros.</summary>
    public void Repeat(int distance, int length)
    {
        if (length > bytes.Length - Count) Grow(length);
        var from = Count - distance;
        if (from < 0) for (var i = 0; i < length; i++) bytes[Count + i] = from + i < 0 ? (byte)0 : bytes[from + i];
        else if (distance >= length) bytes.AsSpan(from, length).CopyTo(bytes.AsSpan(Count));
        else for (var i = 0; i < length; i++) bytes[Count + i] = bytes[from + i];
        Count += length;
    }

    /// <summary>Room to write into; <see cref="Wrote"/> says how much of it was used.</summary>
    public Span<byte> Room(int atLeast)
    {
        if (bytes.Length - Count < atLeast) Grow(atLeast);
        return bytes.AsSpan(Count);
    }

    public void Wrote(int count) => Count += count;

    public byte[] ToArray() => Count == bytes.Length ? bytes : bytes.AsSpan(0, Count).ToArray();

    void Grow(int more)
    {
        var needed = (long)Count + more;
        if (needed > limit) throw new PdfFaultException(PdfFault.TooLarge);
        System.Array.Resize(ref bytes, (int)Math.Min(limit, Math.Max(needed, bytes.Length * 2L)));
    }
}
