namespace IncidentStrategy.Pdf.Objects;

/// <summary>The closed family of objects a PDF file is made of (ISO 32000-1, 7.3).</summary>
public abstract record PdfObject;

public sealed record PdfNull : PdfObject
{
    public static PdfNull Instance { get; } = new();
}

public sealed record PdfBoolean(bool Value) : PdfObject;

public sealed record PdfInteger(long Value) : PdfObject;

public sealed record PdfReal(double Value) : PdfObject;

/// <summary>A string's bytes, as they are after unescaping and decrypting.</summary>
public sealed record PdfString(byte[] Bytes) : PdfObject;

/// <summary>A name without its slash and with its #xx escapes resolved.</summary>
public sealed record PdfName(string Value) : PdfObject;

public sealed record PdfArray(List<PdfObject> Items) : PdfObject;

public sealed record PdfDictionary(Dictionary<string, PdfObject> Entries) : PdfObject;

/// <summary>A stream: its dictionary, and its bytes still encoded by the dictionary's filters.</summary>
public sealed record PdfStream(PdfDictionary Dictionary, ReadOnlyMemory<byte> Encoded) : PdfObject;

public sealed record PdfReference(int Number, int Generation) : PdfObject;
