namespace IncidentStrategy.Typesetting.Frames;

/// <summary>
/// Finished ink on an area: a chart, a logo, a whole page. Points, from the top left corner, y downwards.
/// A frame with an alternative text is one figure to a reader who cannot see it.
/// </summary>
public sealed record Frame(double Width, double Height, IReadOnlyList<Ink> Inks, string? AlternativeText = null);
