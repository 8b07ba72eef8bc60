using System.Text.Json;
using IncidentStrategy.Generator.Building;
using IncidentStrategy.Generator.Cli;

namespace IncidentStrategy.Tests.Cli;

/// <summary>The commands as a person types them: what they print and what they end with.</summary>
public sealed class CommandLineTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("incident-strategy-").FullName;
    readonly StringWriter output = new(), error = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task<int> Run(params string[] arguments) => CommandLine.Run(arguments, new Terminal(output, error), new DateOnly(2026, 10, 31));

    string File(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text);
        return full;
    }

    static string Content => Repository.Path("content");
    static string Templates => Repository.Path("templates");

    [Fact]
    public async Task TheSampleChecksWithoutErrors()
    {
        Assert.Equal(0, await Run("check", "--content", Content, "--templates", Templates));
        Assert.Contains("0 errors", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFaultIsToldAtItsPlaceAndEndsWithOne()
    {
        File("organisation.yaml", "name: Sample\nseverties: []\n");
        Assert.Equal(1, await Run("check", "--content", folder, "--templates", Templates));
        Assert.Contains("organisation.yaml:2:1: error IS011", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Did you mean \"severities\"?", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "--content", "nowhere")]
    [InlineData("build", "--as-of", "31/10/2026")]
    [InlineData("chek")]
    [InlineData("explain", "IS000")]
    [InlineData("typeset", "nowhere.md")]
    public async Task WhatCannotRunEndsWithTwo(params string[] arguments)
    {
        Assert.Equal(2, await Run(arguments));
        Assert.NotEqual("", error.ToString());
    }

    // The vector of the NHS rules: mean 35/18, limits mean ± 2.66 × the mean moving range of 1 that is left when the two of 8 and 9 are dropped.
    [Fact]
    public async Task MetricsAreGivenInFullAsJson()
    {
        int[] values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
        File("metrics/series.csv", "metric_id,period_start,value\n" + string.Concat(values.Select((v, i) => $"calls,{2024 + i / 12}-{i % 12 + 1:00}-01,{v}\n")));
        Assert.Equal(0, await Run("metrics", "--content", folder, "--templates", Templates, "--format", "json"));
        using var json = JsonDocument.Parse(output.ToString());
        var metric = json.RootElement[0];
        Assert.Equal("calls", metric.GetProperty("id").GetString());
        Assert.Equal(18, metric.GetProperty("n").GetInt32());
        Assert.Equal(35.0 / 18, metric.GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(35.0 / 18 + 2.66, metric.GetProperty("upper").GetDouble(), 1e-9);
        Assert.Equal(35.0 / 18 - 2.66, metric.GetProperty("lower").GetDouble(), 1e-9);
        Assert.Equal("outside", metric.GetProperty("points")[4].GetProperty("flags")[0].GetString());
        Assert.Equal("metrics/series.csv!C6", metric.GetProperty("points")[4].GetProperty("source").GetString());
    }

    [Fact]
    public async Task AThreadGoesUpAndDownAndStopsWhereManyMeet()
    {
        Assert.Equal(0, await Run("thread", "R-2026-01", "--content", Content, "--templates", Templates));
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, l => l.Contains("● recommendation R-2026-01", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("↑ finding PIR-2412-009.R1", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("↓ response CO-02-R001", StringComparison.Ordinal));
        Assert.InRange(lines.Length, 20, 80);
    }

    [Fact]
    public async Task RenderPrintsWhatATemplateGives()
    {
        var template = File("t.md", "{{ for x in items }}- {{ x.name }}: {{ x.n }}\n{{ end }}");
        Assert.Equal(0, await Run("render", template, "--model", File("m.yaml", "items:\n  - {name: a*b, n: 3}\n  - {name: c, n: 2.5}\n")));
        Assert.Equal("- a\\*b: 3\n- c: 2.5\n", output.ToString());
        output.GetStringBuilder().Clear();
        Assert.Equal(1, await Run("render", template, "--model", File("m.json", """{"itmes": []}""")));
        Assert.Equal("", output.ToString());
        Assert.Contains("Did you mean \"itmes\"?", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TypesetWritesAPdfBesideTheFile()
    {
        var file = File("note.md", "# A note\n\nSome words.\n");
        Assert.Equal(0, await Run("typeset", file));
        Assert.Equal("%PDF-1.7"u8.ToArray(), (await System.IO.File.ReadAllBytesAsync(Path.Combine(folder, "note.pdf"), TestContext.Current.CancellationToken))[..8]);
    }

    [Fact]
    public async Task APictureThatIsNotThereIsToldAsMissing()
    {
        await Run("typeset", File("bare.md", "![Noise](nowhere.png)\n"));
        Assert.Contains("IS951", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APictureShownTwiceIsEmbeddedOnce()
    {
        var file = File("shown.md", "# A note\n\n![Noise](noise.png)\n\nAgain:\n\n![Noise](noise.png)\n");
        var rows = new MemoryStream();
        var pixels = new byte[301 * 300];
        new Random(1).NextBytes(pixels);
        for (var y = 0; y < 300; y++) pixels[y * 301] = 0;
        await using (var deflate = new System.IO.Compression.ZLibStream(rows, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(pixels);
        await System.IO.File.WriteAllBytesAsync(Path.Combine(folder, "noise.png"), PngFile.Of(300, 300, 8, 0, false, ("IDAT", rows.ToArray())), TestContext.Current.CancellationToken);
        Assert.Equal(0, await Run("typeset", file));
        Assert.InRange(new FileInfo(Path.Combine(folder, "shown.pdf")).Length, rows.Length, rows.Length + 30_000);
    }

    [Fact]
    public async Task ExplainKnowsTheCodesOfEveryRoom()
    {
        foreach (var code in new[] { "IS011", "IS102", "IS801", "IS950" }) Assert.Equal(0, await Run("explain", code));
    }

    [Fact]
    public async Task AnAcceptedCandidateIsWrittenOnceAndRead()
    {
        CopyContent();
        Assert.Equal(0, await Run("recommend", "--content", folder, "--templates", Templates));
        var id = output.ToString().Split(' ')[0];
        Assert.Equal(0, await Run("recommend", "accept", id, "--content", folder, "--templates", Templates));
        Assert.Equal(2, await Run("recommend", "accept", id, "--content", folder, "--templates", Templates));
        Assert.Contains("never overwritten", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await Run("check", "--content", folder, "--templates", Templates));
    }

    [Theory]
    [InlineData("2026-10-31")]
    [InlineData("2027-01-04")]
    [InlineData("2028-02-29")]
    public async Task ANewWorkspaceIsWithoutFault(string today)
    {
        var workspace = Path.Combine(folder, "our centre");
        var on = DateOnly.ParseExact(today, "yyyy-MM-dd");
        Assert.Equal(0, await CommandLine.Run(["new", workspace], new Terminal(output, error), on));
        output.GetStringBuilder().Clear();
        Assert.Equal(0, await CommandLine.Run(["check", "--content", workspace, "--templates", Templates], new Terminal(output, error), on));
        Assert.StartsWith("0 errors, 0 warnings in ", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await CommandLine.Run(["new", workspace], new Terminal(output, error), on));
        Assert.Contains("is not empty", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewPortfolioIsClaimedForAUnitThatExists()
    {
        foreach (var unit in NewWorkspace.Units(Repository.Path("content", "qualifications")))
        {
            var workspace = Path.Combine(folder, unit);
            Assert.Equal(0, await Run("new", workspace, "--unit", unit));
            Assert.Equal(0, await Run("check", "--content", workspace, "--templates", Templates));
        }
        Assert.Equal(2, await Run("new", Path.Combine(folder, "x"), "--unit", "ocr-unit-32"));
        Assert.Contains("Did you mean \"ocr-unit-23\"?", error.ToString(), StringComparison.Ordinal);
    }

    // The page of a procedure and its source have the same name.
    [Fact]
    public async Task TheOutputIsNeverWrittenIntoTheWorkspace()
    {
        var source = File("organisation.yaml", "name: Sample\n");
        foreach (var place in new[] { folder, Path.Combine(folder, "out"), Path.Combine(folder, "reviews", "..", "site"), source })
            Assert.Equal(2, await Run("build", "--content", folder, "--out", place, "--templates", Templates));
        Assert.Contains("within the workspace", error.ToString(), StringComparison.Ordinal);
        Assert.Equal([source], Directory.EnumerateFileSystemEntries(folder));
    }

    void CopyContent()
    {
        foreach (var file in Directory.EnumerateFiles(Content, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            System.IO.File.Copy(file, target);
        }
    }
}
