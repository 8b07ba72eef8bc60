namespace IncidentStrategy.Pdf.Objects;

/// <summary>Asking a file's objects for entries of a kind, references followed.</summary>
public static class PdfObjects
{
    /// <summary>The object itself, or what it refers to.</summary>
    public static PdfObject Follow(this IPdfObjects objects, PdfObject value) =>
        value is PdfReference reference ? objects.Resolve(reference) : value;

    public static PdfObject Get(this IPdfObjects objects, PdfDictionary dictionary, string key) =>
        objects.Follow(dictionary[key]);

    public static PdfDictionary? Dictionary(this IPdfObjects objects, PdfObject value) =>
        objects.Follow(value) switch { PdfDictionary d => d, PdfStream s => s.Dictionary, _ => null };

    public static PdfDictionary? Dictionary(this IPdfObjects objects, PdfDictionary dictionary, string key) =>
        objects.Dictionary(dictionary[key]);

    public static PdfArray? Array(this IPdfObjects objects, PdfDictionary dictionary, string key) =>
        objects.Get(dictionary, key) as PdfArray;

    public static string? Name(this IPdfObjects objects, PdfDictionary dictionary, string key) =>
        (objects.Get(dictionary, key) as PdfName)?.Value;

    public static double? Number(this IPdfObjects objects, PdfObject value) =>
        objects.Follow(value) switch { PdfInteger i => i.Value, PdfReal r => r.Value, _ => null };

    /// <summary>A whole number, a real one cut to it, within the range of <see cref="int"/>.</summary>
    public static int? Integer(this IPdfObjects objects, PdfDictionary dictionary, string key) =>
        objects.Number(dictionary[key]) is { } number && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

    public static bool? Boolean(this IPdfObjects objects, PdfDictionary dictionary, string key) =>
        (objects.Get(dictionary, key) as PdfBoolean)?.Value;
}
