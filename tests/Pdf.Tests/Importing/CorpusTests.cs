using System.Diagnostics;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Pdf.Tests.Importing;

/// <summary>
/// <c>PDF_CORPUS=folder dotnet test tests/Pdf.Tests --filter Pdfs_of_a_named_folder</c>: every PDF in the folder is bound in or refused by name,
/// in two seconds of processor time and 500 MB.
/// </summary>
public class CorpusTests
{
    const long MostAllocatedAtOnce = 500L << 20;
    static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    [Fact]
    public void Pdfs_of_a_named_folder_are_bound_in_or_refused()
    {
        var folder = Environment.GetEnvironmentVariable("PDF_CORPUS");
        Assert.SkipWhen(folder is null, "PDF_CORPUS names no folder of PDFs.");
        var faults = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = File.ReadAllBytes(path);
            var (before, highest) = (Process.GetCurrentProcess().TotalProcessorTime, 0L);
            try
            {
                highest = Bind(file);
            }
            catch (Exception fault)
            {
                faults.Add($"{path}: {fault.GetType().Name}: {fault.Message}");
            }
            var taken = Process.GetCurrentProcess().TotalProcessorTime - before;
            if (taken > Most) faults.Add($"{path}: {taken.TotalSeconds:0.0} s");
            if (highest > MostAllocatedAtOnce) faults.Add($"{path}: {highest >> 20} MB");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Binds all pages into a document that is thrown away; gives the most memory seen in use.</summary>
    static long Bind(byte[] file)
    {
        var outcome = PdfImport.Open(file, cancellation: TestContext.Current.CancellationToken);
        var highest = GC.GetTotalMemory(false);
        if (outcome.Value is not { } imported) return highest;
        using var writer = new PdfWriter(Stream.Null, new() { Title = "Bound in", Created = DateTimeOffset.UnixEpoch });
        foreach (var page in imported.Pages)
        {
            var form = writer.AddForm(page.Form, page.Width, page.Height, page.Objects, page.BreaksPdfA, page.Group is not null);
            var sheet = writer.BeginPage(page.Width, page.Height);
            writer.OpenTag(StructureType.Figure, new() { Alt = $"Page {page.Number}" });
            sheet.Form(form, 0, 0, page.Width, page.Height);
            writer.CloseTag();
            sheet.End();
            highest = Math.Max(highest, GC.GetTotalMemory(false));
        }
        writer.Finish();
        return highest;
    }
}
