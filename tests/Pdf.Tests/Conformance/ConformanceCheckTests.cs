namespace IncidentStrategy.Pdf.Tests.Conformance;

public class ConformanceCheckTests
{
    /// <summary><c>CHECK=a.pdf:b.pdf dotnet test tests/Pdf.Tests --filter Named_files_conform</c> holds any files against the rules.</summary>
    [Fact]
    public void Named_files_conform()
    {
        var paths = Environment.GetEnvironmentVariable("CHECK");
        Assert.SkipWhen(paths is null, "CHECK names no files to look at.");
        Assert.All(paths.Split(Path.PathSeparator), path => Assert.Equal("", string.Join("\n", ConformanceCheck.Faults(File.ReadAllBytes(path)))));
    }
}
