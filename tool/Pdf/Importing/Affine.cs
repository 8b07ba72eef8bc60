namespace IncidentStrategy.Pdf.Importing;

/// <summary>A plane mapping as PDF writes it: x' = A x + C y + E, y' = B x + D y + F.</summary>
readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    public static Affine Identity { get; } = new(1, 0, 0, 1, 0, 0);

    public (double X, double Y) Map(double x, double y) => (A * x + C * y + E, B * x + D * y + F);

    /// <summary>This mapping first, then the other.</summary>
    public Affine Then(Affine next) => new(
        A * next.A + B * next.C, A * next.B + B * next.D,
        C * next.A + D * next.C, C * next.B + D * next.D,
        E * next.A + F * next.C + next.E, E * next.B + F * next.D + next.F);
}
