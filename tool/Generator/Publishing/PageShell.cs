using System.Globalization;
using IncidentStrategy.Templating;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>
/// The shell around every page, a template of its own (<c>templates/site/page.html</c>) that writes HTML and escapes every value:
/// header with search, navigation by question, breadcrumb, the page's head, its contents and the foot.
/// </summary>
sealed class PageShell
{
    /// <summary>The shell's place among the templates.</summary>
    public const string Path = "site/page.html";

    // A list of contents longer than a screen is no help; the chief headings are.
    const int LongContents = 30;

    static readonly TemplateOptions options = new() { Escape = EscapeKind.Html, AutoIndent = false, Culture = CultureInfo.GetCultureInfo("en-GB") };

    readonly Template template;

    PageShell(Template template) => this.template = template;

    /// <summary>Reads the shell; null when it has faults, which are told.</summary>
    public static PageShell? Read(SourceText source, Diagnostics diagnostics) =>
        Template.Parse(source, options, diagnostics) is { } template ? new PageShell(template) : null;

    /// <summary>The page whole; empty when a fault stopped it, which is told.</summary>
    public string Render(Page page, Diagnostics diagnostics, CancellationToken cancellation) => template.Render(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["form"] = page.Form,
        ["root"] = page.To(""),
        ["title"] = page.Title,
        ["title_id"] = page.TitleId,
        ["subtitle"] = page.Subtitle,
        ["summary"] = page.Summary,
        ["ask"] = page.Ask,
        ["status"] = page.Status,
        ["draft"] = page.Status.Contains("draft", StringComparison.OrdinalIgnoreCase),
        ["facts"] = page.Facts,
        ["breadcrumb"] = page.Breadcrumb,
        ["downloads"] = page.Downloads,
        ["navigation"] = page.Navigation,
        ["contents"] = Contents(page.Headings),
        ["body"] = page.Body,
        ["organisation"] = page.Site.Organisation,
        ["contact_centre"] = page.Site.ContactCentre,
        ["as_of"] = Lists.Date(page.Site.AsOf),
        ["tool_version"] = page.Site.ToolVersion,
    }, diagnostics, cancellation) ?? "";

    /// <summary>The headings of the second level, each with those of the third that follow it.</summary>
    static List<ContentsPart> Contents(IReadOnlyList<PageHeading> headings)
    {
        var parts = new List<ContentsPart>();
        foreach (var heading in headings)
            if (heading.Level == 2 || parts.Count == 0) parts.Add(new(heading.Id, heading.Text, []));
            else if (headings.Count <= LongContents) parts[^1].Parts.Add(new(heading.Id, heading.Text, []));
        return parts;
    }
}

/// <summary>A line of a page's list of contents and those under it.</summary>
public sealed record ContentsPart(string Id, string Text, List<ContentsPart> Parts);
