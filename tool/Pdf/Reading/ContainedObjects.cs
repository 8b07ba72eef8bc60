using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Reading;

/// <summary>The objects of an object stream (ISO 32000-1, 7.5.7), read one by one when asked for. Their strings are already plain.</summary>
sealed class ContainedObjects
{
    readonly byte[] bytes;
    readonly List<(int Number, int Offset)> heads;
    readonly Budget budget;

    ContainedObjects(byte[] bytes, List<(int, int)> heads, Budget budget) => (this.bytes, this.heads, this.budget) = (bytes, heads, budget);

    public IEnumerable<int> Numbers => heads.Select(h => h.Number);

    public static ContainedObjects? Of(byte[] bytes, PdfDictionary dictionary, IPdfObjects objects, Budget budget)
    {
        if (objects.Integer(dictionary, "First") is not { } first || first < 0 || objects.Integer(dictionary, "N") is not { } count) return null;
        var lexer = new PdfLexer(bytes);
        var heads = new List<(int, int)>();
        while (count-- > 0 && lexer.Next() == PdfToken.Integer)
        {
            budget.Step();
            var number = lexer.Integer;
            if (lexer.Next() != PdfToken.Integer) break;
            heads.Add(((int)Math.Clamp(number, 0, int.MaxValue), (int)Math.Clamp(first + lexer.Integer, 0, bytes.Length)));
        }
        return new(bytes, heads, budget);
    }

    /// <summary>The object of that number; the index tells which when a number stands twice, and is not believed when it is wrong.</summary>
    public PdfObject Read(int number, int index)
    {
        if (index >= heads.Count || heads[index].Number != number) index = heads.FindIndex(h => h.Number == number);
        if (index < 0) return PdfNull.Instance;
        return new PdfParser(new PdfLexer(bytes, heads[index].Offset, bytes.Length), budget.Limits.Depth).Read() ?? PdfNull.Instance;
    }
}
