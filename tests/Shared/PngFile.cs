using System.Buffers.Binary;
using System.Text;

namespace IncidentStrategy.Tests;

/// <summary>Writes PNG files chunk by chunk, by the letter of the format and not with the code under test.</summary>
static class PngFile
{
    /// <summary>A file of its header and the other chunks in order, ended as files of this kind end.</summary>
    public static byte[] Of(int width, int height, int bits, int type, bool interlaced, params IEnumerable<(string Type, byte[] Data)> chunks)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bits, (byte)type, interlaced ? (byte)1 : (byte)0);
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]);
        Chunk(file, "IHDR", header);
        foreach (var (name, data) in chunks) Chunk(file, name, data);
        Chunk(file, "IEND", []);
        return file.ToArray();
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
}
