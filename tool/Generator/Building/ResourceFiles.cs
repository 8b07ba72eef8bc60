using System.Text;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Building;

/// <summary>Reads the files that come with the program: document templates and the site's own sources.</summary>
public static class ResourceFiles
{
    /// <summary>
    /// The folder to take such files from: the one asked for; else the one of that name where the command is run, when it is this program's;
    /// else the one beside the program.
    /// </summary>
    public static string Folder(string? asked, string name, string marker)
    {
        if (asked is not null) return asked;
        return Directory.Exists(Path.Combine(name, marker)) || File.Exists(Path.Combine(name, marker)) ? name : Path.Combine(AppContext.BaseDirectory, name);
    }

    /// <summary>The text files under a folder by their path in it, for places named <c>folder/path</c>.</summary>
    public static IReadOnlyDictionary<string, SourceText> Texts(string folder) =>
        Each(folder).ToDictionary(f => f.Path, f => new SourceText($"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}/{f.Path}", File.ReadAllText(f.Full, Encoding.UTF8)), StringComparer.Ordinal);

    /// <summary>The bytes of the files under a folder by their path in it.</summary>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Bytes(string folder) =>
        Each(folder).ToDictionary(f => f.Path, f => (ReadOnlyMemory<byte>)File.ReadAllBytes(f.Full), StringComparer.Ordinal);

    static IEnumerable<(string Path, string Full)> Each(string folder) =>
        !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), f))
            .Where(f => !f.Item1.Split('/').Any(part => part.StartsWith('.')))
            .OrderBy(f => f.Item1, StringComparer.Ordinal);
}
