using System.Text;

namespace IncidentStrategy.Generator.Content;

public sealed partial class IncidentLog
{
    /// <summary>The rows, a column each.</summary>
    internal sealed class Columns
    {
        public int Count { get; set; }
        public Ids Ids { get; } = new();
        public Column<int>[] Moments { get; } = [.. Enum.GetValues<Moment>().Select(_ => new Column<int>())];
        public Column<byte> Class { get; } = new();
        public Column<byte> DetectedBy { get; } = new();
        public CodeColumn[] Codes { get; } = [.. Enum.GetValues<Coded>().Select(_ => new CodeColumn())];
        public Column<int>[] Counts { get; } = [.. Enum.GetValues<Counted>().Select(_ => new Column<int>())];
        public Column<float> Csat { get; } = new();
        public Column<ulong> Themes { get; } = new();
        public Column<int> Rows { get; } = new();
        public Column<byte> Source { get; } = new();
    }
}

/// <summary>Values of one column in pieces, so that growing never copies what is there.</summary>
sealed class Column<T> where T : struct
{
    const int Bits = 14, Size = 1 << Bits;
    readonly List<T[]> pieces = [];
    int count;

    public void Add(T value)
    {
        if ((count & (Size - 1)) == 0) pieces.Add(new T[Size]);
        pieces[count >> Bits][count & (Size - 1)] = value;
        count++;
    }

    public T Get(int index) => pieces[index >> Bits][index & (Size - 1)];
}

/// <summary>Words as numbers: 0 is empty, 1 the first word seen.</summary>
sealed class CodeColumn
{
    readonly Column<ushort> values = new();
    readonly List<string> words = [];
    readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> numbers =
        new Dictionary<string, ushort>(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<string> Words => words;

    /// <summary>False when there are too many different words for a code.</summary>
    public bool Add(ReadOnlySpan<char> word)
    {
        ushort number = 0;
        var room = true;
        if (!word.IsEmpty && !numbers.TryGetValue(word, out number))
        {
            room = words.Count < ushort.MaxValue - 1;
            if (room)
            {
                words.Add(word.ToString());
                number = (ushort)words.Count;
                numbers[word] = number;
            }
        }
        values.Add(number);
        return room;
    }

    public ushort Get(int index) => values.Get(index);

    public string? Word(int index) => values.Get(index) is var number && number == 0 ? null : words[number - 1];
}

/// <summary>The incident ids as UTF-8, one after the other, with a table that finds repeats.</summary>
sealed class Ids
{
    const int Piece = 1 << 20;
    readonly List<byte[]> pieces = [];
    readonly Column<long> starts = new();
    readonly Column<byte> lengths = new();
    int[] table = new int[1024];
    int count, used = Piece;

    /// <summary>Adds an id of at most 255 bytes; the index of an earlier row with the same id, or -1.</summary>
    public int Add(ReadOnlySpan<char> id)
    {
        Span<byte> bytes = stackalloc byte[256];
        var length = Math.Min(Encoding.UTF8.GetBytes(id[..Math.Min(id.Length, 85)], bytes), 255);
        if (used + length > Piece)
        {
            pieces.Add(new byte[Piece]);
            used = 0;
        }
        bytes[..length].CopyTo(pieces[^1].AsSpan(used));
        starts.Add(((long)(pieces.Count - 1) << 20) | (uint)used);
        lengths.Add((byte)length);
        used += length;
        count++;
        if (length == 0) return -1;
        if (count * 2 > table.Length) Grow();
        return Place(count - 1, bytes[..length]);
    }

    public string Get(int index) => Encoding.UTF8.GetString(Bytes(index));

    ReadOnlySpan<byte> Bytes(int index)
    {
        var start = starts.Get(index);
        return pieces[(int)(start >> 20)].AsSpan((int)(start & (Piece - 1)), lengths.Get(index));
    }

    int Place(int index, ReadOnlySpan<byte> id)
    {
        var slot = (int)(Hash(id) & (uint)(table.Length - 1));
        while (table[slot] != 0)
        {
            if (Bytes(table[slot] - 1).SequenceEqual(id)) return table[slot] - 1;
            slot = (slot + 1) & (table.Length - 1);
        }
        table[slot] = index + 1;
        return -1;
    }

    void Grow()
    {
        table = new int[table.Length * 4];
        for (var i = 0; i < count - 1; i++)
            if (lengths.Get(i) > 0) Place(i, Bytes(i));
    }

    /// <summary>FNV-1a with a final mix, as neighbouring ids differ only in their last digits.</summary>
    static uint Hash(ReadOnlySpan<byte> id)
    {
        var hash = 2166136261u;
        foreach (var b in id) hash = (hash ^ b) * 16777619u;
        hash ^= hash >> 15;
        return hash * 2246822519u ^ (hash >> 13);
    }
}
