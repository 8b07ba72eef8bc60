using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using IncidentStrategy.Generator.Building;
using IncidentStrategy.Text;

namespace IncidentStrategy.Tests.Building;

/// <summary>One build of the sample workspace, shared by the tests that look at it.</summary>
public sealed class SampleBuild : IDisposable
{
    public string Out { get; } = Directory.CreateTempSubdirectory("incident-strategy-").FullName;
    public Diagnostics Diagnostics { get; } = new();
    public BuildResult? Result { get; }

    public SampleBuild() => Result = Run(Options(Out), Diagnostics);

    public static BuildOptions Options(string output) => new()
    {
        Content = Repository.Path("content"),
        Out = output,
        Templates = Repository.Path("templates"),
        Site = Repository.Path("site"),
        Today = new DateOnly(2030, 1, 1),
        ToolVersion = "test",
    };

    public static BuildResult? Run(BuildOptions options, Diagnostics diagnostics) => Build.Run(options, diagnostics, new Silent(), CancellationToken.None).Result;

    public IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Out, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Out, recursive: true);

    sealed class Silent : IProgress<BuildProgress>
    {
        public void Report(BuildProgress value) { }
    }
}

/// <summary>The main job, end to end, on the sample workspace.</summary>
public partial class SampleBuildTests(SampleBuild sample) : IClassFixture<SampleBuild>
{
    BuildResult Result => sample.Result ?? throw new InvalidOperationException(string.Join("\n", sample.Diagnostics.Sorted().Where(d => d.Severity == Severity.Error)));

    [Theory]
    [InlineData("strategy", 1)]
    [InlineData("performance-report", 1)]
    [InlineData("boundary", 5)]
    [InlineData("consultation-pack", 3)]
    [InlineData("consultation-outcome", 3)]
    [InlineData("review-report", 14)]
    [InlineData("evidence-pack", 5)]
    public void EveryDocumentIsThereAsPdfPageAndMarkdown(string kind, int atLeast)
    {
        var documents = Result.Documents.Where(d => d.Kind == kind).ToList();
        Assert.True(documents.Count >= atLeast, $"{documents.Count} of {kind}");
        foreach (var document in documents)
        {
            Assert.True(document.Pages > 0, document.Id);
            foreach (var path in new[] { document.Pdf!, document.Html, document.Markdown }) Assert.True(File.Exists(Path.Combine(sample.Out, path)), path);
        }
    }

    [Fact]
    public void ASecondBuildWritesNothing()
    {
        _ = Result;
        var before = sample.Files("*").ToDictionary(f => f, File.GetLastWriteTimeUtc);
        var second = SampleBuild.Run(SampleBuild.Options(sample.Out), new Diagnostics());
        Assert.Equal((0, 0), (second!.Files.Written, second.Files.Removed));
        Assert.Equal(before, sample.Files("*").ToDictionary(f => f, File.GetLastWriteTimeUtc));
    }

    [Fact]
    public void EveryInternalLinkResolves()
    {
        _ = Result;
        var parser = new HtmlParser();
        var pages = sample.Files("*.html").ToDictionary(f => f, f => parser.ParseDocument(File.ReadAllText(f)));
        var broken =
            from page in pages
            from element in page.Value.QuerySelectorAll("a[href], img[src], link[href], script[src]")
            let address = element.GetAttribute("href") ?? element.GetAttribute("src")!
            where !address.Contains(':', StringComparison.Ordinal)
            let parts = address.Split('#')
            let target = parts[0].Length == 0 ? page.Key : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.Key)!, Uri.UnescapeDataString(parts[0])))
            where !File.Exists(target) || (parts.Length > 1 && parts[1].Length > 0 && pages.TryGetValue(target, out var there) && there.GetElementById(Uri.UnescapeDataString(parts[1])) is null)
            select $"{Path.GetRelativePath(sample.Out, page.Key)} → {address}";
        Assert.Empty(broken);
    }

    [Fact]
    public void EverySourceNamesAFileOfTheWorkspace()
    {
        _ = Result;
        var sources =
            from file in sample.Files("*.md")
            from Match note in SourceNote().Matches(File.ReadAllText(file))
            from place in note.Groups[1].Value.Replace("\\", "", StringComparison.Ordinal).Split("; ")
            let named = SourceLead().Replace(place, "").Split('!', ':')[0].Split(" and ")[0].Trim()
            select (File: Path.GetFileName(file), Named: named);
        var list = sources.Distinct().ToList();
        Assert.NotEmpty(list);
        Assert.DoesNotContain(list, s => !File.Exists(Repository.Path("content", s.Named)));
    }

    [Fact]
    public void NothingOfTheProgramShowsInTheText()
    {
        _ = Result;
        var leaks =
            from file in sample.Files("*.md")
            from line in File.ReadLines(file)
            where Leak().IsMatch(line)
            select $"{Path.GetFileName(file)}: {line}";
        Assert.Empty(leaks);
    }

    [Fact]
    public void TheManifestTellsEveryDocumentAndInput()
    {
        _ = Result;
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(sample.Out, Manifest.FileName)));
        var root = json.RootElement;
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", root.GetProperty("as_of").GetString());
        Assert.Equal("test", root.GetProperty("tool_version").GetString());
        foreach (var document in root.GetProperty("documents").EnumerateArray())
            foreach (var name in new[] { "kind", "id", "title", "audience", "sources", "markdown", "html", "pdf", "pages", "sha256" })
                Assert.True(document.TryGetProperty(name, out _), name);
        var bytes = File.ReadAllBytes(Repository.Path("content", "organisation.yaml"));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), root.GetProperty("inputs").GetProperty("organisation.yaml").GetString());
    }

    [Fact]
    public void AnErrorLeavesTheLastGoodOutputAsItWas()
    {
        var (content, output) = (Directory.CreateTempSubdirectory("incident-strategy-").FullName, Directory.CreateTempSubdirectory("incident-strategy-").FullName);
        try
        {
            File.WriteAllText(Path.Combine(output, "index.html"), "last good");
            File.WriteAllText(Path.Combine(content, "organisation.yaml"), "nam: Misspelt\n");
            var diagnostics = new Diagnostics();
            Assert.Null(SampleBuild.Run(SampleBuild.Options(output) with { Content = content }, diagnostics));
            Assert.Contains(diagnostics.Sorted(), d => d.Severity == Severity.Error && d.Place.File == "organisation.yaml");
            Assert.Equal(["index.html"], Directory.EnumerateFiles(output).Select(Path.GetFileName));
            Assert.Equal("last good", File.ReadAllText(Path.Combine(output, "index.html")));
        }
        finally
        {
            Directory.Delete(content, recursive: true);
            Directory.Delete(output, recursive: true);
        }
    }

    [GeneratedRegex(@"\*([^*\n]+)\*\{\.source\}")]
    private static partial Regex SourceNote();

    /// <summary>The word before the places: "Source", or the id of what they are the source of.</summary>
    [GeneratedRegex(@"^[\w-]+: ")]
    private static partial Regex SourceLead();

    [GeneratedRegex(@"System\.|IncidentStrategy\.|\{\{|NaN|Infinity|\bnull\b|\[\]\(|0001-01-01|coming soon")]
    private static partial Regex Leak();
}
