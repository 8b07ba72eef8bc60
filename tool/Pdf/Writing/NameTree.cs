namespace IncidentStrategy.Pdf.Writing;

/// <summary>Writes a name tree (ISO 32000-1, 7.9.6): names in byte order, in leaves of 64, under as many levels as it takes.</summary>
sealed class NameTree(ObjectFile file)
{
    const int Fan = 64;
    readonly ByteBuffer scratch = new();

    /// <summary>A name as the file spells it, and the object it stands for.</summary>
    public sealed record Entry(byte[] Name, int Number);

    sealed record Branch(byte[] First, byte[] Last, int Number);

    /// <summary>Writes the tree of names and the objects they stand for; gives the root's number.</summary>
    public int Write(List<Entry> names)
    {
        names.Sort((a, b) => a.Name.AsSpan().SequenceCompareTo(b.Name));
        if (names.Count <= Fan)
        {
            scratch.Clear();
            return file.Write(Leaf(scratch, [.. names]).Raw(">>"u8).Written);
        }
        var level = names.Chunk(Fan).Select(chunk =>
        {
            scratch.Clear();
            Leaf(scratch, chunk).Raw("/Limits["u8).Literal(chunk[0].Name).Literal(chunk[^1].Name).Raw("]>>"u8);
            return new Branch(chunk[0].Name, chunk[^1].Name, file.Write(scratch.Written));
        }).ToList();
        while (level.Count > Fan)
            level = [.. level.Chunk(Fan).Select(chunk =>
            {
                scratch.Clear();
                scratch.Raw("<</Kids["u8);
                foreach (var kid in chunk) scratch.Reference(kid.Number).Space();
                scratch.Raw("]/Limits["u8).Literal(chunk[0].First).Literal(chunk[^1].Last).Raw("]>>"u8);
                return new Branch(chunk[0].First, chunk[^1].Last, file.Write(scratch.Written));
            })];
        scratch.Clear();
        scratch.Raw("<</Kids["u8);
        foreach (var kid in level) scratch.Reference(kid.Number).Space();
        return file.Write(scratch.Raw("]>>"u8).Written);
    }

    static ByteBuffer Leaf(ByteBuffer to, Entry[] names)
    {
        to.Raw("<</Names["u8);
        foreach (var (name, number) in names) to.Literal(name).Reference(number).Space();
        return to.Byte((byte)']');
    }
}
