using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>
/// An appearance drawn for an annotation that brings none: operators within <paramref name="Box"/>, which is laid onto <paramref name="Place"/>
/// of the page, with the resources they name.
/// </summary>
sealed record Drawing(string Operators, PdfBox Box, PdfBox Place)
{
    public PdfDictionary Resources { get; init; } = new();

    public double Opacity { get; init; } = 1;

    /// <summary>Whether it darkens what it covers, as a marker pen does.</summary>
    public bool Multiplies { get; init; }

    public PdfStream Form()
    {
        var dictionary = new PdfDictionary
        {
            ["Type"] = new PdfName("XObject"),
            ["Subtype"] = new PdfName("Form"),
            ["BBox"] = new PdfArray([Real(Box.Left), Real(Box.Bottom), Real(Box.Right), Real(Box.Top)]),
            ["Resources"] = Resources,
        };
        if (State is not null) dictionary["Group"] = new PdfDictionary { ["S"] = new PdfName("Transparency") };
        return Repacking.Pack(dictionary, Mark.Bytes(Operators));
    }

    /// <summary>How it mixes with the page, as a graphics state; null when it simply covers.</summary>
    public PdfDictionary? State
    {
        get
        {
            if (Opacity >= 1 && !Multiplies) return null;
            var state = new PdfDictionary { ["Type"] = new PdfName("ExtGState") };
            if (Opacity < 1) state["ca"] = state["CA"] = Real(Math.Max(0, Opacity));
            if (Multiplies) state["BM"] = new PdfName("Multiply");
            return state;
        }
    }

    static PdfReal Real(double value) => new(Math.Round(value, 4));
}
