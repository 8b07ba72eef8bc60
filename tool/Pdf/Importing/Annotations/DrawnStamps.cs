using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using static IncidentStrategy.Pdf.Importing.Annotations.Mark;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>Draws rubber stamps that bring no appearance: their words in a rounded frame, stretched over the whole rectangle.</summary>
static class DrawnStamps
{
    const double Height = 26.5, Border = 3, Inset = 0.6, TextSize = 21.3, LetterSpace = 1, Baseline = 5.7, Padding = 15;

    const string Red = "0.75 0 0", Blue = "0 0.3 0.44", Grey = "0.2 0.2 0.2";

    static (string Words, string Colour) Of(string name) => name switch
    {
        "Approved" => ("Approved", Blue),
        "AsIs" => ("As Is", Blue),
        "Confidential" => ("Confidential", Red),
        "Final" => ("Final", Blue),
        "Experimental" => ("Experimental", Blue),
        "Expired" => ("Expired", Red),
        "NotApproved" => ("Not Approved", Red),
        "NotForPublicRelease" => ("Not For Public Release", Red),
        "Sold" => ("Sold", Red),
        "Departmental" => ("Departmental", Blue),
        "ForComment" => ("For Comment", Blue),
        "ForPublicRelease" => ("For Public Release", Blue),
        "TopSecret" => ("Top Secret", Red),
        _ => ("Draft", Grey),
    };

    public static Drawing Draw(string name, PdfBox place)
    {
        var (words, colour) = Of(name);
        var font = FieldFont.Standard("Helvetica");
        var text = font.Width(words) * TextSize + words.Length * LetterSpace;
        var (box, edge) = (new PdfBox(0, 0, text + 2 * Padding, Height), Inset + Border / 2);
        var frame = new Outline(box).Rounded(new(edge, edge, box.Right - edge, Height - edge), 1.5);
        var operators = $"{colour} RG {colour} rg {N(Border)} w {frame}S BT 2 Tr 0.4 w {N(LetterSpace)} Tc /F {N(TextSize)} Tf 1 0 0 1 {N(Padding)} {N(Baseline)} Tm {font.Literal(words)} Tj ET";
        return new(operators, box, place) { Resources = new PdfDictionary { ["Font"] = new PdfDictionary { ["F"] = font.Value } } };
    }
}
