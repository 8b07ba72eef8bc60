namespace IncidentStrategy.Pdf.Images;

/// <summary>A run of a file's bytes.</summary>
readonly record struct Piece(long At, long Length);

/// <summary>Pieces of a file read as one stream.</summary>
sealed class PiecesStream(Stream file, IReadOnlyList<Piece> pieces) : Stream
{
    int piece;
    long at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length { get; } = pieces.Sum(p => p.Length);

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (piece < pieces.Count && at == pieces[piece].Length) (piece, at) = (piece + 1, 0);
        if (piece == pieces.Count) return 0;
        buffer = buffer[..(int)Math.Min(buffer.Length, pieces[piece].Length - at)];
        file.Position = pieces[piece].At + at;
        var count = file.Read(buffer);
        at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>The check sum of PNG's chunks (ISO 3309), eight bytes at a time.</summary>
static class Crc
{
    static readonly uint[][] Tables = Make();

    /// <summary>The sum of what <paramref name="crc"/> is the sum of and more; the sum of nothing is 0.</summary>
    public static uint Add(uint crc, ReadOnlySpan<byte> data)
    {
        crc = ~crc;
        for (; data.Length >= 8; data = data[8..])
        {
            var low = crc ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data);
            crc = Tables[7][(byte)low] ^ Tables[6][(byte)(low >> 8)] ^ Tables[5][(byte)(low >> 16)] ^ Tables[4][low >> 24]
                ^ Tables[3][data[4]] ^ Tables[2][data[5]] ^ Tables[1][data[6]] ^ Tables[0][data[7]];
        }
        foreach (var b in data) crc = Tables[0][(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    static uint[][] Make()
    {
        var tables = Enumerable.Range(0, 8).Select(_ => new uint[256]).ToArray();
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++) c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            tables[0][n] = c;
        }
        for (var t = 1; t < 8; t++)
            for (var n = 0; n < 256; n++) tables[t][n] = tables[0][(byte)tables[t - 1][n]] ^ (tables[t - 1][n] >> 8);
        return tables;
    }
}
