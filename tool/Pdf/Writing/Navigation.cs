using System.Text;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>The ways about a document: named destinations, the links to them, and the outline.</summary>
sealed class Navigation(ObjectFile file)
{
    readonly Dictionary<string, Destination> destinations = new(StringComparer.Ordinal);
    readonly HashSet<string> wanted = new(StringComparer.Ordinal);
    readonly List<Item> outline = [];

    sealed record Destination(string Name, int Page, double Y);

    sealed record Item(string Title, int Level, int Page, double Y)
    {
        public int Number { get; set; }

        public List<Item> Kids { get; } = [];
    }

    /// <summary>An item among its neighbours.</summary>
    sealed record Placed(Item Item, Item? Parent, Item? Before, Item? After);

    public IReadOnlyCollection<string> Unknown => [.. wanted.Where(w => !destinations.ContainsKey(w)).Order(StringComparer.Ordinal)];

    public void AddDestination(string name, int page, double y) => destinations.TryAdd(name, new Destination(name, page, y));

    public void AddOutline(string title, int level, int page, double y) => outline.Add(new Item(title, Math.Max(1, level), page, y));

    public void WriteTarget(ByteBuffer to, LinkTarget target)
    {
        switch (target)
        {
            case LinkTarget.Address(var uri):
                to.Raw("/A<</S/URI/URI"u8).Literal(SevenBit(uri)).Raw(">>"u8);
                break;
            case LinkTarget.Named(var name):
                wanted.Add(name);
                to.Raw("/Dest"u8).Text(name);
                break;
        }
    }

    public void WriteDestinations(ByteBuffer to)
    {
        if (destinations.Count == 0) return;
        var scratch = new ByteBuffer();
        var names = destinations.Values.OrderBy(d => d.Name, StringComparer.Ordinal).Select(d =>
        {
            scratch.Clear();
            scratch.Byte((byte)'[').Reference(d.Page).Raw("/XYZ null "u8).Number(d.Y).Raw(" null]"u8);
            return new NameTree.Entry(ByteBuffer.TextBytes(d.Name), file.Write(scratch.Written));
        });
        to.Raw("/Dests "u8).Reference(new NameTree(file).Write([.. names]));
    }

    public void WriteOutline(ByteBuffer to)
    {
        if (outline.Count == 0) return;
        var root = new Item("", 0, 0, 0) { Number = file.Allocate() };
        var above = new Stack<Item>([root]);
        foreach (var item in outline)
        {
            while (above.Peek().Level >= item.Level) above.Pop();
            above.Peek().Kids.Add(item);
            item.Number = file.Allocate();
            above.Push(item);
        }
        var scratch = new ByteBuffer();
        var all = new Stack<Placed>();
        all.Push(new Placed(root, null, null, null));
        while (all.TryPop(out var next))
        {
            var (item, parent, before, after) = next;
            scratch.Clear();
            scratch.Raw(parent is null ? "<</Type/Outlines"u8 : "<</Title"u8);
            if (parent is not null)
            {
                scratch.Text(item.Title).Raw("/Parent "u8).Reference(parent.Number).Raw("/Dest["u8).Reference(item.Page).Raw("/XYZ null "u8).Number(item.Y).Raw(" null]"u8);
                if (before is not null) scratch.Raw("/Prev "u8).Reference(before.Number);
                if (after is not null) scratch.Raw("/Next "u8).Reference(after.Number);
            }
            if (item.Kids.Count > 0)
                scratch.Raw("/First "u8).Reference(item.Kids[0].Number).Raw("/Last "u8).Reference(item.Kids[^1].Number)
                    .Raw("/Count "u8).Integer(parent is null ? item.Kids.Count : -item.Kids.Count);
            file.Write(item.Number, scratch.Raw(">>"u8).Written);
            for (var i = item.Kids.Count - 1; i >= 0; i--)
                all.Push(new Placed(item.Kids[i], item, i > 0 ? item.Kids[i - 1] : null, i + 1 < item.Kids.Count ? item.Kids[i + 1] : null));
        }
        to.Raw("/PageMode/UseOutlines/Outlines "u8).Reference(root.Number);
    }

    /// <summary>A URI may hold only ASCII: the rest is escaped byte by byte as UTF-8.</summary>
    static byte[] SevenBit(string uri)
    {
        var to = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(uri))
        {
            if (b is > 32 and < 127) to.Append((char)b);
            else to.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
        return Encoding.ASCII.GetBytes(to.ToString());
    }
}
