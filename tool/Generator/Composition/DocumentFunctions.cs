using System.Collections;
using System.Text;
using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Composition;

/// <summary>The functions that document templates have beside the language's own.</summary>
sealed class DocumentFunctions(Corpus corpus, Findings findings, Addresses addresses, Func<string, string?> composed)
{
    const int SourcesShown = 4;
    readonly IdIndex ids = new(corpus);
    static readonly Regex Identifier = new(@"(?<![\w.-])[A-Za-z][A-Za-z0-9_]*\b", RegexOptions.CultureInvariant);

    /// <summary>The table of functions, by the name a template calls.</summary>
    public IReadOnlyDictionary<string, Delegate> Table() => new Dictionary<string, Delegate>(StringComparer.Ordinal)
    {
        // Saying values
        ["words"] = (object? value) => Phrases.Words(value),
        ["words_list"] = (IEnumerable? list) => Join(list, Phrases.Words),
        ["plain_list"] = (IEnumerable? list) => Join(list, Phrases.Cell),
        ["or_say"] = (object? value, string text) => Has(value) ? value : text,
        ["has"] = (object? value) => Has(value),
        ["capitalise"] = (string? text) => Phrases.Capitalise(text),
        ["plainly"] = (string? text) => text is null ? null : Identifier.Replace(text, m => corpus.Organisation.Severity(m.Value)?.Name ?? m.Value.Replace('_', ' ')).Replace(" = ", ": ", StringComparison.Ordinal),
        ["room"] = (int letters) => new Markup(string.Concat(Enumerable.Repeat("&nbsp; ", letters)).TrimEnd()),
        ["cell"] = (object? value) => Phrases.Cell(value),
        ["count"] = (object? value) => Phrases.Count(value) ?? "not recorded",
        ["number"] = (object? value, int decimals) => Phrases.Number(value, decimals),
        ["with_unit"] = (string? text, string unit) => string.IsNullOrEmpty(text) ? null : text + unit,
        ["value"] = (object? value, string? unit) => Phrases.Value(value, unit),
        ["yes_no"] = (object? value) => Phrases.YesNo(value),
        ["day"] = (object? value) => Phrases.Day(value),
        ["moment"] = (object? value) => Phrases.Moment(value),
        ["clock_after"] = (object? value, object? start) => Phrases.ClockAfter(value, start),
        ["month"] = (object? value) => Phrases.Month(value),
        ["point_date"] = (object? value) => Phrases.PointDate(value),
        ["sort_key"] = (object? value) => Phrases.SortKey(value),
        ["plural"] = (int n, string one, string many) => Plural(n, one, many),
        ["sentence"] = (string? text) => string.IsNullOrEmpty(text) || text[^1] is '.' or '?' or '!' ? text : text + ".",
        ["at_once"] = (object? after) => after?.ToString() is "0 s" or "at once" or "" or null ? "at\u00a0once" : after,
        ["short_verdict"] = (string? verdict) => verdict switch { "meets the target" => "✓ meets", "misses the target" => "✗ misses", _ => verdict },
        ["mark"] = (object? state) => Phrases.Mark(Phrases.Words(state)),
        ["mark_variation"] = (string? words, string? variation) => Phrases.MarkVariation(words, variation),

        // Names of things the organisation's register knows
        ["role"] = (string? id) => Role(id),
        ["roles"] = (IEnumerable? ids) => Join(ids, id => Role(id as string)),
        ["severity"] = (string? id) => Name(id, corpus.Organisation.Severity(id)?.Name),
        ["service"] = (string? id) => Name(id, corpus.Organisation.Service(id)?.Name),
        ["label"] = (string? value) => Label(value),
        ["labels"] = (IEnumerable? values) => Join(values, v => Label(v as string)),
        ["theme"] = (string? id) => Name(id, corpus.Organisation.Theme(id)?.Name),
        ["metric"] = (string? id) => Name(id, findings.Metrics.FirstOrDefault(m => m.Id == id)?.Name),
        ["agreed"] = (string? id) => Name(id, corpus.Organisation.AgreedCriteria.FirstOrDefault(c => c.Id == id) is { } c ? $"{c.Id} {c.Statement}" : null),

        // Sources and links
        ["ref"] = (string? id) => Ref(id),
        ["titled"] = (string? id) => Titled(id),
        ["sources"] = (IEnumerable? places, string of = "") => SourceNote(places, of),
        ["source_list"] = (IEnumerable? sources, int most) => SourceList(sources, most),

        ["criteria_named"] = (IEnumerable? ids) => new Markup(CriteriaNamed(ids)),
        ["compliance_sources"] = (ComplianceFindings compliance) => SourceNote(compliance.Criteria.SelectMany(c => c.Sources).Distinct(), "", most: 8),

        ["figure_sources"] = (IEnumerable? figures) => SourceNote(Places.Merge(figures?.OfType<ServiceFigure>().SelectMany(f => f.Sources) ?? []), ""),

        // Joining
        ["latest"] = (IEnumerable? list, int most) => list?.Cast<object?>().TakeLast(most).ToList(),
        ["total_cells"] = (IEnumerable? faults) => faults?.OfType<BoundaryFault>().Sum(f => Math.Max(1, f.Cells)) ?? 0,
        ["ownership"] = (BoundaryFinding boundary) => new Markup(OwnershipTable.Of(boundary, Label, Role, Escape)),
        ["word_changes"] = (IEnumerable? pieces) => Changes(pieces, "removed", "added"),
        ["old_words"] = (IEnumerable? pieces) => Changes(pieces, "removed"),
        ["new_words"] = (IEnumerable? pieces) => Changes(pieces, "added"),
        ["changes_message"] = (IEnumerable? changes) => ChangesMessage(changes),
        ["ranked"] = (IEnumerable? list) => list?.OfType<RecommendationFinding>().OrderBy(r => r.Status == "rejected").ThenBy(r => r.Priority == 0).ThenBy(r => r.Priority).ThenBy(r => r.Id, NaturalOrder.Comparer).ToList(),
        ["by_action"] = (IEnumerable? list) => list?.OfType<NotEffective>().GroupBy(n => n.ActionId).Select(g => new { g.First().ActionId, g.First().ClosedOn, Later = g.OrderBy(n => n.LaterOn).ToList() }).ToList(),
        ["recommendations_citing"] = (string id) => corpus.Recommendations.Where(r => r.Sources.Contains(id, StringComparer.OrdinalIgnoreCase)).ToList(),
        ["rationale_of"] = (string id) => corpus.Recommendations.FirstOrDefault(r => r.Id == id)?.Body ?? Body.Empty,
        ["nested"] = (Body body, int levels, string prefix = "") => new Markup(Nested(body, levels, prefix.Length == 0 ? null : prefix)),

        // Evidence packs
        ["evidence_for"] = (Portfolio portfolio, CoverageFinding coverage) => EvidenceFor(portfolio, coverage),
        ["claims_of"] = (Evidence item, CoverageFinding coverage) => ClaimsOf(item, coverage),
        ["criteria_of"] = (Evidence item, CoverageFinding coverage) => ClaimsOf(item, coverage).Select(c => c.Criterion).Distinct().ToList(),
        ["page_of"] = (string id, IEnumerable? items, string? where = null) =>
            items?.OfType<Evidence>().FirstOrDefault(e => e.Ref == id) is { } item ? new Markup($"[in this pack](#{ClaimPlaces.Anchor(ItemText(item), id, where) ?? id}){{.page-number}}") : (object)"not in this pack",
        ["item_link"] = (string id, IEnumerable? items) => Holds(items, id) ? new Markup($"[{Escape(id)}](#{id})") : (object)id,
        ["attached"] = (Evidence item) => new Markup(Attached(item)),
        ["item_text"] = (Evidence item, CoverageFinding coverage) => new Markup(ClaimPlaces.Mark(ItemText(item), item.Ref, ClaimsOf(item, coverage).Select(c => (c.Where, c.Criterion)))),
        ["claim_tag"] = (Evidence item, string? where, string criterion) => new Markup(ClaimPlaces.Anchor(ItemText(item), item.Ref, where) is null ? $"tag=\"{criterion}\"" : ""),
        ["manifest_hash"] = (Evidence item) => item.Attachment?.Sha256 ?? item.Sha256 ?? corpus.Files.GetValueOrDefault(item.Where.Place.File),
        ["hash_words"] = (string? hash) => string.IsNullOrEmpty(hash) ? null : new Markup($"`{hash}`"),
    };

