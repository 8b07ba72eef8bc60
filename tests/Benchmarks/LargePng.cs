using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

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
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]);
        Chunk(file, "IHDR", header);
        var packed = rows.ToArray();
        for (var at = 0; at < packed.Length; at += 1 << 16) Chunk(file, "IDAT", packed.AsSpan(at, Math.Min(1 << 16, packed.Length - at)));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    static void Chunk(MemoryStream to, string type, ReadOnlySpan<byte> data)
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
}
