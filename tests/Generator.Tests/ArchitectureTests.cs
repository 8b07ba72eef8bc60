using System.Text.RegularExpressions;

namespace IncidentStrategy.Tests;

/// <summary>The map of the house: which room may use which, and who may touch the world outside.</summary>
public partial class ArchitectureTests
{
    static readonly string[] Rooms = ["Content", "Analysis", "Composition", "Publishing", "Building", "Cli"];

    public static TheoryData<string, string[]> Projects() => new()
    {
        { "Text", [] },
        { "Templating", ["Text"] },
        { "Pdf", ["Text"] },
        { "Typesetting", ["Text", "Pdf"] },
        { "Generator", ["Text", "Templating", "Pdf", "Typesetting"] },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void AProjectKnowsOnlyThoseBelowIt(string project, string[] below)
    {
        var text = File.ReadAllText(Repository.Path("tool", project, $"{project}.csproj"));
        var referenced = ProjectReference().Matches(text).Select(m => m.Groups[1].Value).Order();
        Assert.Equal(below.Order(), referenced);
        if (project is "Text" or "Templating" or "Pdf") Assert.DoesNotContain("PackageReference", text);
    }

    [Fact]
    public void ARoomOfTheGeneratorUsesOnlyThoseToItsLeft()
    {
        var wrong =
            from room in Rooms.Index()
            from file in Sources("Generator", room.Item)
            from right in Rooms.Skip(room.Index + 1)
            where Regex.IsMatch(File.ReadAllText(file), $@"\bGenerator\.{right}\b|^using {right}", RegexOptions.Multiline)
            select $"{Relative(file)} uses {right}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void OnlyTheLoaderTheOutputFolderAndTheTerminalTouchTheWorld()
    {
        string[] mayTouch = ["tool/Generator/Content/Loader", "tool/Generator/Content/Reading/", "tool/Generator/Building/", "tool/Generator/Cli/", "tool/Generator/Program.cs"];
        var wrong =
            from file in Sources("")
            where !mayTouch.Any(m => Relative(file).StartsWith(m, StringComparison.Ordinal))
            from line in File.ReadLines(file).Index()
            where World().IsMatch(line.Item) && !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal)
            select $"{Relative(file)}:{line.Index + 1}: {line.Item.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void ANamespaceIsItsFolder()
    {
        var wrong =
            from file in Sources("")
            let folder = Path.GetDirectoryName(Relative(file))!.Replace("tool/", "IncidentStrategy/", StringComparison.Ordinal).Replace('/', '.')
            let declared = Namespace().Match(File.ReadAllText(file)).Groups[1].Value
            where declared != folder
            select $"{Relative(file)}: {declared}, not {folder}";
        Assert.Empty(wrong);
    }

    static IEnumerable<string> Sources(params string[] under) =>
        (Directory.Exists(Repository.Path(["tool", .. under])) ? Directory.EnumerateFiles(Repository.Path(["tool", .. under]), "*.cs", SearchOption.AllDirectories) : [])
            .Where(f => !Generated().IsMatch(f)).Order(StringComparer.Ordinal);

    static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    [GeneratedRegex(@"ProjectReference Include=""\.\./(\w+)/")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"(?<![\w.""])(File|Directory|Console|Environment)\.[A-Z]|DateTime(Offset)?\.(Now|UtcNow|Today)|new (FileStream|StreamReader|StreamWriter|FileInfo|DirectoryInfo)\(")]
    private static partial Regex World();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Generated();
}
