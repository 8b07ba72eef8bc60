using System.IO.Compression;
using IncidentStrategy.Tests;

namespace IncidentStrategy.Benchmarks;

/// <summary>Makes a large PNG of noise, which packs badly, as photographs do.</summary>
static class LargePng
{
    public static byte[] Make(int width, int height)
    {
        var rows = new MemoryStream();
        var random = new Random(1);
        using (var deflate = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + 3 * width];
            for (var y = 0; y < height; y++)
            {
                random.NextBytes(row);
                row[0] = 0;
                for (var i = 1; i < row.Length; i++) row[i] &= 0x1F;
                deflate.Write(row);
            }
        }
        return PngFile.Of(width, height, bits: 8, type: 2, interlaced: false, rows.ToArray().Chunk(1 << 16).Select(part => ("IDAT", part)));
    }
}
