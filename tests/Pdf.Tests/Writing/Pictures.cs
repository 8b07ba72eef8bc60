using System.IO.Compression;
using IncidentStrategy.Tests;

namespace IncidentStrategy.Pdf.Tests.Writing;

/// <summary>Makes PNG files of every kind, by the letter of the format and not with the code under test.</summary>
static class Pictures
{
    static readonly Dictionary<int, int> Channels = new() { [0] = 1, [2] = 3, [3] = 1, [4] = 2, [6] = 4 };

    /// <summary>A picture whose samples run from dark to light over x (first channel) and y (the others); the filter of each row is the row's number modulo 5.</summary>
    public static byte[] Png(int width, int height, int type, int bits = 8, bool interlaced = false, byte[]? transparency = null, (string Type, byte[] Data)? extra = null)
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
        var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(raw.ToArray());
        var half = (int)packed.Length / 2;
        return PngFile.Of(width, height, bits, type, interlaced,
        [
            .. extra is null ? Array.Empty<(string, byte[])>() : [extra.Value],
            .. type != 3 ? Array.Empty<(string, byte[])>() : [("PLTE", [.. Enumerable.Range(0, 1 << bits).SelectMany(i => new[] { (byte)(i * 255 / ((1 << bits) - 1)), (byte)(255 - i * 255 / ((1 << bits) - 1)), (byte)80 })])],
            .. transparency is null ? Array.Empty<(string, byte[])>() : [("tRNS", transparency)],
            ("IDAT", packed.ToArray()[..half]), ("IDAT", packed.ToArray()[half..]),
        ]);

        int[] Pixel(int x, int y)
        {
            var top = (1 << bits) - 1;
            int across = x * top / Math.Max(1, width - 1), down = y * top / Math.Max(1, height - 1);
            return type switch { 0 or 3 => [across], 2 => [across, down, top / 2], 4 => [across, down], _ => [across, down, top / 2, down] };
        }
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
