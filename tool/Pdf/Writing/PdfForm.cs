namespace IncidentStrategy.Pdf.Writing;

/// <summary>A form XObject in the file, with the box it fills in its own coordinates, in points.</summary>
public sealed record PdfForm(double Left, double Bottom, double Width, double Height)
{
    internal int Number { get; init; }

    internal bool UsesTransparency { get; init; }
}
