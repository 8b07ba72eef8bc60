using System.Buffers.Binary;
using System.Numerics;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>
/// Sixteen bytes that tell one run of bytes from another, for a file's id and a font's tag. It guards against nothing but chance:
/// the library's own hashes would, but load a cryptographic library of seven megabytes to do so.
/// </summary>
sealed class Fingerprint
{
    ulong first = 0x9E3779B97F4A7C15, second = 0xC2B2AE3D27D4EB4F;

    public byte[] Bytes
    {
        get
        {
            var bytes = new byte[16];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, Spread(first));
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), Spread(second ^ first));
            return bytes;
        }
    }

    /// <summary>Adds a run; the same bytes in other runs give another print.</summary>
    public void Add(ReadOnlySpan<byte> run)
    {
        Mix((ulong)run.Length);
        for (; run.Length >= 8; run = run[8..]) Mix(BinaryPrimitives.ReadUInt64LittleEndian(run));
        ulong rest = 0;
        foreach (var b in run) rest = rest << 8 | b;
        Mix(rest);
    }

    void Mix(ulong word)
    {
        first = BitOperations.RotateLeft(first ^ word * 0x87C37B91114253D5, 31) * 0x4CF5AD432745937F + second;
        second = BitOperations.RotateLeft(second ^ word * 0xFF51AFD7ED558CCD, 27) * 0xC4CEB9FE1A85EC53 + word;
    }

    /// <summary>Lets every bit touch every other.</summary>
    static ulong Spread(ulong value)
    {
        value = (value ^ value >> 33) * 0xFF51AFD7ED558CCD;
        value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53;
        return value ^ value >> 33;
    }
}
