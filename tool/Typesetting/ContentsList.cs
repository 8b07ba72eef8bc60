using System.Globalization;
using IncidentStrategy.Typesetting.Blocks;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting;

/// <summary>Sets the list of contents: each heading with the page it stands on, known when the page is painted.</summary>
static class ContentsList
{
    const double NumberRoom = 34;
    const int LongList = 34;

    public static void Set(Setting setting, Flow flow, MarkdownDocument document)
    {
        // A document's one title is not a part of it.
        var title = document.Descendants<HeadingBlock>().Where(h => h.Level == 1).ToList() is [var only] ? only : null;
        var headings = document.Descendants<HeadingBlock>()
            .Where(h => h != setting.OnCover && h != title && Setting.IdOf(h) is not null && PlainText.Of(h.Inline).Length > 0).ToList();
        if (headings.Count == 0) return;
        if (flow.Into.Count > 0) BlockSetter.StartPage(flow);
        var head = new StructureElement(Role.Heading, flow.Parent) { Level = setting.Level(2) };
        var style = Headings.StyleOf(setting, 1);
        Paragraphs.Set(setting, flow, head, style, (inlines, dress) => inlines.Text(setting.Options.ContentsTitle, dress));
        flow.Into[^1].Below = setting.Style.Leading;
        flow.Into[^1].BreakAfter = Fragment.Never;
        var top = headings.Min(h => h.Level);
        var list = flow.Parent.Add(Role.Contents);
        var listed = headings.Where(h => h.Level < top + setting.Options.ContentsDepth).ToList();
        // A list that would just run over its page is set tighter.
        var text = (listed.Count > LongList ? setting.Cell : setting.Body) with { Space = 0 };
        // A heading without one above it stands at the edge, however low its author set it.
        var above = new Stack<int>();
        foreach (var heading in listed)
        {
            while (above.TryPeek(out var level) && level >= heading.Level) above.Pop();
            Entry(setting, flow, heading, above.Count, text, list.Add(Role.ContentsItem));
            above.Push(heading.Level);
        }
    }

    static void Entry(Setting setting, Flow flow, HeadingBlock heading, int depth, TextStyle text, StructureElement item)
    {
        var (style, anchor, title) = (setting.Style, Setting.IdOf(heading)!, PlainText.Of(heading.Inline));
        var link = new StructureElement(Role.Link, item) { AlternativeText = title };
        if (depth == 0) text = text with { Dress = text.Dress.Bolder() };
        var column = flow.Indented(depth * style.Size * 1.6);
        var first = flow.Into.Count;
        Paragraphs.Set(setting, column with { Width = column.Width - NumberRoom }, link, text, (inlines, dress) => {
            inlines.Text(title, dress);
            inlines.Text("\u00A0", dress);
        });
        if (flow.Into.Count == first) return;
        flow.Into[first].Above = depth == 0 ? text.Leading * 0.5 : 1.5;
        var start = column.X + ((LineFragment)flow.Into[^1]).Line.Width;
        var lines = flow.Into.Count - first;
        flow.Into[^1].Trail = (page, x, y) => Number(setting, page, anchor, text, x + start, x + flow.X + flow.Width, y, link, title, lines, x + column.X);
    }

    static void Number(Setting setting, PagePainter page, string anchor, TextStyle text, double from, double right, double y, StructureElement link, string title, int lines, double left)
    {
        var number = page.PageOf(anchor) ?? "–";
        var width = setting.Width(number, text.Dress);
        var baseline = y + text.Baseline;
        // Dots stand on one grid down the page, whatever the titles' lengths.
        const double Step = 5;
        for (var dot = right - 24 - Math.Floor((right - 24 - from - 8) / Step) * Step; dot < right - 22; dot += Step)
            page.Under(new PathInk(Shape.Rectangle(dot, baseline - 0.9, 0.8, 0.8), setting.Style.Quiet));
        page.Mark(link);
        page.Add(new TextInk(right - width, baseline, number + " ", text.Dress.Face, text.Dress.Size, text.Dress.Colour));
        page.Add(new LinkInk(left, y - (lines - 1) * text.Leading, right - left, lines * text.Leading, "#" + anchor,
            string.Create(CultureInfo.InvariantCulture, $"{title}, page {number}")) { Element = link });
    }
}
