using System.Security.Cryptography;
using System.Text;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Composition;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Generator.Publishing;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Building;

/// <summary>The way through, from a workspace to finished files. Faults are collected; a stage with errors is the last, and nothing is written.</summary>
public static class Build
{
    /// <summary>Reads and analyses a workspace: what <c>metrics</c> and its kin need.</summary>
    public static (Corpus Corpus, Findings Findings) Analyse(BuildOptions options, Diagnostics diagnostics, IProgress<BuildProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new("Reading", 0, 0));
        var corpus = Loader.Load(options.Content, diagnostics, cancellation);
        progress.Report(new("Analysing", 0, 0));
        return (corpus, Analyst.Analyse(corpus, AsOf(options, corpus), diagnostics, cancellation));
    }

    /// <summary>The date as given, else the organisation's, else today. In a folder of figures alone nothing is due, so today bars none of them.</summary>
    static DateOnly AsOf(BuildOptions options, Corpus corpus) =>
        options.AsOf ?? corpus.Organisation.AsOf ?? (corpus.Organisation.Where == Where.None
            ? corpus.Metrics.Series.SelectMany(s => s.Points).Select(p => p.PeriodStart).Append(options.Today).Max() : options.Today);

    /// <summary>Composes the documents of a workspace, so that faults of the templates are told too.</summary>
    static IReadOnlyList<Document> Compose(BuildOptions options, Corpus corpus, Findings findings, Diagnostics diagnostics, IProgress<BuildProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new("Composing", 0, 0));
        return Composer.Compose(corpus, findings, ResourceFiles.Texts(options.Templates), options.ToolVersion, diagnostics, cancellation);
    }

    /// <summary>What a build tells before anything is printed: the documents are composed and set, so that an attached PDF that cannot be bound in is told too. The finished files, of which there are none, are not scanned.</summary>
    public static Corpus Check(BuildOptions options, Diagnostics diagnostics, IProgress<BuildProgress> progress, CancellationToken cancellation)
    {
        var (corpus, findings) = Analyse(options, diagnostics, progress, cancellation);
        var documents = diagnostics.HasErrors ? [] : Compose(options, corpus, findings, diagnostics, progress, cancellation);
        var setter = new DocumentPdf(corpus, findings, options.ToolVersion);
        Parallel.ForEach(documents.Where(d => d.Pdf), new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, d => setter.Lay(d, diagnostics));
        return corpus;
    }

    /// <summary>Builds everything; the result is null when an error stopped it, and then the output folder is as it was.</summary>
    public static (BuildResult? Result, Corpus Corpus) Run(BuildOptions options, Diagnostics diagnostics, IProgress<BuildProgress> progress, CancellationToken cancellation)
    {
        var (corpus, findings) = Analyse(options, diagnostics, progress, cancellation);
        return (diagnostics.HasErrors ? null : Make(options, corpus, findings, diagnostics, progress, cancellation), corpus);
    }

    static BuildResult? Make(BuildOptions options, Corpus corpus, Findings findings, Diagnostics diagnostics, IProgress<BuildProgress> progress, CancellationToken cancellation)
    {
        var documents = Compose(options, corpus, findings, diagnostics, progress, cancellation);
        if (diagnostics.HasErrors || !KnownKinds(options, documents, diagnostics)) return null;
        var output = new OutputFolder(options.Out);
        var earlier = Manifest.Read(output.Read(Manifest.FileName));
        var site = ResourceFiles.Bytes(options.Site);
        var chosen = documents.Where(d => options.Only.Count == 0 || options.Only.Contains(d.Kind, StringComparer.OrdinalIgnoreCase)).ToList();
        var pdfs = Pdfs(options, corpus, findings, chosen, earlier, output, diagnostics, progress, cancellation);
        if (diagnostics.HasErrors) return null;
        progress.Report(new("Publishing", 0, 0));
        var pages = Pages(options, corpus, findings, documents, site, diagnostics, cancellation);
        if (diagnostics.HasErrors) return null;
        progress.Report(new("Looking for personal data", 0, 0));
        PrivacyScan.Run([.. pages, .. ToScan(chosen, pdfs, output)], findings.Redaction, diagnostics, cancellation);
        if (diagnostics.HasErrors) return null;
        return Write(options, corpus, findings, documents, chosen, pdfs, pages, earlier, output, progress, cancellation);
    }

    /// <summary>The PDFs set now, and those that stand with others' pages in them: what is looked for may be more than it was.</summary>
    static IEnumerable<OutputFile> ToScan(IReadOnlyList<Document> documents, Dictionary<string, BuiltPdf> pdfs, OutputFolder output) =>
        from d in documents.Where(d => d.Pdf)
        let pdf = pdfs[d.Path + ".pdf"]
        where pdf.Bytes is not null || d.Markdown.Contains("```bind", StringComparison.Ordinal)
        select new OutputFile(pdf.Path, pdf.Bytes ?? output.Read(pdf.Path));

    static bool KnownKinds(BuildOptions options, IReadOnlyList<Document> documents, Diagnostics diagnostics)
    {
        var kinds = documents.Select(d => d.Kind).Distinct().ToList();
        foreach (var unknown in options.Only.Except(kinds, StringComparer.OrdinalIgnoreCase))
            diagnostics.Add(Codes.Fault("IS902", Place.None, $"No document is of the kind \"{unknown}\".", Nearest.Hint(unknown, kinds) ?? $"The kinds are {string.Join(", ", kinds)}."));
        return !diagnostics.HasErrors;
    }

    /// <summary>A PDF set now, or one that stands from an earlier build.</summary>
    sealed record BuiltPdf(string Path, ReadOnlyMemory<byte>? Bytes, int Pages, string Sha256, string Key, IReadOnlyList<Told> Told);

    static Dictionary<string, BuiltPdf> Pdfs(BuildOptions options, Corpus corpus, Findings findings, IReadOnlyList<Document> documents, Manifest? earlier,
        OutputFolder output, Diagnostics diagnostics, IProgress<BuildProgress> progress, CancellationToken cancellation)
    {
        var setter = new DocumentPdf(corpus, findings, options.ToolVersion);
        var standing = earlier?.Documents.Where(d => d.Pdf is not null).ToDictionary(d => d.Pdf!, StringComparer.Ordinal) ?? [];
        var wanted = documents.Where(d => d.Pdf).ToList();
        var built = new BuiltPdf[wanted.Count];
        var done = 0;
        progress.Report(new("Setting PDFs", 0, wanted.Count));
        Parallel.For(0, wanted.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var document = wanted[i];
            var path = document.Path + ".pdf";
            var key = setter.Key(document);
            if (standing.GetValueOrDefault(path) is { } old && old.Key == key && output.Hash(path) == old.Sha256)
                built[i] = new(path, null, old.Pages, old.Sha256, key, old.Told ?? []);
            else
            {
                var own = new Diagnostics();
                var (bytes, pages) = setter.Set(document, own, cancellation);
                built[i] = new(path, bytes, pages, Hash(bytes), key, [.. own.Sorted().Select(Told.Of)]);
            }
            diagnostics.AddRange(built[i].Told.Select(t => t.Again()));
            progress.Report(new("Setting PDFs", Interlocked.Increment(ref done), wanted.Count));
        });
        return built.ToDictionary(b => b.Path, StringComparer.Ordinal);
    }

    static List<OutputFile> Pages(BuildOptions options, Corpus corpus, Findings findings, IReadOnlyList<Document> documents, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> site, Diagnostics diagnostics, CancellationToken cancellation)
    {
        if (!ResourceFiles.Texts(options.Templates).TryGetValue(Site.ShellPath, out var shell))
        {
            diagnostics.Add(Codes.Fault("IS854", new Place($"{options.Templates}/{Site.ShellPath}"), "The template of the site's pages is missing.", "Copy site/page.html from the templates that come with the program."));
            return [];
        }
        var facts = new SiteFacts
        {
            Organisation = corpus.Organisation.Name,
            ContactCentre = corpus.Organisation.ContactCentre ?? corpus.Organisation.Name,
            AsOf = findings.AsOf,
            ToolVersion = options.ToolVersion,
            Brand = DocumentPdf.Brand(corpus),
            Downloads = [new SiteDownload(Workbook.Path, "Tracker workbook", "Recommendations, actions, compliance, criteria and metrics as a spreadsheet.")],
        };
        return
        [
            .. Site.Render(documents, facts, site, shell, diagnostics, cancellation),
            new OutputFile(Workbook.Path, Workbook.Render(findings, corpus.Organisation)),
            .. Linked(corpus, documents).Select(a => new OutputFile(Addresses.Files + a.Path, a.Bytes())),
        ];
    }

    /// <summary>The attached files that some document shows or links to; others are not published.</summary>
    static IEnumerable<Attachment> Linked(Corpus corpus, IReadOnlyList<Document> documents) =>
        corpus.Attachments.Values.Where(a => documents.Any(d => d.Markdown.Contains(Addresses.Files + a.Path.Replace(" ", "%20", StringComparison.Ordinal), StringComparison.Ordinal)))
            .OrderBy(a => a.Path, StringComparer.Ordinal);

    static BuildResult Write(BuildOptions options, Corpus corpus, Findings findings, IReadOnlyList<Document> documents, IReadOnlyList<Document> chosen,
        Dictionary<string, BuiltPdf> pdfs, List<OutputFile> pages, Manifest? earlier, OutputFolder output, IProgress<BuildProgress> progress, CancellationToken cancellation)
    {
        progress.Report(new("Writing", 0, 0));
        var kept = earlier?.Documents.ToDictionary(d => d.Markdown, StringComparer.Ordinal) ?? [];
        var entries = documents.Select(d => chosen.Contains(d) ? Entry(d, pdfs) : kept.GetValueOrDefault(d.Path + ".md")).OfType<BuiltDocument>().ToList();
        var files = new List<(string, ReadOnlyMemory<byte>)>([.. pages.Select(p => (p.Path, p.Bytes)), .. pdfs.Values.Where(p => p.Bytes is not null).Select(p => (p.Path, p.Bytes!.Value))]);
        List<string> all = [.. files.Select(f => f.Item1).Concat(entries.Select(e => e.Pdf).OfType<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        files.Add((Manifest.FileName, new Manifest
        {
            AsOf = findings.AsOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ToolVersion = options.ToolVersion,
            Organisation = corpus.Organisation.Name,
            Documents = entries,
            Inputs = corpus.Files,
            Files = all,
        }.Bytes()));
        var counts = output.Write(files, (earlier?.Files ?? []).Except(all, StringComparer.Ordinal), cancellation);
        counts = counts with { Unchanged = counts.Unchanged + pdfs.Values.Count(p => p.Bytes is null) };
        return new BuildResult(findings.AsOf, entries, counts);
    }

    static BuiltDocument Entry(Document d, Dictionary<string, BuiltPdf> pdfs)
    {
        var pdf = pdfs.GetValueOrDefault(d.Path + ".pdf");
        return new BuiltDocument(d.Kind, d.Id, d.Title, d.Audience, d.SourceIds, d.Path + ".md", d.Path + ".html", pdf?.Path, pdf?.Pages ?? 0,
            pdf?.Sha256 ?? Hash(Encoding.UTF8.GetBytes(d.Markdown)), pdf?.Key ?? "") { Told = pdf?.Told ?? [] };
    }

    static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
    static string Hash(ReadOnlyMemory<byte> bytes) => Hash(bytes.Span);
}
