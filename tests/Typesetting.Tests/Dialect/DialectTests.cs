using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Dialect;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Tests.Dialect;

/// <summary>Where Markdig by itself reads otherwise than GitHub does, or would lose what people wrote.</summary>
public class DialectTests
{
    [Theory]
    [InlineData("~late~ and ~~later~~", "<p><del>late</del> and <del>later</del></p>")]
    [InlineData("a ~~~late~~~ or ~late~~", "<p>a ~~~late~~~ or ~late~~</p>")]
    [InlineData("10~20 calls and 30~40 calls", "<p>10~20 calls and 30~40 calls</p>")]
    [InlineData("x^2^ but 2^10 and 2^20", "<p>x<sup>2</sup> but 2^10 and 2^20</p>")]
    [InlineData("mailto:desk@example.org", "<p><a href=\"mailto:desk@example.org\">mailto:desk@example.org</a></p>")]
    [InlineData("Ask desk.one+a@example.org.", "<p>Ask <a href=\"mailto:desk.one+a@example.org\">desk.one+a@example.org</a>.</p>")]
    [InlineData("not.one@desk nor one@a.b-", "<p>not.one@desk nor one@a.b-</p>")]
    [InlineData("[me@example.org](#a)", "<p><a href=\"#a\">me@example.org</a></p>")]
    public void Words_are_read_as_on_GitHub(string markdown, string html) => Assert.Equal(html + "\n", Html(markdown));

    [Theory]
    [InlineData("set {timeout} and retry", "<p>set {timeout} and retry</p>")]
    [InlineData("on() { return late } then", "<p>on() { return late } then</p>")]
    [InlineData("**a**{late} b", "<p><strong>a</strong>{late} b</p>")]
    [InlineData("# Title {late}", "<h1 id=\"title-late\">Title {late}</h1>")]
    [InlineData("see {#late} here", "<p>see {#late} here</p>")]
    [InlineData("**a**{.small} b", "<p><strong class=\"small\">a</strong> b</p>")]
    [InlineData("a clause {#PR-1}", "<p id=\"PR-1\">a clause </p>")]
    [InlineData("{.small}\na", "<p class=\"small\">a</p>")]
    [InlineData("{title=\"T\"}\n| a |\n|---|", "<table title=\"T\">\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>")]
    public void Braces_are_attributes_only_where_they_can_be_meant(string markdown, string html) => Assert.Equal(html + "\n", Html(markdown));

    [Fact]
    public void A_pipe_in_code_in_a_cell_loses_its_backslash() =>
        Assert.Contains("<code>a|b</code>", Html("| a |\n|---|\n| `a\\|b` |\n"), StringComparison.Ordinal);

    [Fact]
    public void Two_footnotes_side_by_side_are_two()
    {
        var text = Printed("Late,[^a][^b] it was.\n\n[^a]: First note.\n\n[^b]: Second note.\n");
        Assert.Contains("First note.", text, StringComparison.Ordinal);
        Assert.Contains("Second note.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_footnote_that_only_a_footnote_refers_to_is_printed_once()
    {
        var text = Printed("Late.[^a]\n\n[^a]: First note.[^b]\n\n[^b]: Second note, see the first.[^a]\n");
        Assert.Equal(2, text.Split("Second note").Length);
        Assert.Equal(2, text.Split("First note").Length);
    }

    [Fact]
    public void Words_linked_to_a_footnote_are_kept() =>
        Assert.Contains("[late words] 1", Printed("[late words][^1]\n\n[^1]: Note.\n"), StringComparison.Ordinal);

    [Fact]
    public void A_footnote_after_a_definition_is_a_footnote() =>
        Assert.Contains("1 Note.", Printed("Late.[^1]\n\nTerm\n: what it means\n\n[^1]: Note.\n"), StringComparison.Ordinal);

    [Fact]
    public void Check_boxes_are_shown_wherever_they_stand()
    {
        var text = Printed("1. [x] done\n2. [ ] open\n\n- [x] first\n[ ] second\n");
        Assert.Contains("☑ 1. done ☐ 2. open ☑ first [ ] second", text, StringComparison.Ordinal);
    }

    static string Html(string markdown) => Markdig.Markdown.ToHtml(markdown, MarkdownDialect.Pipeline);

    static string Printed(string markdown) =>
        string.Join(' ', string.Concat(Typesetter.Set(MarkdownDialect.Parse(markdown), Style.House, SettingOptions.Default, new Diagnostics())
            .Pages.SelectMany(p => p.Inks).OfType<TextInk>().Select(t => t.Text + (t.Text.EndsWith(' ') ? "" : " "))).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
