using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Tests.Analysis;

/// <summary>A small workspace made for one test: its files, read and analysed.</summary>
sealed class World : IDisposable
{
    public const string Organisation = """
        name: Made Water
        services: [{id: supply, name: Supply}]
        roles:
          - {id: desk, name: Desk Lead, team: Desk}
          - {id: duty, name: Duty Manager, team: Duty}
          - {id: head, name: Head, team: Leadership}
        severities:
          - {id: S1, name: Critical}
          - {id: S2, name: Major}

        """;

    readonly string root = Directory.CreateTempSubdirectory("made-").FullName;
    readonly Diagnostics diagnostics = new();

    /// <param name="files">Each file's path and text; organisation.yaml may be left out.</param>
    public World(DateOnly asOf, params (string File, string Text)[] files)
    {
        foreach (var (file, text) in files.Any(f => f.File == "organisation.yaml") ? files : [.. files, ("organisation.yaml", Organisation)])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
            File.WriteAllText(Path.Combine(root, file), text);
        }
        Corpus = Loader.Load(root, diagnostics, TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics.Sorted().Where(d => d.Severity == Severity.Error).Select(d => d.ToString()));
        Findings = Analyst.Analyse(Corpus, asOf, diagnostics, TestContext.Current.CancellationToken);
    }

    public Corpus Corpus { get; }
    public Findings Findings { get; }
    public IReadOnlyList<Diagnostic> Told => diagnostics.Sorted();

    public void Dispose() => Directory.Delete(root, recursive: true);
}
