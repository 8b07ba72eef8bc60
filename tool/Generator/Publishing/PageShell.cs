using System.Globalization;
using System.Text;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>The shell around every page: header with search, navigation by question, breadcrumb, the page's head, its contents and the foot.</summary>
static class PageShell
{
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Render(Page page)
    {
        var html = new StringBuilder(page.Body.Length + 8192);
        Head(html, page);
        html.Append("<body id=\"top\" class=\"").Append(page.Form).Append("\">\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
        Header(html, page);
        html.Append("<div class=\"columns\">\n<nav class=\"side\" aria-label=\"Sections\">");
        Groups(html, page);
        html.Append("</nav>\n<main id=\"main\" tabindex=\"-1\">\n");
        Top(html, page);
        Contents(html, page);
        html.Append("<div class=\"prose\">\n").Append(page.Body).Append("</div>\n</main>\n</div>\n");
        Foot(html, page);
        return html.Append("</body>\n</html>\n").ToString();
    }

    static void Head(StringBuilder html, Page page)
    {
        var site = Html.Escape(page.Site.ContactCentre);
        var title = page.Form == "home" ? site : $"{Html.Escape(page.Title)} – {site}";
        html.Append("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append($"<title>{title}</title>\n");
        if (page.Summary.Length > 0) html.Append($"<meta name=\"description\" content=\"{Html.Escape(page.Summary)}\">\n");
        html.Append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.Append($"<link rel=\"icon\" href=\"{page.To("icon.svg")}\" type=\"image/svg+xml\">\n");
        html.Append($"<link rel=\"stylesheet\" href=\"{page.To("site.css")}\">\n");
        html.Append($"<script src=\"{page.To("site.js")}\" data-root=\"{page.To("")}\" defer></script>\n</head>\n");
    }

    static void Header(StringBuilder html, Page page)
    {
        html.Append("<header class=\"top\"><div class=\"bar\">\n");
        html.Append($"<a class=\"site\" href=\"{page.To("index.html")}\">{Html.Escape(page.Site.ContactCentre)}");
        if (page.Site.Organisation.Length > 0 && page.Site.Organisation != page.Site.ContactCentre)
            html.Append($"<span class=\"organisation\">{Html.Escape(page.Site.Organisation)}</span>");
        html.Append("</a>\n<search class=\"search\" hidden><form role=\"search\" action=\"#\"><label for=\"search\" class=\"unseen\">Search these documents</label>");
        html.Append("<input id=\"search\" type=\"search\" placeholder=\"Search\" autocomplete=\"off\" spellcheck=\"false\" aria-describedby=\"search-help\"><span id=\"search-help\" class=\"unseen\">Results appear below as you type; use the arrow keys to reach them.</span></form>");
        html.Append("<div class=\"results\" id=\"results\" hidden><p class=\"count\" role=\"status\"></p><ol></ol></div></search>\n");
        html.Append("<details class=\"menu\"><summary>Menu</summary><nav aria-label=\"Menu\">");
        Groups(html, page);
        html.Append("</nav></details>\n</div></header>\n");
    }

    static void Groups(StringBuilder html, Page page)
    {
        foreach (var group in page.Navigation)
        {
            html.Append($"<p class=\"question\">{Html.Escape(group.Question)}</p><ul>");
            foreach (var link in group.Links)
                html.Append($"<li><a href=\"{Html.Escape(link.Href)}\"{(link.Current ? " aria-current=\"true\"" : "")}>{Html.Escape(link.Text)}</a></li>");
            html.Append("</ul>");
        }
    }

    static void Top(StringBuilder html, Page page)
    {
        if (page.Breadcrumb.Count > 0)
        {
            html.Append("<nav class=\"breadcrumb\" aria-label=\"You are here\"><ol>");
            foreach (var link in page.Breadcrumb)
                html.Append(link.Current ? $"<li><span aria-current=\"page\">{Html.Escape(link.Text)}</span></li>" : $"<li><a href=\"{Html.Escape(link.Href)}\">{Html.Escape(link.Text)}</a></li>");
            html.Append("</ol></nav>\n");
        }
        html.Append("<div class=\"head\">");
        if (page.Status.Length > 0) html.Append($"<p class=\"status{(IsDraft(page.Status) ? " draft" : "")}\">{Html.Escape(page.Status)}</p>");
        html.Append(page.TitleId.Length > 0 ? $"<h1 id=\"{Html.Escape(page.TitleId)}\">" : "<h1>").Append(Html.Escape(page.Title)).Append("</h1>");
        if (page.Subtitle.Length > 0) html.Append($"<p class=\"subtitle\">{Html.Escape(page.Subtitle)}</p>");
        if (page.Summary.Length > 0) html.Append($"<p class=\"lead\">{Html.Escape(page.Summary)}</p>");
        if (page.Ask.Length > 0) html.Append($"<p class=\"ask\"><span>What we ask of you</span> {Html.Escape(page.Ask)}</p>");
        if (page.Facts.Count > 0)
        {
            html.Append("<dl class=\"particulars\">");
            foreach (var fact in page.Facts) html.Append($"<div><dt>{Html.Escape(fact.Name)}</dt><dd>{Html.Escape(fact.Value)}</dd></div>");
            html.Append("</dl>");
        }
        if (page.Downloads.Count > 0)
        {
            html.Append("<ul class=\"downloads\" aria-label=\"This document in other forms\">");
            foreach (var link in page.Downloads) html.Append($"<li><a href=\"{Html.Escape(link.Href)}\">{Html.Escape(link.Text)}</a></li>");
            html.Append("</ul>");
        }
        html.Append("</div>\n");
    }

    static bool IsDraft(string status) => status.Contains("draft", StringComparison.OrdinalIgnoreCase);

    const int LongContents = 30;

    static void Contents(StringBuilder html, Page page)
    {
        if (page.Headings.Count < 2) return;
        // A list of contents longer than a screen is no help; the chief headings are.
        var headings = page.Headings.Count <= LongContents ? page.Headings : [.. page.Headings.Where(h => h.Level == 2)];
        html.Append("<nav class=\"contents\" aria-labelledby=\"contents\"><p id=\"contents\">On this page</p><ol>");
        var inner = false;
        for (var i = 0; i < headings.Count; i++)
        {
            var heading = headings[i];
            if (heading.Level == 3 && !inner && i > 0) { html.Append("<ol>"); inner = true; }
            else if (heading.Level == 2 && inner) { html.Append("</ol></li>"); inner = false; }
            else if (i > 0) html.Append("</li>");
            html.Append($"<li><a href=\"#{Html.Escape(heading.Id)}\">{Html.Escape(heading.Text)}</a>");
        }
        html.Append(inner ? "</li></ol></li></ol></nav>\n" : "</li></ol></nav>\n");
    }

    static void Foot(StringBuilder html, Page page)
    {
        html.Append("<footer class=\"foot\"><div class=\"bar\">");
        html.Append($"<p>As of {page.Site.AsOf.ToString("d MMMM yyyy", English)}. Made from the contact centre’s own records by IncidentStrategy {Html.Escape(page.Site.ToolVersion)}; every number names its source.</p>");
        html.Append("</div></footer>\n");
    }
}
