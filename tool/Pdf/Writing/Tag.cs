namespace IncidentStrategy.Pdf.Writing;

/// <summary>
/// An element of the document's structure. It is made by <see cref="PdfWriter.OpenTag"/> or <see cref="PdfWriter.CreateTag"/>;
/// content drawn while it is the current tag is its content, on as many pages as it takes.
/// </summary>
public sealed class Tag
{
    internal Tag(StructureType type, TagAttributes? attributes, Tag? parent, int number)
    {
        Type = type;
        Attributes = attributes;
        Parent = parent;
        Number = number;
    }

    public StructureType Type { get; }

    public Tag? Parent { get; }

    internal TagAttributes? Attributes { get; }

    /// <summary>The object number.</summary>
    internal int Number { get; }

    /// <summary>What it holds, as the file spells it, in reading order: other elements, marked content of pages, annotations.</summary>
    internal ByteBuffer Kids { get; } = new(16);

    internal bool IsClosed { get; set; }

    /// <summary>The page on which its content begins: object number and height, 0 before there is any.</summary>
    internal (int Number, double Height) FirstPage { get; set; }

    /// <summary>Whether the element itself may hold text and pictures; the others only hold elements, and what is drawn in them is ornament.</summary>
    internal bool HoldsContent => Type is not (StructureType.Document or StructureType.Part or StructureType.Art or StructureType.Sect or StructureType.Div
        or StructureType.BlockQuote or StructureType.Toc or StructureType.Toci or StructureType.Index or StructureType.L or StructureType.LI
        or StructureType.Table or StructureType.TR or StructureType.THead or StructureType.TBody or StructureType.TFoot);
}
