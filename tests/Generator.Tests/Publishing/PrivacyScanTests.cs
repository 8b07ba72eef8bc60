using System.IO.Compression;
using System.Text;
using IncidentStrategy.Generator.Analysis.PersonalData;
using IncidentStrategy.Generator.Publishing;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Tests.Publishing;

public class PrivacyScanTests
{
    // 943 476 5919 is the NHS's own example of a number whose check digit holds; QQ 12 34 56 C is the form HMRC prints, with a prefix it issues.
    const string NhsNumber = "943 476 5919", Insurance = "AB 12 34 56 C";

    static IReadOnlyList<Diagnostic> Scan(params OutputFile[] files)
    {
        var diagnostics = new Diagnostics();
        PrivacyScan.Run(files, Redaction.None, diagnostics, TestContext.Current.CancellationToken);
        return diagnostics.Sorted();
    }

    static OutputFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("a.html", "<p>call <b>" + Insurance + "</b></p>")]
    [InlineData("a.html", "<img alt=\"x\"><td>943&#32;476&#32;5919</td>")]
    [InlineData("a.md", "number " + NhsNumber)]
    [InlineData("search-index.js", "var index = [\"" + Insurance + "\"];")]
    public void TextThatIdentifiesAPersonIsRefusedWithoutQuotingIt(string path, string text)
    {
        var told = Assert.Single(Scan(Text(path, text)));
        Assert.Equal(("IS910", Severity.Error, path), (told.Code, told.Severity, told.Place.File));
        Assert.DoesNotContain("476", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTextOfAPdfIsReadAgain()
    {
        var bytes = MarkdownFile.Typeset("# Log\n\nThe caller gave " + NhsNumber + ".\n", "log.md", new DateOnly(2026, 10, 31), Style.House, new Diagnostics());
        Assert.Equal("IS910", Assert.Single(Scan(new OutputFile("log.pdf", bytes))).Code);
    }

    [Theory]
    [InlineData("<c r=\"A1\"><v>9434765919</v></c>", 0)]
    [InlineData("<c r=\"A1\" t=\"inlineStr\"><is><t>9434765919</t></is></c>", 1)]
    public void AWorkbookIsReadAgainButNotItsFigures(string cell, int told)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open())
            part.Write(Encoding.UTF8.GetBytes($"<worksheet><sheetData><row>{cell}</row></sheetData></worksheet>"));
        Assert.Equal(told, Scan(new OutputFile("workbook.xlsx", stream.ToArray())).Count);
    }

    [Fact]
    public void ReferencesAndDatesPass() =>
        Assert.Empty(Scan(Text("a.md", "H/503/0417, 600/3328/9, PIR-2412-009, PR-07.3.2, 2026-10-31, INC-2411-0075, 020 7946 0123")));
}
