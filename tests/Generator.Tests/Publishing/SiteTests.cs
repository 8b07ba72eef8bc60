using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using IncidentStrategy.Generator.Publishing;

namespace IncidentStrategy.Tests;

public sealed class SiteTests
{
    static readonly Dictionary<string, byte[]> files = SampleSite.Render().ToDictionary(f => f.Path, f => f.Bytes.ToArray());
    static readonly Dictionary<string, IDocument> pages = files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal))
        .ToDictionary(f => f.Key, f => (IDocument)new HtmlParser().ParseDocument(Encoding.UTF8.GetString(f.Value)));

    [Fact]
    public void Every_link_within_the_site_leads_to_a_file_and_every_anchor_to_an_element()
    {
        HashSet<string> elsewhere = [.. SampleSite.Documents.Where(d => d.Pdf).Select(d => d.Path + ".pdf"), "workbook.xlsx"];
        var broken = new List<string>();
        foreach (var (path, page) in pages)
            foreach (var address in page.QuerySelectorAll("[href],[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            {
                if (address.StartsWith("https:", StringComparison.Ordinal)) continue;
                var target = address.StartsWith('#') ? path : new Uri(new Uri("file:///" + path), address).AbsolutePath.TrimStart('/');
                target = Uri.UnescapeDataString(target);
                var hash = address.Contains('#') ? Uri.UnescapeDataString(address[(address.IndexOf('#') + 1)..]) : "";
                if (!files.ContainsKey(target) && !elsewhere.Contains(target)) broken.Add($"{path}: {address}");
                else if (hash.Length > 0 && pages[target].GetElementById(hash) is null) broken.Add($"{path}: {address}");
            }
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_is_whole()
    {
        Assert.NotEmpty(pages);
        foreach (var (path, page) in pages)
        {
            Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{path} has {page.QuerySelectorAll("h1").Length} first headings.");
            Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
            Assert.False(string.IsNullOrWhiteSpace(page.Title), path);
            var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
            Assert.True(ids.Count == ids.Distinct().Count(), $"{path} uses an id twice: {string.Join(", ", ids.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key))}");
            Assert.All(page.QuerySelectorAll("img"), i => Assert.True(i.HasAttribute("alt")));
            Assert.All(page.QuerySelectorAll("table"), t => Assert.NotEmpty(t.QuerySelectorAll("th[scope]")));
        }
    }

    [Fact]
    public void Nothing_is_fetched_from_elsewhere()
    {
        foreach (var (path, page) in pages)
            Assert.All(page.QuerySelectorAll("script,link,img,iframe,object,embed,source,video,audio"), e =>
                Assert.False(((e.GetAttribute("src") ?? "") + (e.GetAttribute("href") ?? "")).Contains("//", StringComparison.Ordinal), path));
        Assert.DoesNotContain("url(", Encoding.UTF8.GetString(files["site.css"]), StringComparison.Ordinal);
        Assert.DoesNotContain("@import", Encoding.UTF8.GetString(files["site.css"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_html_is_shown_and_links_that_run_script_lose_their_target()
    {
        var page = pages["reviews/PIR-2025-014.html"];
        Assert.Empty(page.QuerySelectorAll("[onclick], main script, main b"));
        Assert.Contains("<b onclick=\"alert(1)\">HTML</b>", page.QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<div onclick=\"alert(2)\">A block of it</div>", page.QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("a[href]"), a => a.GetAttribute("href")!.StartsWith("javascript:", StringComparison.Ordinal) || a.GetAttribute("href")!.StartsWith("data:", StringComparison.Ordinal));
        Assert.Contains("bad link", page.QuerySelector(".prose")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_documents_links_become_links_between_pages()
    {
        var links = pages["strategy/strategy.html"].QuerySelectorAll(".prose a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains("../reviews/PIR-2025-014.html#factors", links);
        Assert.Contains("../performance/performance.html", links);
        Assert.Equal("PIR-2024-007.html", pages["reviews/PIR-2025-014.html"].QuerySelector("#similar ~ p a")!.GetAttribute("href"));
        Assert.Equal("noopener external", pages["reviews/PIR-2025-014.html"].QuerySelector("a[href^='https:']")!.GetAttribute("rel"));
    }

    [Fact]
    public void A_chart_is_drawn_named_described_and_tabulated()
    {
        var figures = pages["performance/performance.html"].QuerySelectorAll("figure.chart").ToList();
        Assert.Equal(3, figures.Count);
        var chart = figures[1];
        Assert.Equal("Service level rose after the call-back change; still hit or miss against 80%", chart.QuerySelector("figcaption")!.TextContent);
        var drawing = chart.QuerySelector(".wide svg")!;
        Assert.Equal("img", drawing.GetAttribute("role"));
        Assert.Contains("CH-001: Call-back offered in the queue", chart.QuerySelector($"#{drawing.GetAttribute("aria-describedby")}")!.TextContent, StringComparison.Ordinal);
        var rows = chart.QuerySelectorAll("details tbody tr").ToList();
        Assert.Equal(104, rows.Count);
        Assert.Equal("not recorded", rows[40].QuerySelectorAll("td")[0].TextContent);
        Assert.Equal(["Week starting", "Calls answered within 20 seconds, of those offered (%)", "Mean", "Lower limit", "Upper limit", "Reading"], chart.QuerySelectorAll("details th[scope=col]").Select(h => h.TextContent));
    }

    [Fact]
    public void Tables_say_what_heads_what()
    {
        var facts = pages["reviews/PIR-2025-014.html"].QuerySelector("table.facts")!;
        Assert.Null(facts.QuerySelector("thead"));
        Assert.Equal("Started", facts.QuerySelectorAll("th[scope=row]")[1].TextContent);
        var recommendations = pages["strategy/strategy.html"].QuerySelector(".table[aria-label='Table: Recommendations']")!;
        Assert.Equal("0", recommendations.GetAttribute("tabindex"));
        Assert.Equal(6, recommendations.QuerySelectorAll("th[scope=col]").Length);
        Assert.Equal("R-001", recommendations.QuerySelector("th[scope=row]")!.TextContent);
        Assert.Equal("number", recommendations.QuerySelectorAll("tbody tr")[0].QuerySelectorAll("td")[1].ClassName);
    }

    [Fact]
    public void Lists_hold_every_document_reviews_newest_first()
    {
        Assert.Equal(["PIR-2025-021.html", "PIR-2025-014.html", "PIR-2024-007.html"], pages["reviews/index.html"].QuerySelectorAll(".documents h2 a").Select(a => a.GetAttribute("href")));
        var reached = pages.SelectMany(p => p.Value.QuerySelectorAll("a[href]").Select(a => Html.Resolve(p.Key, a.GetAttribute("href")!))).ToHashSet();
        Assert.All(SampleSite.Documents, d => Assert.Contains(d.Path + ".html", reached));
        Assert.All(SampleSite.Documents, d => Assert.Contains(d.Path + ".md", files.Keys));
    }

    [Fact]
    public void The_search_index_leads_to_parts_of_pages_that_exist()
    {
        var script = Encoding.UTF8.GetString(files["search-index.js"]);
        Assert.StartsWith("window.searchIndex=", script, StringComparison.Ordinal);
        Assert.DoesNotContain("</", script, StringComparison.Ordinal);
        using var index = JsonDocument.Parse(script["window.searchIndex=".Length..].TrimEnd(';', '\n'));
        Assert.Equal(pages.Keys.Count(p => !p.EndsWith("index.html", StringComparison.Ordinal)), index.RootElement.GetArrayLength());
        foreach (var entry in index.RootElement.EnumerateArray())
        {
            var page = pages[entry[0].GetString()!];
            var parts = entry[5].EnumerateArray().Select(p => p.GetString()!).ToList();
            Assert.Equal(0, parts.Count % 3);
            for (var i = 1; i < parts.Count; i += 3)
                Assert.True(parts[i].Length == 0 || page.GetElementById(parts[i]) is not null, $"{entry[0]} has no {parts[i]}.");
        }
        Assert.Contains("prepared message", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_documents_give_the_same_bytes()
    {
        foreach (var file in SampleSite.Render()) Assert.True(file.Bytes.Span.SequenceEqual(files[file.Path]), file.Path);
    }

    [Fact]
    public void A_text_that_begins_with_its_title_does_not_say_it_twice()
    {
        var page = pages["performance/performance.html"];
        Assert.Equal("report", page.QuerySelector("h1")!.Id);
        Assert.Equal("At a glance", page.QuerySelector(".prose h2")!.ChildNodes[0].TextContent.Trim());
        Assert.Equal(["At a glance", "Service level", "Time to acknowledge"], page.QuerySelectorAll(".contents a").Select(a => a.TextContent));
    }

    [Fact]
    public void A_fault_of_the_shell_is_told_at_its_place()
    {
        var diagnostics = new Text.Diagnostics();
        Assert.Empty(Site.Render(SampleSite.Documents, SampleSite.Facts, SampleSite.Files(), new Text.SourceText("templates/site/page.html", "<p>{{ if }}"), diagnostics, TestContext.Current.CancellationToken));
        Assert.StartsWith("templates/site/page.html:1:", diagnostics.Sorted()[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_title_holds_is_text()
    {
        var document = SampleSite.Documents[2] with { Title = "<b>\"Lines\" & more</b>" };
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(SampleSite.Render([document]).Single(f => f.Path == document.Path + ".html").Bytes.Span));
        Assert.Equal(document.Title, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void A_picture_from_elsewhere_becomes_a_link()
    {
        var document = SampleSite.Documents[2] with { };
        var text = "![A plan](https://example.org/plan.png) and ![ours](plan.png)";
        document = document with { Markdown = text, Ast = IncidentStrategy.Typesetting.Dialect.MarkdownDialect.Parse(text) };
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(SampleSite.Render([document]).Single(f => f.Path == document.Path + ".html").Bytes.Span));
        Assert.Equal("plan.png", Assert.Single(page.QuerySelectorAll("img")).GetAttribute("src"));
        Assert.Equal("A plan", page.QuerySelector("a[href='https://example.org/plan.png']")!.TextContent);
    }

    [Theory]
    [InlineData("index.html", "reviews/A.html", "reviews/A.html")]
    [InlineData("reviews/A.html", "reviews/B.html", "B.html")]
    [InlineData("reviews/A.html", "index.html", "../index.html")]
    [InlineData("a/b/c.html", "a/d/e f.pdf", "../d/e%20f.pdf")]
    [InlineData("a/b.html", "a", "../a")]
    public void The_way_between_two_files(string from, string to, string way) => Assert.Equal(way, Html.Relative(from, to));

    [Theory]
    [InlineData("reviews/A.html", "../procedures/PR-07.md#x", "procedures/PR-07.md")]
    [InlineData("reviews/A.html", "B.md", "reviews/B.md")]
    [InlineData("A.html", "../B.md", null)]
    [InlineData("A.html", "https://example.org/", null)]
    [InlineData("A.html", "#here", null)]
    public void Where_an_address_leads(string from, string address, string? to) => Assert.Equal(to, Html.Resolve(from, address));

    [Theory]
    [InlineData("#1f4e79")]
    [InlineData("#ffee00")]
    [InlineData("#ffffff")]
    [InlineData("#000000")]
    [InlineData("#777777")]
    public void Any_brand_colour_can_be_read_on_light_and_dark(string brand)
    {
        var colour = Typesetting.Frames.Colour.Parse(brand)!.Value;
        Assert.True(Typesetting.Frames.Colour.Contrast(SiteColours.OnLight(colour), Typesetting.Frames.Colour.White) >= 4.5);
        Assert.True(Typesetting.Frames.Colour.Contrast(SiteColours.OnDark(colour), new(0x15, 0x17, 0x1a)) >= 4.5);
    }
}
