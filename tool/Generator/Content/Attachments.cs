using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>The files that are bound in or shown, and the fields that name them.</summary>
sealed class Attachments
{
    readonly LoaderFiles files;
    readonly Diagnostics diagnostics;
    readonly Dictionary<string, Attachment> all = new(StringComparer.Ordinal);

    public Attachments(LoaderFiles files, LoadedDocuments documents, Organisation organisation, Diagnostics diagnostics)
    {
        this.files = files;
        this.diagnostics = diagnostics;
        foreach (var file in files.Files.Where(f => Kinds.Of(f) is Kind.Attachment)) Get(file);
        if (organisation.Brand?.Logo is { } logo && Find(logo, ["", "brand/"], organisation.Brand.Where["logo"]) is { } path) Get(path);
    }

    /// <summary>By path, in order of the path.</summary>
    public IReadOnlyDictionary<string, Attachment> All => new SortedDictionary<string, Attachment>(all, StringComparer.Ordinal);

    /// <summary>Gives an item of evidence its file, when it names one rather than an id of the workspace.</summary>
    public Evidence Bind(Evidence evidence, string folder)
    {
        if (evidence.File is not { } named) return evidence;
        var ending = Path.GetExtension(named).ToLowerInvariant();
        var looksLikeFile = named.Contains('/', StringComparison.Ordinal) || (ending.Length is > 1 and < 6 && ending.AsSpan(1).ContainsAnyInRange('a', 'z'));
        if (!looksLikeFile) return evidence;
        if (!Kinds.CanAttach(ending))
        {
            diagnostics.Tell("IS033", evidence.Where["file"], $"`{named}` is not a kind of file that can be attached.", "Attach a pdf, png, jpg, md, xlsx, csv or txt file.");
            return evidence;
        }
        return Find(named, [folder + "evidence/", folder, ""], evidence.Where["file"]) is { } path ? evidence with { Attachment = Get(path) } : evidence;
    }

    string? Find(string named, string[] folders, Place place)
    {
        if (named.StartsWith('/') || named.Contains('\\', StringComparison.Ordinal) || named.Contains(':', StringComparison.Ordinal))
        {
            diagnostics.Tell("IS029", place, $"`{named}` is not a path in the workspace.", "Write a path from the workspace or from this file, with forward slashes.");
            return null;
        }
        foreach (var folder in folders)
        {
            var path = Joined(folder, named);
            if (path is null && folder == folders[^1])
            {
                diagnostics.Tell("IS029", place, $"`{named}` leads out of the workspace.", "Copy the file into the workspace.");
                return null;
            }
            if (path is not null && files.Has(path)) return path;
        }
        var name = named[(named.LastIndexOf('/') + 1)..];
        diagnostics.Tell("IS027", place, $"There is no file `{named}`.",
            Nearest.To(name, files.Files.Select(f => f[(f.LastIndexOf('/') + 1)..]).Distinct()) is { } near ? $"Did you mean `{files.Files.First(f => f.EndsWith("/" + near, StringComparison.Ordinal) || f == near)}`?" : "Put the file beside this one, or write its path from the workspace.");
        return null;
    }

    /// <summary>The two as one path without dots; null when it leaves the workspace.</summary>
    static string? Joined(string folder, string named)
    {
        List<string> parts = [];
        foreach (var part in (folder + named).Split('/'))
            if (part is ".." && parts.Count == 0) return null;
            else if (part is "..") parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or ".")) parts.Add(part);
        return string.Join('/', parts);
    }

    Attachment Get(string path) => all.TryGetValue(path, out var there) ? there : all[path] = files.Attach(path);
}
