using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Composition;

/// <summary>
/// Where everything of the workspace can be found in the output: ids lead to documents or to places in them,
/// files that people wrote lead to the documents made from them, and attached files to their copies.
/// </summary>
public sealed class Addresses
{
    readonly Dictionary<string, (string Path, string? Anchor)> byId = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> idOfFile = new(StringComparer.Ordinal);
    readonly IReadOnlyDictionary<string, Attachment> attachments;

    /// <summary>The folder of the output in which attached files are copied.</summary>
    public const string Files = "files/";

    public Addresses(IReadOnlyDictionary<string, Attachment> attachments) => this.attachments = attachments;

    public IEnumerable<string> Ids => byId.Keys;

    /// <summary>Makes an id lead to a document, or to an anchor in one; the first to claim an id has it.</summary>
    public void Add(string id, string path, string? anchor = null) => byId.TryAdd(id, (path, anchor));

    /// <summary>Makes a file of the workspace lead where its id does.</summary>
    public void AddFile(string file, string id) => idOfFile.TryAdd(file, id);

    public bool Knows(string id) => byId.ContainsKey(id);

    /// <summary>The document of an id, as the path of its Markdown from another document; null when the id leads nowhere.</summary>
    public string? Of(string id, string fromPath)
    {
        if (!byId.TryGetValue(id, out var to)) return null;
        var anchor = to.Anchor is null ? "" : "#" + to.Anchor;
        return to.Path == fromPath ? (anchor.Length > 0 ? anchor : "#top") : Relative(fromPath, to.Path + ".md") + anchor;
    }

    /// <summary>
    /// The address to use for one that stands in a file of the workspace: <c>#ID</c> for the document made from a file,
    /// <c>#file:path</c> for an attached file; null for an address that is not of the workspace.
    /// </summary>
    public string? FromFile(string file, string address)
    {
        if (address.Contains("://", StringComparison.Ordinal) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) return null;
        var path = Join(file, address.Split('#')[0]);
        return idOfFile.TryGetValue(path, out var id) ? "#" + id : attachments.ContainsKey(path) ? "#file:" + path : null;
    }

    public Attachment? Attachment(string path) => attachments.GetValueOrDefault(path);

    /// <summary>The address of an attached file's copy from a document.</summary>
    public static string OfFile(string path, string fromPath) => Relative(fromPath, Files + path);

    static string Join(string file, string relative)
    {
        var parts = new List<string>(file.Split('/')[..^1]);
        foreach (var part in Uri.UnescapeDataString(relative).Split('/'))
        {
            if (part is "" or ".") continue;
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }
        return string.Join('/', parts);
    }

    /// <summary>The way from one document to a path, both counted from the output's root.</summary>
    public static string Relative(string fromPath, string toPath)
    {
        string[] from = fromPath.Split('/')[..^1], to = toPath.Split('/');
        var same = 0;
        while (same < from.Length && same < to.Length - 1 && from[same] == to[same]) same++;
        return string.Concat(Enumerable.Repeat("../", from.Length - same)) + string.Join('/', to[same..]);
    }
}
