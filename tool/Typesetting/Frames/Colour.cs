using System.Globalization;

namespace IncidentStrategy.Typesetting.Frames;

/// <summary>An opaque sRGB colour.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour Black { get; } = new(0, 0, 0);
    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>Reads <c>#rrggbb</c> or <c>#rgb</c>; null when the text is neither.</summary>
    public static Colour? Parse(string? text)
    {
        if (text is not { Length: 4 or 7 } || text[0] != '#') return null;
        var full = text.Length == 7 ? text[1..] : string.Concat(text[1], text[1], text[2], text[2], text[3], text[3]);
        return int.TryParse(full, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new Colour((byte)(value >> 16), (byte)(value >> 8), (byte)value) : null;
    }

    /// <summary>The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance).</summary>
    public static double Contrast(Colour a, Colour b)
    {
        var (x, y) = (a.Luminance, b.Luminance);
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    /// <summary>This colour with <paramref name="share"/> of it laid on white: 0 is white, 1 the colour itself.</summary>
    public Colour Tint(double share) => new(Mix(Red, share), Mix(Green, share), Mix(Blue, share));

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    static byte Mix(byte channel, double share) => (byte)Math.Round(255 - (255 - channel) * share);
}
