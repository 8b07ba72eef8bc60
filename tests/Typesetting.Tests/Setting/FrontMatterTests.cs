using IncidentStrategy.Typesetting.Dialect;

namespace IncidentStrategy.Typesetting.Tests.Setting;

public class FrontMatterTests
{
    [Fact]
    public void Values_are_read_and_places_kept()
    {
        var (matter, body) = FrontMatter.Split("---\ntitle: \"A: B\"\ndate: 2026-03-14\nask: Agree\n  or not\n---\n# Text\n");
        Assert.Equal("A: B", matter["title"]);
        Assert.Equal("2026-03-14", matter["date"]);
        Assert.Equal("Agree or not", matter["ask"]);
        Assert.Equal("# Text", body.Split('\n')[6]);
    }

    [Theory]
    [InlineData("---\nFoo\n---\nbar")]
    [InlineData("---\n---\n")]
    [InlineData("***\n---\ntitle: x\n---\n")]
    [InlineData("Text")]
    public void What_is_not_front_matter_stays_text(string text) => Assert.Equal(text, FrontMatter.Split(text).Body);

    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JAVA\tSCRIPT:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("https://example.org", true)]
    [InlineData("../a.md#b:c", true)]
    [InlineData("mailto:a@example.org", true)]
    public void Only_harmless_links_are_safe(string url, bool safe) => Assert.Equal(safe, MarkdownDialect.IsSafe(url));

    [Fact]
    public void Html_shows_tags_and_drops_what_could_run()
    {
        var html = Markdig.Markdown.ToHtml("<script>x</script>\n\n[a](javascript:x){onclick=y} <i>b</i>", MarkdownDialect.Pipeline);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" onclick", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", html, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;", html, StringComparison.Ordinal);
    }
}
