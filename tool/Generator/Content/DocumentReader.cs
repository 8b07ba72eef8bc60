using System.Text.RegularExpressions;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>A text file that was read: its record when it could be, and its text in any case where there is one.</summary>
sealed record LoadedDocument(string File, Kind Kind, object? Record, SourceText? Source, string Sha256);

/// <summary>All text files that were read, in order of their paths.</summary>
sealed partial class LoadedDocuments(IReadOnlyList<LoadedDocument> all)
{
    public IReadOnlyList<LoadedDocument> Everything => all;

    public Dictionary<string, SourceText> Sources { get; } = all.Where(d => d.Source is not null).ToDictionary(d => d.File, d => d.Source!, StringComparer.Ordinal);

    [GeneratedRegex(@"^id:[ \t]*[""']?([^\s""'#]+)", RegexOptions.Multiline)]
    private static partial Regex WrittenId();

    public IEnumerable<LoadedDocument> Of(Kind kind) => all.Where(d => d.Kind == kind && d.Record is not null);

    public IReadOnlyList<T> All<T>(Kind kind) => [.. Of(kind).Select(d => (T)d.Record!)];

    /// <summary>The ids of documents that could not be read, as far as they can be seen: what names them is not at fault.</summary>
    public IReadOnlySet<string> Unread { get; } = all.Where(d => d.Record is null && d.Source is not null)
        .Select(d => WrittenId().Match(d.Source!.Text)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public T? One<T>(Kind kind) where T : class => Of(kind).Select(d => (T)d.Record!).FirstOrDefault();
}

/// <summary>Reads one text file into the record of its kind: the table of kinds and their readers.</summary>
static class DocumentReader
{
    public static LoadedDocument? Read(LoaderFiles files, string file, Diagnostics diagnostics)
    {
        var kind = Kinds.Of(file);
        if (kind is Kind.Unknown) TellUnknown(file, diagnostics);
        if (kind is Kind.Unknown or Kind.Ignored or Kind.Attachment or Kind.Figures or Kind.Responses) return null;
        var (source, hash) = files.Text(file, diagnostics);
        // The text of the list goes no further, so that no diagnostic quotes it.
        if (kind is Kind.Names) return new LoadedDocument(file, kind, source is null ? null : NamesList.Read(source, diagnostics), null, hash);
        var record = source is null ? null : Record(kind, source, diagnostics);
        return new LoadedDocument(file, kind, record, source, hash);
    }

    static object? Record(Kind kind, SourceText source, Diagnostics diagnostics)
    {
        var body = Body.Empty;
        MapNode? map;
        if (source.File.EndsWith(".md", StringComparison.OrdinalIgnoreCase)) (map, body) = Markdown.Split(source, diagnostics);
        else map = Yaml.Read(source, source.Text, 0, diagnostics);
        if (map is null) return null;
        var fields = new Fields(map, diagnostics);
        object record = kind switch
        {
            Kind.Organisation => OrganisationReader.Read(fields),
            Kind.Review => ReviewReader.Read(fields, body),
            Kind.Consultation => ConsultationReader.Read(fields, body),
            Kind.Notes => ConsultationReader.ReadNotes(fields, body),
            Kind.Metrics => MetricsReader.Read(fields),
            Kind.Procedure => ProcedureReader.Read(fields, body, proposed: false),
            Kind.ProposedProcedure => ProcedureReader.Read(fields, body, proposed: true),
            Kind.Strategy => StrategyReader.Read(fields, body),
            Kind.Recommendation => StrategyReader.ReadRecommendation(fields, body),
            Kind.Change => StrategyReader.ReadChange(fields),
            Kind.Qualification => QualificationReader.Read(fields),
            Kind.Portfolio => PortfolioReader.Read(fields, source.File.Split('/')[1]),
            Kind.Evidence => PortfolioReader.ReadEvidence(fields, body),
            _ => throw new InvalidOperationException($"No reader for {kind}."),
        };
        fields.NoOthers();
        return record;
    }

    static void TellUnknown(string file, Diagnostics diagnostics)
    {
        var folder = file.Contains('/', StringComparison.Ordinal) ? file[..file.LastIndexOf('/')] : "";
        if (folder.StartsWith("portfolios/", StringComparison.Ordinal) && folder.EndsWith("/evidence", StringComparison.Ordinal))
        {
            diagnostics.Tell("IS033", new Place(file), "A file of this kind cannot be attached as evidence.", "Attach a pdf, png, jpg, md, xlsx, csv or txt file.");
            return;
        }
        var holds = Kinds.Table.FirstOrDefault(k => k.Folder == folder).Holds;
        var hint = file.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase) && holds is not null ? $"Call it {Path.GetFileNameWithoutExtension(file)}.md."
            : holds is not null ? $"What is read {(folder.Length == 0 ? "at the top of the workspace" : $"in {folder}")}: {holds}."
            : Nearest.Hint(folder, Kinds.Table.Select(k => k.Folder).Where(f => f.Length > 0)) ?? $"The folders are: {string.Join(", ", Kinds.Table.Select(k => k.Folder).Where(f => f.Length > 0))}.";
        diagnostics.Tell("IS004", new Place(file), "No such file is read here.", hint);
    }
}
