namespace IncidentStrategy.Pdf.Reading.Filters;

/// <summary>The filters that write bytes as text, and run lengths (ISO 32000-1, 7.4.2, 7.4.3, 7.4.5).</summary>
static class TextFilters
{
    public static byte[] Hex(ReadOnlySpan<byte> data)
    {
        var sink = new ByteSink(data.Length / 2 + 1, data.Length / 2 + 1);
        var high = -1;
        foreach (var c in data)
        {
            if (c == '>') break;
            var digit = PdfLexer.Hex(c);
            if (digit < 0) continue;
            if (high < 0) high = digit;
            else
            {
                sink.Add((byte)(high << 4 | digit));
                high = -1;
            }
        }
        if (high >= 0) sink.Add((byte)(high << 4));
        return sink.ToArray();
    }

    public static byte[] Base85(ReadOnlySpan<byte> data, int limit)
    {
        var sink = new ByteSink(limit, data.Length);
        var (value, count) = (0u, 0);
        if (data.StartsWith("<~"u8)) data = data[2..];
        foreach (var c in data)
        {
            if (c == '~') break;
            if (c == 'z' && count == 0) sink.Fill(0, 4);
            if (c is < (byte)'!' or > (byte)'u') continue;
            value = unchecked(value * 85 + (uint)(c - '!'));
            if (++count < 5) continue;
            for (var shift = 24; shift >= 0; shift -= 8) sink.Add((byte)(value >> shift));
            (value, count) = (0, 0);
        }
        if (count > 1)
        {
            for (var i = count; i < 5; i++) value = unchecked(value * 85 + 84);
            for (var i = 0; i < count - 1; i++) sink.Add((byte)(value >> (24 - 8 * i)));
        }
        return sink.ToArray();
    }

    public static byte[] RunLength(ReadOnlySpan<byte> data, int limit)
    {
        var sink = new ByteSink(limit, data.Length * 2);
        for (var i = 0; i < data.Length && data[i] != 128;)
        {
            int length = data[i++];
            if (length < 128)
            {
                var count = Math.Min(length + 1, data.Length - i);
                sink.Add(data.Slice(i, count));
                i += count;
            }
            else if (i < data.Length) sink.Fill(data[i++], 257 - length);
        }
        return sink.ToArray();
    }
}
