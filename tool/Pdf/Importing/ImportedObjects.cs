using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Pdf.Reading.Filters;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>The objects of a foreign file as the host may have them: without what PDF/A forbids and can be spared, without ties to the pages they came from.</summary>
sealed class ImportedObjects(PdfFile file, OptionalContent layers) : IPdfObjects
{
    readonly Lock gate = new();
    readonly Dictionary<int, PdfObject> kept = [];
    readonly Dictionary<int, PdfObject> borrowedResources = [];
    readonly HashSet<int> forms = [];
    int added;

    /// <summary>What no imported stream needs in order to look the same; in other dictionaries resources may bear such names.</summary>
    static readonly string[] SparedOfStreams =
        ["StructParent", "StructParents", "PieceInfo", "LastModified", "OC", "AF", "OPI", "Alternates", "Metadata", "Measure", "PtData", "F", "FFilter", "FDecodeParms", "DL"];

    /// <inheritdoc/>
    public PdfObject Resolve(PdfReference reference)
    {
        lock (gate)
        {
            if (kept.TryGetValue(reference.Number, out var known)) return known;
            return kept[reference.Number] = Attempt(reference);
        }
    }

    /// <summary>Once pages are being written, an object that costs too much is left out rather than the document.</summary>
    PdfObject Attempt(PdfReference reference)
    {
        try
        {
            return Fit(file.Resolve(reference), reference.Number);
        }
        catch (PdfFaultException)
        {
            return PdfNull.Instance;
        }
    }

    /// <summary>Lets a form without resources of its own use its page's, as old writers meant.</summary>
    public void Lend(PdfObject pageResources, PdfDictionary resources)
    {
        if (file.Dictionary(resources, "XObject") is not { } named) return;
        foreach (var reference in named.Entries.Values.OfType<PdfReference>())
            if (file.Resolve(reference) is PdfStream form && file.Name(form.Dictionary, "Subtype") == "Form" && !form.Dictionary.Has("Resources"))
                borrowedResources.TryAdd(reference.Number, pageResources);
    }

    /// <summary>Adds an object that was not in the file.</summary>
    public PdfReference Add(PdfObject value)
    {
        lock (gate)
        {
            var reference = new PdfReference(int.MaxValue - added++, 0);
            kept[reference.Number] = value;
            return reference;
        }
    }

    bool IsAdded(PdfReference reference) => reference.Number > int.MaxValue - added;

    /// <summary>Takes an appearance for the form it must be, though it may not say so.</summary>
    public void TreatAsForm(int number) => forms.Add(number);

    /// <summary>The object as the host may have it.</summary>
    public PdfObject Fit(PdfObject value, int number = 0) => value switch
    {
        PdfDictionary dictionary => LeadsOut(dictionary) ? PdfNull.Instance : Dictionary(dictionary),
        PdfReference reference when IsAdded(reference) => reference,
        PdfReference reference => file.Resolve(reference) is PdfNull || file.Resolve(reference) is PdfDictionary found && LeadsOut(found) ? PdfNull.Instance : reference,
        PdfArray array => new PdfArray(array.Items.ConvertAll(item => Fit(item))),
        PdfStream stream => Stream(stream, number),
        _ => value,
    };

    /// <summary>Whether it is of the old document as a whole, all of which would come along.</summary>
    static bool LeadsOut(PdfDictionary dictionary) => (dictionary["Type"] as PdfName)?.Value is "Page" or "Pages" or "Catalog" or "StructElem";

    PdfDictionary Dictionary(PdfDictionary dictionary)
    {
        var fit = new PdfDictionary();
        foreach (var (name, value) in dictionary.Entries)
            if (!IsIdleTransfer(name, value) && !IsHalftone(name, value) && Fit(value) is not PdfNull and var part) fit[name] = part;
        return fit;
    }

    bool IsHalftone(string name, PdfObject value) =>
        name is "HT" or "HTP" && (value is PdfName || file.Dictionary(value) is { } halftone && halftone.Has("HalftoneType"));

    /// <summary>A transfer function that says to do nothing is forbidden all the same.</summary>
    static bool IsIdleTransfer(string name, PdfObject value) =>
        name == "TR" && value is PdfName || name == "TR2" && value is PdfName { Value: not "Default" };

    PdfStream Stream(PdfStream stream, int number)
    {
        var dictionary = Dictionary(stream.Dictionary);
        foreach (var spared in SparedOfStreams) dictionary.Entries.Remove(spared);
        var isForm = file.Name(stream.Dictionary, "Subtype") == "Form" || forms.Contains(number);
        if (forms.Contains(number)) dictionary["Subtype"] = new PdfName("Form");
        if (isForm || file.Integer(stream.Dictionary, "PatternType") == 1) return Form(stream, dictionary, number);
        if (dictionary["Interpolate"] is PdfBoolean { Value: true } && !IsSmall(dictionary)) dictionary.Entries.Remove("Interpolate");
        return Repacking.NeedsIt(stream, file) ? Repacking.Repack(file, dictionary, stream) : new(dictionary, stream.Encoded);
    }

    /// <summary>A few samples stretched wide are meant as a gradient: there smoothing is the picture.</summary>
    bool IsSmall(PdfDictionary image) => file.Integer(image, "Width") < 64 || file.Integer(image, "Height") < 64;

    PdfStream Form(PdfStream stream, PdfDictionary dictionary, int number)
    {
        if (!dictionary.Has("Resources")) dictionary["Resources"] = borrowedResources.GetValueOrDefault(number) is { } lent ? Fit(lent) : new PdfDictionary();
        foreach (var forbidden in (string[])["Ref", "PS", "Subtype2"]) dictionary.Entries.Remove(forbidden);
        var resources = file.Dictionary(dictionary, "Resources") ?? new PdfDictionary();
        var original = file.UnpackContents(stream);
        var (content, cmyk) = ContentEditor.Edit(original, resources, layers, file, file.Budget);
        if (cmyk) InksOutright.Add(number);
        return Repacking.PackOrKeep(file, dictionary, content, ReferenceEquals(content, original) ? stream : null);
    }

    /// <summary>The forms whose contents name colours in inks outright.</summary>
    public HashSet<int> InksOutright { get; } = [];
}
