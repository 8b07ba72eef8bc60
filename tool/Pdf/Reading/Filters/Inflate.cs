using System.IO.Compression;

namespace IncidentStrategy.Pdf.Reading.Filters;

/// <summary>Unpacks zlib data (RFC 1950, 1951) and keeps what came when it is cut short or corrupt.</summary>
static class Inflate
{
    public static byte[] Decode(ReadOnlyMemory<byte> data, int limit) => Swift(data, limit) ?? Lenient(data.Span, limit);

    /// <summary>Whether the data unpack to their end without a fault; nothing is kept of what they unpack to.</summary>
    public static bool IsSound(ReadOnlyMemory<byte> data, Budget budget)
    {
        if (data.Length < 6 || !System.Runtime.InteropServices.MemoryMarshal.TryGetArray(data, out var segment)) return false;
        var scratch = System.Buffers.ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            using var source = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
            using var unpacked = new ZLibStream(source, CompressionMode.Decompress);
            while (unpacked.Read(scratch) is > 0 and var read && budget.MayTest(read)) { }
            return true;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return false;
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    /// <summary>The runtime's own unpacking, for sound data; null when it objects.</summary>
    static byte[]? Swift(ReadOnlyMemory<byte> data, int limit)
    {
        if (data.Length < 6 || !System.Runtime.InteropServices.MemoryMarshal.TryGetArray(data, out var segment)) return null;
        var sink = new ByteSink(limit, (int)Math.Min(limit, data.Length * 4L));
        try
        {
            using var source = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
            using var unpacked = new ZLibStream(source, CompressionMode.Decompress);
            while (true)
            {
                // One byte beyond the limit tells a bomb from data that fits exactly.
                var read = unpacked.Read(sink.Room(1));
                if (read == 0) return sink.ToArray();
                sink.Wrote(read);
                if (sink.Count == limit) return unpacked.ReadByte() < 0 ? sink.ToArray() : throw new PdfFaultException(PdfFault.TooLarge);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return null;
        }
    }

    static byte[] Lenient(ReadOnlySpan<byte> data, int limit)
    {
        // Without zlib's header only sound data are taken for deflate at all.
        if (data.Length < 2 || (data[0] & 15) != 8) return Headless(data, limit);
        var sink = new ByteSink(limit, data.Length);
        var bits = new BitSource(data[2..]);
        while (Block(ref bits, sink)) { }
        return sink.ToArray();
    }

    static byte[] Headless(ReadOnlySpan<byte> data, int limit)
    {
        var sink = new ByteSink(limit, data.Length);
        try
        {
            using var unpacked = new DeflateStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            while (unpacked.Read(sink.Room(1)) is > 0 and var read)
            {
                sink.Wrote(read);
                if (sink.Count == limit) throw new PdfFaultException(PdfFault.TooLarge);
            }
            return sink.ToArray();
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>Unpacks one block; false after the last and where the data make no sense.</summary>
    static bool Block(ref BitSource bits, ByteSink sink)
    {
        var last = bits.Take(1);
        var sound = bits.Take(2) switch
        {
            0 => Stored(ref bits, sink),
            1 => Coded(ref bits, sink, Huffman.FixedLengths, Huffman.FixedDistances),
            2 => Dynamic(ref bits, sink),
            _ => false,
        };
        return sound && last == 0 && !bits.Exhausted;
    }

    static bool Stored(ref BitSource bits, ByteSink sink)
    {
        bits.Align();
        var length = bits.Take(16);
        bits.Take(16);
        while (length-- > 0)
        {
            var value = bits.Take(8);
            if (bits.Exhausted) return false;
            sink.Add((byte)value);
        }
        return true;
    }

    static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    static bool Dynamic(ref BitSource bits, ByteSink sink)
    {
        int literals = bits.Take(5) + 257, distances = bits.Take(5) + 1, codes = bits.Take(4) + 4;
        var lengths = new byte[320];
        for (var i = 0; i < codes; i++) lengths[LengthOrder[i]] = (byte)bits.Take(3);
        if (Huffman.Of(lengths.AsSpan(0, 19)) is not { } coder) return false;
        System.Array.Clear(lengths);
        for (var i = 0; i < literals + distances;)
        {
            var symbol = coder.Read(ref bits);
            if (symbol < 0 || bits.Exhausted) return false;
            if (symbol < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }
            if (symbol == 16 && i == 0) return false;
            var value = symbol == 16 ? lengths[i - 1] : (byte)0;
            var repeat = symbol switch { 16 => 3 + bits.Take(2), 17 => 3 + bits.Take(3), _ => 11 + bits.Take(7) };
            while (repeat-- > 0 && i < literals + distances) lengths[i++] = value;
        }
        return Huffman.Of(lengths.AsSpan(0, literals)) is { } forLengths
            && Coded(ref bits, sink, forLengths, Huffman.Of(lengths.AsSpan(literals, distances)));
    }

    static ReadOnlySpan<short> LengthBase => [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    static ReadOnlySpan<byte> LengthExtra => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    static ReadOnlySpan<short> DistanceBase => [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    static ReadOnlySpan<byte> DistanceExtra => [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    static bool Coded(ref BitSource bits, ByteSink sink, Huffman lengths, Huffman? distances)
    {
        while (true)
        {
            var symbol = lengths.Read(ref bits);
            if (symbol < 0 || bits.Exhausted) return false;
            if (symbol < 256)
            {
                sink.Add((byte)symbol);
                continue;
            }
            if (symbol == 256) return true;
            if (symbol > 285 || distances is null) return false;
            var length = LengthBase[symbol - 257] + bits.Take(LengthExtra[symbol - 257]);
            var code = distances.Read(ref bits);
            if (code is < 0 or > 29) return false;
            var distance = DistanceBase[code] + bits.Take(DistanceExtra[code]);
            if (bits.Exhausted) return false;
            sink.Repeat(distance, length);
        }
    }
}
