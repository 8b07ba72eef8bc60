using IncidentStrategy.Pdf.Tests.Conformance;
using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Pdf.Tests.Writing;

public class NavigationTests
{
    /// <summary>Enough of everything for trees of more than one level.</summary>
    static readonly Lazy<byte[]> Long = new(() => Specimen.Write(writer =>
    {
        for (var number = 1; number <= 5000; number++)
        {
            var page = writer.BeginPage(100, 100);
            page.Destination($"place-{number}", 20);
            if (number % 10 == 1) page.Outline($"Part {number}", number % 100 == 1 ? 1 : 3, 10);
            Specimen.Paragraph(writer, page, StructureType.P, $"Page {number}", 10, 20);
            page.End();
        }
    }));

    [Fact]
    public void A_long_document_is_sound_and_every_place_is_found()
    {
        var (_, listed) = Tool.Run("pdfinfo", Long.Value, "-dests", "{}");
        Assert.Equal(5000, listed.Split('\n').Count(l => l.Contains("\"place-", StringComparison.Ordinal)));
        Assert.Contains("4321 [ XYZ null   80 null", string.Join('\n', listed.Split('\n').Select(l => l.Trim()).Where(l => l.EndsWith("\"place-4321\"", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Equal("", string.Join("\n", ConformanceCheck.Faults(Long.Value)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ŵ")]
    public void A_text_too_long_for_an_archive_is_cut_and_says_so(string letter)
    {
        var pdf = Specimen.Write(writer =>
        {
            var page = writer.BeginPage(100, 100);
            Specimen.Paragraph(writer, page, StructureType.P, "Words", 10, 20);
            page.Outline(string.Concat(Enumerable.Repeat(letter, 40_000)), 1, 10);
            page.End();
        });
        Assert.Equal("", string.Join("\n", ConformanceCheck.Faults(pdf)));
        Assert.Contains("... (shortened)", Tool.Run("qpdf", pdf, "--json=2", "--json-key=outlines", "{}").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_outline_nests_however_levels_skip()
    {
        var (_, json) = Tool.Run("qpdf", Long.Value, "--json=2", "--json-key=outlines", "{}");
        using var document = System.Text.Json.JsonDocument.Parse(json);
        var outlines = document.RootElement.GetProperty("outlines");
        Assert.Equal(50, outlines.GetArrayLength());
        Assert.All(outlines.EnumerateArray(), o => Assert.Equal(9, o.GetProperty("kids").GetArrayLength()));
        Assert.Equal("Part 101", outlines[1].GetProperty("title").GetString());
        Assert.Equal(101, outlines[1].GetProperty("destpageposfrom1").GetInt32());
    }

    [Fact]
    public void Labels_that_count_on_are_ranges()
    {
        var pdf = Specimen.Write(writer =>
        {
            foreach (var label in (string[])["Cover", "i", "ii", "iii", "1", "2", "E3-1", "3"]) writer.BeginPage(50, 50, label).End();
        });
        var (_, json) = Tool.Run("qpdf", pdf, "--json=2", "--json-key=pagelabels", "{}");
        using var document = System.Text.Json.JsonDocument.Parse(json);
        var labels = document.RootElement.GetProperty("pagelabels").EnumerateArray()
            .Select(l => (l.GetProperty("index").GetInt32(), string.Concat(l.GetProperty("label").EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}={p.Value} ")).Trim()));
        Assert.Equal([(0, "/P=u:Cover /St=1"), (1, "/S=/r /St=1"), (4, "/S=/D /St=1"), (6, "/P=u:E3-1 /St=1"), (7, "/S=/D /St=3")], labels);
    }

    [Fact]
    public void Links_that_lead_nowhere_are_told()
    {
        Specimen.Write(writer =>
        {
            var page = writer.BeginPage(100, 100);
            writer.OpenTag(StructureType.P);
            foreach (var name in (string[])["there", "nowhere"])
            {
                writer.OpenTag(StructureType.Link);
                page.Link(new Rectangle(0, 0, 10, 10), new LinkTarget.Named(name), name);
                writer.CloseTag();
            }
            writer.CloseTag();
            page.Destination("there");
            page.End();
            Assert.Equal(["nowhere"], writer.UnknownDestinations);
        });
    }

    [Fact]
    public void Headings_never_skip_a_level()
    {
        var pdf = Specimen.Write(writer =>
        {
            var page = writer.BeginPage(300, 300);
            foreach (var (i, type) in ((StructureType[])[StructureType.H2, StructureType.H5, StructureType.H5, StructureType.H3, StructureType.H1, StructureType.H4]).Index())
                Specimen.Paragraph(writer, page, type, $"Heading {i}", 10, 20 + 20 * i);
            page.End();
        });
        var (_, text) = Tool.Run("pdfinfo", pdf, "-struct", "{}");
        Assert.Equal(["H1", "H2", "H2", "H2", "H1", "H2"], text.Split('\n').Select(l => l.Trim().Split(' ')[0]).Where(w => w.StartsWith('H')));
        Assert.Equal("", string.Join("\n", ConformanceCheck.Faults(pdf)));
    }

    [Theory]
    [InlineData(StructureType.TD, "A TD cannot stand in a Document."), InlineData(StructureType.LI, "A LI cannot stand in a Document."), InlineData(StructureType.Figure, "A Figure needs alternative text.")]
    public void What_would_break_the_structure_is_refused(StructureType type, string message) =>
        Specimen.Write(writer =>
        {
            writer.BeginPage(10, 10);
            Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => writer.OpenTag(type)).Message);
        });
}
