using System.CommandLine;
using IncidentStrategy.Generator.Building;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Cli;

/// <summary><c>new</c>: writes a small workspace that checks and builds without a fault, to be written over.</summary>
static class NewCommand
{
    public static Command Create(Terminal terminal, DateOnly today)
    {
        var folder = new Argument<string>("folder") { Description = "The folder to make; it must not be there yet, or be empty." };
        var units = new Option<string[]>("--unit", "-u") { Description = "Also begin a learner's portfolio for this unit.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var command = new Command("new", "Write a small workspace to begin your own from.") { folder, units };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, [.. (parsed.GetValue(units) ?? []).Distinct()], today, terminal));
        return command;
    }

    static int Run(string folder, IReadOnlyList<string> units, DateOnly today, Terminal terminal)
    {
        var qualifications = ResourceFiles.Folder(null, "qualifications", "ocr-unit-23.yaml");
        var known = NewWorkspace.Units(qualifications);
        foreach (var unit in units.Except(known))
        {
            terminal.Error.WriteLine($"incident-strategy: there is no unit {unit}.");
            terminal.Error.WriteLine($"hint: {Nearest.Hint(unit, known) ?? $"The units are {string.Join(", ", known)}; for another, write its specification into qualifications/."}");
            return ExitCode.CannotRun;
        }
        if (!NewWorkspace.IsFree(folder))
        {
            terminal.Error.WriteLine($"incident-strategy: {folder} is there already and is not empty.");
            terminal.Error.WriteLine("hint: name a folder that is not there yet.");
            return ExitCode.CannotRun;
        }
        var count = NewWorkspace.Write(folder, ResourceFiles.Folder(null, "templates", "documents"), qualifications, units, today);
        var name = Workspace.Quoted(folder);
        terminal.Output.WriteLine($"Wrote {count} files into {folder}. Everything in them is an example to write over: begin with {Path.Combine(folder, "organisation.yaml")}.");
        terminal.Output.WriteLine($"Then run: incident-strategy check --content {name}");
        terminal.Output.WriteLine($"and:      incident-strategy build --content {name} --out {Workspace.Quoted(Path.TrimEndingDirectorySeparator(folder) + "-out")}");
        return ExitCode.Clean;
    }
}
