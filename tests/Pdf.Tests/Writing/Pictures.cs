using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace IncidentStrategy.Pdf.Tests.Writing;

/// <summary>Makes PNG files of every kind, by the letter of the format and not with the code under test.</summary>
static class Pictures
{
    static readonly Dictionary<int, int> Channels = new() { [0] = 1, [2] = 3, [3] = 1, [4] = 2, [6] = 4 };

    /// <summary>A picture whose samples run from dark to light over x (first channel) and y (the others); the filter of each row is the row's number modulo 5.</summary>
    public static byte[] Png(int width, int height, int type, int bits = 8, bool interlaced = false, byte[]? transparency = null, byte[]? extra = null)
    {
        var channels = Channels[type];
        var raw = new MemoryStream();
        (int, int, int, int)[] passes = interlaced ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)] : [(0, 0, 1, 1)];
        foreach (var (x0, y0, dx, dy) in passes)
        {
            if (x0 >= width || y0 >= height) continue;
            byte[]? above = null;
            var number = 0;
            for (var y = y0; y < height; y += dy)
            {
                var row = Row(Enumerable.Range(0, width).Where(x => x >= x0 && (x - x0) % dx == 0).Select(x => Pixel(x, y)), bits);
                above ??= new byte[row.Length];
                raw.Write(Filtered(number++ % 5, row, above, Math.Max(1, bits * channels / 8)));
                above = row;
            }
        }
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bits, (byte)type, interlaced ? (byte)1 : (byte)0);
        Chunk(file, "IHDR", header);
        if (extra is not null) file.Write(extra);
        if (type == 3) Chunk(file, "PLTE", [.. Enumerable.Range(0, 1 << bits).SelectMany(i => new[] { (byte)(i * 255 / ((1 << bits) - 1)), (byte)(255 - i * 255 / ((1 << bits) - 1)), (byte)80 })]);
        if (transparency is not null) Chunk(file, "tRNS", transparency);
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(raw.ToArray());
        var half = (int)packed.Length / 2;
        Chunk(file, "IDAT", packed.ToArray()[..half]);
        Chunk(file, "IDAT", packed.ToArray()[half..]);
        Chunk(file, "IEND", []);
        return file.ToArray();

        int[] Pixel(int x, int y)
        {
            var top = (1 << bits) - 1;
            int across = x * top / Math.Max(1, width - 1), down = y * top / Math.Max(1, height - 1);
            return type switch { 0 or 3 => [across], 2 => [across, down, top / 2], 4 => [across, down], _ => [across, down, top / 2, down] };
        }
    }

    public static void Chunk(Stream to, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        to.Write(body);
        var crc = 0xFFFFFFFFu;
        foreach (var b in body)
        {
            crc ^= b;
            for (var k = 0; k < 8; k++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        to.Write(number);
    }

    static byte[] Row(IEnumerable<int[]> pixels, int bits)
    {
        var samples = pixels.SelectMany(p => p).ToArray();
        if (bits == 16) return [.. samples.SelectMany(s => new[] { (byte)(s >> 8), (byte)s })];
        var row = new byte[(samples.Length * bits + 7) / 8];
        for (var i = 0; i < samples.Length; i++) row[i * bits / 8] |= (byte)(samples[i] << (8 - bits - i * bits % 8));
        return row;
    }

    static byte[] Filtered(int filter, byte[] row, byte[] above, int step)
    {
        var to = new byte[row.Length + 1];
        to[0] = (byte)filter;
        for (var i = 0; i < row.Length; i++)
        {
            int left = i >= step ? row[i - step] : 0, up = above[i], corner = i >= step ? above[i - step] : 0;
            int p = left + up - corner, pa = Math.Abs(p - left), pb = Math.Abs(p - up), pc = Math.Abs(p - corner);
            var paeth = pa <= pb && pa <= pc ? left : pb <= pc ? up : corner;
            to[i + 1] = (byte)(row[i] - filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => paeth, _ => 0 });
        }
        return to;
    }
}
