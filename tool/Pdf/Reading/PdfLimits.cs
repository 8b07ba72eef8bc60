namespace IncidentStrategy.Pdf.Reading;

/// <summary>What reading one file may cost. Sound files stay far below; hostile ones are refused by name.</summary>
public sealed record PdfLimits
{
    public static PdfLimits Default { get; } = new();

    /// <summary>Bytes that one stream may unpack to.</summary>
    public long StreamBytes { get; init; } = 64L << 20;

    /// <summary>Bytes that all streams of a file together may unpack to while it is read.</summary>
    public long TotalBytes { get; init; } = 512L << 20;

    /// <summary>Bytes that one page's contents may unpack to.</summary>
    public int ContentBytes { get; init; } = 32 << 20;

    public int Pages { get; init; } = 20_000;

    /// <summary>Objects that may be read from one file.</summary>
    public int Objects { get; init; } = 4_000_000;

    /// <summary>How deep arrays and dictionaries may nest in one another.</summary>
    public int Depth { get; init; } = 250;

    /// <summary>Tokens of page content that may be looked at in one file.</summary>
    public long Steps { get; init; } = 60_000_000;
}