    static bool Has(object? value) => value switch
    {
        null => false,
        string text => !string.IsNullOrWhiteSpace(text),
        Markup raw => raw.Text.Length > 0,
        bool yes => yes,
        IEnumerable list => list.GetEnumerator().MoveNext(),
        _ => true,
    };

    static string? Join(IEnumerable? list, Func<object?, string?> say) =>
        list is null ? null : string.Join(", ", list.Cast<object?>().Select(say).Where(s => !string.IsNullOrEmpty(s))) is { Length: > 0 } text ? text : null;

    static string? Name(string? id, string? name) => string.IsNullOrEmpty(id) ? null : name ?? Phrases.Words(id);

    /// <summary>A value of a boundary's dimension: a severity, service or role by its name, anything else in words.</summary>
    string? Label(string? value) => string.IsNullOrEmpty(value) ? null
        : corpus.Organisation.Severity(value)?.Name ?? corpus.Organisation.Service(value)?.Name ?? corpus.Organisation.Role(value)?.Name ?? Phrases.Words(value);

    /// <summary>A role by id or name; a team's name and anything else stays as written.</summary>
    string? Role(string? id) => string.IsNullOrEmpty(id) ? null : corpus.Organisation.Role(id)?.Name ?? id;

    /// <summary>An id as a link where it is known. A response is told by its own id and a column of the log by its name.</summary>
    object? Ref(string? id) =>
        string.IsNullOrEmpty(id) ? null
        : id.Split(':') is [var of, var part] && part.StartsWith(of + "-", StringComparison.OrdinalIgnoreCase) ? addresses.Knows(of) ? new Markup($"[{Escape(part)}](#{Uri.EscapeDataString(of)})") : part
        : id.StartsWith("log:", StringComparison.Ordinal) ? "the log, " + Phrases.Words(id[4..])
        : addresses.Knows(id) ? new Markup($"[{Escape(id)}](#{Uri.EscapeDataString(id)})") : id;

