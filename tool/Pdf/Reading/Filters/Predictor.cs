namespace IncidentStrategy.Pdf.Reading.Filters;

/// <summary>Undoes what was subtracted before packing (ISO 32000-1, 7.4.4.4): by the TIFF way, or row by row by PNG's.</summary>
static class Predictor
{
    public static byte[] Undo(byte[] data, int predictor, int colours, int bits, int columns)
    {
        if (predictor < 2) return data;
        if (colours is < 1 or > 64 || bits is not (1 or 2 or 4 or 8 or 16) || columns is < 1 or > 1 << 26) return data;
        var row = (int)(((long)colours * bits * columns + 7) / 8);
        return predictor == 2 ? Tiff(data, colours, bits, columns, row) : Png(data, Math.Max(1, colours * bits / 8), row);
    }

    static byte[] Png(byte[] data, int pixel, int row)
    {
        var rows = (data.Length + row) / (row + 1);
        var result = new byte[Math.Max(0, data.Length - rows)];
        var from = 0;
        for (int r = 0, to = 0; r < rows; r++, to += row)
        {
            var kind = data[from++];
            var length = Math.Min(row, data.Length - from);
            var above = r == 0 ? default : result.AsSpan(to - row, row);
            Row(kind, data.AsSpan(from, length), above, result.AsSpan(to, length), pixel);
            from += length;
        }
        return result;
    }

    static void Row(byte kind, ReadOnlySpan<byte> source, ReadOnlySpan<byte> above, Span<byte> target, int pixel)
    {
        source.CopyTo(target);
        switch (kind)
        {
            case 1:
                for (var i = pixel; i < target.Length; i++) target[i] += target[i - pixel];
                break;
            case 2:
                if (!above.IsEmpty) for (var i = 0; i < target.Length; i++) target[i] += above[i];
                break;
            case 3:
                for (var i = 0; i < target.Length; i++)
                {
                    int left = i < pixel ? 0 : target[i - pixel], up = above.IsEmpty ? 0 : above[i];
                    target[i] += (byte)((left + up) / 2);
                }
                break;
            case 4:
                for (var i = 0; i < target.Length; i++)
                {
                    int left = i < pixel ? 0 : target[i - pixel], up = above.IsEmpty ? 0 : above[i];
                    var corner = i < pixel || above.IsEmpty ? 0 : above[i - pixel];
                    target[i] += (byte)Paeth(left, up, corner);
                }
                break;
        }
    }

    static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        int fromLeft = Math.Abs(guess - left), fromUp = Math.Abs(guess - up), fromCorner = Math.Abs(guess - corner);
        return fromLeft <= fromUp && fromLeft <= fromCorner ? left : fromUp <= fromCorner ? up : corner;
    }

    static byte[] Tiff(byte[] data, int colours, int bits, int columns, int row)
    {
        var result = (byte[])data.Clone();
        for (var start = 0; start < result.Length; start += row)
        {
            var line = result.AsSpan(start, Math.Min(row, result.Length - start));
            if (bits == 8) for (var i = colours; i < line.Length; i++) line[i] += line[i - colours];
            else if (bits == 16) Words(line, colours * 2);
            else Packed(line, colours, bits, columns);
        }
        return result;
    }

    static void Words(Span<byte> line, int step)
    {
        for (var i = step; i + 1 < line.Length; i += 2)
        {
            var sum = (line[i] << 8 | line[i + 1]) + (line[i - step] << 8 | line[i - step + 1]);
            (line[i], line[i + 1]) = ((byte)(sum >> 8), (byte)sum);
        }
    }

    static void Packed(Span<byte> line, int colours, int bits, int columns)
    {
        var mask = (1 << bits) - 1;
        var left = new int[colours];
        var samples = Math.Min((long)columns * colours, line.Length * 8L / bits);
        for (var i = 0; i < samples; i++)
        {
            var shift = 8 - bits - i * bits % 8;
            ref var cell = ref line[(int)((long)i * bits / 8)];
            var value = (cell >> shift & mask) + left[i % colours] & mask;
            left[i % colours] = value;
            cell = (byte)(cell & ~(mask << shift) | value << shift);
        }
    }
}
