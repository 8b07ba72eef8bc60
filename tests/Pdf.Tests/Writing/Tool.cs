using System.Diagnostics;

namespace IncidentStrategy.Pdf.Tests.Writing;

/// <summary>Programs of others that read our files; a test that needs one is skipped where it is not installed.</summary>
static class Tool
{
    /// <summary>Runs a program on a file of these bytes; gives all it printed, its errors too, and its exit code. <c>{}</c> stands for the file.</summary>
    public static (int Exit, string Output) Run(string program, byte[] pdf, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled(program), $"{program} is not installed, so its opinion cannot be asked.");
        var folder = Directory.CreateTempSubdirectory("pdf-tests-");
        try
        {
            var file = Path.Combine(folder.FullName, "a.pdf");
            File.WriteAllBytes(file, pdf);
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
            foreach (var argument in arguments) start.ArgumentList.Add(argument.Replace("{}", file, StringComparison.Ordinal));
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, program)) || File.Exists(Path.Combine(f, program + ".exe")));
}
