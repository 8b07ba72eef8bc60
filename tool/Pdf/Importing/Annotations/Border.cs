using IncidentStrategy.Pdf.Objects;
using static IncidentStrategy.Pdf.Importing.Annotations.Mark;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>How the edge of an annotation is drawn (ISO 32000-1, 12.5.4).</summary>
enum BorderStyle { Solid, Dashed, Beveled, Inset, Underlined }

/// <summary>A border's width, style and dashes.</summary>
sealed record Border(double Width, BorderStyle Style, IReadOnlyList<double> Dashes)
{
    const int MostDashes = 10;

    static readonly IReadOnlyList<double> UsualDashes = [3];

    public static Border Usual { get; } = new(1, BorderStyle.Solid, []);

    /// <summary>The border that the entries tell of, or null when there are none.</summary>
    public static Border? Read(IPdfObjects objects, PdfDictionary annotation)
    {
        if (objects.Get(annotation, "BS") is PdfDictionary style) return OfStyle(objects, style);
        return objects.Array(annotation, "Border") is { } array ? OfArray(objects, array) : null;
    }

    static Border OfStyle(IPdfObjects objects, PdfDictionary entries)
    {
        var style = objects.Name(entries, "S") switch
        {
            "D" => BorderStyle.Dashed,
            "B" => BorderStyle.Beveled,
            "I" => BorderStyle.Inset,
            "U" => BorderStyle.Underlined,
            _ => BorderStyle.Solid,
        };
        var dashes = style != BorderStyle.Dashed ? [] : DashesOf(objects, objects.Get(entries, "D")) ?? UsualDashes;
        return new(objects.Number(entries["W"]) ?? 1, style, dashes);
    }

    static Border OfArray(IPdfObjects objects, PdfArray array)
    {
        if (array.Count is not (3 or 4) || array.Items.Take(3).Any(i => objects.Number(i) is null)) return new(0, BorderStyle.Solid, []);
        var width = objects.Number(array[2]) ?? 0;
        if (array.Count == 3) return new(width, BorderStyle.Solid, []);
        return DashesOf(objects, objects.Follow(array[3])) is { } dashes ? new(width, BorderStyle.Dashed, dashes) : new(0, BorderStyle.Solid, []);
    }

    static List<double>? DashesOf(IPdfObjects objects, PdfObject value)
    {
        if (value is not PdfArray array) return null;
        var lengths = array.Items.Take(MostDashes).Select(d => objects.Number(d) ?? -1).ToList();
        return lengths.Exists(l => l < 0) ? null : lengths;
    }

    /// <summary>The operators for lines of this width and these dashes; dashes of no length at all are a line.</summary>
    public string Line => $"[{(Dashes.Any(d => d > 0) ? string.Join(' ', Dashes.Select(N)) : "")}] 0 d {N(Width)} w ";
}
