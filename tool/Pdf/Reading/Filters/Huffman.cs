namespace IncidentStrategy.Pdf.Reading.Filters;

/// <summary>Bits of a deflate stream, lowest first; zeros follow the end.</summary>
ref struct BitSource(ReadOnlySpan<byte> data)
{
    readonly ReadOnlySpan<byte> data = data;
    int position, held, overrun;
    uint bits;

    /// <summary>More was taken than there is.</summary>
    public readonly bool Exhausted => overrun * 8 > held;

    public int Take(int count)
    {
        Hold(count);
        var value = (int)(bits & ((1u << count) - 1));
        bits >>= count;
        held -= count;
        return value;
    }

    /// <summary>The next 15 bits without taking them.</summary>
    public int Peek()
    {
        Hold(15);
        return (int)(bits & 0x7FFF);
    }

    public void Align() => Take(held & 7);

    void Hold(int count)
    {
        while (held < count)
        {
            if (position < data.Length) bits |= (uint)data[position++] << held;
            else overrun++;
            held += 8;
        }
    }
}

/// <summary>A canonical prefix code of deflate, read by a table of all 15-bit prefixes no longer than its longest code.</summary>
sealed class Huffman
{
    readonly ushort[] table;
    readonly int width;

    Huffman(ushort[] table, int width) => (this.table, this.width) = (table, width);

    public static Huffman FixedLengths { get; } = Of([.. Enumerable.Range(0, 288).Select(i => (byte)(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))])!;

    public static Huffman FixedDistances { get; } = Of([.. Enumerable.Repeat((byte)5, 30)])!;

    /// <summary>The code with these lengths by symbol; null when there is none. Codes left unused read as -1; of lengths that leave too few codes the last symbols count.</summary>
    public static Huffman? Of(ReadOnlySpan<byte> lengths)
    {
        var width = 0;
        foreach (var length in lengths) width = Math.Max(width, length);
        if (width is 0 or > 15) return null;
        var counts = new int[16];
        foreach (var length in lengths) if (length > 0) counts[length]++;
        var next = new int[16];
        for (int length = 1, code = 0; length <= 15; length++)
        {
            code = (code + (length > 1 ? counts[length - 1] : 0)) << 1;
            next[length] = code;
        }
        var table = new ushort[1 << width];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length == 0) continue;
            var reversed = Reverse(next[length]++, length);
            for (var i = reversed; i < table.Length; i += 1 << length) table[i] = (ushort)(symbol << 4 | length);
        }
        return new(table, width);
    }

    static int Reverse(int code, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++) reversed |= (code >> i & 1) << (length - 1 - i);
        return reversed;
    }

    public int Read(ref BitSource bits)
    {
        int entry = table[bits.Peek() & ((1 << width) - 1)];
        if (entry == 0) return -1;
        bits.Take(entry & 15);
        return entry >> 4;
    }
}
