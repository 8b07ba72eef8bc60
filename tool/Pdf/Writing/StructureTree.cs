namespace IncidentStrategy.Pdf.Writing;

/// <summary>
/// The structure tree. An element is written when it is closed, knowing its parent's number and its children's; only open elements are held.
/// The parent tree has one array for each page and one entry for each annotation.
/// </summary>
sealed class StructureTree(ObjectFile file)
{
    readonly List<int> parentTree = [];
    readonly List<NameTree.Entry> ids = [];
    readonly HashSet<string> knownIds = new(StringComparer.Ordinal);
    readonly HashSet<Tag> open = [];
    readonly ByteBuffer scratch = new();
    readonly HeadingLevels headings = new();
    int notes;

    public int RootNumber { get; } = file.Allocate();

    public Tag? Document { get; private set; }

    public Tag Create(StructureType type, TagAttributes? attributes, Tag? parent)
    {
        if (type == StructureType.Document)
        {
            if (Document is not null) throw new InvalidOperationException("A document has one Document tag, and the writer opens it.");
            Document = new Tag(type, attributes, null, file.Allocate());
            return Document;
        }
        parent ??= Document!;
        StructureRules.Check(type, attributes, parent.Type);
        if (parent.IsClosed) throw new InvalidOperationException($"A {type} cannot be put into a {parent.Type} that is closed.");
        if (type == StructureType.Note && attributes?.Id is null) attributes = (attributes ?? new TagAttributes()) with { Id = $"note-{++notes}" };
        if (type == StructureType.TH && attributes?.Scope is null)
            attributes = (attributes ?? new TagAttributes()) with { Scope = parent.Parent?.Type == StructureType.THead ? HeaderScope.Column : HeaderScope.Row };
        if (type is >= StructureType.H1 and <= StructureType.H6) type = headings.Next(type);
        var tag = new Tag(type, attributes, parent, file.Allocate());
        if (attributes?.Id is { } id)
        {
            if (!knownIds.Add(id)) throw new InvalidOperationException($"Two tags have the id \"{id}\".");
            ids.Add(new NameTree.Entry(ByteBuffer.TextBytes(id), tag.Number));
        }
        parent.Kids.Reference(tag.Number).Space();
        open.Add(tag);
        return tag;
    }

    /// <summary>The number of a page in the parent tree; its array follows with <see cref="PageEnds"/>.</summary>
    public int PageBegins()
    {
        parentTree.Add(0);
        return parentTree.Count - 1;
    }

    /// <summary>Writes which element each mark of a page belongs to.</summary>
    public void PageEnds(int key, List<int> elementOfMark)
    {
        scratch.Clear();
        scratch.Byte((byte)'[');
        foreach (var element in elementOfMark) scratch.Reference(element).Space();
        scratch.Byte((byte)']');
        parentTree[key] = file.Write(scratch.Written);
    }

    /// <summary>Enters an annotation under an element and gives the annotation's number in the parent tree.</summary>
    public int AddAnnotation(Tag tag, int annotation, int page)
    {
        parentTree.Add(tag.Number);
        tag.Kids.Raw("<</Type/OBJR/Obj "u8).Reference(annotation).Raw("/Pg "u8).Reference(page).Raw(">> "u8);
        return parentTree.Count - 1;
    }

    public void Close(Tag tag)
    {
        if (tag.IsClosed) return;
        tag.IsClosed = true;
        open.Remove(tag);
        scratch.Clear();
        scratch.Raw("<</S"u8).Raw(NameOf(tag.Type)).Raw("/P "u8).Reference(tag.Parent?.Number ?? RootNumber);
        if (tag.Attributes is { } attributes) WriteAttributes(tag, attributes);
        if (tag.FirstPage.Number != 0) scratch.Raw("/Pg "u8).Reference(tag.FirstPage.Number);
        if (tag.Kids.Length > 0) scratch.Raw("/K["u8).Raw(tag.Kids.Written).Byte((byte)']');
        file.Write(tag.Number, scratch.Raw(">>"u8).Written);
        tag.Kids.Release();
    }

    /// <summary>Closes what is still open and writes the root.</summary>
    public void Finish()
    {
        foreach (var tag in open.OrderByDescending(t => t.Number).ToList()) Close(tag);
        Close(Document!);
        var parents = NumberTree();
        scratch.Clear();
        scratch.Raw("<</Type/StructTreeRoot/K["u8).Reference(Document!.Number).Raw("]/ParentTree "u8).Reference(parents)
            .Raw("/ParentTreeNextKey "u8).Integer(parentTree.Count);
        if (ids.Count > 0)
        {
            var root = new ByteBuffer();
            root.Raw(scratch.Written);
            var tree = new NameTree(file).Write(ids);
            scratch.Clear();
            scratch.Raw(root.Written).Raw("/IDTree "u8).Reference(tree);
        }
        file.Write(RootNumber, scratch.Raw(">>"u8).Written);
    }

