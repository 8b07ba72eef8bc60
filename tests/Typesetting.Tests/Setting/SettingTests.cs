using IncidentStrategy.Pdf.Fonts;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Dialect;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Tests.Setting;

/// <summary>What readers of a page would notice, each told of frames.</summary>
public class SettingTests
{
    const string Prose = "The service desk recorded the incident and handed it to the network team, who accepted it within the agreed time, and customers were told. ";

    static SetDocument Set(string markdown, SettingOptions? options = null, Diagnostics? diagnostics = null) =>
        Typesetter.Set(MarkdownDialect.Parse(markdown), Style.House, options ?? SettingOptions.Default, diagnostics ?? new Diagnostics());

    static List<TextInk> Texts(Frame page) => [.. page.Inks.OfType<TextInk>()];

    static string Words(Frame page) => string.Concat(Texts(page).Select(t => t.Text));

    [Fact]
    public void No_paragraph_leaves_one_line_alone_on_a_page()
    {
        // Each length moves the page's end through a paragraph; all of its lines say which paragraph they are of.
        for (var lead = 1; lead < 12; lead++)
        {
            var set = Set(string.Concat(Enumerable.Repeat("Short line.\n\n", lead)) + string.Concat(Enumerable.Range(0, 14).Select(_ => string.Concat(Enumerable.Repeat(Prose, 4)) + "\n\n")));
            for (var i = 1; i < set.Pages.Count; i++)
            {
                var lines = Lines(set.Pages[i]);
                Assert.False(lines.Count > 1 && lines[1].Y - lines[0].Y > 15, $"a widow at the head of page {i + 1} after {lead} lines");
                var before = Lines(set.Pages[i - 1]);
                Assert.False(before.Count > 1 && before[^1].Y - before[^2].Y > 15 && before[^1].Text.EndsWith(' '), $"an orphan at the foot of page {i} after {lead} lines");
            }
        }

        static List<TextInk> Lines(Frame page) => [.. Texts(page).Where(t => t.Size == Style.House.Size)];
    }

    [Fact]
    public void A_table_with_an_empty_head_shows_only_its_rows()
    {
        var set = Set("| | |\n|---|---|\n| one | 1 |\n| two | 2 |\n");
        Assert.Equal(["one ", "1 ", "two ", "2 "], Texts(set.Pages[0]).Take(4).Select(t => t.Text.TrimEnd() + " "));
        Assert.Equal(2, set.Pages[0].Inks.OfType<TagInk>().Select(t => t.Element).OfType<StructureElement>()
            .Select(e => e.Parent).OfType<StructureElement>().Where(e => e.Role == Role.TableRow).Distinct().Count());
    }

