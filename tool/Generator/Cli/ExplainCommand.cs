using System.CommandLine;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Cli;

/// <summary><c>explain</c>: says what a diagnostic code means; without a code, lists them all.</summary>
static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var code = new Argument<string?>("code") { Description = "A code such as IS102.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("explain", "Say what a diagnostic code means, or list all codes.") { code };
        command.SetAction(parsed => Run(parsed.GetValue(code), terminal));
        return command;
    }

    static int Run(string? id, Terminal terminal)
    {
        if (id is null)
        {
            terminal.Table(["Code", "Severity", "Title"], [.. Codes.All.Select(c => (IReadOnlyList<string>)[c.Id, c.Severity.ToString().ToLowerInvariant(), c.Title])]);
            return ExitCode.Clean;
        }
        if (Codes.Find(id.ToUpperInvariant()) is not { } known)
        {
            terminal.Error.WriteLine($"incident-strategy: there is no code {id}. {Nearest.Hint(id.ToUpperInvariant(), Codes.All.Select(c => c.Id))}".TrimEnd());
            return ExitCode.CannotRun;
        }
        terminal.Output.WriteLine($"{known.Id}: {known.Title} ({known.Severity.ToString().ToLowerInvariant()})");
        terminal.Output.WriteLine(known.Explanation);
        return ExitCode.Clean;
    }
}
