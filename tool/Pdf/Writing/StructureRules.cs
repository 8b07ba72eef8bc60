using static IncidentStrategy.Pdf.Writing.StructureType;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>What may stand in what (ISO 32000-1, 14.8.4; ISO 14289-1, 7). Breaking it is a fault of the program that writes, so it is told at once.</summary>
static class StructureRules
{
    public static void Check(StructureType type, TagAttributes? attributes, StructureType parent)
    {
        var fits = type switch
        {
            TR => parent is Table or THead or TBody or TFoot,
            TH or TD => parent is TR,
            THead or TBody or TFoot => parent is Table,
            LI => parent is L,
            LBody => parent is LI,
            Toci => parent is Toc,
            _ => parent switch
            {
                Table => type is Caption,
                TR or THead or TBody or TFoot => false,
                L => type is Caption or L,
                LI => type is Lbl,
                Toc => type is Caption or Toc,
                _ => true,
            },
        };
        if (!fits) throw new InvalidOperationException($"A {type} cannot stand in a {parent}.");
        if (type is Figure or Formula && string.IsNullOrWhiteSpace(attributes?.Alt) && attributes?.ActualText is null)
            throw new InvalidOperationException($"A {type} needs alternative text.");
    }
}

/// <summary>
/// Keeps headings from skipping a level, as assistive programs go by levels: a heading is one deeper than the nearest before it that
/// its author set higher.
/// </summary>
sealed class HeadingLevels
{
    readonly Stack<StructureType> above = [];

    public StructureType Next(StructureType authored)
    {
        while (above.TryPeek(out var last) && last >= authored) above.Pop();
        above.Push(authored);
        return H1 + (above.Count - 1);
    }
}
