using System.Text;
using IncidentStrategy.Generator.Composition;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Dialect;
using IncidentStrategy.Typesetting.Frames;
using Markdig.Renderers.Html;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>
/// The whole site as values: a page for every document with its Markdown beside it, a list for every section, the home page,
/// the search index, and the site's own files. Writing them is for others. Every page works from a folder and without script.
/// </summary>
public static class Site
{
    /// <summary>The shell's place among the templates.</summary>
    public const string ShellPath = PageShell.Path;

    /// <param name="files">The site's hand-made sources by name: style sheet, script, and standing pages in Markdown.</param>
    /// <param name="shellSource">The template of the shell around every page; its faults are told, and then the files are not to be used.</param>
    public static IReadOnlyList<OutputFile> Render(IReadOnlyList<Document> documents, SiteFacts facts, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, SourceText shellSource, Diagnostics diagnostics, CancellationToken cancellation = default)
    {
        if (PageShell.Read(shellSource, diagnostics) is not { } shell) return [];
        List<Document> all = [.. documents, .. StandingPages(files, facts)];
        var map = new SiteMap(all);
        var style = Style.House with { Brand = facts.Brand };
        var pages = new OutputFile[all.Count];
        Parallel.For(0, all.Count, new ParallelOptions { CancellationToken = cancellation }, i => pages[i] = Whole(DocumentPage(all[i], map, facts, style)));
        return
        [
            Whole(HomePage(map, facts)),
            .. map.Sections.Where(s => map.In(s).Count > 1 || map.In(s)[0].Path + ".html" != s.Page).Select(s => Whole(SectionPage(s, map, facts))),
            .. pages,
            .. all.Select(d => Text(d.Path + ".md", d.Markdown)),
            new OutputFile("search-index.js", SearchIndex.Render(all, map)),
            new OutputFile("icon.svg", Encoding.UTF8.GetBytes(SiteIcon.Render(facts.Brand))),
            .. files.Where(f => !f.Key.EndsWith(".md", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => f.Key == "site.css" ? Text("site.css", Encoding.UTF8.GetString(f.Value.Span) + SiteColours.Css(facts.Brand)) : new OutputFile(f.Key, f.Value)),
        ];

        OutputFile Whole(Page page) => Text(page.Path, shell.Render(page, diagnostics, cancellation));
    }

    static OutputFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    static Page DocumentPage(Document document, SiteMap map, SiteFacts facts, Style style)
    {
        var path = document.Path + ".html";
        var section = map.SectionOf(document);
        List<PageLink> downloads = [];
        if (document.Pdf) downloads.Add(new(Html.Relative(path, document.Path + ".pdf"), "PDF"));
        downloads.Add(new(Html.Relative(path, document.Path + ".md"), "Markdown"));
        return new Page
        {
            Path = path,
            Form = "document",
            Title = document.Title,
            TitleId = DocumentHtml.TitleOf(document)?.TryGetAttributes()?.Id ?? "",
            Subtitle = document.Cover.Subtitle ?? "",
            Summary = document.Summary,
            Ask = document.Cover.Ask ?? "",
            Status = Words.Sentence(document.Status ?? document.Cover.Status ?? ""),
            Facts = [.. Facts(document)],
            Breadcrumb = Breadcrumb(path, section, document, map),
            Downloads = downloads,
            Headings = DocumentHtml.Headings(document),
            Navigation = Navigation(path, map, section),
            Body = DocumentHtml.Render(document, map, style),
            Site = facts,
        };
    }

    static IEnumerable<PageFact> Facts(Document document)
    {
        if (SiteSections.Readers(document.Audience) is { } readers && document.Section != AboutSection) yield return new("For", readers);
        if (document.Cover.Owner is { Length: > 0 } owner) yield return new("Owner", owner);
        if (document.Section != AboutSection) yield return new("As of", Lists.Date(document.Cover.Date));
    }

    static IReadOnlyList<PageLink> Breadcrumb(string path, SiteSection section, Document document, SiteMap map)
    {
        List<PageLink> links = [new(Html.Relative(path, "index.html"), "Home")];
        if (map.In(section).Count > 1) links.Add(new(Html.Relative(path, section.Page), section.Title));
        return [.. links, new("", Lists.HasSpokenId(document) ? document.Id : document.Title, Current: true)];
    }

    static Page SectionPage(SiteSection section, SiteMap map, SiteFacts facts) => new()
    {
        Path = section.Page,
        Form = "list",
        Title = section.Title,
        Summary = section.About,
        Breadcrumb = [new(Html.Relative(section.Page, "index.html"), "Home"), new("", section.Title, Current: true)],
        Navigation = Navigation(section.Page, map, section),
        Body = Lists.Section(map, section),
        Site = facts,
    };

    static Page HomePage(SiteMap map, SiteFacts facts) => new()
    {
        Path = "index.html",
        Form = "home",
        Title = "Learning from incidents",
        Summary = "How incidents are handled here, what the evidence says, and what is to change because of it.",
        Navigation = Navigation("index.html", map, null),
        Body = Lists.Home(map, facts),
        Site = facts,
    };

    static IReadOnlyList<NavGroup> Navigation(string path, SiteMap map, SiteSection? current) =>
        [.. SiteSections.Audiences.Select(a => new NavGroup(a.Question, a.Id, [.. map.Sections.Where(s => s.Audience == a.Id).Select(s => Link(path, map, s, current))])).Where(g => g.Links.Count > 0)];

    // A section of one document needs no list between the reader and the document.
    static PageLink Link(string path, SiteMap map, SiteSection section, SiteSection? current) => map.In(section) is [var only]
        ? new(Html.Relative(path, only.Path + ".html"), section.Id == AboutSection ? only.Title : section.Title, section == current)
        : new(Html.Relative(path, section.Page), section.Title, section == current);

    const string AboutSection = "about";

    /// <summary>Pages that belong to the site rather than the workspace; front matter gives title, summary and order.</summary>
    static IEnumerable<Document> StandingPages(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, SiteFacts facts)
    {
        foreach (var (name, bytes) in files.Where(f => f.Key.EndsWith(".md", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var text = Encoding.UTF8.GetString(bytes.Span);
            var (matter, body) = FrontMatter.Split(text);
            var title = matter["title"] ?? Words.Sentence(name[..^3]);
            yield return new Document("standing-page", "", title, $"{AboutSection}/{name[..^3]}", text, MarkdownDialect.Parse(body), [])
            {
                Audience = "everyone",
                Summary = matter["summary"] ?? "",
                Section = AboutSection,
                Order = matter["order"] ?? "",
                Cover = new Cover(title, null, null, null, null, facts.AsOf, null),
            };
        }
    }
}
