using System.CommandLine;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting;

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

    /// <summary>The codes of the workspace, of templates and of typesetting, in one list.</summary>
    static IReadOnlyList<Code> All { get; } =
    [.. Codes.All
        .Concat(Templating.Codes.All.Select(c => new Code(c.Code, Severity.Error, c.Title, "Raised by a document template; tests/Templating.Tests/specs is the language's manual.")))
        .Concat(SettingCodes.All.Select(c => new Code(c.Code, c.Severity, c.Title, c.Meaning)))
        .OrderBy(c => c.Id, StringComparer.Ordinal)];

    static int Run(string? id, Terminal terminal)
    {
        if (id is null)
        {
            terminal.Table(["Code", "Severity", "Title"], [.. All.Select(c => (IReadOnlyList<string>)[c.Id, c.Severity.ToString().ToLowerInvariant(), c.Title])]);
            return ExitCode.Clean;
        }
        if (All.FirstOrDefault(c => c.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is not { } known)
        {
            terminal.Error.WriteLine($"incident-strategy: there is no code {id}. {Nearest.Hint(id.ToUpperInvariant(), All.Select(c => c.Id))}".TrimEnd());
            return ExitCode.CannotRun;
        }
        terminal.Output.WriteLine($"{known.Id}: {known.Title} ({known.Severity.ToString().ToLowerInvariant()})");
        terminal.Output.WriteLine(known.Explanation);
        return ExitCode.Clean;
    }
}
