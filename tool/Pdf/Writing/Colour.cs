namespace IncidentStrategy.Pdf.Writing;

/// <summary>An sRGB colour.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour Black { get; } = new(0, 0, 0);

    public static Colour White { get; } = new(255, 255, 255);

    public static Colour Grey(byte level) => new(level, level, level);

    /// <summary>Reads <c>#rrggbb</c> or <c>#rgb</c>; null when the text is neither.</summary>
    public static Colour? Parse(string text)
    {
        var digits = text.AsSpan().Trim().TrimStart('#');
        if (digits.Length is not (3 or 6) || !uint.TryParse(digits, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var value)) return null;
        return digits.Length == 6
            ? new Colour((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : new Colour((byte)((value >> 8) * 17), (byte)(((value >> 4) & 15) * 17), (byte)((value & 15) * 17));
    }
}

public enum LineCap { Butt, Round, Square }

public enum LineJoin { Mitre, Round, Bevel }

/// <summary>How a path is stroked. Lengths are in points; an empty <see cref="Dash"/> is a solid line.</summary>
public sealed record Pen(double Width, Colour Colour)
{
    public IReadOnlyList<double> Dash { get; init; } = [];

    public double DashPhase { get; init; }

    public LineCap Cap { get; init; }

    public LineJoin Join { get; init; }

    public double MitreLimit { get; init; } = 10;
}