    /// <summary>An id as a link, with what it names behind it.</summary>
    object? Titled(string? id) => ids.Find(id) is { } entry && !entry.Title.Equals(entry.Id, StringComparison.OrdinalIgnoreCase) && Ref(id) is { } link
        ? new Markup($"{(link is Markup raw ? raw.Text : Escape(id!))}, {Escape(Phrases.Cell(entry.Title)!.TrimEnd('.'))}") : Ref(id);

    static Markup SourceNote(IEnumerable? places, string of, int most = SourcesShown)
    {
        var all = places?.OfType<Place>().Where(p => !p.IsNone).Distinct().ToList() ?? [];
        if (all.Count == 0) return new Markup("");
        var shown = string.Join("; ", all.Take(most).Select(p => Escape(p.ToString())));
        var more = all.Count > most ? $" and {all.Count - most} more" : "";
        return new Markup($"*{(of.Length > 0 ? Escape(of) : "Source")}: {shown}{more}*{{.source}}");
    }

    Markup SourceList(IEnumerable? sources, int most)
    {
        var all = sources?.OfType<Source>().DistinctBy(s => s.Id).ToList() ?? [];
        var shown = all.Take(most).Select(s => $"{(Ref(s.Id) is Markup link ? link.Text : Escape(s.Id))} *{Escape(s.Place.ToString())}*{{.source}}");
        return new Markup(string.Join("; ", shown) + (all.Count > most ? $"; and {all.Count - most} more" : ""));
    }

    /// <summary>The words that stayed and those of the kinds asked for, which are told by underline and strike as well as by colour.</summary>
    static Markup Changes(IEnumerable? pieces, params string[] kinds) => new(string.Join(' ', (pieces?.OfType<DiffPiece>() ?? []).Where(p => p.Kind == "same" || kinds.Contains(p.Kind)).Select(p =>
    {
        var mark = p.Kind switch { "added" => "++", "removed" => "~~", _ => "" };
        return mark + Escape(p.Text) + mark;
    })));