    [Fact]
    public void A_heading_stays_with_what_follows()
    {
        for (var lead = 20; lead < 40; lead++)
        {
            var set = Set(string.Concat(Enumerable.Repeat("Short line.\n\n", lead)) + "## A heading\n\n" + string.Concat(Enumerable.Repeat(Prose, 6)));
            var page = set.Pages.Single(p => Words(p).Contains("A heading", StringComparison.Ordinal) && Texts(p).Any(t => t.Face == Face.Bold));
            Assert.Contains("service desk", Words(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_long_table_repeats_its_head_and_reads_it_out_once()
    {
        var rows = string.Concat(Enumerable.Range(1, 120).Select(i => $"| row{i} | {i} |\n"));
        var set = Set("| Name | Number |\n|---|---|\n" + rows);
        Assert.True(set.Pages.Count > 1);
        Assert.All(set.Pages, p => Assert.Contains("Number", Words(p), StringComparison.Ordinal));
        var tagged = set.Pages.SelectMany(TaggedTexts).Count(t => t.Element is { Role: Role.HeaderCell } && t.Text.Contains("Number", StringComparison.Ordinal));
        Assert.Equal(1, tagged);
        for (var i = 1; i <= 120; i++) Assert.Equal(1, set.Pages.SelectMany(Texts).Count(t => t.Text == $"row{i}"));
    }

    [Fact]
    public void A_row_higher_than_a_page_is_parted_by_lines()
    {
        var set = Set("| A | B |\n|---|---|\n| x | " + string.Concat(Enumerable.Repeat(Prose, 60)) + " last |\n");
        Assert.True(set.Pages.Count > 1);
        Assert.Contains("last", Words(set.Pages[^1]), StringComparison.Ordinal);
        Assert.All(set.Pages, p => Assert.All(Texts(p), t => Assert.InRange(t.Y, 0, p.Height - 30)));
    }

    [Fact]
    public void Numbers_stand_flush_right()
    {
        var page = Set("| What | n |\n|---|---|\n| a | 1 |\n| b | 1,000 |\n").Pages[0];
        var one = Texts(page).Single(t => t.Text == "1");
        var thousand = Texts(page).Single(t => t.Text == "1,000");
        Assert.True(one.X > thousand.X + 10);
    }

    [Fact]
    public void A_footnote_stands_on_the_page_that_refers_to_it()
    {
        var set = Set(string.Concat(Enumerable.Repeat("Short line.\n\n", 60)) + "Claim[^1].\n\n" + string.Concat(Enumerable.Repeat("Short line.\n\n", 60)) + "\n[^1]: The note.\n");
        var page = set.Pages.Single(p => Words(p).Contains("Claim", StringComparison.Ordinal));
        Assert.Contains("The note.", Words(page), StringComparison.Ordinal);
        Assert.Equal(1, set.Pages.Count(p => Words(p).Contains("The note.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_footnote_too_long_for_its_page_goes_on_in_the_next()
    {
        var set = Set("Claim[^1].\n\nMore.\n\n[^1]: " + string.Concat(Enumerable.Repeat(Prose, 80)) + "End.\n");
        Assert.True(set.Pages.Count > 1);
        Assert.Contains("End.", Words(set.Pages[^1]), StringComparison.Ordinal);
        Assert.All(set.Pages, p => Assert.All(Texts(p), t => Assert.InRange(t.Y, 0, p.Height)));
    }

    [Fact]
    public void Page_references_are_true()
    {
        var filler = string.Concat(Enumerable.Range(1, 100).Select(i => $"## Part {i}\n\n" + string.Concat(Enumerable.Repeat(Prose, 12)) + "\n\n"));
        var set = Set($"See [page](#part-3){{.page}} and [page](#part-90){{.page}}.\n\n{filler}");
        Assert.True(set.Pages.Count > 9);
        var three = PageOf("Part 3");
        var ninety = PageOf("Part 90");
        Assert.Contains($"See page\u00A0{three} and page\u00A0{ninety}.", Words(set.Pages[0]), StringComparison.Ordinal);
        Assert.Equal(ninety, set.Anchors["part-90"]);

        int PageOf(string heading) => Enumerable.Range(1, set.Pages.Count).First(i => Texts(set.Pages[i - 1]).Any(t => t.Text == heading));
    }

    [Fact]
    public void Contents_list_the_pages_headings_stand_on()
    {
        var filler = string.Concat(Enumerable.Range(1, 6).Select(i => $"## Part {i}\n\n" + string.Concat(Enumerable.Repeat(Prose, 30)) + "\n\n"));
        var set = Set(filler, new SettingOptions { Contents = true });
        var list = Texts(set.Pages[0]);
        for (var i = 1; i <= 6; i++)
        {
            var entry = list.FindIndex(t => t.Text.StartsWith($"Part {i}", StringComparison.Ordinal));
            Assert.Equal($"{set.Anchors[$"part-{i}"]} ", list[entry + 1].Text);
        }
    }

    [Fact]
    public void Heading_levels_skip_none()
    {
        var set = Set("### Three\n\n# One\n\n#### Four\n\n## Two\n");
        Assert.Equal([1, 1, 2, 2], set.Outline.Select(o => o.Level));
    }

    [Fact]
    public void Landscape_turns_the_page_and_back()
    {
        var set = Set("before\n\n::: landscape\n\nwide\n\n:::\n\nafter\n");
        Assert.Equal([false, true, false], set.Pages.Select(p => p.Width > p.Height));
    }

    [Fact]
    public void Page_breaks_leave_no_empty_page()
    {
        var set = Set("::: page-break\n:::\n\none\n\n::: page-break\n:::\n\n::: page-break\n:::\n\n::: landscape\ntwo\n:::\n\n::: page-break\n:::\n");
        Assert.Equal(2, set.Pages.Count);
    }

    [Fact]
    public void A_chart_is_one_figure_with_its_words()
    {
        var chart = new Frame(400, 200, [new TextInk(10, 20, "Inside", Face.Regular, 9, Colour.Black)], "Time fell.");
        var set = Set("```chart\nid: x\n```\n", new SettingOptions { Directive = f => f.Info == "chart" ? new FrameContent(chart, "Source: log") : null });
        var inks = set.Pages[0].Inks.ToList();
        var at = inks.FindIndex(i => i is FrameInk);
        Assert.Equal("Time fell.", ((TagInk)inks[at - 1]).Element!.AlternativeText);
        Assert.Contains("Source: log", Words(set.Pages[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_glyphs_are_told_once_and_together()
    {
        var diagnostics = new Diagnostics();
        Set("Line one.\n\nA \uE123 and \uE123.\n\nThen 你.\n", diagnostics: diagnostics);
        var told = Assert.Single(diagnostics.Sorted());
        Assert.Equal(("IS950", 3), (told.Code, told.Place.Line));
        Assert.Contains("2 characters: U+E123, 你 U+4F60;", told.Message, StringComparison.Ordinal);
        Assert.Equal(("U+4F60", 5), (told.Trace[0].Note, told.Trace[0].Place.Line));
    }

    [Fact]
    public void The_style_rules_the_brand_colour()
    {
        var style = Style.House with { Brand = new Colour(0x80, 0, 0) };
        var set = Typesetter.Set(MarkdownDialect.Parse("# Title"), style, SettingOptions.Default, new Diagnostics());
        Assert.Equal(new Colour(0x80, 0, 0), Texts(set.Pages[0])[0].Colour);
    }

    [Theory]
    [InlineData("`", "`,`", "`")]
    [InlineData("`", "`**x**`", "`")]
    [InlineData("", "\u00A0", "")]
    public void What_holds_together_is_parted_where_it_is_wider_than_the_line(string before, string between, string after)
    {
        var set = Set(before + string.Join(between, Enumerable.Range(1, 60).Select(i => $"name{i}")) + after);
        Assert.All(Texts(set.Pages[0]), t => Assert.InRange(t.X + FontSet.Noto.Measure(t.Text.Trim(), (FontStyle)t.Face) * t.Size / 1000, 0, set.Pages[0].Width - Style.House.MarginRight + 1));
    }

    [Fact]
    public void What_is_nested_deeper_than_anyone_can_follow_stays_on_the_page()
    {
        var set = Set(string.Concat(Enumerable.Range(0, 45).Select(i => new string(' ', 2 * i) + "- item\n")) + "\n" + string.Concat(Enumerable.Repeat("> ", 60)) + "deep\n");
        Assert.All(set.Pages, p => Assert.All(Texts(p), t => Assert.InRange(t.X, 0, p.Width - Style.House.MarginRight)));
    }

    [Fact]
    public void A_table_that_is_all_head_has_a_body() =>
        Assert.DoesNotContain(TaggedTexts(Set("| only | a head |\n|---|---|\n").Pages[0]), t => t.Element?.Parent?.Parent?.Role == Role.TableHead);

    [Fact]
    public void A_table_with_spans_too_wide_for_any_page_is_parted_where_no_cell_spans()
    {
        string Row(string sign, IEnumerable<(string Text, int Columns)> cells) => sign + string.Concat(cells.Select(c => (" " + c.Text).PadRight(17 * c.Columns - 1) + sign)) + "\n";
        var rule = string.Concat(Enumerable.Repeat("+" + new string('-', 16), 13)) + "+\n";
        var body = Row("|", [("row", 1), .. Enumerable.Range(1, 12).Select(i => ($"qualificatn{i:00}", 1))]);
        var set = Set(rule + Row("|", [("Name", 1), .. Enumerable.Range(1, 6).Select(i => ($"Quarter {i}", 2))]) + rule.Replace('-', '=') + body + rule);
        var texts = Texts(set.Pages[0]).ConvertAll(t => t.Text.Trim());
        Assert.Equal(["Name", "Quarter 1", "Quarter 2", "Quarter 3", "row"], texts.Take(5));
        Assert.Equal(2, texts.Count(t => t == "Name"));
        for (var i = 1; i <= 12; i++) Assert.Single(texts, $"qualificatn{i:00}");
    }

    [Theory]
    [InlineData("cy_GB", "cy-GB")]
    [InlineData("the Queen's", "en-GB")]
    public void A_language_is_a_tag_or_the_usual_one(string written, string language) =>
        Assert.Equal(language, MarkdownFile.OptionsFor(FrontMatter.Split($"---\nlang: {written}\n---\n").Matter, "", SettingOptions.Default).Language);

    [Fact]
    public void Right_to_left_words_stand_from_right_to_left() =>
        Assert.Equal("say \u05D5\u05D4\u05D9 \u05DD\u05D5\u05DC\u05E9 (hello) 12", Words(Set("say \u05E9\u05DC\u05D5\u05DD \u05D9\u05D4\u05D5 (hello) 12").Pages[0]).Split("Page")[0]);

    [Fact]
    public void Lines_are_evener_than_first_fit()
    {
        // First fit leaves 30 points on the first line of this text and none on the second; the sum of squares decides otherwise.
        var page = Set(string.Concat(Enumerable.Repeat(Prose, 3))).Pages[0];
        var widths = Texts(page).Where(t => t.Size == Style.House.Size).ToList();
        Assert.All(widths.SkipLast(1), t => Assert.EndsWith(" ", t.Text, StringComparison.Ordinal));
    }

    static IEnumerable<(StructureElement? Element, string Text)> TaggedTexts(Frame page)
    {
        StructureElement? element = null;
        foreach (var ink in page.Inks)
            if (ink is TagInk tag) element = tag.Element;
            else if (ink is TextInk text) yield return (element, text.Text);
    }
}
