using System.Globalization;
using System.Text;
using IncidentStrategy.Generator.Composition;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>The bodies of the pages that lead to documents: the home page and the list of each section.</summary>
static class Lists
{
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The home page: each audience's question, what answers it, and the documents that answer it best.</summary>
    public static string Home(SiteMap map, SiteFacts site)
    {
        var html = new StringBuilder();
        foreach (var audience in SiteSections.Audiences)
        {
            var sections = map.Sections.Where(s => s.Audience == audience.Id).ToList();
            if (sections.Count == 0) continue;
            html.Append($"<section class=\"audience\" aria-labelledby=\"for-{audience.Id}\"><p class=\"for\">{Html.Escape(audience.Name)}</p>");
            html.Append($"<h2 id=\"for-{audience.Id}\">{Html.Escape(audience.Question)}</h2><p>{Html.Escape(audience.Answer)}</p><ul class=\"ways\">");
            foreach (var section in sections) Way(html, map, section);
            html.Append("</ul></section>\n");
        }
        Downloads(html, site);
        return html.ToString();
    }

    static void Way(StringBuilder html, SiteMap map, SiteSection section)
    {
        var documents = map.In(section);
        if (documents.Count == 1)
        {
            html.Append($"<li><a href=\"{Html.Relative("index.html", documents[0].Path + ".html")}\">{Html.Escape(documents[0].Title)}</a>");
            html.Append(documents[0].Summary.Length > 0 ? $"<span class=\"about\">{Html.Escape(documents[0].Summary)}</span></li>" : "</li>");
            return;
        }
        html.Append($"<li><a href=\"{Html.Relative("index.html", section.Page)}\">{Html.Escape(section.Title)}</a> <span class=\"quantity\">{documents.Count}</span>");
        if (section.About.Length > 0) html.Append($"<span class=\"about\">{Html.Escape(section.About)}</span>");
        html.Append("</li>");
    }

    static void Downloads(StringBuilder html, SiteFacts site)
    {
        if (site.Downloads.Count == 0) return;
        html.Append("<section class=\"audience files\" aria-labelledby=\"files\"><h2 id=\"files\">To work with</h2><ul class=\"ways\">");
        foreach (var file in site.Downloads)
            html.Append($"<li><a href=\"{Html.Escape(Html.Relative("index.html", file.Path))}\">{Html.Escape(file.Title)}</a><span class=\"about\">{Html.Escape(file.Description)}</span></li>");
        html.Append("</ul></section>\n");
    }

    /// <summary>One section's documents, each with what it is about, its state and its other forms.</summary>
    public static string Section(SiteMap map, SiteSection section)
    {
        var html = new StringBuilder("<ul class=\"documents\">\n");
        foreach (var document in map.In(section))
        {
            html.Append($"<li><h2><a href=\"{Html.Relative(section.Page, document.Path + ".html")}\">{Html.Escape(document.Title)}</a></h2>");
            if (document.Summary.Length > 0) html.Append($"<p>{Html.Escape(document.Summary)}</p>");
            html.Append($"<p class=\"meta\">{string.Join(" · ", Meta(document, section.Page))}</p></li>\n");
        }
        return html.Append("</ul>\n").ToString();
    }

    static IEnumerable<string> Meta(Document document, string from)
    {
        if (document.Status is { Length: > 0 } status) yield return $"<span class=\"state\">{Html.Escape(Words.Sentence(status))}</span>";
        if (HasSpokenId(document)) yield return Html.Escape(document.Id);
        if (document.Cover.Owner is { Length: > 0 } owner) yield return Html.Escape(owner);
        if (document.Pdf) yield return $"<a href=\"{Html.Relative(from, document.Path + ".pdf")}\">PDF<span class=\"unseen\"> of {Html.Escape(document.Title)}</span></a>";
    }

    /// <summary>Whether the id is one that people say, such as PR-03, and not made for its address alone.</summary>
    public static bool HasSpokenId(Document document) => document.Id.Any(char.IsAsciiLetterUpper);

    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", English);
}

/// <summary>Small changes to words.</summary>
static class Words
{
    /// <summary>A word as it begins a sentence, with its underscores as spaces.</summary>
    public static string Sentence(string text)
    {
        var words = text.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }
}
