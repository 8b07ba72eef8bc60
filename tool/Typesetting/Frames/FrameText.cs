using System.Globalization;
using System.Text;

namespace IncidentStrategy.Typesetting.Frames;

/// <summary>Writes a frame as text, a line for each ink, so that layout can be read and tested without drawing.</summary>
public static class FrameText
{
    public static string Of(Frame frame, bool shapes = false)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"frame {frame.Width:0.#} × {frame.Height:0.#}\n");
        Write(text, frame, shapes, "");
        return text.ToString();
    }

    static void Write(StringBuilder text, Frame frame, bool shapes, string indent)
    {
        foreach (var ink in frame.Inks)
        {
            var line = ink switch
            {
                TextInk t => string.Create(CultureInfo.InvariantCulture, $"{t.X,6:0.0} {t.Y,6:0.0}  {t.Face} {t.Size:0.##} {t.Colour}  {t.Text.Replace("\u00AD", "-", StringComparison.Ordinal)}"),
                TagInk { Element: null } => "artifact",
                TagInk { Element: { } e } => $"<{e.Role}{(e.Level > 0 ? e.Level.ToString(CultureInfo.InvariantCulture) : "")}{(e.AlternativeText is { } alt ? $" \"{alt}\"" : "")}>",
                ImageInk i => string.Create(CultureInfo.InvariantCulture, $"{i.X,6:0.0} {i.Y,6:0.0}  image {i.Width:0.0} × {i.Height:0.0}"),
                FormInk f => string.Create(CultureInfo.InvariantCulture, $"{f.X,6:0.0} {f.Y,6:0.0}  page {f.Page.Number} {f.Width:0.0} × {f.Height:0.0}"),
                FrameInk f => string.Create(CultureInfo.InvariantCulture, $"{f.X,6:0.0} {f.Y,6:0.0}  frame {f.Frame.Width:0.0} × {f.Frame.Height:0.0}"),
                LinkInk l => string.Create(CultureInfo.InvariantCulture, $"{l.X,6:0.0} {l.Y,6:0.0}  link {l.Target}"),
                DestinationInk d => string.Create(CultureInfo.InvariantCulture, $"       {d.Y,6:0.0}  #{d.Name}"),
                PathInk p when shapes => string.Create(CultureInfo.InvariantCulture, $"{p.Shape.Points[0].X,6:0.0} {p.Shape.Points[0].Y,6:0.0}  shape {p.Fill} {p.Stroke?.Colour}"),
                _ => null,
            };
            if (line is not null) text.Append(indent).Append(line.TrimEnd()).Append('\n');
            if (ink is FrameInk inner) Write(text, inner.Frame, shapes, indent + "    ");
        }
    }
}
