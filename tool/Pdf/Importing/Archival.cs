using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>Looks through what a page refers to for whatever keeps the host document from being PDF/A, and for what its reader should know.</summary>
sealed class Archival(ImportedObjects objects)
{
    public const string Inks = "colours in inks (CMYK) without a profile";

    /// <summary>Why not PDF/A, and what to tell the reader; in the order found.</summary>
    public sealed record Findings(IReadOnlyList<string> Breaks, IReadOnlyList<string> Notes);

    sealed class Gathered
    {
        public SortedSet<string> Breaks { get; } = new(StringComparer.Ordinal);
        public SortedSet<string> Fonts { get; } = new(StringComparer.Ordinal);
    }

    readonly Dictionary<int, Gathered> seen = [];

    public Findings Look(PdfDictionary form)
    {
        var whole = new Gathered();
        var visited = new HashSet<int>();
        var pending = new Stack<PdfObject>();
        pending.Push(form);
        while (pending.TryPop(out var value))
        {
            if (value is PdfReference reference)
            {
                if (!visited.Add(reference.Number)) continue;
                value = objects.Resolve(reference);
                if (seen.TryGetValue(reference.Number, out var known)) Add(whole, known);
                else
                {
                    Inspect(value, seen[reference.Number] = new());
                    if (objects.InksOutright.Contains(reference.Number)) seen[reference.Number].Breaks.Add(Inks);
                    Add(whole, seen[reference.Number]);
                }
            }
            else Inspect(value, whole);
            foreach (var part in Parts(value)) if (part is PdfReference or PdfDictionary or PdfArray) pending.Push(part);
        }
        var breaks = whole.Breaks.ToList();
        if (whole.Fonts.Count > 0) breaks.Insert(0, $"fonts not embedded: {string.Join(", ", whole.Fonts)}");
        return new(breaks, whole.Fonts.Count == 0 ? [] : [breaks[0]]);
    }

    static IEnumerable<PdfObject> Parts(PdfObject value) => value switch
    {
        PdfArray array => array.Items,
        PdfDictionary dictionary => dictionary.Entries.Where(e => e.Key is not ("Parent" or "P" or "Popup" or "IRT")).Select(e => e.Value),
        PdfStream stream => stream.Dictionary.Entries.Values,
        _ => [],
    };

    static void Add(Gathered whole, Gathered part)
    {
        whole.Breaks.UnionWith(part.Breaks);
        whole.Fonts.UnionWith(part.Fonts);
    }

    void Inspect(PdfObject value, Gathered into)
    {
        if (value is PdfArray array && array.Items.Exists(i => i is PdfName { Value: "DeviceCMYK" })) into.Breaks.Add(Inks);
        if (value is not (PdfDictionary or PdfStream)) return;
        var dictionary = value as PdfDictionary ?? ((PdfStream)value).Dictionary;
        foreach (var space in dictionary.Entries.Values) if (space is PdfName { Value: "DeviceCMYK" }) into.Breaks.Add(Inks);
        if (objects.Name(dictionary, "Type") == "Font") Font(dictionary, into);
        if (objects.Name(dictionary, "Subtype") == "PS") into.Breaks.Add("PostScript");
        if (dictionary["Interpolate"] is PdfBoolean { Value: true }) into.Breaks.Add("a small image that is to be smoothed");
        if (dictionary.Has("TR") || objects.Name(dictionary, "TR2") is not (null or "Default") || dictionary["TR2"] is PdfReference or PdfArray) into.Breaks.Add("a transfer function");
    }

    void Font(PdfDictionary font, Gathered into)
    {
        var kind = objects.Name(font, "Subtype");
        if (kind is null or "Type3") return;
        if (kind == "Type0")
        {
            if (!font.Has("ToUnicode") && objects.Name(font, "Encoding") is "Identity-H" or "Identity-V") into.Breaks.Add("a font without a map to Unicode");
            return;
        }
        var descriptor = objects.Dictionary(font, "FontDescriptor");
        if (descriptor is null || !descriptor.Has("FontFile") && !descriptor.Has("FontFile2") && !descriptor.Has("FontFile3"))
            into.Fonts.Add(objects.Name(font, "BaseFont") ?? "(unnamed)");
    }
}