    void WriteAttributes(Tag tag, TagAttributes a)
    {
        if (a.Alt is not null) scratch.Raw("/Alt"u8).Text(a.Alt);
        if (a.ActualText is not null) scratch.Raw("/ActualText"u8).Text(a.ActualText);
        if (a.Language is not null) scratch.Raw("/Lang"u8).Text(a.Language);
        if (a.Expansion is not null) scratch.Raw("/E"u8).Text(a.Expansion);
        if (a.Title is not null) scratch.Raw("/T"u8).Text(a.Title);
        if (a.Id is not null) scratch.Raw("/ID"u8).Text(a.Id);
        var list = a.ListNumbering is not null;
        var table = a.Scope is not null || a.Headers.Count > 0 || a.RowSpan > 1 || a.ColumnSpan > 1 || a.Summary is not null;
        var layout = a.Bounds is not null || a.Placement is not null;
        if (!list && !table && !layout) return;
        scratch.Raw("/A["u8);
        if (list) scratch.Raw("<</O/List/ListNumbering"u8).Name(a.ListNumbering!.Value.ToString()).Raw(">>"u8);
        if (table) WriteTableAttributes(a);
        if (layout)
        {
            scratch.Raw("<</O/Layout"u8);
            if (a.Placement is { } placement) scratch.Raw("/Placement"u8).Name(placement.ToString());
            if (a.Bounds is { } box)
            {
                var height = tag.FirstPage.Height;
                scratch.Raw("/BBox["u8).Operand(box.X).Operand(height - box.Y - box.Height).Operand(box.X + box.Width).Number(height - box.Y).Byte((byte)']');
            }
            scratch.Raw(">>"u8);
        }
        scratch.Byte((byte)']');
    }

    void WriteTableAttributes(TagAttributes a)
    {
        scratch.Raw("<</O/Table"u8);
        if (a.Scope is { } scope) scratch.Raw("/Scope"u8).Name(scope.ToString());
        if (a.RowSpan > 1) scratch.Raw("/RowSpan "u8).Integer(a.RowSpan);
        if (a.ColumnSpan > 1) scratch.Raw("/ColSpan "u8).Integer(a.ColumnSpan);
        if (a.Summary is not null) scratch.Raw("/Summary"u8).Text(a.Summary);
        if (a.Headers.Count > 0)
        {
            scratch.Raw("/Headers["u8);
            foreach (var header in a.Headers) scratch.Text(header);
            scratch.Byte((byte)']');
        }
        scratch.Raw(">>"u8);
    }

    sealed record Leaf(int First, int Last, int Number);

    /// <summary>A number tree over all keys, of leaves of 64.</summary>
    int NumberTree()
    {
        const int LeafSize = 64;
        var leaves = new List<Leaf>();
        for (var first = 0; first < parentTree.Count; first += LeafSize)
        {
            var last = Math.Min(first + LeafSize, parentTree.Count) - 1;
            scratch.Clear();
            scratch.Raw("<</Limits["u8).Integer(first).Space().Integer(last).Raw("]/Nums["u8);
            for (var key = first; key <= last; key++) scratch.Integer(key).Space().Reference(parentTree[key]).Space();
            leaves.Add(new Leaf(first, last, file.Write(scratch.Raw("]>>"u8).Written)));
        }
        while (leaves.Count > LeafSize)
            leaves = [.. leaves.Chunk(LeafSize).Select(chunk =>
            {
                scratch.Clear();
                scratch.Raw("<</Limits["u8).Integer(chunk[0].First).Space().Integer(chunk[^1].Last).Raw("]/Kids["u8);
                foreach (var leaf in chunk) scratch.Reference(leaf.Number).Space();
                return new Leaf(chunk[0].First, chunk[^1].Last, file.Write(scratch.Raw("]>>"u8).Written));
            })];
        scratch.Clear();
        if (leaves.Count == 0) return file.Write("<</Nums[]>>"u8);
        scratch.Raw("<</Kids["u8);
        foreach (var leaf in leaves) scratch.Reference(leaf.Number).Space();
        return file.Write(scratch.Raw("]>>"u8).Written);
    }

    /// <summary>The type's name in the file, with its slash: as ours, but for the two that are capitals there.</summary>
    public static ReadOnlySpan<byte> NameOf(StructureType type) => Names[(int)type];

    static readonly byte[][] Names = Array.ConvertAll(Enum.GetNames<StructureType>(), name =>
        System.Text.Encoding.ASCII.GetBytes("/" + (name is "Toc" or "Toci" ? name.ToUpperInvariant() : name)));
}
