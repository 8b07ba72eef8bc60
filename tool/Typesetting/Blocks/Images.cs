using IncidentStrategy.Pdf.Images;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>An image found: its file, and its size in points as it would naturally be printed.</summary>
sealed record FoundImage(ImageSource File, double Width, double Height);

/// <summary>Fetches images through the options and says what is wrong with them.</summary>
static class Images
{
    /// <summary>Screens show 96 dots an inch; an image without a better say is printed at 144, which print can bear.</summary>
    const double PointsPerPixel = 72.0 / 144;

    public static FoundImage? Find(Setting setting, LinkInline image)
    {
        var path = image.GetDynamicUrl?.Invoke() ?? image.Url ?? "";
        if (setting.Options.Image?.Invoke(path) is not { } file)
        {
            setting.Warn("IS951", image, $"The image \"{path}\" was not found; its text is printed instead.", "Check the path: it is read from the document's own folder.");
            return null;
        }
        if (SizeOf(file) is not { } size)
        {
            setting.Warn("IS952", image, $"The image \"{path}\" is not a sound PNG or JPEG; its text is printed instead.", "Save it as PNG or JPEG.");
            return null;
        }
        var (width, height) = (size.Width * PointsPerPixel, size.Height * PointsPerPixel);
        if (Length(Setting.Attribute(image, "width"), setting) is { } wanted) (width, height) = (wanted, wanted * height / width);
        return new FoundImage(file, width, height);
    }

    public static (int Width, int Height)? SizeOf(ImageSource file)
    {
        try
        {
            var image = PdfImage.From(file);
            return (image.PixelWidth, image.PixelHeight);
        }
        catch (PdfImageException)
        {
            return null;
        }
    }

    /// <summary>A width as written: <c>80mm</c>, <c>8cm</c>, <c>200pt</c>, or <c>50%</c> of the measure.</summary>
    static double? Length(string? text, Setting setting)
    {
        if (text is null) return null;
        var measure = setting.Style.PageWidth - setting.Style.MarginLeft - setting.Style.MarginRight;
        (string Unit, double Points)[] units = [("mm", 72 / 25.4), ("cm", 720 / 25.4), ("pt", 1), ("in", 72), ("%", measure / 100), ("px", PointsPerPixel), ("", PointsPerPixel)];
        foreach (var (unit, points) in units)
            if (text.EndsWith(unit, StringComparison.Ordinal) && double.TryParse(text[..^unit.Length], System.Globalization.CultureInfo.InvariantCulture, out var value) && value > 0)
                return value * points;
        return null;
    }
}
