namespace IncidentStrategy.Pdf.Writing;

/// <summary>The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4).</summary>
public enum StructureType
{
    Document, Part, Art, Sect, Div, BlockQuote, Caption, Toc, Toci, Index, NonStruct,
    P, H1, H2, H3, H4, H5, H6, L, LI, Lbl, LBody,
    Table, TR, TH, TD, THead, TBody, TFoot,
    Span, Quote, Note, Reference, BibEntry, Code, Link, Annot, Figure, Formula, Form,
}

public enum HeaderScope { Row, Column, Both }

public enum ListNumbering { None, Disc, Circle, Square, Decimal, UpperRoman, LowerRoman, UpperAlpha, LowerAlpha }

public enum Placement { Block, Inline, Before, Start, End }

/// <summary>What is on a page but not in the text: furniture that readers aloud pass over.</summary>
public enum ArtifactKind { Layout, Background, Header, Footer, Watermark }

/// <summary>A rectangle in points. On a page, x runs right and y runs DOWN from the page's top left corner.</summary>
public readonly record struct Rectangle(double X, double Y, double Width, double Height);

/// <summary>What is said of a structure element besides its type. All of it is optional.</summary>
public sealed record TagAttributes
{
    /// <summary>The alternative text of a figure, formula or link.</summary>
    public string? Alt { get; init; }

    /// <summary>The exact text for which the content stands.</summary>
    public string? ActualText { get; init; }

    public string? Language { get; init; }

    /// <summary>What an abbreviation is short for.</summary>
    public string? Expansion { get; init; }

    public string? Title { get; init; }

    /// <summary>A name unique in the document, to which <see cref="Headers"/> may refer. A note without one is given one.</summary>
    public string? Id { get; init; }

    public HeaderScope? Scope { get; init; }

    /// <summary>The ids of the header cells of a table's cell.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    public int RowSpan { get; init; } = 1;

    public int ColumnSpan { get; init; } = 1;

    public string? Summary { get; init; }

    public ListNumbering? ListNumbering { get; init; }

    /// <summary>Where a figure stands on the page on which its content begins.</summary>
    public Rectangle? Bounds { get; init; }

    public Placement? Placement { get; init; }
}
