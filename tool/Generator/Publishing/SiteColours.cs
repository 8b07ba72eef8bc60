using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>Turns the brand's colour into one that can be read on light and one on dark, whatever an organisation has chosen.</summary>
static class SiteColours
{
    // Text and links need 4.5 to 1; a little more keeps it on tinted grounds too.
    const double Contrast = 5.2;
    static readonly Colour darkGround = new(0x15, 0x17, 0x1a);

    public static string Css(Colour brand) =>
        $"\n:root {{ --brand: {OnLight(brand)}; }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ --brand: {OnDark(brand)}; }} }}\n";

    public static Colour OnLight(Colour brand) => Until(brand, Colour.White, Colour.Black);

    public static Colour OnDark(Colour brand) => Until(brand, darkGround, Colour.White);

    /// <summary>Mixes in the least of <paramref name="other"/> that makes the contrast enough.</summary>
    static Colour Until(Colour colour, Colour ground, Colour other)
    {
        for (var share = 0; share < 100; share += 5)
        {
            var mixed = new Colour(Mix(colour.Red, other.Red, share), Mix(colour.Green, other.Green, share), Mix(colour.Blue, other.Blue, share));
            if (Colour.Contrast(mixed, ground) >= Contrast) return mixed;
        }
        return other;
    }

    static byte Mix(byte one, byte other, int percent) => (byte)((one * (100 - percent) + other * percent + 50) / 100);
}

/// <summary>The site's icon: a control chart in three strokes on the brand's colour.</summary>
static class SiteIcon
{
    public static string Render(Colour brand) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" rx=\"6\" fill=\"{SiteColours.OnLight(brand)}\"/>"
        + "<path d=\"M6 11h20M6 22h20\" stroke=\"#fff\" stroke-opacity=\".5\" stroke-width=\"1.5\" stroke-dasharray=\"3 2\"/>"
        + "<path d=\"M6 19l5-3 5 4 5-7 5-2\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n";
}
