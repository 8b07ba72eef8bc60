using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Everything the workspace says, typed, in a fixed order.</summary>
public sealed record Corpus
{
    public required Organisation Organisation { get; init; }
    public IReadOnlyList<Review> Reviews { get; init; } = [];
    public IReadOnlyList<Consultation> Consultations { get; init; } = [];
    public Metrics Metrics { get; init; } = Metrics.Empty;
    public IncidentLog IncidentLog { get; init; } = IncidentLog.Empty;
    public IReadOnlyList<Procedure> Procedures { get; init; } = [];
    public IReadOnlyList<Procedure> ProposedProcedures { get; init; } = [];
    public IReadOnlyList<StrategyDocument> Strategy { get; init; } = [];
    public IReadOnlyList<Recommendation> Recommendations { get; init; } = [];
    public IReadOnlyList<Change> Changes { get; init; } = [];
    public IReadOnlyList<Qualification> Qualifications { get; init; } = [];
    public IReadOnlyList<Portfolio> Portfolios { get; init; } = [];

    /// <summary>The people who are not to be named in anything published, from names.txt.</summary>
    public NamesList Names { get; init; } = NamesList.Empty;

    /// <summary>The ids of documents that are there and could not be read.</summary>
    public IReadOnlySet<string> Unread { get; init; } = new HashSet<string>();

    /// <summary>The text files by their path in the workspace, for the line and caret of a diagnostic.</summary>
    public IReadOnlyDictionary<string, SourceText> Sources { get; init; } = new Dictionary<string, SourceText>();

    /// <summary>The sha256 (lower-case hex) of every file that was read, by its path in the workspace, in order of the path; not of names.txt, as a short list can be guessed from its hash.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Files that are bound in or shown rather than read: evidence, images, the logo; by their path in the workspace.</summary>
    public IReadOnlyDictionary<string, Attachment> Attachments { get; init; } = new Dictionary<string, Attachment>();
}

/// <summary>A file of the workspace as it is. The loader gives the way to its bytes; nothing else reads files.</summary>
public sealed class Attachment(string path, string sha256, long length, Func<byte[]> read)
{
    public string Path { get; } = path;

    /// <summary>Lower-case hex.</summary>
    public string Sha256 { get; } = sha256;

    public long Length { get; } = length;

    /// <summary>The bytes, read at each asking.</summary>
    public byte[] Bytes() => read();
}
