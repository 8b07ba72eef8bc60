using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IncidentStrategy.Generator.Building;

/// <summary>
/// Writes a small workspace to begin from: the files of <c>templates/workspace</c>, in which <c>{today-30}</c> is the date thirty days ago,
/// and for each unit asked for its specification and a place in a learner's portfolio.
/// </summary>
public static partial class NewWorkspace
{
    const string Portfolio = "portfolios/";

    /// <summary>The units whose specifications come with the program.</summary>
    public static IReadOnlyList<string> Units(string qualifications) =>
        [.. ResourceFiles.Texts(qualifications).Keys.Where(f => f.EndsWith(".yaml", StringComparison.Ordinal)).Select(f => Path.GetFileNameWithoutExtension(f)!)];

    /// <summary>Writes the files into a folder that is not there or empty, and gives how many. Nothing that exists is ever touched.</summary>
    public static int Write(string folder, string templates, string qualifications, IReadOnlyList<string> units, DateOnly today)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var specifications = ResourceFiles.Texts(qualifications);
        foreach (var (path, source) in ResourceFiles.Texts(Path.Combine(templates, "workspace")))
            if (units.Count > 0 || !path.StartsWith(Portfolio, StringComparison.Ordinal))
                files[path] = Filled(source.Text, today, units, specifications.GetValueOrDefault((units.Count > 0 ? units[0] : "") + ".yaml")?.Text ?? "");
        foreach (var unit in units) files[$"qualifications/{unit}.yaml"] = specifications[unit + ".yaml"].Text;
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using var stream = new FileStream(full, FileMode.CreateNew, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        return files.Count;
    }

    /// <summary>The folder can take a new workspace: it is not there, or nothing is in it.</summary>
    public static bool IsFree(string folder) => !File.Exists(folder) && (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any());

    static string Filled(string text, DateOnly today, IReadOnlyList<string> units, string specification) =>
        Today().Replace(text, m => today.AddDays(m.Groups[1].Length > 0 ? int.Parse(m.Groups[1].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Replace("{unit}", string.Join(", ", units), StringComparison.Ordinal)
            .Replace("{criterion}", FirstCriterion().Match(specification).Groups[1].Value, StringComparison.Ordinal);

    [GeneratedRegex(@"\{today([+-]\d+)?\}")]
    private static partial Regex Today();

    [GeneratedRegex(@"criteria:\s+- no: ""?([^""\s]+)")]
    private static partial Regex FirstCriterion();
}
