namespace IncidentStrategy.Typesetting.Frames;

/// <summary>The house style, in points: everything that decides how a document looks, and nothing of what it says.</summary>
public sealed record Style
{
    public static Style House { get; } = new();

    const double Millimetre = 72 / 25.4;

    public double PageWidth { get; init; } = 210 * Millimetre;
    public double PageHeight { get; init; } = 297 * Millimetre;
    public double MarginTop { get; init; } = 25 * Millimetre;
    public double MarginBottom { get; init; } = 25 * Millimetre;
    public double MarginLeft { get; init; } = 25 * Millimetre;

    /// <summary>The outer margin; criterion tags stand in it.</summary>
    public double MarginRight { get; init; } = 35 * Millimetre;

    public double Size { get; init; } = 10;
    public double Leading { get; init; } = 14;
    public double TableSize { get; init; } = 9;
    public double TableLeading { get; init; } = 12;
    public double SmallSize { get; init; } = 8;
    public double SmallLeading { get; init; } = 11;
    public double CodeSize { get; init; } = 8.5;
    public double CodeLeading { get; init; } = 12;

    /// <summary>Each level of heading is this much larger than the next.</summary>
    public double Scale { get; init; } = 1.2;

    public Colour Ink { get; init; } = new(0x1d, 0x1d, 0x1f);
    public Colour Paper { get; init; } = Colour.White;
    public Colour Brand { get; init; } = new(0x1f, 0x4e, 0x79);

    /// <summary>Captions, running heads, sources: quieter than ink, still 4.5 to 1 on paper.</summary>
    public Colour Quiet { get; init; } = new(0x5f, 0x63, 0x68);

    /// <summary>Light rules between rows.</summary>
    public Colour Rule { get; init; } = new(0xd5, 0xd8, 0xdc);

    /// <summary>The ground of code and notes.</summary>
    public Colour Ground { get; init; } = new(0xf4, 0xf6, 0xf8);

    public Colour CommonCause { get; init; } = new(0x76, 0x76, 0x76);
    public Colour Improvement { get; init; } = new(0x00, 0x72, 0xb2);
    public Colour Concern { get; init; } = new(0xd5, 0x5e, 0x00);

    /// <summary>Type size of a heading, level 1 to 6.</summary>
    public double HeadingSize(int level) => Size * Math.Pow(Scale, Math.Max(0, 4 - level));
}
