using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using IncidentStrategy.Pdf.Writing;
using IncidentStrategy.Tests;
using IncidentStrategy.Typesetting;
using IncidentStrategy.Typesetting.Dialect;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Printing;
using Markdig.Syntax;

namespace IncidentStrategy.Benchmarks;

/// <summary>
/// Setting and printing beside Markdig's rendering as HTML: of the same tree, and of the text from the first character on.
/// The document is tagged pages of 45 lines, a table on every fifth, which are plain words to Markdig; or the program's own manuals.
/// The whole process is measured by <c>typeset</c> on the file that <see cref="LongDocument"/> writes.
/// </summary>
[MemoryDiagnoser]
public class TypesettingBenchmarks
{
    string text = "";
    MarkdownDocument document = null!;
    SetDocument set = null!;

    [Params("10 pages", "100 pages", "1000 pages", "manuals")]
    public string Of { get; set; } = "";

    [GlobalSetup]
    public void Parse()
    {
        text = Of == "manuals" ? Manuals() : LongDocument.Of(int.Parse(Of.Split(' ')[0], CultureInfo.InvariantCulture));
        document = MarkdownDialect.Parse(text);
        set = Set();
    }

    [Benchmark(Baseline = true)]
    public string Html() => Markdig.Markdown.ToHtml(document, MarkdownDialect.Pipeline);

    [Benchmark]
    public SetDocument Set() => Typesetter.Set(document, Style.House, SettingOptions.Default, new Text.Diagnostics());

    [Benchmark]
    public string HtmlOfText() => Markdig.Markdown.ToHtml(text, MarkdownDialect.Pipeline);

    [Benchmark]
    public SetDocument SetOfText() => Typesetter.Set(MarkdownDialect.Parse(text), Style.House, SettingOptions.Default, new Text.Diagnostics());

    [Benchmark]
    public int Print()
    {
        PdfPrinter.Print(set, Stream.Null, new PdfInfo { Title = "Pages", Created = default });
        return set.Pages.Count;
    }

    static string Manuals() => string.Join("\n\n", new[]
    {
        Repository.Path("README.md"), Repository.Path("tool", "Generator", "Content", "FIELDS.md"), Repository.Path("tool", "Typesetting", "MARKDOWN.md"), Repository.Path("tool", "DECISIONS.md"),
    }.Concat(Directory.EnumerateFiles(Repository.Path("tests", "Templating.Tests", "specs"), "*.md").Order(StringComparer.Ordinal)).Select(File.ReadAllText));
}

/// <summary>A document of about so many pages, the same each time.</summary>
public static class LongDocument
{
    const string Vocabulary = "the service desk recorded incident and handed over to network team which accepted it within agreed time customers were told on one channel only " +
        "because second had no owner at that hour review found that monitoring did not see fault until calls rose threshold callback offered queue length wait abandoned percentage " +
        "measure evidence change beyond usual variation manager supplier contract escalation boundary procedure consultation responses theme disposition decision";

    static readonly string[] words = Vocabulary.Split(' ');

    public static string Of(int pages)
    {
        var random = new Random(7);
        var text = new StringBuilder();
        for (var page = 1; page <= pages; page++)
        {
            text.Append(CultureInfo.InvariantCulture, $"## Section {page}\n\n");
            for (var i = page % 5 == 0 ? 4 : 7; i > 0; i--) Sentence(text, random, 72).Append("\n\n");
            if (page % 5 == 0) Table(text, random);
        }
        return text.ToString();
    }

    static void Table(StringBuilder text, Random random)
    {
        text.Append("| Measure | Unit | Before | After | What it shows |\n|---|---|---:|---:|---|\n");
        for (var row = 0; row < 12; row++)
        {
            Sentence(text.Append("| "), random, 3).Append(CultureInfo.InvariantCulture, $" | min | {random.Next(1000) / 10.0:0.0} | {random.Next(1000) / 10.0:0.0} | ");
            Sentence(text, random, 6).Append(" |\n");
        }
        text.Append('\n');
    }

    static StringBuilder Sentence(StringBuilder text, Random random, int count)
    {
        for (var i = 0; i < count; i++) text.Append(i == 0 ? "" : " ").Append(words[random.Next(words.Length)]);
        return text.Append('.');
    }
}
