using IncidentStrategy.Pdf.Importing.Annotations;
using IncidentStrategy.Pdf.Importing.Text;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>The text of a PDF, page by page in the order it is painted, and what the document says of itself.</summary>
public sealed record PdfTextOf(IReadOnlyList<string> Pages, IReadOnlyDictionary<string, string> Information, string Metadata);

/// <summary>Reads the text of PDFs: for alternative texts, and to look for personal data in what is about to be published.</summary>
public static class PdfText
{
    public static PdfOutcome<PdfTextOf> Extract(ReadOnlyMemory<byte> bytes, PdfLimits? limits = null, CancellationToken cancellation = default)
    {
        var opened = PdfFile.Open(bytes, limits, cancellation);
        return opened.Value is { } file ? Extract(file) : PdfOutcome<PdfTextOf>.Refused(opened.Refusal!.Fault);
    }

    public static PdfOutcome<PdfTextOf> Extract(PdfFile file)
    {
        try
        {
            var reader = new PageText(file);
            return PdfOutcome<PdfTextOf>.Given(new([.. file.Pages.Select(reader.Page)], Information(file), Metadata(file)));
        }
        catch (PdfFaultException refused)
        {
            return PdfOutcome<PdfTextOf>.Refused(refused.Fault);
        }
    }

    static SortedDictionary<string, string> Information(PdfFile file)
    {
        var information = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (file.Dictionary(file.Trailer, "Info") is not { } entries) return information;
        foreach (var (name, value) in entries.Entries)
            if (file.Follow(value) is PdfString text) information[name] = DrawnFields.TextOf(text.Bytes);
        return information;
    }

    static string Metadata(PdfFile file) =>
        file.Get(file.Catalogue, "Metadata") is PdfStream packet ? System.Text.Encoding.UTF8.GetString(file.Unpack(packet)) : "";
}
