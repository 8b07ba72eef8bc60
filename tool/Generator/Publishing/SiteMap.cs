using IncidentStrategy.Generator.Composition;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>Every document and list of the site and how to get from one to another.</summary>
sealed class SiteMap
{
    readonly Dictionary<string, Document> byPath;
    readonly Dictionary<string, IReadOnlyList<Document>> bySection;

    public SiteMap(IReadOnlyList<Document> documents)
    {
        byPath = documents.ToDictionary(d => d.Path, StringComparer.Ordinal);
        bySection = documents.GroupBy(d => d.Section, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<Document>)
            [.. g.OrderBy(d => d.Order, NewestFirst(g.Key)).ThenBy(d => d.Title, StringComparer.Ordinal).ThenBy(d => d.Path, StringComparer.Ordinal)], StringComparer.Ordinal);
        Sections = [.. bySection.Select(s => SiteSections.Get(s.Key, s.Value[0].Audience))
            .OrderBy(s => AudienceRank(s.Audience)).ThenBy(s => SiteSections.Rank(s.Id)).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    public IReadOnlyList<SiteSection> Sections { get; }

    public IReadOnlyList<Document> In(SiteSection section) => bySection[section.Id];

    public SiteSection SectionOf(Document document) => Sections.First(s => s.Id == document.Section);

    /// <summary>The address of a document's page, or of one of its sections, when a relative address names the document with or without an ending.</summary>
    public string? PageFor(string fromPage, string address)
    {
        if (Html.Resolve(fromPage, address) is not { } path) return null;
        var stem = path.EndsWith(".md", StringComparison.Ordinal) ? path[..^3] : path.EndsWith(".html", StringComparison.Ordinal) ? path[..^5] : path;
        if (!byPath.ContainsKey(stem)) return null;
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        return Html.Relative(fromPage, stem + ".html") + (hash < 0 ? "" : address[hash..]);
    }

    static int AudienceRank(string audience) =>
        SiteSections.Audiences.TakeWhile(a => a.Id != audience).Count();

    // Reviews and consultations are asked for by the latest; everything else by its own order.
    static Comparer<string> NewestFirst(string section) => section is "reviews" or "consultations"
        ? Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a))
        : Comparer<string>.Create(string.CompareOrdinal);
}
