using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading.Encryption;
using IncidentStrategy.Pdf.Reading.Filters;

namespace IncidentStrategy.Pdf.Reading;

/// <summary>
/// A PDF opened for reading: its pages and, asked for by reference, its objects, decrypted.
/// Objects are read when first asked for and then kept; asking from several threads is safe.
/// </summary>
public sealed partial class PdfFile : IPdfObjects
{
    readonly Lock gate = new();
    readonly Dictionary<int, PdfObject> kept = [];
    readonly HashSet<int> underWay = [];
    readonly List<string> notes = [];
    readonly Budget budget;
    Dictionary<int, ObjectPlace> places = [];
    Decryption? decryption;
    int encryptionNumber;
    bool searched;

    PdfFile(byte[] data, Budget budget)
    {
        (Data, this.budget) = (data, budget);
        Header = Math.Max(0, data.AsSpan(0, Math.Min(1024 + 5, data.Length)).IndexOf("%PDF-"u8));
        marks = new(data);
    }

    /// <summary>Opens a file with the empty password. Cancelling throws <see cref="OperationCanceledException"/>; nothing else is thrown for any input.</summary>
    public static PdfOutcome<PdfFile> Open(ReadOnlyMemory<byte> bytes, PdfLimits? limits = null, CancellationToken cancellation = default)
    {
        if (bytes.IsEmpty) return PdfOutcome<PdfFile>.Refused(PdfFault.Empty);
        var whole = System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment)
            && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : bytes.ToArray();
        var file = new PdfFile(whole, new Budget(limits ?? PdfLimits.Default, cancellation));
        try
        {
            file.Open();
            return PdfOutcome<PdfFile>.Given(file);
        }
        catch (PdfFaultException refused)
        {
            return PdfOutcome<PdfFile>.Refused(refused.Fault);
        }
    }

    internal byte[] Data { get; }

    /// <summary>Where the file proper begins: offsets count from there.</summary>
    internal int Header { get; }

    internal Budget Budget => budget;

    internal PdfDictionary Trailer { get; private set; } = new();

    internal PdfDictionary Catalogue { get; private set; } = new();

    /// <summary>The pages in order, with what they inherit.</summary>
    public IReadOnlyList<PdfPage> Pages { get; private set; } = [];

    /// <summary>What was wrong with the file and mended while reading, in plain words.</summary>
    public IReadOnlyList<string> Notes => notes;

    internal void Note(string note)
    {
        if (notes.Count < 20 && !notes.Contains(note)) notes.Add(note);
    }

    void Open()
    {
        var references = new CrossReferences(this, budget);
        if (Attempt(references.Read))
        {
            (places, Trailer) = (references.Places, references.Trailer);
            Decrypt();
            if (!FindCatalogue()) Search();
        }
        else Search();
        Pages = PageTree.Read(this, budget);
        if (Pages.Count == 0 && !searched)
        {
            Search();
            Pages = PageTree.Read(this, budget);
        }
        if (Pages.Count == 0) Pages = PageTree.Stray(this, places.Keys.Order(), budget);
        if (Pages.Count == 0) throw new PdfFaultException(NoPagesFault());
    }

    static bool Attempt(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (PdfFaultException refused) when (refused.Fault == PdfFault.TooDeep)
        {
            return false;
        }
    }

    PdfFault NoPagesFault()
    {
        if (tooDeep) return PdfFault.TooDeep;
        if (PageTree.LeadsBack(this)) return PdfFault.PageTreeLoop;
        if (!searched || Catalogue.Has("Pages") && this.Dictionary(Catalogue, "Pages") is not null) return PdfFault.NoPages;
        if (places.Count == 0 && Data.AsSpan(0, Math.Min(1029, Data.Length)).IndexOf("%PDF-"u8) < 0) return PdfFault.NotAPdf;
        var end = Data.AsSpan().LastIndexOf("%%EOF"u8);
        return end < 0 || end < Data.Length - 2048 ? PdfFault.Truncated : PdfFault.Damaged;
    }

    bool FindCatalogue()
    {
        if (this.Dictionary(Trailer, "Root") is not { } found || this.Dictionary(found, "Pages") is null) return false;
        Catalogue = found;
        return true;
    }

    /// <summary>Gives up the file's own cross-references and searches for its objects.</summary>
    void Search()
    {
        searched = true;
        Note("Its cross-references are damaged; its objects were found by searching.");
        var search = new CrossReferenceSearch(this, budget);
        search.Run();
        foreach (var (name, value) in Trailer.Entries) search.Trailer.Entries.TryAdd(name, value);
        if (!search.FoundAny) return;
        (places, Trailer) = (search.Places, search.Trailer);
        kept.Clear();
        Decrypt();
        search.AddContained();
        kept.Clear();
        FindCatalogue();
    }

    void Decrypt()
    {
        decryption = null;
        if (Trailer["Encrypt"] is PdfNull) return;
        encryptionNumber = (Trailer["Encrypt"] as PdfReference)?.Number ?? 0;
        if (this.Dictionary(Trailer, "Encrypt") is not { } dictionary) return;
        var id = (this.Array(Trailer, "ID") is { } ids ? this.Follow(ids[0]) as PdfString : null)?.Bytes ?? [];
        decryption = Decryption.Open(dictionary, id, this);
        var encryption = kept.GetValueOrDefault(encryptionNumber);
        kept.Clear();
        if (encryption is not null) kept[encryptionNumber] = encryption;
    }

    /// <summary>A stream's bytes with all plain filters undone; an image's own packing stays.</summary>
    internal Unpacked Unpacked(PdfStream stream) =>
        StreamFilters.Unpack(stream.Encoded, StreamFilters.Of(stream.Dictionary, this), this, budget);

    /// <summary>A stream's bytes when plain filters give them; none when a filter is unknown.</summary>
    internal byte[] Unpack(PdfStream stream) => Unpacked(stream) is { Left.Count: 0 } whole ? whole.Bytes : [];

    /// <summary>The bytes of a stream of page contents, which no sound page has so many of.</summary>
    internal byte[] UnpackContents(PdfStream stream) =>
        Unpack(stream) is var bytes && bytes.Length <= budget.Limits.ContentBytes ? bytes : throw new PdfFaultException(PdfFault.TooLarge);

    internal double? Number(PdfObject value) => PdfObjects.Number(this, value);

    internal List<long>? Numbers(PdfObject value) =>
        this.Follow(value) is PdfArray array ? array.Items.ConvertAll(i => (long)(Number(i) ?? -1)) : null;
}
