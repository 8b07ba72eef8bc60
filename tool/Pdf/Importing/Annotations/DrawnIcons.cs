using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>
/// Icons for notes, attachments and sounds that bring no appearance: grey outlines with a shadow on a rounded tile in the annotation's colour,
/// in a square of 24 points, as people know them from their readers.
/// </summary>
static class DrawnIcons
{
    const double Size = 24;

    /// <summary>A note's icon hangs from the upper left corner of its rectangle, whatever its size.</summary>
    public static Drawing Note(string name, AnnotationColour? colour, PdfBox place) =>
        Tile(colour, NotePath(name), new(place.Left, place.Top - Size, place.Left + Size, place.Top));

    public static Drawing Attachment(string name, AnnotationColour? colour, PdfBox place) => Tile(colour, name switch
    {
        "PushPin" => "4.5 5 m 10 10 l S 7.5 13.5 m 11 14 l 14.5 20 l 21 12 l 15 9.5 l 13.5 7 l 11.5 7.5 l 8.5 11 l s",
        "Paperclip" => "17 10.5 m 12 6 l 8.5 6.5 l 7.5 10 l 14.5 18 l 18 18.5 l 20.5 15.5 l 20 13 l 12.5 5 l 9 3.5 l 5 4 l 3.5 8 l 4.5 11.5 l 10 18 l S",
        "Graph" => "3.5 21 m 3.5 4 l 21 4 l S 7.5 8 m 10.5 13 l 13.5 11 l 18.5 17 l S 15.5 17.5 m 19 18 l 19 14.5 l S",
        "Tag" => "4 19 m 6 21 l 12 20.5 l 20.5 12 l 20 9 l 14.5 4 l 12 4 l 5 12 l s 12 12 m 15 8.5 l S 10 10.5 m 12 8.5 l S 8 17 m 12 22 l 20 20 l 23 18.5 l S",
        _ => "",
    }, place);

    public static Drawing Sound(string name, AnnotationColour? colour, PdfBox place) => Tile(colour, name switch
    {
        "Speaker" => "4 15 m 7 15 l 11.5 20 l 11.5 4.5 l 7 9 l 4 9 l s 15 16 m 16.5 12 l 15 8 l S 17.5 18 m 19.5 12 l 17.5 6 l S 20 20 m 22.5 12 l 20 4 l S",
        "Mic" => "9 19 m 9 14 l 10.5 12 l 13.5 12 l 15 14 l 15 19 l 13.5 21.5 l 10.5 21.5 l s 6 15 m 6.5 11 l 9.5 8.5 l 14.5 8.5 l 17.5 11 l 18 15 l S 12 8 m 12 4 l S 7.5 3.5 m 16.5 3.5 l S",
        _ => "",
    }, place);

    static string NotePath(string name) => name switch
    {
        "Note" => "9.5 18.8 m 4 18.8 l 4.1 8 l 4.8 5 l 6 3.8 l 20 3.8 l 18.6 6 l 18.3 18.8 l S 1.2 w 7 14.3 m 15.5 14.3 l S 7 11.5 m 13.5 11.5 l S 7 8.7 m 15.5 8.7 l S 2 w 13.5 20.5 m 10.3 16.5 l S 3.5 w 13.5 21 m 13.6 21.2 l S",
        "Comment" => "6.5 8.5 m 4.5 11 l 4.5 17 l 6.5 20 l 17.5 20 l 19.5 17 l 19.5 11 l 17 8.5 l 12.5 8.5 l 8.8 4.5 l 8.5 8.5 l s",
        "Key" => "12 13 m 4 6 l 4 4 l 7 4 l 8.5 6.5 l 11 7 l 11.5 9.5 l 14 10.5 l 18.5 12 l 20.5 16 l 18.5 20.5 l 14.5 20.5 l 12 17.5 l 12 13 l S 16.5 16.5 m 17 17 l S",
        "Help" => "7.5 16.5 m 8.5 19 l 11 20.5 l 14 19.5 l 15.5 17 l 14.5 14.5 l 12.5 12.5 l 12 8.5 l S 12 4 m 12 4.3 l S",
        "NewParagraph" => "9.5 18.5 m 6 18.5 l 5 16.5 l 6 14.5 l 9 14.5 l S 7 16.5 m 9 16.5 l S 9.5 19 m 9.5 4.5 l S 13.5 13 m 13.5 4.5 l S 14.5 21.5 m 16 18 l 19 17.5 l 16.5 15.5 l 17 12.5 l 14.5 14 l 12 12.5 l 12.5 15.5 l 10.5 17.5 l 13.5 18 l s",
        "Paragraph" => "15.5 4.5 m 15.5 19 l 8.5 19 l 7 16.5 l 8.5 14 l 11 14 l S 11 19 m 11 4.5 l S 8.5 17.5 m 10 15.5 l S",
        "Insert" => "12 19 m 20 19 l S 12 14.7 m 20 14.7 l S 8 10.8 m 20 10.8 l S 12 6.5 m 20 6.5 l S 3.5 13 m 5.5 11 l 3.5 9 l s",
        "Cross" => "6 18 m 18 6 l S 6 6 m 18 18 l S",
        "Circle" => "O",
        _ => "",
    };

    static Drawing Tile(AnnotationColour? colour, string path, PdfBox place)
    {
        if (path == "O") path = "2.6 w " + new Outline(default).Ellipse(12, 12, 7.8, 7.8) + "s";
        var box = new PdfBox(0, 0, Size, Size);
        var tile = new Outline(box).Rounded(new(1, 1, 23, 23), 4);
        var operators = path.Length == 0 ? "" : $"{colour?.Operator(stroke: false) ?? "1 1 1 rg "}{tile}f 1 J 1 j 2 w q 1 0 0 1 0 -1 cm 0.53 0.54 0.52 RG {path} Q 0.73 0.74 0.71 RG {path}";
        return new(operators, box, place);
    }
}
