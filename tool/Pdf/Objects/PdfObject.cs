namespace IncidentStrategy.Pdf.Objects;

/// <summary>The closed family of objects a PDF file is made of (ISO 32000-1, 7.3).</summary>
public abstract record PdfObject;

/// <summary>The null object, which is also what a missing entry or a dangling reference means.</summary>
public sealed record PdfNull : PdfObject
{
    public static PdfNull Instance { get; } = new();
}

/// <summary>true or false.</summary>
public sealed record PdfBoolean(bool Value) : PdfObject;

/// <summary>A whole number.</summary>
public sealed record PdfInteger(long Value) : PdfObject;

/// <summary>A number with a fraction; always finite.</summary>
public sealed record PdfReal(double Value) : PdfObject;

/// <summary>A string's bytes, as they are after unescaping and decrypting.</summary>
public sealed record PdfString(byte[] Bytes) : PdfObject;

/// <summary>A name without its slash and with its #xx escapes resolved; each char is one byte of it, 0 to 255.</summary>
public sealed record PdfName(string Value) : PdfObject;

/// <summary>A list of objects.</summary>
public sealed record PdfArray(List<PdfObject> Items) : PdfObject
{
    public PdfArray() : this(new List<PdfObject>()) { }

    public int Count => Items.Count;

    /// <summary>The object at that index, or null's object beyond the ends.</summary>
    public PdfObject this[int index] => (uint)index < (uint)Items.Count ? Items[index] : PdfNull.Instance;
}

/// <summary>Objects by name.</summary>
public sealed record PdfDictionary(Dictionary<string, PdfObject> Entries) : PdfObject
{
    public PdfDictionary() : this(new Dictionary<string, PdfObject>(StringComparer.Ordinal)) { }

    /// <summary>The entry as it stands, a reference not followed; null's object where there is none.</summary>
    public PdfObject this[string key]
    {
        get => Entries.GetValueOrDefault(key, PdfNull.Instance);
        set => Entries[key] = value;
    }

    public bool Has(string key) => Entries.ContainsKey(key);

    /// <summary>A dictionary of the same entries, to be changed without changing this one.</summary>
    public PdfDictionary Copy() => new(new Dictionary<string, PdfObject>(Entries, StringComparer.Ordinal));
}

/// <summary>A stream: its dictionary, and its bytes still encoded by the dictionary's filters.</summary>
public sealed record PdfStream(PdfDictionary Dictionary, ReadOnlyMemory<byte> Encoded) : PdfObject;

/// <summary>A reference to an object kept elsewhere in the same file.</summary>
public sealed record PdfReference(int Number, int Generation) : PdfObject;

/// <summary>Follows the references of one file; pages bound in from one file share one, so that what they share is copied once.</summary>
public interface IPdfObjects
{
    /// <summary>The object referred to, never itself a reference; null's object where there is none. Loops between objects are the caller's to notice.</summary>
    PdfObject Resolve(PdfReference reference);
}
