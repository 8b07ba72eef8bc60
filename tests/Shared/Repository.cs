namespace IncidentStrategy.Tests;

/// <summary>Where the tests find the project's own files: the folder that holds the solution.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "IncidentStrategy.sln")) ? folder
        : Find(Directory.GetParent(folder)?.FullName ?? throw new InvalidOperationException("IncidentStrategy.sln is not above the tests."));
}
