using System.IO.Compression;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>
/// The file as a row of numbered objects. Streams go out as they come; other objects gather in object streams;
/// the cross-reference stream closes the file. What has gone out is held no longer than its place.
/// </summary>
sealed class ObjectFile : IDisposable
{
    const int ObjectsPerStream = 200;
    const int BytesPerStream = 1 << 17;

    readonly Stream output;
    readonly Fingerprint print = new();
    Entry[] entries = new Entry[1024];
    int count = 1;
    readonly ByteBuffer gathered = new(BytesPerStream + 4096);
    readonly int[] members = new int[ObjectsPerStream], offsets = new int[ObjectsPerStream];
    int membersCount;
    readonly ByteBuffer head = new();
    readonly Deflater deflater = new();
    long written;

    /// <summary>Type 1: at an offset; type 2: the index-th object of an object stream; type 0: not written yet.</summary>
    readonly record struct Entry(byte Type, long Where, int Index);

    public ObjectFile(Stream output)
    {
        this.output = output;
        Put([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public int Allocate()
    {
        if (count == entries.Length) Array.Resize(ref entries, count * 2);
        return count++;
    }

    /// <summary>Writes an object that is not a stream.</summary>
    public void Write(int number, ReadOnlySpan<byte> body)
    {
        members[membersCount] = number;
        offsets[membersCount++] = gathered.Length;
        gathered.Raw(body).Byte((byte)'\n');
        if (membersCount == ObjectsPerStream || gathered.Length >= BytesPerStream) FlushGathered();
    }

    public int Write(ReadOnlySpan<byte> body)
    {
        var number = Allocate();
        Write(number, body);
        return number;
    }

    /// <summary>Writes a stream; <paramref name="dictionary"/> is the dictionary's entries without brackets, Length and (when packed here) Filter.</summary>
    public void WriteStream(int number, ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> data, Packing packing)
    {
        if (packing != Packing.None) data = deflater.Deflate(data, packing);
        entries[number] = new Entry(1, written, 0);
        head.Clear();
        head.Integer(number).Raw(" 0 obj\n<<"u8).Raw(dictionary);
        if (packing != Packing.None) head.Raw("/Filter/FlateDecode"u8);
        head.Raw("/Length "u8).Integer(data.Length).Raw(">>stream\n"u8);
        Put(head.Written);
        Put(data);
        Put("\nendstream\nendobj\n"u8);
    }

    /// <summary>Copies encoded bytes block by block into a stream of the given length; the dictionary names their filter.</summary>
    public void WriteStream(int number, ReadOnlySpan<byte> dictionary, Stream data, long length)
    {
        var block = new byte[Math.Min(length, 1 << 16)];
        entries[number] = new Entry(1, written, 0);
        head.Clear();
        head.Integer(number).Raw(" 0 obj\n<<"u8).Raw(dictionary).Raw("/Length "u8).Integer(length).Raw(">>stream\n"u8);
        Put(head.Written);
        var start = written;
        while (data.ReadAtLeast(block, block.Length, throwOnEndOfStream: false) is > 0 and var count) Put(block.AsSpan(0, count));
        if (written - start != length) throw new IOException("A picture's file changed while it was read.");
        Put("\nendstream\nendobj\n"u8);
    }

    /// <summary>Writes what is still gathered, the cross-references and the end of the file.</summary>
    public void Finish(int catalog, int info)
    {
        FlushGathered();
        var number = Allocate();
        entries[number] = new Entry(1, written, 0);
        var table = CrossReferences();
        var id = Convert.ToHexString(print.Bytes);
        var start = written;
        var dictionary = new ByteBuffer();
        dictionary.Raw("/Type/XRef/Size "u8).Integer(count).Raw("/W[1 5 2]/Root "u8).Reference(catalog).Raw("/Info "u8).Reference(info)
            .Raw("/ID[<"u8).Raw(System.Text.Encoding.ASCII.GetBytes(id)).Raw("><"u8).Raw(System.Text.Encoding.ASCII.GetBytes(id))
            .Raw(">]/DecodeParms<</Predictor 12/Columns 8>>"u8);
        WriteStream(number, dictionary.Written, table, Packing.Small);
        head.Clear();
        head.Raw("startxref\n"u8).Integer(start).Raw("\n%%EOF\n"u8);
        Put(head.Written);
        output.Flush();
    }

    public void Dispose() => deflater.Dispose();

    void FlushGathered()
    {
        if (membersCount == 0) return;
        var index = new ByteBuffer(membersCount * 12);
        var number = Allocate();
        for (var i = 0; i < membersCount; i++)
        {
            index.Integer(members[i]).Space().Integer(offsets[i]).Space();
            entries[members[i]] = new Entry(2, number, i);
        }
        var dictionary = new ByteBuffer(64);
        dictionary.Raw("/Type/ObjStm/N "u8).Integer(membersCount).Raw("/First "u8).Integer(index.Length);
        WriteStream(number, dictionary.Written, index.Raw(gathered.Written).Written, Packing.Quick);
        gathered.Clear();
        membersCount = 0;
    }

    /// <summary>Every entry in eight bytes after a row filter, each row the difference from the one above: long runs of the same few bytes.</summary>
    byte[] CrossReferences()
    {
        var table = new byte[count * 9];
        Span<byte> row = stackalloc byte[8], above = stackalloc byte[8];
        for (var i = 0; i < count; i++)
        {
            var (type, where, index) = entries[i];
            if (i == 0) index = 65535;
            else if (type == 0) throw new InvalidOperationException($"Object {i} was promised and never written.");
            row[0] = type;
            for (var b = 0; b < 5; b++) row[1 + b] = (byte)(where >> (8 * (4 - b)));
            row[6] = (byte)(index >> 8);
            row[7] = (byte)index;
            table[i * 9] = 2;
            for (var b = 0; b < 8; b++) table[i * 9 + 1 + b] = (byte)(row[b] - above[b]);
            row.CopyTo(above);
        }
        return table;
    }

    void Put(ReadOnlySpan<byte> data)
    {
        output.Write(data);
        print.Add(data);
        written += data.Length;
    }
}

/// <summary>How a stream is packed: not at all (it is already), quickly (there are many), or small.</summary>
enum Packing { None, Quick, Small }

/// <summary>Deflates one run of bytes after another into the same memory.</summary>
sealed class Deflater : IDisposable
{
    // Level 2 takes half of level 6's time over a page for a sixth more bytes; level 1 gains little on it and packs much worse.
    static readonly ZLibCompressionOptions Quick = new() { CompressionLevel = 2 }, Small = new() { CompressionLevel = 6 };

    readonly MemoryStream compressed = new();

    public ReadOnlySpan<byte> Deflate(ReadOnlySpan<byte> data, Packing packing)
    {
        compressed.SetLength(0);
        using (var deflate = new ZLibStream(compressed, packing == Packing.Small ? Small : Quick, leaveOpen: true)) deflate.Write(data);
        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    public void Dispose() => compressed.Dispose();
}
