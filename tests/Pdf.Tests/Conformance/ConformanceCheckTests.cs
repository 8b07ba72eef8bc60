namespace IncidentStrategy.Pdf.Tests.Conformance;

public class ConformanceCheckTests
{
    /// <summary><c>CHECK=a.pdf:b.pdf dotnet test tests/Pdf.Tests --filter Named_files_conform</c> holds any files against the rules.</summary>
    [Fact]
    public void Named_files_conform()
    {
        var paths = Environment.GetEnvironmentVariable("CHECK");
        Assert.SkipWhen(paths is null, "CHECK names no files to look at.");
        foreach (var path in paths.Split(Path.PathSeparator))
            Assert.Equal((path, ""), (path, string.Join("\n", ConformanceCheck.Faults(File.ReadAllBytes(path)))));
    }
}
