using System.Diagnostics;
using System.Text.RegularExpressions;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Writing;
using IncidentStrategy.Tests;
using IncidentStrategy.Typesetting.Dialect;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Printing;

namespace IncidentStrategy.Typesetting.Tests.Setting;

/// <summary>Finished files, read by programs that are not ours where they are installed.</summary>
public partial class PrintingTests
{
    static readonly DateOnly asOf = new(2026, 3, 14);

    static byte[] Typeset(string name) =>
        MarkdownFile.Typeset(File.ReadAllText(Repository.Path("tests", "Typesetting.Tests", "Setting", "layouts", name)), name, asOf, Style.House, new Text.Diagnostics());

    [Theory]
    [InlineData("report.md")]
    [InlineData("tables.md")]
    public void The_same_text_gives_the_same_bytes_on_any_number_of_threads(string name)
    {
        var once = Typeset(name);
        var many = new byte[8][];
        Parallel.For(0, many.Length, i => many[i] = Typeset(name));
        Assert.All(many, bytes => Assert.Equal(once, bytes));
    }

    [Theory]
    [MemberData(nameof(LayoutTests.Samples), MemberType = typeof(LayoutTests))]
    public void Qpdf_finds_no_fault(string name) => WithFile(Typeset(name), path =>
    {
        var (code, output) = Run("qpdf", "--check", path);
        Assert.True(code == 0 && !output.Contains("WARNING", StringComparison.Ordinal), output);
    });

    [Fact]
    public void Poppler_extracts_paragraphs_with_their_words_apart() => WithFile(Typeset("paragraphs.md"), path =>
    {
        var (code, output) = Run("pdftotext", "-raw", path, "-");
        Assert.Equal(0, code);
        var text = Blanks().Replace(output, " ");
        Assert.Contains("customers were told on one channel only, because the second had no owner at that hour; the review found that monitoring", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<Entities> & <b>tags</b> are shown, not obeyed.", text, StringComparison.Ordinal);
    });

    [Fact]
    public void Pages_are_bound_in_under_their_stamp() => WithFile(Bound(), path =>
    {
        var (code, output) = Run("pdftotext", "-layout", path, "-");
        Assert.Equal(0, code);
        var pages = output.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, pages.Length);
        Assert.Contains("see page\u00A02", Blanks().Replace(pages[0], " ").Replace("page 2", "page\u00A02", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("E3 · page 1 of 2", pages[1], StringComparison.Ordinal);
        Assert.Contains("Foreign one", pages[1], StringComparison.Ordinal);
        Assert.Contains("E3 · page 2 of 2", pages[2], StringComparison.Ordinal);
        Assert.Contains("after", pages[3], StringComparison.Ordinal);
    });

    static byte[] Bound()
    {
        var foreign = MarkdownFile.Typeset("Foreign one\n\n::: page-break\n:::\n\nForeign two\n", "foreign.md", asOf, Style.House, new Text.Diagnostics());
        var imported = PdfImport.Open(foreign).Value!;
        var options = new SettingOptions
        {
            Directive = fence => fence.Info == "bind" ? new BoundContent("E3", [.. imported.Pages.Select(p => new BoundPage(p, $"Page {p.Number} of E3"))]) { Anchor = "E3" } : null,
        };
        var set = Typesetter.Set(MarkdownDialect.Parse("before, see [page](#E3){.page}\n\n```bind\nE3\n```\n\nafter\n"), Style.House, options, new Text.Diagnostics());
        return PdfPrinter.Print(set, new PdfInfo { Title = "Bound", Created = default });
    }

    static void WithFile(byte[] bytes, Action<string> check)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            check(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    static (int Code, string Output) Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }

    [GeneratedRegex(@"[ \n]+")]
    private static partial Regex Blanks();
}
