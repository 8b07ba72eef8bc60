using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IncidentStrategy.Tests;

public sealed class SiteInABrowserTests(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<string> Pages =>
        new("index.html", "reviews/index.html", "strategy/strategy.html", "performance/performance.html", "reviews/PIR-2025-014.html", "procedures/PR-07.html", "portfolios/sample-learner-ocr-23.html", "about/reading-charts.html",
            "whole/index.html", "whole/strategy/strategy-recommendations.html", "whole/procedures/PR-01.html",
            "whole/consultations/CO-01-outcome.html", "whole/portfolios/billie-example/incident-management-element.html");

    [Theory, MemberData(nameof(Pages))]
    public async Task Nothing_stands_in_anyones_way(string page)
    {
        await using var visit = await browser.Open(page, width: 1440);
        await visit.Page.EvaluateAsync("() => document.querySelectorAll('.prose details').forEach((d, i) => d.open = i === 1)");
        Assert.Empty(visit.Elsewhere);
        Assert.Empty(visit.Complaints);
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 1440), (ColorScheme.Dark, 390) })
        {
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await visit.Page.SetViewportSizeAsync(width, 900);
            var result = await visit.Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
            Assert.Empty(result.Violations.Select(v => $"{scheme} {width}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task No_page_is_wider_than_the_screen(string page)
    {
        await using var visit = await browser.Open(page);
        foreach (var width in new[] { 320, 390, 768, 1100, 1600 })
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), $"{page} scrolls sideways at {width} pixels.");
        }
    }

    [Fact]
    public async Task The_first_press_of_tab_offers_a_way_past_the_navigation()
    {
        await using var visit = await browser.Open("reviews/PIR-2025-014.html");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await visit.Focused());
        Assert.True(await visit.Page.Locator(".skip").EvaluateAsync<bool>("e => e.getBoundingClientRect().top >= 0"));
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await visit.Focused());
    }

    [Fact]
    public async Task Focus_is_seen_wherever_it_goes()
    {
        await using var visit = await browser.Open("strategy/strategy.html");
        for (var i = 0; i < 25; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var seen = await visit.Page.EvaluateAsync<bool>("() => { const e = document.activeElement, s = getComputedStyle(e); return e === document.body || s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }");
            Assert.True(seen, $"The focus on {await visit.Focused()} cannot be seen.");
        }
    }

    [Fact]
    public async Task Search_finds_a_part_of_a_page_from_a_folder_by_keyboard_alone()
    {
        await using var visit = await browser.Open("procedures/PR-07.html");
        await visit.Page.Keyboard.PressAsync("/");
        Assert.Equal("search", await visit.Focused());
        await visit.Page.Keyboard.TypeAsync("prepared mess");
        await visit.Page.Locator("#results a").First.WaitForAsync();
        Assert.Equal("1 document", await visit.Page.Locator("#results .count").TextContentAsync());
        Assert.Equal("prepared mess", string.Join(' ', await visit.Page.Locator("#results span mark").AllTextContentsAsync()));
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");
        await At(visit, "strategy/strategy.html#recommendations");
        Assert.Empty(visit.Elsewhere);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Open_results_stand_in_no_ones_way()
    {
        await using var visit = await browser.Open("index.html");
        await visit.Page.Locator("#search").FillAsync("customers");
        await visit.Page.Locator("#results a").First.WaitForAsync();
        Assert.Empty((await visit.Page.RunAxe()).Violations.Select(v => v.Id));
    }

    [Fact]
    public async Task Search_says_when_there_is_nothing_and_escape_leaves_it()
    {
        await using var visit = await browser.Open("index.html");
        await visit.Page.Locator("#search").FillAsync("zebra");
        await visit.Page.GetByText("Nothing found.").WaitForAsync();
        await visit.Page.Locator("#search").FillAsync("customers");
        await visit.Page.Locator("#results a").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        Assert.False(await visit.Page.Locator("#results").IsVisibleAsync());
        Assert.Equal("search", await visit.Focused());
    }

    [Fact]
    public async Task Search_ignores_accents_and_finds_ids()
    {
        await using var visit = await browser.Open("index.html");
        await visit.Page.Locator("#search").FillAsync("pir-2025-014");
        await visit.Page.Locator("#results a").First.WaitForAsync();
        Assert.EndsWith("reviews/PIR-2025-014.html", (await visit.Page.Locator("#results a").First.GetAttributeAsync("href"))!.Split('#')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_everything_but_the_search_is_there()
    {
        await using var visit = await browser.Open("performance/performance.html", script: false);
        Assert.False(await visit.Page.Locator("#search").IsVisibleAsync());
        Assert.Equal(3, await visit.Page.Locator("figure.chart .wide svg").CountAsync());
        Assert.True(await visit.Page.Locator("figure.chart .wide svg").First.IsVisibleAsync());
        await visit.Page.GetByText("The data behind this chart").First.ClickAsync();
        Assert.True(await visit.Page.Locator("figure.chart details table").First.IsVisibleAsync());
        await visit.Page.Locator(".side").GetByText("Procedures").ClickAsync();
        await At(visit, "procedures/index.html");
    }

    [Fact]
    public async Task A_phone_has_one_column_a_menu_and_charts_drawn_for_it()
    {
        await using var visit = await browser.Open("performance/performance.html", width: 390, height: 844);
        Assert.False(await visit.Page.Locator(".side").IsVisibleAsync());
        Assert.True(await visit.Page.Locator("figure.chart .narrow svg").First.IsVisibleAsync());
        Assert.False(await visit.Page.Locator("figure.chart .wide svg").First.IsVisibleAsync());
        var size = await visit.Page.Locator("figure.chart .narrow svg text").First.EvaluateAsync<double>("t => t.getBoundingClientRect().height");
        Assert.True(size >= 12, $"Text in a chart is {size} pixels high on a phone.");
        await visit.Page.Locator(".menu summary").ClickAsync();
        await visit.Page.Locator(".menu").GetByText("Consultations").ClickAsync();
        await At(visit, "consultations/CON-2025-02.html");
    }

    [Fact]
    public async Task Labels_of_a_chart_stand_within_it_and_apart()
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await using var visit = await browser.Open("performance/performance.html", width: width);
            var touching = await visit.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('svg.plot')].filter(s => s.checkVisibility()).flatMap(svg => {
                    const outer = svg.getBoundingClientRect(), found = [];
                    const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
                    for (const [text, b] of boxes)
                        if (b.left < outer.left - 1 || b.right > outer.right + 1 || b.bottom > outer.bottom + 2 || b.top < outer.top - 2) found.push(text + ' leaves the chart');
                    for (let i = 0; i < boxes.length; i++)
                        for (let j = i + 1; j < boxes.length; j++) {
                            const [a, b] = [boxes[i][1], boxes[j][1]];
                            const overlap = Math.min(Math.min(a.right, b.right) - Math.max(a.left, b.left), (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)) - a.height * .35);
                            if (overlap > 1) found.push(boxes[i][0] + ' touches ' + boxes[j][0]);
                        }
                    return found;
                })
                """);
            Assert.Empty(touching);
        }
    }

    [Fact]
    public async Task Print_shows_the_document_and_not_the_site()
    {
        await using var visit = await browser.Open("strategy/strategy.html");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Light });
        foreach (var hidden in new[] { ".top", ".side", ".contents", ".downloads", ".chart details" })
            Assert.False(await visit.Page.Locator(hidden).First.IsVisibleAsync(), $"{hidden} is printed.");
        Assert.True(await visit.Page.Locator("figure.chart .wide svg").First.IsVisibleAsync());
        var pdf = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true });
        var pages = System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b");
        Assert.InRange(pages, 2, 3);
    }

    [Fact]
    public async Task In_the_dark_paper_is_dark_and_print_is_white()
    {
        await using var visit = await browser.Open("strategy/strategy.html", ColorScheme.Dark);
        Assert.Equal("rgb(21, 23, 26)", await Ground());
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await Ground());
        Task<string> Ground() => visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
    }

    static Task At(Visit visit, string page) => Assertions.Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(page) + "$"));
}
