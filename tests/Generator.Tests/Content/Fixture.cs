using System.Text.RegularExpressions;
using IncidentStrategy.Tests;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Tests.Content;

/// <summary>
/// A piece of bad content, laid over the small valid workspace <c>fixtures/base</c>. Its folder <c>IS011-unknown-field</c> holds
/// files that are added or replaced, and maybe
/// <list type="bullet">
/// <item><c>edit.txt</c>: <c>file PATH</c>, then <c>- line as it is</c> and below it <c>+ line instead</c> (any number; no minus: at the end), or <c>delete</c>;</item>
/// <item><c>expected.txt</c>: <c>error IS601 metrics/broken.xlsx</c>, <c>warning IS615 metrics/series.csv!B2</c>, a line each;</item>
/// <item><c>NAME.xlsx.txt</c>, made a workbook by <see cref="Book"/>; <c>NAME.hex</c>, the bytes of NAME; <c>NAME.repeat</c>, a number of rows, a heading and a row with <c>{n}</c>; <c>NAME.link</c>, a link to what it says.</item>
/// </list>
/// What is expected of a line of text stands on it: <c># error IS011</c> or <c>&lt;!-- warning IS101 --&gt;</c>.
/// </summary>
sealed partial class Fixture : IDisposable
{
    readonly List<string> expected = [];

    Fixture(string name)
    {
        Name = name;
        Root = Directory.CreateTempSubdirectory("fixture").FullName;
    }

    public string Name { get; }
    public string Root { get; }

    /// <summary>What is to be told, as <c>error IS011 reviews/PIR-01.md:7</c>.</summary>
    public IReadOnlyList<string> Expected => [.. expected.Order(StringComparer.Ordinal)];

    public static string Folder => Repository.Path("tests", "Generator.Tests", "fixtures");

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Folder, "IS*").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    public static Fixture Lay(string? name)
    {
        var fixture = new Fixture(name ?? "base");
        foreach (var file in Files(Path.Combine(Folder, "base"))) fixture.Put(file, File.ReadAllBytes(Path.Combine(Folder, "base", file)));
        if (name is null) return fixture;
        var folder = Path.Combine(Folder, name);
        foreach (var file in Files(folder))
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, file));
            if (file is "expected.txt") fixture.expected.AddRange(File.ReadAllLines(Path.Combine(folder, file)).Where(l => l.Length > 0 && !l.StartsWith('#')));
            else if (file is "edit.txt") fixture.Edit(File.ReadAllLines(Path.Combine(folder, file)));
            else if (file.EndsWith(".xlsx.txt", StringComparison.Ordinal)) fixture.Put(file[..^4], Book.Make(System.Text.Encoding.UTF8.GetString(bytes)));
            else if (file.EndsWith(".repeat", StringComparison.Ordinal)) fixture.Put(file[..^7], Repeat(File.ReadAllLines(Path.Combine(folder, file))));
            else if (file.EndsWith(".link", StringComparison.Ordinal)) File.CreateSymbolicLink(Path.Combine(fixture.Root, file[..^5]), System.Text.Encoding.UTF8.GetString(bytes).Trim());
            else if (file.EndsWith(".hex", StringComparison.Ordinal)) fixture.Put(file[..^4], Convert.FromHexString(Regex.Replace(System.Text.Encoding.UTF8.GetString(bytes), @"\s", "")));
            else fixture.Put(file, bytes);
        }
        fixture.ReadMarks();
        return fixture;
    }

    /// <summary>A fault as expectations are written.</summary>
    public static string Told(Diagnostic fault)
    {
        var place = fault.Place;
        var where = place.Cell is not null ? place.ToString() : place.Line > 0 ? $"{place.File}:{place.Line}" : place.File;
        return $"{fault.Severity.ToString().ToLowerInvariant()} {fault.Code} {where}";
    }

    void Put(string file, byte[] bytes)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    void Edit(string[] lines)
    {
        var file = "";
        List<string> text = [];
        var at = -1;
        foreach (var line in lines.Append("file "))
        {
            if (line.StartsWith("file ", StringComparison.Ordinal))
            {
                if (file.Length > 0 && File.Exists(Path.Combine(Root, file))) File.WriteAllText(Path.Combine(Root, file), string.Join('\n', text) + "\n");
                file = line[5..].Trim();
                if (file.Length == 0) break;
                text = [.. File.ReadAllText(Path.Combine(Root, file)).TrimEnd('\n').Split('\n')];
                at = text.Count;
            }
            else if (line == "delete") File.Delete(Path.Combine(Root, file));
            else if (line.StartsWith("- ", StringComparison.Ordinal) || line == "-")
            {
                var old = line.Length > 2 ? line[2..] : "";
                at = text.FindIndex(t => t == old);
                Assert.True(at >= 0, $"{Name}/edit.txt: {file} has no line `{old}`.");
                text.RemoveAt(at);
            }
            else if (line.StartsWith("+ ", StringComparison.Ordinal) || line == "+") text.Insert(at++, line.Length > 2 ? line[2..] : "");
        }
    }

    void ReadMarks()
    {
        foreach (var file in Files(Root))
        {
            if (!File.Exists(Path.Combine(Root, file)) || new FileInfo(Path.Combine(Root, file)).LinkTarget is not null) continue;
            if (!file.EndsWith(".md", StringComparison.Ordinal) && !file.EndsWith(".yaml", StringComparison.Ordinal)) continue;
            var lines = File.ReadAllLines(Path.Combine(Root, file));
            for (var i = 0; i < lines.Length; i++)
                foreach (Match mark in Mark().Matches(lines[i]))
                    foreach (Match code in One().Matches(mark.Value))
                        expected.Add($"{code.Groups[1].Value} {code.Groups[2].Value} {file}:{i + 1}");
        }
    }

    static byte[] Repeat(string[] lines) =>
        System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(1, int.Parse(lines[0])).Select(n => lines[2].Replace("{n}", n.ToString())).Prepend(lines[1])));

    static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    [GeneratedRegex(@"(?:#|<!--)(?:,? ?(?:error|warning|note) IS\d{3})+")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(error|warning|note) (IS\d{3})")]
    private static partial Regex One();
}
