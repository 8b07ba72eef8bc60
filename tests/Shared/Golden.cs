using System.Runtime.CompilerServices;

namespace IncidentStrategy.Tests;

/// <summary>Compares a text with the accepted one kept beside the tests, in <c>goldens/</c>; <c>ACCEPT=1</c> accepts what is new.</summary>
public static class Golden
{
    /// <summary>Fails, naming both files, unless <paramref name="actual"/> is the accepted text of that name. Line ends are LF.</summary>
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "goldens", name);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") is null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"No accepted text {path}. Run the test with ACCEPT=1 and read what it writes.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
