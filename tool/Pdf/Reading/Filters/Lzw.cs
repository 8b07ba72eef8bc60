namespace IncidentStrategy.Pdf.Reading.Filters;

/// <summary>Unpacks LZW data (ISO 32000-1, 7.4.4) and keeps what came when it is cut short or corrupt.</summary>
static class Lzw
{
    const int Clear = 256, End = 257;

    public static byte[] Decode(ReadOnlySpan<byte> data, bool early, int limit)
    {
        var sink = new ByteSink(limit, data.Length);
        // Each code stands for bytes already written: where they begin and how many they are.
        var (starts, lengths) = (new int[4097], new int[4097]);
        int next = 258, width = 9, previous = -1, previousStart = 0, bits = 0, held = 0;
        foreach (var value in data)
        {
            bits = (bits & 0xFFFF) << 8 | value;
            held += 8;
            if (held < width) continue;
            held -= width;
            var code = bits >> held & ((1 << width) - 1);
            if (code == End) break;
            if (code == Clear)
            {
                (next, width, previous) = (258, 9, -1);
                continue;
            }
            if (code > next || code == next && previous < 0) break;
            var start = sink.Count;
            if (code < 256) sink.Add((byte)code);
            else if (code < next) sink.Repeat(start - starts[code], lengths[code]);
            else
            {
                sink.Repeat(start - previousStart, start - previousStart);
                sink.Add(sink.Written[start]);
            }
            if (previous >= 0 && next < 4096)
            {
                // A new code is the previous one's bytes and the first of this one's, which follow each other in what is written.
                (starts[next], lengths[next]) = (previousStart, start - previousStart + 1);
                next++;
            }
            (previous, previousStart) = (code, start);
            // Codes grow wider one code early, unless told otherwise.
            width = Width(next + (early ? 1 : 0));
        }
        return sink.ToArray();
    }

    static int Width(int codes) => codes >= 2048 ? 12 : codes >= 1024 ? 11 : codes >= 512 ? 10 : 9;
}
