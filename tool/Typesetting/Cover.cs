using IncidentStrategy.Pdf.Images;

namespace IncidentStrategy.Typesetting;

/// <summary>What stands on a document's cover. Dates are given as they are to be read.</summary>
public sealed record Cover(string Title)
{
    public string? Subtitle { get; init; }
    public string? Organisation { get; init; }

    /// <summary>A PNG or JPEG.</summary>
    public ImageSource? Logo { get; init; }

    /// <summary>The kind of document: "Strategy recommendations".</summary>
    public string? Kind { get; init; }

    /// <summary>DRAFT, FOR CONSULTATION, FINAL …</summary>
    public string? Status { get; init; }

    public string? Audience { get; init; }
    public string? Owner { get; init; }
    public string? Date { get; init; }
    public string? Version { get; init; }

    /// <summary>What the reader is asked to do.</summary>
    public string? Ask { get; init; }

    /// <summary>Further facts below the standing ones.</summary>
    public IReadOnlyList<(string Label, string Value)> Facts { get; init; } = [];
}
