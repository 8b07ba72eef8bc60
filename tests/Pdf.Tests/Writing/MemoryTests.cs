using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Pdf.Tests.Writing;

/// <summary>Run with nothing beside them, since they look at the whole process's memory.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
[Collection("Alone")]
public class MemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_pages()
    {
        static long Held(int pages)
        {
            using var writer = new PdfWriter(Stream.Null, Specimen.Info);
            for (var number = 1; number <= pages; number++)
            {
                var page = writer.BeginPage(595, 842);
                for (var line = 0; line < 45; line++) Specimen.Paragraph(writer, page, StructureType.P, "A line of some words, as a page has them.", 10, 20 + 14 * line);
                page.End();
            }
            return GC.GetTotalMemory(forceFullCollection: true);
        }
        Held(50);
        var few = Held(100);
        Assert.InRange(Held(1100) - few, long.MinValue, 6_000_000);
    }
}
