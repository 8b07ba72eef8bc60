namespace IncidentStrategy.Pdf.Writing;

/// <summary>What a document says of itself; the document information and the XMP packet are both written from it, so that they agree.</summary>
public sealed record PdfInfo
{
    public required string Title { get; init; }

    public string? Author { get; init; }

    public string? Subject { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The language of the text where no tag says otherwise (RFC 3066).</summary>
    public string Language { get; init; } = "en-GB";

    /// <summary>The as-of date: the document's dates of making and change.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The program that wrote the text.</summary>
    public string Creator { get; init; } = "IncidentStrategy";

    /// <summary>The program that wrote the file.</summary>
    public string Producer { get; init; } = "IncidentStrategy PDF";
}
