using System.CommandLine;
using System.Diagnostics;
using IncidentStrategy.Generator.Building;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Cli;

/// <summary><c>build</c>: reads the workspace and writes the site, the PDFs, the Markdown and the workbook.</summary>
static class BuildCommand
{
    public static Command Create(Terminal terminal, DateOnly today)
    {
        var workspace = new Workspace();
        var output = new Option<string>("--out", "-o") { Description = "The folder to write.", HelpName = "DIR", DefaultValueFactory = _ => "out" };
        var only = new Option<string[]>("--only") { Description = "Kinds of document to build; the others stay as they are.", HelpName = "KIND", AllowMultipleArgumentsPerToken = true };
        var site = new Option<string?>("--site") { Description = "The site's own files to use instead of the program's.", HelpName = "DIR" };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "List every document and every note." };
        var command = new Command("build", "Read the workspace and write the site, the PDFs, the Markdown and the workbook.") { output, only, site, verbose };
        workspace.AddTo(command);
        command.SetAction((parsed, cancellation) =>
            Run(workspace.Read(parsed, today, parsed.GetValue(output)!, parsed.GetValue(only), parsed.GetValue(site)), parsed.GetValue(verbose), terminal, cancellation));
        return command;
    }

    static async Task<int> Run(BuildOptions options, bool verbose, Terminal terminal, CancellationToken cancellation)
    {
        if (!Workspace.Exists(options, terminal) || !CanHold(options, terminal)) return ExitCode.CannotRun;
        var clock = Stopwatch.StartNew();
        var diagnostics = new Diagnostics();
        var (result, corpus) = await terminal.WithProgress(progress => Task.Run(() => Build.Run(options, diagnostics, progress, cancellation), cancellation));
        var told = diagnostics.Sorted().Where(d => verbose || d.Severity > Severity.Note).ToList();
        if (result is not null) Summarise(result, options, told, verbose, clock.Elapsed, terminal);
        // What stopped the build is not to be looked for among the warnings.
        terminal.Error.Write(DiagnosticFormats.Print("text", result is null ? [.. told.Where(d => d.Severity == Severity.Error)] : told, Workspace.SourceOf(options, corpus), Workspace.Version, terminal.Colour));
        if (result is null)
        {
            terminal.Error.WriteLine($"{Counts(told)}. Nothing was written.{(told.Any(d => d.Severity < Severity.Error) ? $" See the warnings too with: incident-strategy check{Workspace.Again(options)}" : "")}");
            return ExitCode.Faults;
        }
        return ExitCode.Clean;
    }

    /// <summary>The output has a folder of its own: pages and sources have the same names, and one would be written over the other.</summary>
    static bool CanHold(BuildOptions options, Terminal terminal)
    {
        static string Full(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar;
        if (Full(options.Out).StartsWith(Full(options.Content), StringComparison.Ordinal))
        {
            terminal.Error.WriteLine($"incident-strategy: {options.Out} is within the workspace {options.Content}, where pages would be written over sources.");
            terminal.Error.WriteLine("hint: name a folder beside the workspace with --out DIR.");
            return false;
        }
        if (!File.Exists(options.Out)) return true;
        terminal.Error.WriteLine($"incident-strategy: {options.Out} is a file, not a folder.");
        terminal.Error.WriteLine("hint: name a folder with --out DIR.");
        return false;
    }

    static void Summarise(BuildResult result, BuildOptions options, IReadOnlyList<Diagnostic> told, bool verbose, TimeSpan took, Terminal terminal)
    {
        if (verbose)
        {
            terminal.Table(["Kind", "Id", "Pages", "Path"], [.. result.Documents.Select(d => (IReadOnlyList<string>)[d.Kind, d.Id, d.Pages.ToString(), d.Pdf ?? d.Html])], 2);
            terminal.Output.WriteLine();
        }
        terminal.Table(["Documents", "Number", "Pages"],
        [
            .. result.Documents.GroupBy(d => d.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (IReadOnlyList<string>)[g.Key.Replace('-', ' '), g.Count().ToString(), g.Sum(d => d.Pages).ToString()]),
            ["all", result.Documents.Count.ToString(), result.Documents.Sum(d => d.Pages).ToString()],
        ], 1, 2);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"As of {result.AsOf:yyyy-MM-dd}. {result.Files.Written} files written, {result.Files.Unchanged} unchanged, {result.Files.Removed} removed. {Counts(told)}. {took.TotalSeconds:0.0} s.");
        terminal.Output.WriteLine($"Open {Path.Combine(options.Out, "index.html")}{(told.Count > 0 ? $"; see the warnings with: incident-strategy check{Workspace.Again(options)}" : "")}");
    }

    public static string Counts(IReadOnlyCollection<Diagnostic> told)
    {
        var (errors, warnings) = (told.Count(d => d.Severity == Severity.Error), told.Count(d => d.Severity == Severity.Warning));
        var notes = told.Count - errors - warnings;
        return $"{errors} {(errors == 1 ? "error" : "errors")}, {warnings} {(warnings == 1 ? "warning" : "warnings")}{(notes == 0 ? "" : notes == 1 ? ", 1 note" : $", {notes} notes")}";
    }
}
