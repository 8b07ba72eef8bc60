using System.Globalization;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>The pages under nodes of 32, and under as many levels of those as it takes; and the labels they are called by.</summary>
sealed class PageTree(ObjectFile file)
{
    const int Fan = 32;
    readonly List<Branch> leaves = [];
    readonly List<string?> labels = [];
    readonly ByteBuffer scratch = new();

    sealed record Branch(int Number, List<int> Kids)
    {
        /// <summary>The pages under it.</summary>
        public int Count { get; set; }
    }

    public int Count => labels.Count;

    /// <summary>The node that holds the last page begun.</summary>
    public int Parent => leaves[^1].Number;

    /// <summary>Counts a page and gives its object number.</summary>
    public int Begin(string? label)
    {
        if (leaves.Count == 0 || leaves[^1].Count == Fan) leaves.Add(new Branch(file.Allocate(), []));
        labels.Add(label);
        var number = file.Allocate();
        leaves[^1].Kids.Add(number);
        leaves[^1].Count++;
        return number;
    }

    /// <summary>Writes the nodes and gives the root's number.</summary>
    public int Finish()
    {
        var level = leaves;
        while (level.Count > 1)
            level = [.. level.Chunk(Fan).Select(chunk =>
            {
                var parent = file.Allocate();
                foreach (var branch in chunk) Write(branch, parent);
                return new Branch(parent, [.. chunk.Select(c => c.Number)]) { Count = chunk.Sum(c => c.Count) };
            })];
        Write(level[0], 0);
        return level[0].Number;
    }

    void Write(Branch branch, int parent)
    {
        scratch.Clear();
        scratch.Raw("<</Type/Pages/Count "u8).Integer(branch.Count);
        if (parent != 0) scratch.Raw("/Parent "u8).Reference(parent);
        scratch.Raw("/Kids["u8);
        foreach (var kid in branch.Kids) scratch.Reference(kid).Space();
        file.Write(branch.Number, scratch.Raw("]>>"u8).Written);
    }

    /// <summary>Labels that count on (4, 5 or iv, v) are ranges; any other label stands for itself; pages without labels are counted from 1.</summary>
    public void WriteLabels(ByteBuffer to)
    {
        if (labels.TrueForAll(l => l is null)) return;
        to.Raw("/PageLabels<</Nums["u8);
        (char Style, int Value) last = default;
        for (var i = 0; i < labels.Count; i++)
        {
            var label = labels[i] ?? (i + 1).ToString(CultureInfo.InvariantCulture);
            var counted = Counted(label);
            if (counted.Style != default && i > 0 && counted.Style == last.Style && counted.Value == last.Value + 1)
            {
                last = counted;
                continue;
            }
            last = counted;
            to.Integer(i);
            if (counted.Style == default) to.Raw("<</P"u8).Text(label).Raw(">>"u8);
            else to.Raw("<</S/"u8).Byte((byte)counted.Style).Raw("/St "u8).Integer(counted.Value).Raw(">>"u8);
        }
        to.Raw("]>>"u8);
    }

    static (char Style, int Value) Counted(string label)
    {
        if (int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && label[0] != '0') return ('D', number);
        for (var n = 1; n <= 100 && label.Length is > 0 and <= 8 && "ivxlc".Contains(label[0]); n++)
            if (label == Roman(n)) return ('r', n);
        return default;
    }

    static string Roman(int number)
    {
        (int Value, string Sign)[] signs = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
        var text = "";
        foreach (var (value, sign) in signs)
            for (; number >= value; number -= value) text += sign;
        return text;
    }
}
