namespace IncidentStrategy.Pdf.Reading;

/// <summary>Why a file is not read or bound in.</summary>
public enum PdfFault
{
    NotAPdf,
    Empty,
    Truncated,
    Damaged,
    PasswordNeeded,
    CopyForbidden,
    UnsupportedEncryption,
    TooDeep,
    TooLarge,
    TooSlow,
    PageTreeLoop,
    NoPages,
}

/// <summary>A file refused: the fault, what it means in plain English, and what the author can do.</summary>
public sealed record PdfRefusal(PdfFault Fault, string Message, string Hint)
{
    internal static PdfRefusal Of(PdfFault fault) => fault switch
    {
        PdfFault.NotAPdf => new(fault, "This is not a PDF: nothing in it is a PDF object.",
            "Check that the right file was saved; a web page or a Word file renamed to .pdf is the usual cause."),
        PdfFault.Empty => new(fault, "The file is empty.", "Save or download it again."),
        PdfFault.Truncated => new(fault, "The PDF stops before its pages do: its end is missing.",
            "Download or copy it again; if it opens in a PDF reader, print it to a new PDF."),
        PdfFault.Damaged => new(fault, "The PDF is damaged and its pages cannot be found.",
            "If it opens in a PDF reader, print it to a new PDF and use that."),
        PdfFault.PasswordNeeded => new(fault, "The PDF needs a password to open.",
            "Save a copy without a password and use that."),
        PdfFault.CopyForbidden => new(fault, "The PDF's owner does not allow its content to be copied, so its pages are not bound in.",
            "Ask the owner for a copy without that restriction."),
        PdfFault.UnsupportedEncryption => new(fault, "The PDF is encrypted in a way that is not supported (a certificate or a special handler).",
            "Save a copy without encryption and use that."),
        PdfFault.TooDeep => new(fault, "The PDF nests its objects deeper than any sound file does.",
            "Print it to a new PDF and use that."),
        PdfFault.TooLarge => new(fault, "The PDF unpacks to more than the limit allows.",
            "Print it to a new PDF, or bind in only the pages that are needed."),
        PdfFault.TooSlow => new(fault, "Reading the PDF takes more work than the limit allows.",
            "Print it to a new PDF and use that."),
        PdfFault.PageTreeLoop => new(fault, "The PDF's page tree leads back to itself and to no page.",
            "If it opens in a PDF reader, print it to a new PDF and use that."),
        PdfFault.NoPages => new(fault, "The PDF has no pages.", "Check that the right file was saved."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}

/// <summary>What reading gave: either a value or the refusal, never both.</summary>
public sealed record PdfOutcome<T> where T : class
{
    PdfOutcome(T? value, PdfRefusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public PdfRefusal? Refusal { get; }

    internal static PdfOutcome<T> Given(T value) => new(value, null);

    internal static PdfOutcome<T> Refused(PdfFault fault) => new(null, PdfRefusal.Of(fault));
}

/// <summary>Carries a fault out of the depths of reading; it never leaves this project.</summary>
sealed class PdfFaultException(PdfFault fault) : Exception(fault.ToString())
{
    public PdfFault Fault { get; } = fault;
}
