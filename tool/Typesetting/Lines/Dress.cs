using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Lines;

/// <summary>How a stretch of text looks, what it is and where it leads. Stretches of one dress are one run, so dresses are compared by reference.</summary>
sealed class Dress
{
    public required Face Face { get; init; }
    public required double Size { get; init; }
    public required Colour Colour { get; init; }
    public bool Underline { get; init; }
    public bool Strike { get; init; }
    public Colour? Ground { get; init; }

    /// <summary>How far the baseline is raised, in points.</summary>
    public double Rise { get; init; }

    /// <summary>The element inside the paragraph's own, such as a link; null for plain text.</summary>
    public StructureElement? Element { get; init; }

    public string? Target { get; init; }

    public bool NoBreak { get; init; }

    /// <summary>The width of a space, measured when first asked for; below 0 before.</summary>
    public double Space { get; set; } = -1;

    public Dress With(Face? face = null, double? size = null, Colour? colour = null, bool? underline = null, bool? strike = null,
        Colour? ground = null, double? rise = null, StructureElement? element = null, string? target = null, bool? noBreak = null) => new()
        {
            Face = face ?? Face,
            Size = size ?? Size,
            Colour = colour ?? Colour,
            Underline = underline ?? Underline,
            Strike = strike ?? Strike,
            Ground = ground ?? Ground,
            Rise = rise ?? Rise,
            Element = element ?? Element,
            Target = target ?? Target,
            NoBreak = noBreak ?? NoBreak,
        };

    public Dress Bolder() => With(face: Face switch { Face.Regular => Face.Bold, Face.Italic => Face.BoldItalic, var same => same });

    public Dress Slanted() => With(face: Face switch { Face.Regular => Face.Italic, Face.Bold => Face.BoldItalic, var same => same });
}
