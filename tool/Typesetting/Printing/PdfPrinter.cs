using IncidentStrategy.Pdf.Writing;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Printing;

/// <summary>Prints set pages as a PDF. It only prints: every position was settled before.</summary>
public static class PdfPrinter
{
    /// <summary>Prints a document page by page; title and language are the document's own. Returns why the file does not claim PDF/A, if so.</summary>
    public static IReadOnlyCollection<string> Print(SetDocument document, Stream output, PdfInfo info, IReadOnlyList<Attachment>? attachments = null)
    {
        using var writer = new PdfWriter(output, info);
        foreach (var attachment in attachments ?? []) writer.Attach(attachment);
        var tags = new PrintedTags(writer);
        var inks = new InkPrinter(writer, tags);
        var outline = document.Outline.GroupBy(o => o.Anchor, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var frame in document.Pages)
        {
            inks.PrintPage(frame, outline);
            tags.PageEnds();
        }
        writer.Finish();
        return writer.DeparturesFromPdfA;
    }

    /// <summary>Prints to memory.</summary>
    public static byte[] Print(SetDocument document, PdfInfo info, IReadOnlyList<Attachment>? attachments = null)
    {
        using var stream = new MemoryStream();
        Print(document, stream, info, attachments);
        return stream.ToArray();
    }
}
