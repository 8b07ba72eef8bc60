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
        if (!Workspace.Exists(options, terminal)) return ExitCode.CannotRun;
        var clock = Stopwatch.StartNew();
        var diagnostics = new Diagnostics();
        var (result, corpus) = await terminal.WithProgress(progress => Task.Run(() => Build.Run(options, diagnostics, progress, cancellation), cancellation));
        var told = diagnostics.Sorted().Where(d => verbose || d.Severity > Severity.Note).ToList();
        if (result is not null) Summarise(result, options, told, verbose, clock.Elapsed, terminal);
        terminal.Error.Write(DiagnosticFormats.Print("text", told, Workspace.SourceOf(options, corpus), Workspace.Version, terminal.Colour));
        if (result is null)
        {
            terminal.Error.WriteLine($"{Counts(told)}. Nothing was written.");
            return ExitCode.Faults;
        }
        return ExitCode.Clean;
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