    static string ChangesMessage(IEnumerable? changes)
    {
        var all = changes?.OfType<ChangeFinding>().ToList() ?? [];
        if (all.Count == 0) return "No change has been recorded.";
        var counts = all.GroupBy(c => c.Outcome).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Count()} {g.Key switch { "shown" => "shown to have worked", "not_shown" => "not shown", "too_early" => "too early to judge", "worse" => "followed by a signal the wrong way", _ => "without a measure" }}");
        var changesMade = all.Select(c => c.Id).Distinct().Count();
        return $"{Plural(changesMade, "change was", "changes were")} put into practice. Of {Plural(all.Count, "measure", "measures")} to judge them by: {string.Join(", ", counts)}.";
    }

    static string Plural(int n, string one, string many) => $"{n} {(n == 1 ? one : many)}";

    string Nested(Body body, int levels, string? prefix) =>
        Nesting.Nest(body.Markdown, levels, prefix, url => addresses.FromFile(body.Place.File, url));

    readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> itemTexts = new(StringComparer.Ordinal);

    /// <summary>What an item of evidence shows in its pack: the learner's own text, and below it what its file holds.</summary>
    string ItemText(Evidence item) => item.Confidential == true ? "" : itemTexts.GetOrAdd(item.Where.Place.File, _ =>
        string.Join("\n\n", new[] { item.Body.IsEmpty ? "" : Nested(item.Body, 2, item.Ref), item.File is null ? "" : Attached(item) }.Where(t => t.Length > 0)));

    static bool Holds(IEnumerable? items, string id) => items?.OfType<Evidence>().Any(e => e.Ref == id) == true;

    /// <summary>Criteria given as <c>qualification:criterion</c>, told by the qualification's title.</summary>
    string CriteriaNamed(IEnumerable? ids) => string.Join("; ", (ids?.OfType<string>() ?? [])
        .Select(id => id.Split(':', 2)).GroupBy(parts => parts[0]).Select(unit =>
        {
            var known = corpus.Qualifications.FirstOrDefault(q => q.Id == unit.Key);
            var name = known is null ? Escape(unit.Key) : $"[{Escape($"{known.Title} ({known.AwardingOrganisation})")}](#{Uri.EscapeDataString(unit.Key)})";
            var criteria = string.Join(", ", unit.Where(parts => parts.Length == 2).Select(parts => Escape(parts[1])));
            return criteria.Length > 0 ? $"{name}: {criteria}" : name;
        }));

    /// <summary>What an item is claimed for in one unit, as the coverage found it.</summary>
    public sealed record ItemClaim(string Criterion, string Where, string How);

    static List<Evidence> EvidenceFor(Portfolio portfolio, CoverageFinding coverage) =>
        [.. portfolio.Evidence.Where(e => ClaimsOf(e, coverage).Count > 0).OrderBy(e => e.Ref, NaturalOrder.Comparer)];

    static List<ItemClaim> ClaimsOf(Evidence item, CoverageFinding coverage) =>
        [.. from criterion in coverage.Criteria from e in criterion.Evidence where e.Ref == item.Ref select new ItemClaim(criterion.Id, e.Where, e.How)];

    /// <summary>What an item's file shows: a document of the workspace or a text nested whole, a PDF bound in, a picture; anything else by name and hash.</summary>
    string Attached(Evidence item)
    {
        if (item.Attachment is not { } file)
        {
            if (item.File is not { } id) return "";
            return OfWorkspace(id, item.Ref) is { } text
                ? $"This item is {(Ref(id) is Markup link ? link.Text : Escape(id))} of the workspace, as it stood on {Phrases.Day(findings.AsOf)}.\n\n{text}"
                : $"The item names {Escape(id)}, which is neither a file nor a document of the workspace.";
        }
        var extension = file.Path[(file.Path.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return extension switch
        {
            "pdf" => $"```bind\n{file.Path}\n{item.Ref}\n{item.Title}\n```",
            "png" or "jpg" or "jpeg" => $"![{Escape(item.Title)}](#file:{file.Path.Replace(" ", "%20", StringComparison.Ordinal)})",
            "md" => Nesting.Nest(System.Text.Encoding.UTF8.GetString(file.Bytes()), 2, item.Ref, url => addresses.FromFile(file.Path, url)),
            _ => $"The file `{file.Path}` ({Phrases.Count(file.Length)} bytes) is handed in beside this pack.\n\nSHA-256: `{file.Sha256}`",
        };
    }

    /// <summary>What an id of the workspace stands for, as Markdown: a whole document, or the part of one that is about it.</summary>
    string? OfWorkspace(string id, string prefix)
    {
        if (composed(id) is { } document) return Nesting.Nest(document, 2, prefix);
        if (findings.Metrics.FirstOrDefault(m => m.Id == id) is { } metric)
            return $"{Escape(metric.Message)}\n\n```chart\nmetric: {metric.Id}\n```\n\n{Escape(metric.Signal)} {Escape(metric.Definition.Formula)}\n\n{SourceNote(metric.Sources, "").Text}";
        if (corpus.Recommendations.FirstOrDefault(r => r.Id == id) is { } recommendation)
            return $"**{Escape(recommendation.Statement)}** ({Phrases.Words(recommendation.Status)}; owner {Escape(Role(recommendation.OwnerRole) ?? "not recorded")}; due {Phrases.Day(recommendation.Due) ?? "not set"})\n\n{Nested(recommendation.Body, 3, prefix)}";
        if (findings.Changes.FirstOrDefault(c => c.Id == id) is { } change)
            return $"**{Escape(change.Title)}**, in force from {Phrases.Day(change.ImplementedOn) ?? "a date not set"}. {Escape(change.Message)}";
        if (corpus.Strategy.FirstOrDefault(s => s.Id == id) is { } strategy)
            return $"**{Escape(strategy.Title)}**, version {Escape(strategy.Version ?? "not recorded")}\n\n{Nested(strategy.Body, 3, prefix)}";
        return null;
    }

    static string Escape(string text) => Escaper.Markdown(text, lineStart: true);
}
