using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using static IncidentStrategy.Pdf.Importing.Mark;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>An annotation's colours, border and points, as operators.</summary>
sealed class AnnotationInk(IPdfObjects objects, PdfDictionary annotation, PdfBox rectangle)
{
    public PdfBox Rectangle => rectangle;

    public double BorderWidth
    {
        get
        {
            if (Style is { } style) return objects.Number(style["W"]) ?? 1;
            return objects.Array(annotation, "Border") is { } border ? border.Count >= 3 ? objects.Number(border[2]) ?? 0 : 0 : 1;
        }
    }

    PdfDictionary? Style => objects.Dictionary(annotation, "BS");

    public bool IsUnderlined => Style is { } style && objects.Name(style, "S") == "U";

    /// <summary>Width and dashes of lines.</summary>
    public string Line
    {
        get
        {
            var dashes = Style is { } style
                ? objects.Name(style, "S") == "D" ? objects.Array(style, "D") ?? new PdfArray([new PdfInteger(3)]) : null
                : objects.Array(annotation, "Border") is { Count: >= 4 } border ? objects.Follow(border[3]) as PdfArray : null;
            var lengths = dashes?.Items.Select(d => objects.Number(d) ?? 0).ToList() ?? [];
            if (lengths.Count > 10 || lengths.Exists(l => l < 0) || lengths.TrueForAll(l => l <= 0)) lengths = [];
            return $"[{string.Join(' ', lengths.Select(N))}] 0 d {N(BorderWidth)} w";
        }
    }

    /// <summary>The operator that sets the colour of that entry, null when it is none; black where there is no entry and black is asked for.</summary>
    public string? Colour(PdfDictionary holder, string key, bool stroke, bool blackByDefault)
    {
        if (objects.Array(holder, key) is not { } array) return blackByDefault ? stroke ? "0 G" : "0 g" : null;
        var parts = array.Items.Select(i => Math.Clamp(objects.Number(i) ?? 0, 0, 1)).ToList();
        var keyword = parts.Count switch { 1 => "g", 3 => "rg", 4 => "k", _ => null };
        return keyword is null ? null : $"{string.Join(' ', parts.Select(N))} {(stroke ? keyword.ToUpperInvariant() : keyword)}";
    }

    public string? Stroke(bool blackByDefault = true) => BorderWidth > 0 ? Colour(annotation, "C", stroke: true, blackByDefault) : null;

    public string? Fill => Colour(annotation, "IC", stroke: false, blackByDefault: false);

    public List<double> Numbers(PdfObject value) =>
        objects.Follow(value) is PdfArray array ? [.. array.Items.Take(20_000).Select(i => objects.Number(i) ?? 0)] : [];

    public List<double> Numbers(string key) => Numbers(annotation[key]);
}
