namespace IncidentStrategy.Pdf.Writing;

/// <summary>Where a link leads: an address on the network, or a place in the document by its name.</summary>
public abstract record LinkTarget
{
    LinkTarget() { }

    public sealed record Address(string Uri) : LinkTarget;

    public sealed record Named(string Destination) : LinkTarget;
}

/// <summary>How an attached file relates to the document (PDF/A-3, 6.8).</summary>
public enum AttachmentRelationship { Source, Data, Alternative, Supplement, Unspecified }

/// <summary>A file carried inside the document. Attaching one makes the document PDF/A-3 instead of PDF/A-2.</summary>
public sealed record Attachment(string FileName, ReadOnlyMemory<byte> Content, string MediaType)
{
    public string? Description { get; init; }

    public AttachmentRelationship Relationship { get; init; } = AttachmentRelationship.Unspecified;

    /// <summary>The file's own date; the document's where it has none.</summary>
    public DateTimeOffset? Modified { get; init; }
}

/// <summary>A field a reader may write in. <see cref="Name"/> is unique in the document; <see cref="Tooltip"/> is what is read aloud.</summary>
public sealed record TextField(string Name, string Tooltip)
{
    public string Value { get; init; } = "";

    public double Size { get; init; } = 10;

    public bool Multiline { get; init; }

    public bool Required { get; init; }

    public bool ReadOnly { get; init; }

    public int? MaximumLength { get; init; }
}

/// <summary>A box a reader may tick. <see cref="Name"/> is unique in the document; <see cref="Tooltip"/> is what is read aloud.</summary>
public sealed record CheckBox(string Name, string Tooltip)
{
    public bool Checked { get; init; }

    public bool Required { get; init; }

    public bool ReadOnly { get; init; }
}
