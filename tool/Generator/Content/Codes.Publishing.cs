using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    static Code[] Publishing =>
    [
        new("IS850", Severity.Error, "Template without a subject", "A document template's front matter must say what it is for: the workspace, each review, each procedure and so on."),
        new("IS851", Severity.Error, "Template front matter incomplete", "A document template needs an id, a title, a path, a section, an audience and a summary."),
        new("IS852", Severity.Error, "Two documents at one path", "Two templates or subjects give the same path, so one would overwrite the other."),
        new("IS854", Severity.Error, "Page template missing", "The templates folder holds no site/page.html, the shell around every page of the site."),
        new("IS860", Severity.Warning, "Link leads nowhere", "A link or reference names an id, heading or file that does not exist."),
        new("IS861", Severity.Error, "Unknown chart", "A chart directive names a metric, criterion or theme that there is none of."),
        new("IS901", Severity.Error, "PDF cannot be bound in", "An attached PDF cannot be read, is protected, or is not a PDF."),
        new("IS902", Severity.Error, "Unknown kind of document", "A build was asked for a kind of document that no template makes."),
        new("IS903", Severity.Warning, "PDF mended before it was bound in", "An attached PDF is damaged; what could be read of it is bound in, and should be compared with the original."),
        new("IS910", Severity.Error, "Personal data in a finished file", "A finished page, PDF, workbook or search index holds what looks like personal data, so nothing is published."),
    ];
}
