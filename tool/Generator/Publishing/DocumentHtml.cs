using IncidentStrategy.Generator.Composition;
using IncidentStrategy.Typesetting.Dialect;
using IncidentStrategy.Typesetting.Frames;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>A heading of a page's text, for its list of contents.</summary>
sealed record PageHeading(int Level, string Id, string Text);

/// <summary>
/// A document's tree as HTML. What is not plain Markdown is refused by construction: raw HTML is shown as text,
/// a link goes to the site, the web or a mailbox or nowhere, and nothing is fetched from elsewhere.
/// </summary>
static class DocumentHtml
{
    public static string Render(Document document, SiteMap map, Style style)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        MarkdownDialect.Pipeline.Setup(renderer);
        var page = new PageContext(document, map, style, Shift(document));
        var own = renderer.ObjectRenderers;
        own.ReplaceOrAdd<HeadingRenderer>(new AnchoredHeading(page));
        own.ReplaceOrAdd<CodeBlockRenderer>(new CodeOrChart(page));
        own.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTable(page));
        own.ReplaceOrAdd<LinkInlineRenderer>(new SafeLink(page));
        own.ReplaceOrAdd<AutolinkInlineRenderer>(new SafeAutolink());
        own.ReplaceOrAdd<AlertBlockRenderer>(new WordedAlert());
        own.ReplaceOrAdd<HtmlTaskListRenderer>(new WordedTask());
        foreach (var block in document.Ast)
            if (block != TitleOf(document)) renderer.Write(block);
        // Criterion tags are attributes of Markdown; HTML keeps such names for data-. Quotes in text are always escaped, so this finds attributes only.
        return writer.ToString().Replace(" tag=\"", " data-tag=\"", StringComparison.Ordinal);
    }

    /// <summary>The headings of the second and third level, as the page shows them.</summary>
    public static IReadOnlyList<PageHeading> Headings(Document document)
    {
        var (shift, title) = (Shift(document), TitleOf(document));
        return [.. document.Ast.Descendants<HeadingBlock>().Where(h => h != title)
            .Select(h => new PageHeading(h.Level + shift, h.TryGetAttributes()?.Id ?? "", PlainText.Of(h)))
            .Where(h => h.Level is 2 or 3 && h.Id.Length > 0 && h.Text.Length > 0)];
    }

    /// <summary>A text that begins with its title as a heading gives it to the page's head, and is not shown twice.</summary>
    public static HeadingBlock? TitleOf(Document document) =>
        document.Ast.Count > 0 && document.Ast[0] is HeadingBlock { Level: 1 } title ? title : null;

    /// <summary>Other headings of the first level, where there are any, push all down by one: a page has one title.</summary>
    static int Shift(Document document) =>
        document.Ast.Descendants<HeadingBlock>().Any(h => h.Level == 1 && h != TitleOf(document)) ? 1 : 0;

    static void ReplaceOrAdd<T>(this ObjectRendererCollection renderers, IMarkdownObjectRenderer own) where T : IMarkdownObjectRenderer
    {
        if (!renderers.Replace<T>(own)) renderers.Insert(0, own);
    }
}

/// <summary>What the renderers of one page need to know. <see cref="HeadingShift"/> moves a text's own top headings below the page's title.</summary>
sealed record PageContext(Document Document, SiteMap Map, Style Style, int HeadingShift)
{
    public string Page { get; } = Document.Path + ".html";

    /// <summary>The heading last passed, by which a table is named to those who cannot see it.</summary>
    public string LastHeading { get; set; } = "";

    readonly Stack<(int Written, int Shown)> levels = new();
    readonly Dictionary<string, int> tables = new(StringComparer.Ordinal);

    /// <summary>The level to show a heading at: as deep below the title as headings stand within each other, so that none is skipped.</summary>
    public int LevelFor(int written)
    {
        while (levels.TryPeek(out var above) && above.Written >= written) levels.Pop();
        var shown = written <= 1 ? 1 : Math.Min(6, levels.TryPeek(out var parent) ? parent.Shown + 1 : 2);
        levels.Push((written, shown));
        return shown;
    }

    /// <summary>A table's name, after the heading it stands under; a second one is told apart by its number.</summary>
    public string TableName()
    {
        var name = LastHeading.Length > 0 ? $"Table: {LastHeading}" : "Table";
        var number = tables[name] = tables.GetValueOrDefault(name) + 1;
        return number == 1 ? name : $"{name} ({number})";
    }

    public int Charts { get; set; }
}

