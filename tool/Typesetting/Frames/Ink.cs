using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Frames;

/// <summary>The closed family of things a frame holds, laid down in order.</summary>
public abstract record Ink;

/// <summary>What X of a text means: its start, its middle or its end.</summary>
public enum Anchor { Start, Middle, End }

/// <summary>A line of text in one face on the baseline <paramref name="Y"/>.</summary>
public sealed record TextInk(double X, double Y, string Text, Face Face, double Size, Colour Colour) : Ink
{
    public Anchor Anchor { get; init; }

    /// <summary>Degrees clockwise about (X, Y).</summary>
    public double Turn { get; init; }

    /// <summary>What a reader of the extracted text gets instead of the glyphs, such as nothing for a hyphen at a line's end.</summary>
    public string? ActualText { get; init; }
}

/// <summary>How a shape's edge is drawn; <paramref name="Dash"/> gives lengths of ink and gap in turn, in points.</summary>
public sealed record Stroke(double Width, Colour Colour, IReadOnlyList<double>? Dash = null)
{
    public bool RoundEnds { get; init; }
}

/// <summary>A shape filled, stroked or both; filled by the non-zero rule. Opacity is 0 to 1.</summary>
public sealed record PathInk(Shape Shape, Colour? Fill, Stroke? Stroke = null) : Ink
{
    public double Opacity { get; init; } = 1;
}

/// <summary>A JPEG or PNG stretched over a rectangle.</summary>
public sealed record ImageInk(double X, double Y, double Width, double Height, ImageSource File) : Ink;

/// <summary>A frame within a frame. When it has an alternative text it is one figure.</summary>
public sealed record FrameInk(double X, double Y, Frame Frame) : Ink
{
    /// <summary>Enlarges the frame about its top left corner.</summary>
    public double Scale { get; init; } = 1;
}

/// <summary>An area that leads somewhere: <c>#anchor</c> within the document, else a URI.</summary>
public sealed record LinkInk(double X, double Y, double Width, double Height, string Target, string Description) : Ink
{
    /// <summary>The link's element, when the frame is a page of a tagged document.</summary>
    public StructureElement? Element { get; init; }
}

/// <summary>A point that links lead to; Y is the top of what should be seen.</summary>
public sealed record DestinationInk(double Y, string Name) : Ink;
