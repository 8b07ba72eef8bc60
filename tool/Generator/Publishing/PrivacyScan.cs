using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Analysis.PersonalData;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>
/// Reads the finished files once more as a stranger would, for personal data: pages, Markdown, search index, workbook, and the text,
/// information and metadata of PDFs, foreign pages included. What was found is never quoted.
/// </summary>
public static partial class PrivacyScan
{
    public static void Run(IReadOnlyList<OutputFile> files, Redaction redaction, Diagnostics diagnostics, CancellationToken cancellation)
    {
        Parallel.ForEach(files, new ParallelOptions { CancellationToken = cancellation }, file =>
        {
            foreach (var kinds in Texts(file).SelectMany(redaction.InFinished).GroupBy(kind => kind))
            {
                var fault = Codes.Fault("IS910", new Place(file.Path), $"The finished file holds what looks like a {PersonalKinds.Noun(kinds.Key)} ({kinds.Count()} {(kinds.Count() == 1 ? "time" : "times")}).",
                    "Find it where it was written, with check, and take it out there; an attached file is redacted before it is handed in.");
                // What is only likely (a postcode, a telephone number, an address) is told and not refused, as in what people write.
                diagnostics.Add(kinds.Key is PersonalKind.Postcode or PersonalKind.Phone or PersonalKind.Email or PersonalKind.Name ? fault with { Severity = Severity.Warning } : fault);
            }
        });
    }

    static IEnumerable<string> Texts(OutputFile file) => Path.GetExtension(file.Path) switch
    {
        ".html" => [WebUtility.HtmlDecode(Tag().Replace(Encoding.UTF8.GetString(file.Bytes.Span), " "))],
        ".md" or ".js" => [Encoding.UTF8.GetString(file.Bytes.Span)],
        ".xlsx" => Workbook(file.Bytes),
        ".pdf" when PdfText.Extract(file.Bytes).Value is { } text => [.. text.Pages, .. text.Information.Values, text.Metadata],
        _ => [],
    };

    static IEnumerable<string> Workbook(ReadOnlyMemory<byte> bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var part = new MemoryStream();
            using (var packed = entry.Open()) packed.CopyTo(part);
            yield return WebUtility.HtmlDecode(FigureOrTag().Replace(Encoding.UTF8.GetString(part.ToArray()), " "));
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    /// <summary>A cell's figure is no person's number: a count of ten digits may pass a checksum by chance.</summary>
    [GeneratedRegex("<v>[^<]*</v>|<[^>]*>")]
    private static partial Regex FigureOrTag();
}