/// <summary>Headings carry a quiet link to themselves.</summary>
sealed class AnchoredHeading(PageContext page) : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        var level = page.LevelFor(heading.Level + page.HeadingShift);
        page.LastHeading = PlainText.Of(heading);
        renderer.EnsureLine();
        renderer.Write($"<h{level}").WriteAttributes(heading).Write(">");
        renderer.WriteLeafInline(heading);
        if (heading.TryGetAttributes()?.Id is { Length: > 0 } id && level < 5)
            renderer.Write($" <a class=\"anchor\" href=\"#{Html.Escape(id)}\" tabindex=\"-1\" aria-hidden=\"true\">#</a>");
        renderer.WriteLine($"</h{level}>");
    }
}

/// <summary>Links within the site lead to pages, links to the web are marked, unsafe ones lose their target; pictures from elsewhere become links.</summary>
sealed class SafeLink(PageContext page) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var address = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        if (!MarkdownDialect.IsSafe(address)) address = "";
        if (link.IsImage && !IsElsewhere(address)) Picture(renderer, link, address);
        else if (address.Length == 0 && !link.IsImage) renderer.WriteChildren(link);
        else Anchor(renderer, link, address);
    }

    void Anchor(HtmlRenderer renderer, LinkInline link, string address)
    {
        var elsewhere = IsElsewhere(address);
        renderer.Write($"<a href=\"{Html.Escape(elsewhere ? address : page.Map.PageFor(page.Page, address) ?? address)}\"");
        if (!string.IsNullOrEmpty(link.Title)) renderer.Write($" title=\"{Html.Escape(link.Title)}\"");
        if (elsewhere) renderer.Write(" class=\"external\" rel=\"noopener external\"");
        renderer.Write(">");
        renderer.WriteChildren(link);
        renderer.Write("</a>");
    }

    static void Picture(HtmlRenderer renderer, LinkInline link, string address)
    {
        var words = string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
        renderer.Write($"<img src=\"{Html.Escape(address)}\" alt=\"{Html.Escape(words)}\" loading=\"lazy\"").WriteAttributes(link).Write(">");
    }

    public static bool IsElsewhere(string address) =>
        address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("//", StringComparison.Ordinal);
}

/// <summary>A bare address as a link.</summary>
sealed class SafeAutolink : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var address = link.IsEmail ? "mailto:" + link.Url : link.Url;
        if (!MarkdownDialect.IsSafe(address)) renderer.WriteEscape(link.Url);
        else renderer.Write($"<a href=\"{Html.Escape(address)}\"{(link.IsEmail ? "" : " class=\"external\" rel=\"noopener external\"")}>{Html.Escape(link.Url)}</a>");
    }
}

/// <summary>Notes, warnings and their kin, named in words.</summary>
sealed class WordedAlert : HtmlObjectRenderer<AlertBlock>
{
    protected override void Write(HtmlRenderer renderer, AlertBlock alert)
    {
        var kind = alert.Kind.ToString().ToLowerInvariant();
        var name = kind.Length == 0 ? "Note" : char.ToUpperInvariant(kind[0]) + kind[1..];
        renderer.EnsureLine();
        renderer.WriteLine($"<div class=\"alert {Html.Escape(kind)}\" role=\"note\"><p class=\"alert-name\">{Html.Escape(name)}</p>");
        renderer.WriteChildren(alert);
        renderer.WriteLine("</div>");
    }
}

/// <summary>Task list boxes as signs with names: a page of record has no controls.</summary>
sealed class WordedTask : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList task) =>
        renderer.Write(task.Checked ? "<span class=\"task\" role=\"img\" aria-label=\"done\">☑</span>" : "<span class=\"task\" role=\"img\" aria-label=\"to do\">☐</span>");
}

/// <summary>Code as code, and a fence named <c>chart</c> as the chart that it names.</summary>
sealed class CodeOrChart(PageContext page) : HtmlObjectRenderer<CodeBlock>
{
    readonly CodeBlockRenderer plain = new();

    protected override void Write(HtmlRenderer renderer, CodeBlock code)
    {
        if (code is FencedCodeBlock { Info: "chart" } fence && page.Document.Charts.TryGetValue(ChartName(fence), out var chart))
            renderer.WriteLine(ChartHtml.Figure(chart, page.Style, $"chart-{++page.Charts}"));
        else plain.Write(renderer, code);
    }

    /// <summary>The name stands after the word <c>chart</c> or alone within the fence.</summary>
    public static string ChartName(FencedCodeBlock fence) =>
        string.IsNullOrWhiteSpace(fence.Arguments) ? fence.Lines.ToString().Trim() : fence.Arguments.Trim();
}
