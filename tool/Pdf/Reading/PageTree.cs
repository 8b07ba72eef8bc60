using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Reading;

/// <summary>Walks the page tree (ISO 32000-1, 7.7.3) without trusting its counts, its types or that it is a tree.</summary>
static class PageTree
{
    sealed record Inherited(PdfObject Resources, PdfBox? Media, PdfBox? Crop, long Rotate)
    {
        public Inherited With(PdfDictionary node, PdfFile file) => new(
            file.Dictionary(node, "Resources") is null ? Resources : node["Resources"],
            Sound(PdfBox.Read(file, node["MediaBox"])) ?? Media,
            PdfBox.Read(file, node["CropBox"]) is { } crop && crop != default ? crop : Crop,
            file.Get(node, "Rotate") is PdfInteger { Value: var turned } ? turned : Rotate);
    }

    static readonly Inherited Nothing = new(PdfNull.Instance, null, null, 0);

    static PdfBox? Sound(PdfBox? box) => box is { IsEmpty: false } ? box : null;

    public static IReadOnlyList<PdfPage> Read(PdfFile file, Budget budget)
    {
        var pages = new List<PdfPage>();
        var seen = new HashSet<int>();
        var pending = new Stack<(PdfObject Node, Inherited Inherited, int Depth)>();
        pending.Push((file.Catalogue["Pages"], Nothing, 0));
        while (pending.TryPop(out var next))
        {
            budget.Step();
            if (file.Dictionary(next.Node) is not { } node) continue;
            if (IsPage(node, file))
            {
                if (pages.Count == budget.Limits.Pages) throw new PdfFaultException(PdfFault.TooLarge);
                pages.Add(Page(node, next.Inherited.With(node, file), file));
                continue;
            }
            if (next.Node is PdfReference reference && !seen.Add(reference.Number) || next.Depth > 1000)
            {
                file.Note("Its page tree leads back to itself; each branch was followed once.");
                continue;
            }
            if (file.Array(node, "Kids") is not { } kids) continue;
            var inherited = next.Inherited.With(node, file);
            for (var i = kids.Count - 1; i >= 0; i--) pending.Push((kids[i], inherited, next.Depth + 1));
            if (pending.Count > budget.Limits.Objects) throw new PdfFaultException(PdfFault.TooLarge);
        }
        return pages;
    }

    static bool IsPage(PdfDictionary node, PdfFile file) =>
        file.Get(node, "Kids") is not PdfArray && (file.Name(node, "Type") == "Page" || !node.Has("Kids") && file.Name(node, "Type") != "Pages");

    /// <summary>Whether what the catalogue calls pages is met again below itself.</summary>
    public static bool LeadsBack(PdfFile file) => file.Notes.Any(n => n.StartsWith("Its page tree leads back", StringComparison.Ordinal));

    /// <summary>Pages that no tree leads to, by their number, for files whose tree is lost.</summary>
    public static IReadOnlyList<PdfPage> Stray(PdfFile file, IEnumerable<int> numbers, Budget budget)
    {
        var pages = new List<PdfPage>();
        foreach (var number in numbers.ToList())
        {
            budget.Step();
            if (file.Resolve(new PdfReference(number, 0)) is not PdfDictionary node || file.Name(node, "Type") != "Page") continue;
            if (pages.Count == budget.Limits.Pages) throw new PdfFaultException(PdfFault.TooLarge);
            pages.Add(Page(node, FromAbove(node, file), file));
        }
        if (pages.Count > 0) file.Note("Its page tree is lost; its pages are in the order of their numbers.");
        return pages;
    }

    static Inherited FromAbove(PdfDictionary page, PdfFile file)
    {
        var nodes = new List<PdfDictionary> { page };
        while (nodes.Count < 50 && file.Dictionary(nodes[^1], "Parent") is { } parent) nodes.Add(parent);
        var inherited = Nothing;
        for (var i = nodes.Count - 1; i >= 0; i--) inherited = inherited.With(nodes[i], file);
        return inherited;
    }

    /// <summary>A crop box wider or taller than the page is a mistake and leaves it as wide or tall as it is; one that lies partly off it is cut.</summary>
    static PdfBox Cropped(PdfBox crop, PdfBox media)
    {
        if (crop.Width > media.Width) crop = crop with { Left = media.Left, Right = media.Right };
        if (crop.Height > media.Height) crop = crop with { Bottom = media.Bottom, Top = media.Top };
        return crop.Within(media);
    }

    static PdfPage Page(PdfDictionary node, Inherited inherited, PdfFile file)
    {
        var media = inherited.Media ?? PdfBox.Letter;
        var box = inherited.Crop is { } crop ? Cropped(crop, media) : media;
        var turns = inherited.Rotate % 360 is var degrees && degrees % 90 == 0 ? ((int)degrees / 90 + 4) % 4 : 0;
        return new(node, inherited.Resources, box.IsEmpty ? media : box, turns);
    }
}
