using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Reading;

/// <summary>Where one object is: at an offset of the file, or the n-th of an object stream.</summary>
readonly record struct ObjectPlace(long Offset, int Container, int Index)
{
    public static ObjectPlace Free { get; } = new(-1, 0, 0);

    public static ObjectPlace At(long offset) => new(offset, 0, 0);

    public static ObjectPlace Inside(int container, int index) => new(-1, container, index);

    public bool IsFree => Offset < 0 && Container == 0;
}

/// <summary>The table of objects, newest first, as the file's own cross-references give it (ISO 32000-1, 7.5.4, 7.5.8).</summary>
sealed class CrossReferences(PdfFile file, Budget budget)
{
    readonly HashSet<long> visited = [];

    public Dictionary<int, ObjectPlace> Places { get; } = [];

    public PdfDictionary Trailer { get; } = new();

    /// <summary>Follows the chain from the last startxref; false when the file has to be searched for its objects instead.</summary>
    public bool Read()
    {
        var found = file.Data.AsSpan().LastIndexOf("startxref"u8);
        if (found < 0) return false;
        var lexer = new PdfLexer(file.Data, found + 9, file.Data.Length);
        if (lexer.Next() != PdfToken.Integer) return false;
        var pending = new Stack<long>();
        pending.Push(lexer.Integer);
        var sections = 0;
        while (pending.TryPop(out var position))
        {
            if (!visited.Add(position)) continue;
            budget.Step(16);
            if (!Section(position, pending)) return false;
            if (++sections > 10_000) return false;
        }
        return Trailer.Has("Root");
    }

    bool Section(long position, Stack<long> pending)
    {
        foreach (var start in file.Header == 0 ? [position] : new[] { position + file.Header, position })
        {
            if (start < 0 || start >= file.Data.Length) continue;
            var lexer = new PdfLexer(file.Data, (int)start, file.Data.Length);
            lexer.Next();
            if (lexer.Is("xref"u8)) return Table(lexer, pending);
            if (lexer.Kind == PdfToken.Integer && Stream((int)start, pending)) return true;
        }
        return false;
    }

    bool Table(PdfLexer lexer, Stack<long> pending)
    {
        var free = new List<int>();
        while (lexer.Next() == PdfToken.Integer)
        {
            var first = lexer.Integer;
            if (lexer.Next() != PdfToken.Integer) return false;
            if (!Subsection(lexer, first, lexer.Integer, free)) return false;
        }
        if (!lexer.Is("trailer"u8)) return false;
        if (new PdfParser(lexer, budget.Limits.Depth).Read() is not PdfDictionary trailer) return false;
        // Of a hybrid file, what the table calls free may be in its stream.
        if (trailer["XRefStm"] is PdfInteger hybrid && visited.Add(hybrid.Value)) Stream((int)Math.Clamp(hybrid.Value + file.Header, 0, int.MaxValue), new());
        foreach (var number in free) Places.TryAdd(number, ObjectPlace.Free);
        Follow(trailer, pending);
        return true;
    }

    bool Subsection(PdfLexer lexer, long first, long count, List<int> free)
    {
        for (long i = 0; i < count; i++)
        {
            budget.Step();
            var before = lexer.Position;
            if (lexer.Next() != PdfToken.Integer)
            {
                // Fewer entries than stated: what stands here is the trailer or the next subsection.
                lexer.Position = before;
                return true;
            }
            var offset = lexer.Integer;
            if (lexer.Next() != PdfToken.Integer) return false;
            var generation = lexer.Integer;
            lexer.Next();
            var used = lexer.Is("n"u8);
            if (!used && !lexer.Is("f"u8)) return false;
            // Some writers begin at 1 with the entry that belongs to 0.
            if (i == 0 && first == 1 && !used && offset == 0 && generation == 65535) first = 0;
            var number = first + i;
            if (number is < 0 or > int.MaxValue) return false;
            if (!used) free.Add((int)number);
            else if (offset > 0) Places.TryAdd((int)number, ObjectPlace.At(offset + file.Header));
        }
        return true;
    }

    bool Stream(int position, Stack<long> pending)
    {
        if (file.ReadAt(position, decrypt: false) is not { Object: PdfStream stream }) return false;
        if ((stream.Dictionary["Type"] as PdfName)?.Value != "XRef") return false;
        if (file.Numbers(stream.Dictionary["W"]) is not { Count: >= 3 } widths || widths.Any(w => w is < 0 or > 8)) return false;
        var bytes = file.Unpack(stream);
        var size = stream.Dictionary["Size"] is PdfInteger { Value: var stated } ? stated : 0;
        var index = file.Numbers(stream.Dictionary["Index"]) ?? [0, size];
        var (at, length) = (0, widths.Take(3).Sum());
        if (length == 0) return false;
        for (var i = 0; i + 1 < index.Count; i += 2)
            for (long n = 0; n < index[i + 1]; n++)
                if (!Entry(bytes, ref at, widths, length, index[i] + n)) break;
        Follow(stream.Dictionary, pending);
        return true;
    }

    bool Entry(byte[] bytes, ref int at, List<long> widths, long length, long number)
    {
        budget.Step();
        if (at + length > bytes.Length || number is < 0 or > int.MaxValue) return false;
        var kind = widths[0] == 0 ? 1 : Field(bytes, ref at, widths[0]);
        var second = Field(bytes, ref at, widths[1]);
        var third = Field(bytes, ref at, widths[2]);
        if (kind == 0) Places.TryAdd((int)number, ObjectPlace.Free);
        else if (kind == 1) Places.TryAdd((int)number, ObjectPlace.At(second + file.Header));
        else if (kind == 2 && second is > 0 and <= int.MaxValue) Places.TryAdd((int)number, ObjectPlace.Inside((int)second, (int)(third & int.MaxValue)));
        return true;
    }

    static long Field(byte[] bytes, ref int at, long width)
    {
        long value = 0;
        while (width-- > 0) value = value << 8 | bytes[at++];
        return value;
    }

    void Follow(PdfDictionary trailer, Stack<long> pending)
    {
        foreach (var (name, value) in trailer.Entries) Trailer.Entries.TryAdd(name, value);
        if (file.Number(trailer["Prev"]) is { } previous and > 0 and < int.MaxValue) pending.Push((long)previous);
    }
}
