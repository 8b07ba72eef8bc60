using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Reading;

/// <summary>A page with what it inherits: its visible box in its own coordinates, its quarter turns clockwise.</summary>
public sealed record PdfPage(PdfDictionary Dictionary, PdfObject Resources, PdfBox Box, int QuarterTurns);

/// <summary>A rectangle, its sides in order.</summary>
public readonly record struct PdfBox(double Left, double Bottom, double Right, double Top)
{
    /// <summary>What readers take for the page where a file does not say.</summary>
    public static PdfBox Letter { get; } = new(0, 0, 612, 792);

    public double Width => Right - Left;

    public double Height => Top - Bottom;

    public bool IsEmpty => !(Width > 0 && Height > 0);

    /// <summary>The part of this box within the other: sides beyond it are drawn in to it.</summary>
    public PdfBox Within(PdfBox other) => new(
        Math.Clamp(Left, other.Left, other.Right), Math.Clamp(Bottom, other.Bottom, other.Top),
        Math.Clamp(Right, other.Left, other.Right), Math.Clamp(Top, other.Bottom, other.Top));

    /// <summary>Four numbers in any order of corners; null when they are not.</summary>
    internal static PdfBox? Read(IPdfObjects objects, PdfObject value)
    {
        if (objects.Follow(value) is not PdfArray { Count: 4 } array) return null;
        Span<double> sides = stackalloc double[4];
        for (var i = 0; i < 4; i++)
        {
            if (objects.Number(array[i]) is not { } side) return null;
            sides[i] = side;
        }
        return new(Math.Min(sides[0], sides[2]), Math.Min(sides[1], sides[3]), Math.Max(sides[0], sides[2]), Math.Max(sides[1], sides[3]));
    }
}
