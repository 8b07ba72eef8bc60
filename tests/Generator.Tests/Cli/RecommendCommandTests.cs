using IncidentStrategy.Generator.Cli;

namespace IncidentStrategy.Tests.Cli;

/// <summary>What <c>recommend</c> and <c>thread</c> do when they are asked for the wrong thing, or twice.</summary>
public sealed class RecommendCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("incident-strategy-").FullName;
    readonly StringWriter output = new(), error = new();

    public RecommendCommandTests()
    {
        Put("organisation.yaml", "name: Made Water\nas_of: 2026-06-30\nthemes:\n  - {id: TH-1, name: Telling customers, words: [message]}\n");
        for (var n = 1; n <= 2; n++)
            Put($"reviews/PIR-{n}.md", $"---\nid: PIR-{n}\ntitle: Review\nstatus: draft\nstarted_at: 2026-0{n}-02 09:00\ncontributing_factors:\n  - {"{"}id: PIR-{n}.F1, category: TH-1, statement: A cause{"}"}\n---\nText.\n");
        Put("metrics/log.csv", "incident_id,detected_at,review\nINC-1,2026-01-02 09:00,PIR-1\nINC-2,2026-01-03 09:00,\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    void Put(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
        File.WriteAllText(Path.Combine(folder, file), text);
    }

    /// <summary>The exit code and what was printed, on either stream.</summary>
    async Task<(int Code, string Text)> Run(params string[] arguments)
    {
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        var code = await CommandLine.Run([.. arguments, "--content", folder], new Terminal(output, error), new DateOnly(2026, 6, 30));
        return (code, output.ToString() + error);
    }

    string[] Written => Directory.Exists(Path.Combine(folder, "recommendations")) ? [.. Directory.EnumerateFiles(Path.Combine(folder, "recommendations")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!] : [];

    async Task<string> Candidate() => (await Run("recommend")).Text[..7];

    [Fact]
    public async Task A_candidate_is_accepted_once_and_what_a_person_wrote_is_kept()
    {
        var id = await Candidate();
        Assert.Equal(0, (await Run("recommend", "accept", id.ToLowerInvariant())).Code);
        Assert.Equal(["R-01.md"], Written);
        // Edited by a person, on a system that ends lines with CR LF.
        var edited = File.ReadAllText(Path.Combine(folder, "recommendations/R-01.md")).Replace("Why this is needed", "Because people ring", StringComparison.Ordinal).ReplaceLineEndings("\r\n");
        Put("recommendations/R-01.md", edited);
        var (code, text) = await Run("recommend", "accept", id);
        Assert.Equal(2, code);
        Assert.Contains("already taken up in R-01", text, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("recommend", "reject", id, "--reason", "Too late")).Code);
        Assert.Equal(edited, File.ReadAllText(Path.Combine(folder, "recommendations/R-01.md")));
        Assert.Equal(["R-01.md"], Written);
        Assert.Contains("Every candidate", (await Run("recommend")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejection_has_a_reason_and_stands_in_the_candidates_thread()
    {
        var id = await Candidate();
        Assert.Equal(2, (await Run("recommend", "reject", id)).Code);
        Assert.Equal(2, (await Run("recommend", "reject", id, "--reason", "  ")).Code);
        Assert.Empty(Written);
        Assert.Equal(0, (await Run("recommend", "reject", id, "--reason", "Too \"dear\": see # 4")).Code);
        Assert.Contains("reason: \"Too \\\"dear\\\": see # 4\"", File.ReadAllText(Path.Combine(folder, "recommendations/R-01.md")), StringComparison.Ordinal);
        Assert.Equal(0, (await Run("check")).Code);
        Assert.Contains("↓ recommendation R-01", (await Run("thread", id)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_go_on_in_the_series_that_is_in_use()
    {
        Put("recommendations/R-2026-07-paint.md", "---\nid: R-2026-07\nstatement: Paint it\nstatus: agreed\n---\nText.\n");
        await Run("recommend", "accept", await Candidate());
        Assert.Equal(["R-2026-07-paint.md", "R-2026-08.md"], Written);
    }

    [Theory]
    [InlineData("accept", "C-AAAAA")]
    [InlineData("accept", "R-01")]
    public async Task What_is_no_candidate_writes_nothing(string verb, string id)
    {
        var (code, text) = await Run("recommend", verb, id);
        Assert.Equal(2, code);
        Assert.Contains($"there is no candidate {id}", text, StringComparison.Ordinal);
        Assert.Empty(Written);
    }

    [Fact]
    public async Task An_unknown_id_has_no_thread_and_the_nearest_is_named()
    {
        var (code, text) = await Run("thread", "PIR-1.F2");
        Assert.Equal(2, code);
        Assert.Contains("Did you mean \"PIR-1.F1\"?", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_the_log_has_the_thread_of_its_review()
    {
        var (code, text) = await Run("thread", "inc-1");
        Assert.Equal(0, code);
        Assert.StartsWith("● incident INC-1, reviewed in PIR-1  [metrics/log.csv!A2:C2]", text, StringComparison.Ordinal);
        Assert.Contains("● review PIR-1", text, StringComparison.Ordinal);
        Assert.Contains("↓ factor PIR-1.F1", text, StringComparison.Ordinal);
        Assert.Equal("● incident INC-2, not reviewed  [metrics/log.csv!A3:C3]", (await Run("thread", "INC-2")).Text.Trim());
    }
}
