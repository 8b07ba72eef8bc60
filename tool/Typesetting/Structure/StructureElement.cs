namespace IncidentStrategy.Typesetting.Structure;

/// <summary>What a part of a document is, in the words of PDF's standard structure types (ISO 32000-1, 14.8.4).</summary>
public enum Role
{
    Document, Section, Heading, Paragraph, List, ListItem, Label, ListBody, Table, TableHead, TableBody, TableRow, HeaderCell, DataCell,
    Figure, Caption, Link, Note, Reference, BlockQuote, Code, Contents, ContentsItem, Span,
}

/// <summary>
/// A node of the tree that tells a document's meaning apart from its looks. Ink belongs to an element by the <c>TagInk</c> before it;
/// the order of elements and of what they hold is the order in which pages first mention them.
/// </summary>
public sealed class StructureElement(Role role, StructureElement? parent)
{
    public Role Role { get; } = role;
    public StructureElement? Parent { get; } = parent;

    /// <summary>1 to 6 for a heading, else 0.</summary>
    public int Level { get; init; }

    /// <summary>What a figure shows, or where a link leads, for a reader who cannot see it.</summary>
    public string? AlternativeText { get; init; }

    /// <summary>For a header cell: whether it heads its row rather than its column.</summary>
    public bool HeadsRow { get; init; }

    public int ColumnSpan { get; init; } = 1;
    public int RowSpan { get; init; } = 1;

    /// <summary>Whether a list's labels are numbers.</summary>
    public bool Ordered { get; init; }

    public StructureElement Add(Role role) => new(role, this);
}
