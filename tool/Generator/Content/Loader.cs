using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Reads a workspace: every file once, side by side, and puts the records in the order of their paths.</summary>
public static class Loader
{
    public static Corpus Load(string workspace, Diagnostics diagnostics, CancellationToken cancellation = default)
    {
        var files = new LoaderFiles(workspace, diagnostics);
        var documents = Documents(files, diagnostics, cancellation);
        var organisation = documents.One<Organisation>(Kind.Organisation);
        if (organisation is null)
        {
            if (!files.Files.Any(f => Kinds.Of(f) is Kind.Organisation))
                diagnostics.Tell("IS028", new Place("organisation.yaml"), "The workspace has no organisation.yaml.", "Write one with at least `name: …`; every other document refers to it.");
            organisation = new Organisation { Name = "", Where = Where.None };
        }
        var attachments = new Attachments(files, documents, organisation, diagnostics);
        var portfolios = Portfolios(documents, attachments, diagnostics);
        var metrics = documents.One<Metrics>(Kind.Metrics) ?? Metrics.Empty;
        var figures = new FigureLoader(files, metrics, organisation, diagnostics, cancellation).Load();
        var consultations = new ResponseLoader(files, documents, diagnostics, cancellation).Load();
        return UniqueIds.Keep(new Corpus
        {
            Organisation = organisation,
            Reviews = documents.All<Review>(Kind.Review),
            Consultations = consultations,
            Metrics = metrics with { Series = figures.Series },
            IncidentLog = figures.Log,
            Procedures = documents.All<Procedure>(Kind.Procedure),
            ProposedProcedures = documents.All<Procedure>(Kind.ProposedProcedure),
            Strategy = [.. documents.All<StrategyDocument>(Kind.Strategy).OrderBy(s => s.Order ?? int.MaxValue)],
            Recommendations = documents.All<Recommendation>(Kind.Recommendation),
            Changes = documents.All<Change>(Kind.Change),
            Qualifications = documents.All<Qualification>(Kind.Qualification),
            Portfolios = portfolios,
            Names = documents.One<NamesList>(Kind.Names) ?? NamesList.Empty,
            Unread = documents.Unread,
            Sources = documents.Sources,
            Files = Hashes(files, documents, attachments, cancellation),
            Attachments = attachments.All,
        }, diagnostics);
    }

    static LoadedDocuments Documents(LoaderFiles files, Diagnostics diagnostics, CancellationToken cancellation)
    {
        var loaded = new LoadedDocument?[files.Files.Count];
        var options = new ParallelOptions { CancellationToken = cancellation };
        Parallel.For(0, loaded.Length, options, i => loaded[i] = DocumentReader.Read(files, files.Files[i], diagnostics));
        return new LoadedDocuments([.. loaded.OfType<LoadedDocument>()]);
    }

    static List<Portfolio> Portfolios(LoadedDocuments documents, Attachments attachments, Diagnostics diagnostics)
    {
        List<Portfolio> portfolios = [];
        foreach (var portfolio in documents.All<Portfolio>(Kind.Portfolio))
        {
            var folder = $"portfolios/{portfolio.Id}/";
            var evidence = documents.Of(Kind.Evidence).Where(d => d.File.StartsWith(folder, StringComparison.Ordinal)).Select(d => (Evidence)d.Record!);
            portfolios.Add(portfolio with { Evidence = [.. evidence.Select(e => attachments.Bind(e, folder))] });
        }
        foreach (var stray in documents.Of(Kind.Evidence).Where(d => !portfolios.Any(p => d.File.StartsWith($"portfolios/{p.Id}/", StringComparison.Ordinal))).DistinctBy(d => d.File.Split('/')[1]))
            diagnostics.Tell("IS028", new Place($"portfolios/{stray.File.Split('/')[1]}/portfolio.yaml"), "The folder holds evidence and no portfolio.yaml.", "Write one with at least `learner: …` and `units: […]`.");
        return portfolios;
    }

    /// <summary>The hash of every file that can decide an output.</summary>
    static SortedDictionary<string, string> Hashes(LoaderFiles files, LoadedDocuments documents, Attachments attachments, CancellationToken cancellation)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in documents.Everything.Where(d => d.Kind is not Kind.Names)) hashes[document.File] = document.Sha256;
        foreach (var attachment in attachments.All.Values) hashes[attachment.Path] = attachment.Sha256;
        foreach (var file in files.Files.Where(f => Kinds.Of(f) is Kind.Figures or Kind.Responses))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!hashes.ContainsKey(file)) hashes[file] = files.Attach(file).Sha256;
        }
        return hashes;
    }
}
