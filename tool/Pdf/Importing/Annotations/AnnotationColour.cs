using IncidentStrategy.Pdf.Objects;
using static IncidentStrategy.Pdf.Importing.Annotations.Mark;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>Colours of annotations: none, grey, RGB or inks by the count of parts; a part out of range is 0, as readers have it.</summary>
sealed record AnnotationColour(IReadOnlyList<double> Parts)
{
    public static AnnotationColour? Read(IPdfObjects objects, PdfDictionary holder, string key) => objects.Array(holder, key) is not { } array ? null
        : new([.. array.Items.Take(4).Select(i => objects.Number(i) is { } part and >= 0 and <= 1 ? part : 0)]);

    public bool IsTransparent => Parts.Count == 0;

    public bool IsRgb => Parts.Count == 3;

    /// <summary>Halfway to white or to black, for the lit and the shaded edge of a raised border.</summary>
    public AnnotationColour Adjusted(bool lighter) => new([.. Parts.Select(p => lighter == Parts.Count < 4 ? 0.5 * p + 0.5 : 0.5 * p)]);

    public string Operator(bool stroke)
    {
        var keyword = Parts.Count switch { 1 => "g", 3 => "rg", 4 => "k", _ => null };
        return keyword is null ? "" : $"{string.Join(' ', Parts.Select(N))} {(stroke ? keyword.ToUpperInvariant() : keyword)} ";
    }
}
