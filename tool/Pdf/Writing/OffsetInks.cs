namespace IncidentStrategy.Pdf.Writing;

/// <summary>The colour of halftones in four inks on coated paper.</summary>
static class OffsetInks
{
    /// <summary>Lab (D50) of paper, and of cyan, magenta and yellow printed over each other (ISO 12647-2, coated paper); index bits: cyan 1, magenta 2, yellow 4.</summary>
    static readonly (double L, double A, double B)[] Solids =
        [(95, 0, -2), (55, -37, -50), (48, 74, -3), (24, 22, -46), (89, -5, 93), (50, -68, 33), (47, 68, 48), (23, 0, 0)];

    /// <summary>Black alone, and what little of another colour shows through it.</summary>
    const double BlackLightness = 16, UnderBlack = 0.1;

    public static (double L, double A, double B) Lab(double cyan, double magenta, double yellow, double black)
    {
        double x = 0, y = 0, z = 0;
        for (var primary = 0; primary < 16; primary++)
        {
            var share = (((primary & 1) != 0 ? cyan : 1 - cyan) * ((primary & 2) != 0 ? magenta : 1 - magenta))
                * (((primary & 4) != 0 ? yellow : 1 - yellow) * ((primary & 8) != 0 ? black : 1 - black));
            var (l, a, b) = Solids[primary & 7];
            if ((primary & 8) != 0) (l, a, b) = (BlackLightness * (1 - UnderBlack) + UnderBlack * (l - 95 + BlackLightness), a * UnderBlack, b * UnderBlack);
            var (px, py, pz) = ToXyz(l, a, b);
            x += share * Math.Sqrt(px);
            y += share * Math.Sqrt(py);
            z += share * Math.Sqrt(pz);
        }
        // Relative to the paper, which a screen shows as its own white.
        var (wx, wy, wz) = ToXyz(Solids[0].L, Solids[0].A, Solids[0].B);
        return FromXyz(x * x / wx, y * y / wy, z * z / wz);
    }

    static (double X, double Y, double Z) ToXyz(double l, double a, double b)
    {
        var y = (l + 16) / 116;
        return (Cubed(y + a / 500), Cubed(y), Cubed(y - b / 200));

        static double Cubed(double t) => Math.Max(0, t > 6.0 / 29 ? t * t * t : (t - 16.0 / 116) * 3 * 36 / 841);
    }

    /// <summary>X, Y and Z are relative to the white.</summary>
    static (double L, double A, double B) FromXyz(double x, double y, double z)
    {
        return (116 * Root(y) - 16, 500 * (Root(x) - Root(y)), 200 * (Root(y) - Root(z)));

        static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : t * 841 / 108 + 16.0 / 116;
    }
}
