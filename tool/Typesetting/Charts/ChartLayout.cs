using IncidentStrategy.Pdf.Fonts;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>Draws charts. A pure function: the same chart, width and style give the same ink, for paper and for screen.</summary>
public static class ChartLayout
{
    /// <summary>
    /// A chart as a figure with its alternative text. <paramref name="titled"/> draws the title above and the note and source below;
    /// without it only the plot and its key are drawn, for a page that sets those as text of its own.
    /// Text is measured in the house's Noto Sans, which is wider than what screens use for sans: what fits in print fits on screen.
    /// </summary>
    public static Frame ToFrame(Chart chart, double width, Style style, bool titled = true, TextMeasure? measure = null)
    {
        var pen = new ChartPen(style, measure ?? InNoto);
        var y = titled ? Title(pen, chart, width) : 0;
        y = chart switch
        {
            LineChart line => LinePlot.Draw(pen, line, y, width),
            BarChart bars => BarPlot.Draw(pen, bars, y, width),
            ComplianceChart compliance => CompliancePlot.Draw(pen, compliance, y, width),
            SmallMultiples multiples => MultiplesPlot.Draw(pen, multiples, y, width),
            _ => throw new NotSupportedException($"A {chart.GetType().Name} has no drawing."),
        };
        if (titled) y = Foot(pen, chart, y, width);
        return new Frame(width, Math.Ceiling(y), pen.Inks, chart.AlternativeText);
    }

    static double InNoto(string text, Face face, double size) => FontSet.Noto.Measure(text, (FontStyle)face, kerning: false) * size / 1000;

    static double Title(ChartPen pen, Chart chart, double width)
    {
        var (size, leading) = (pen.Style.Size, pen.Style.Leading);
        return pen.Lines(0, 0, pen.Wrap(chart.Title, width, Face.Bold, size), pen.Style.Ink, Face.Bold, size, leading) + 4 * pen.Unit;
    }

    static double Foot(ChartPen pen, Chart chart, double y, double width)
    {
        var text = string.Join(" · ", new[] { chart.Note, chart.Source.Length > 0 ? $"Source: {chart.Source}" : "" }.Where(t => t.Length > 0));
        return text.Length == 0 ? y : pen.Lines(0, y + 3 * pen.Unit, pen.Wrap(text, width));
    }
}
