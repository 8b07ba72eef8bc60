using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Generator.Publishing;
using IncidentStrategy.Text;

namespace IncidentStrategy.Tests;

public sealed class WorkbookTests
{
    static readonly Organisation organisation = new() { Where = Where.None, Name = "Northmoor", Roles = [new Role { Where = Where.None, Id = "dim", Name = "Duty Incident Manager" }] };

    static readonly Findings findings = new()
    {
        AsOf = new DateOnly(2025, 10, 31),
        Actions =
        [
            new() { Id = "A-1", Review = "PIR-1", Statement = "=HYPERLINK(\"http://example.org\")", OwnerRole = "dim", Due = new DateOnly(2025, 9, 30), State = "overdue", DaysOverdue = 31, Place = new Place("reviews/PIR-1.md", 40, 3) },
            new() { Id = "A-2", Review = "PIR-1", Statement = "Tell <customers> & staff \"now\" _x0041_\u0001", DoneWhen = "-1 is not reached", Place = new Place("reviews/PIR-1.md", 44, 3) },
        ],
        Compliance = new()
        {
            Criteria = [new() { Id = "AC-1", Statement = "Acknowledged in 15 minutes", TargetPercent = 90, Total = new(17, 21, 9, 1), Definition = new() { Formula = "met ÷ decided" }, Sources = [Place.InRange("metrics/log.xlsx", "Log", 2, 8, 840, 8)] }],
        },
    };

    static readonly byte[] workbook = Workbook.Render(findings, organisation);

    [Fact]
    public void It_is_a_workbook_by_the_book()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Another_reader_finds_real_dates_and_numbers_and_text_that_stays_text()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook));
        var sheets = new Dictionary<string, List<object?[]>>();
        do
        {
            var rows = sheets[reader.Name] = [];
            while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }
        while (reader.NextResult());

        Assert.Equal(["About", "Recommendations", "Actions", "Compliance", "Exceptions", "Criteria coverage", "Metrics", "Metric points", "Candidates", "Boundaries", "Boundary exceptions", "Escalations"], sheets.Keys);
        var actions = sheets["Actions"];
        Assert.Equal("Owner", actions[0][3]);
        Assert.Equal("=HYPERLINK(\"http://example.org\")", actions[1][2]);
        Assert.Equal("Duty Incident Manager", actions[1][3]);
        Assert.Equal(new DateTime(2025, 9, 30), actions[1][5]);
        Assert.Equal(31.0, actions[1][8]);
        Assert.Equal("Tell <customers> & staff \"now\" _x0041_\ufffd", actions[2][2]!.ToString()!.Replace("_x005F_", "_"));
        Assert.Equal("reviews/PIR-1.md:44:3", actions[2][14]);
        var compliance = sheets["Compliance"][1];
        Assert.Equal(0.447368421052632, (double)compliance[9]!, 12);
        Assert.Equal(0.9, compliance[10]);
        Assert.Equal("metrics/log.xlsx!Log!H2:H840", compliance[12]);
    }

    [Fact]
    public void No_cell_holds_a_formula_and_what_looks_like_one_is_marked_as_text()
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(entry.Open());
            var xml = text.ReadToEnd();
            Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
            if (xml.Contains("=HYPERLINK", StringComparison.Ordinal)) Assert.Contains("<c r=\"C2\" s=\"3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=HYPERLINK", xml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_findings_give_the_same_bytes() => Assert.True(workbook.AsSpan().SequenceEqual(Workbook.Render(findings, organisation)));
}
