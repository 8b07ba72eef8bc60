using System.Globalization;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Templating;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Charts;
using IncidentStrategy.Typesetting.Dialect;
using Markdig.Syntax;

using Codes = IncidentStrategy.Generator.Content.Codes;

namespace IncidentStrategy.Generator.Composition;

/// <summary>Makes the documents: each template for each of its subjects, with every link resolved.</summary>
public sealed class Composer
{
    readonly Corpus corpus;
    readonly Findings findings;
    readonly Diagnostics diagnostics;
    readonly Dictionary<string, object?> standing;
    readonly Addresses addresses;
    readonly Dictionary<string, string> composedById = new(StringComparer.OrdinalIgnoreCase);
    readonly List<DocumentTemplate> templates;

    Composer(Corpus corpus, Findings findings, IReadOnlyDictionary<string, SourceText> files, string toolVersion, Diagnostics diagnostics)
    {
        (this.corpus, this.findings, this.diagnostics) = (corpus, findings, diagnostics);
        addresses = new Addresses(corpus.Attachments);
        standing = new(StringComparer.Ordinal)
        {
            ["workspace"] = corpus,
            ["organisation"] = corpus.Organisation,
            ["findings"] = findings,
            ["as_of"] = findings.AsOf,
            ["tool_version"] = toolVersion,
            ["incidents"] = corpus.IncidentLog.Count,
            ["strategy_owner"] = corpus.Strategy.Select(s => s.OwnerRole).FirstOrDefault(r => r is not null),
        };
        var options = new TemplateOptions
        {
            Escape = EscapeKind.Markdown,
            Culture = CultureInfo.GetCultureInfo("en-GB"),
            Now = new DateTimeOffset(findings.AsOf, TimeOnly.MinValue, TimeSpan.Zero),
            Loader = name => files.GetValueOrDefault($"parts/{name}.md"),
            IncludeNames = [.. files.Keys.Where(k => k.StartsWith("parts/", StringComparison.Ordinal) && k.EndsWith(".md", StringComparison.Ordinal)).Select(k => k["parts/".Length..^3])],
            Functions = new DocumentFunctions(corpus, findings, addresses, composedById.GetValueOrDefault).Table(),
            MapLines = true,
            AutoIndent = false,
        };
        templates = [.. files.Where(f => f.Key.StartsWith("documents/", StringComparison.Ordinal) && f.Key.EndsWith(".md", StringComparison.Ordinal))
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => DocumentTemplate.Read(f.Key["documents/".Length..^3], f.Value, options, diagnostics)).OfType<DocumentTemplate>()];
    }

    /// <summary>The documents of a workspace, in a fixed order, whatever the threads do.</summary>
    /// <param name="files">The template files by their path under <c>templates/</c>.</param>
    public static IReadOnlyList<Document> Compose(Corpus corpus, Findings findings, IReadOnlyDictionary<string, SourceText> files, string toolVersion,
        Diagnostics diagnostics, CancellationToken cancellation = default) =>
        new Composer(corpus, findings, files, toolVersion, diagnostics).ComposeAll(cancellation);

    IReadOnlyList<Document> ComposeAll(CancellationToken cancellation)
    {
        var planned = templates.SelectMany(t => t.Subject.All(corpus, findings).Select(s => Plan(t, s, cancellation))).OfType<Planned>().ToList();
        var byPath = new Dictionary<string, Planned>(StringComparer.OrdinalIgnoreCase);
        foreach (var plan in planned)
            if (!byPath.TryAdd(plan.Path, plan))
                diagnostics.Add(Codes.Fault("IS852", new Place(plan.Template.Source.File, 1, 1), $"{plan.Id} and {byPath[plan.Path].Id} would both be written to {plan.Path}.", "Give the template a path with an id in it."));
        planned = [.. planned.Where(p => byPath[p.Path] == p)];
        Address(planned);
        var documents = new Document?[planned.Count];
        foreach (var late in new[] { false, true })
        {
            Parallel.For(0, planned.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
            {
                if (planned[i].Template.Subject.Late == late) documents[i] = Compose(planned[i], cancellation);
            });
            foreach (var (plan, document) in planned.Zip(documents))
                if (!late && document is not null) composedById.TryAdd(plan.Id, plan.Body!);
        }
        return [.. documents.OfType<Document>()];
    }

    /// <summary>Everything about a document but its text: enough to link to it.</summary>
    sealed record Planned(DocumentTemplate Template, Subject Subject, IReadOnlyDictionary<string, object?> Model, string Id, string Title, string Path)
    {
        public string? Body { get; set; }
    }

    Planned? Plan(DocumentTemplate template, Subject subject, CancellationToken cancellation)
    {
        var model = new Dictionary<string, object?>(standing, StringComparer.Ordinal);
        foreach (var (name, value) in subject.Names) model[name] = value;
        return template.Value("id", model, diagnostics, cancellation) is { } id && template.Value("title", model, diagnostics, cancellation) is { } title
            && template.Value("path", model, diagnostics, cancellation) is { } path ? new Planned(template, subject, model, id, Clean(title, model), SafePath(path)) : null;
    }

    /// <summary>The text without personal data; a portfolio's own people keep their names in its documents.</summary>
    string Clean(string text, IReadOnlyDictionary<string, object?> model) => findings.Redaction.Clean(text, (model.GetValueOrDefault("portfolio") as Portfolio)?.Id);

    /// <summary>Tells the addresses where each id can be found: its own document, or the document that holds it.</summary>
    void Address(List<Planned> planned)
    {
        foreach (var plan in planned) addresses.Add(plan.Id, plan.Path);
        var strategy = planned.Find(p => p.Id == "strategy")?.Path;
        var performance = planned.Find(p => p.Id == "performance")?.Path;
        if (strategy is not null)
        {
            foreach (var r in corpus.Recommendations) addresses.Add(r.Id, strategy, r.Id);
            foreach (var c in corpus.Changes) addresses.Add(c.Id, strategy, "changes");
            foreach (var o in corpus.Organisation.Objectives) addresses.Add(o.Id, strategy, "objectives");
            foreach (var t in corpus.Organisation.Themes) addresses.Add(t.Id, strategy, "themes");
            foreach (var s in corpus.Strategy) addresses.Add(s.Id, strategy, "revised");
        }
        if (performance is not null)
        {
            foreach (var m in findings.Metrics) addresses.Add(m.Id, performance, "metric-" + m.Id);
            foreach (var c in corpus.Organisation.AgreedCriteria) addresses.Add(c.Id, performance, "compliance-" + c.Id);
        }
        foreach (var review in corpus.Reviews) AddressPartsOf(review);
        foreach (var consultation in corpus.Consultations)
        {
            var outcome = planned.Find(p => p.Id == consultation.Id + "-outcome")?.Path;
            if (outcome is not null) foreach (var r in consultation.Responses) addresses.Add(r.ResponseId, outcome, "answers");
            addresses.AddFile(consultation.Where.Place.File, consultation.Id);
        }
        foreach (var procedure in corpus.Procedures.Concat(corpus.ProposedProcedures))
        {
            if (planned.Find(p => p.Id == procedure.Id)?.Path is not { } path) continue;
            foreach (var clause in procedure.Clauses) addresses.Add(clause.Id, path, clause.Id);
            addresses.AddFile(procedure.Where.Place.File, procedure.Id);
        }
        foreach (var r in corpus.Recommendations) addresses.AddFile(r.Where.Place.File, r.Id);
        foreach (var c in corpus.Changes) addresses.AddFile(c.Where.Place.File, c.Id);
        foreach (var s in corpus.Strategy) addresses.AddFile(s.Where.Place.File, s.Id);

        void AddressPartsOf(Review review)
        {
            addresses.AddFile(review.Where.Place.File, review.Id);
            if (planned.Find(p => p.Id == review.Id)?.Path is not { } path) return;
            foreach (var f in review.ContributingFactors) addresses.Add(f.Id, path, "factors");
            foreach (var r in review.Recommendations) addresses.Add(r.Id, path, "recommendations");
            foreach (var a in review.Actions) addresses.Add(a.Id, path, "actions");
        }
    }

    Document? Compose(Planned plan, CancellationToken cancellation)
    {
        if (plan.Template.Body.RenderMapped(plan.Model, diagnostics, cancellation) is not { } rendered) return null;
        var (body, placeOfLine) = Tidy(rendered);
        plan.Body = body = Clean(body, plan.Model);
        var title = $"# {Escape(plan.Title)}\n\n";
        Place PlaceOf(int line) => line < 2 ? new Place(plan.Template.Source.File, 1, 1) : placeOfLine[Math.Min(line - 2, placeOfLine.Count - 1)];
        var markdown = Links.Resolve(title + body, plan.Path, addresses, PlaceOf, diagnostics);
        var ast = MarkdownDialect.Parse(markdown);
        string? Value(string key) => plan.Template.Value(key, plan.Model, diagnostics, cancellation) is { } value ? Clean(value, plan.Model) : null;
        var audience = Value("audience") ?? "everyone";
        return new Document(plan.Template.Kind, plan.Id, plan.Title, plan.Path, markdown + "\n", ast, plan.Subject.SourceIds)
        {
            Audience = audience,
            Summary = Value("summary") ?? "",
            Status = Value("status"),
            Section = Value("section") ?? "",
            Order = Value("order") ?? "",
            Pdf = Value("pdf") is "yes",
            Charts = ChartsOf(ast, PlaceOf),
            Cover = new Cover(plan.Title, Value("subtitle"), audience, Value("status"), Value("owner"), findings.AsOf, Value("ask"))
            {
                Page = Value("cover") is not "none",
                Contents = Value("contents") is not "none",
                Running = Value("running"),
            },
        };
    }

    Dictionary<string, Chart> ChartsOf(MarkdownDocument ast, Func<int, Place> placeOf)
    {
        var charts = new Dictionary<string, Chart>(StringComparer.Ordinal);
        foreach (var fence in ast.Descendants<FencedCodeBlock>().Where(f => f.Info == "chart"))
        {
            var name = fence.Lines.ToString().Trim();
            if (Composition.Charts.Find(name, findings) is { } chart) charts[name] = chart;
            else if (!Composition.Charts.Names(findings).Contains(name))
                diagnostics.Add(Codes.Fault("IS861", placeOf(fence.Line), $"There is no chart \"{name}\".", Nearest.Hint(name, Composition.Charts.Names(findings))));
        }
        return charts;
    }

    /// <summary>No more than one empty line between blocks, outside code; and the place each line came from.</summary>
    static (string Text, IReadOnlyList<Place> Places) Tidy(Rendered rendered)
    {
        var (lines, places) = (new List<string>(), new List<Place>());
        var (fenced, offset) = (false, 0);
        foreach (var line in rendered.Text.Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            var trimmed = line.TrimEnd();
            if (fenced || trimmed.Length > 0 || (lines.Count > 0 && lines[^1].Length > 0))
            {
                lines.Add(trimmed);
                places.Add(rendered.PlaceOf(Math.Min(offset, Math.Max(0, rendered.Text.Length - 1))));
            }
            offset += line.Length + 1;
        }
        return (string.Join('\n', lines).TrimEnd('\n'), places);
    }

    static string Escape(string text) => Escaper.Markdown(text, lineStart: false);

    /// <summary>A path of letters that every file system and address takes.</summary>
    static string SafePath(string path) => string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.' ? c : '-')).Replace("..", "-", StringComparison.Ordinal).Trim('/');
}
