using System.CommandLine;
using IncidentStrategy.Generator.Building;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Cli;

/// <summary><c>check</c>: tells everything wrong with a workspace at once, and writes nothing.</summary>
static class CheckCommand
{
    public static Command Create(Terminal terminal, DateOnly today)
    {
        var workspace = new Workspace();
        var format = new Option<string>("--format", "-f") { Description = "How to print: text, json, sarif or github.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(DiagnosticFormats.Names);
        var command = new Command("check", "Tell everything wrong with the workspace at once. Exit 0 clean, 1 errors found, 2 cannot run.") { format };
        workspace.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(workspace.Read(parsed, today), parsed.GetValue(format)!, terminal, cancellation), cancellation));
        return command;
    }

    static int Run(BuildOptions options, string format, Terminal terminal, CancellationToken cancellation)
    {
        if (!Workspace.Exists(options, terminal)) return ExitCode.CannotRun;
        var diagnostics = new Diagnostics();
        var corpus = Build.Check(options, diagnostics, new Progress<BuildProgress>(), cancellation);
        var told = diagnostics.Sorted();
        terminal.Output.Write(DiagnosticFormats.Print(format, told, Workspace.SourceOf(options, corpus), Workspace.Version, terminal.Colour));
        if (format == "text")
        {
            if (told.Count > 0) terminal.Output.WriteLine();
            terminal.Output.WriteLine($"{BuildCommand.Counts(told)} in {corpus.Files.Count} files.");
            if (told.Count > 0) terminal.Output.WriteLine($"Read about one with: incident-strategy explain {told.MaxBy(d => d.Severity)!.Code}");
        }
        return diagnostics.HasErrors ? ExitCode.Faults : ExitCode.Clean;
    }
}
