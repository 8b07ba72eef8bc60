using System.CommandLine;

namespace IncidentStrategy.Generator.Cli;

/// <summary>The table of commands, and what the program ends with.</summary>
static class CommandLine
{
    public static async Task<int> Run(string[] arguments, Terminal terminal, DateOnly today)
    {
        var root = new RootCommand("Turns a contact centre's post-incident reviews, consultation notes and metric spreadsheets into strategy recommendations, procedure-boundary documents and evidence packs.")
        {
            NewCommand.Create(terminal, today),
            BuildCommand.Create(terminal, today),
            CheckCommand.Create(terminal, today),
            MetricsCommand.Create(terminal, today),
            RecommendCommand.Create(terminal, today),
            ThreadCommand.Create(terminal, today),
            RenderCommand.Create(terminal, today),
            TypesetCommand.Create(terminal, today),
            ExplainCommand.Create(terminal),
        };
        var parsed = root.Parse(arguments);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? ExitCode.CannotRun : code;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Stopped. Nothing was written.");
            return ExitCode.CannotRun;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"incident-strategy: {fault.Message}");
            return ExitCode.CannotRun;
        }
        catch (Exception fault)
        {
            // Nothing that people write should lead here. Where it came from is told in one line, so that it can be reported.
            terminal.Error.WriteLine($"incident-strategy: the program has a fault: {fault.Message} ({fault.GetType().Name} in {fault.TargetSite?.DeclaringType?.Name}.{fault.TargetSite?.Name})");
            terminal.Error.WriteLine($"hint: please report this line, with the command you typed and the version, {Workspace.Version}.");
            return ExitCode.CannotRun;
        }
    }
}
