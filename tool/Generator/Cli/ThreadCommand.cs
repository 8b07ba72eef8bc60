using System.CommandLine;
using IncidentStrategy.Generator.Building;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Cli;

/// <summary><c>thread</c>: what an id rests on and what rests on it, from finding to criterion.</summary>
static class ThreadCommand
{
    public static Command Create(Terminal terminal, DateOnly today)
    {
        var workspace = new Workspace();
        var id = new Argument<string>("id") { Description = "Any id of the workspace: a review, finding, recommendation, clause, response, change, criterion." };
        var command = new Command("thread", "Print an id's thread: what it rests on above it, what rests on it below.") { id };
        workspace.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(workspace.Read(parsed, today), parsed.GetValue(id)!, terminal, cancellation), cancellation));
        return command;
    }

    static int Run(BuildOptions options, string id, Terminal terminal, CancellationToken cancellation)
    {
        if (!Workspace.Exists(options, terminal)) return ExitCode.CannotRun;
        var (corpus, findings) = Build.Analyse(options, new Diagnostics(), new Progress<BuildProgress>(), cancellation);
        var steps = findings.Thread.Of(id);
        // A row of the log is no record of its own: its thread is that of its review.
        if (steps.Count == 0 && corpus.IncidentLog.Incidents.Where(i => i.IncidentId.Equals(id, StringComparison.OrdinalIgnoreCase)).Select(i => (IncidentLog.Incident?)i).FirstOrDefault() is { } incident)
        {
            terminal.Output.WriteLine($"● incident {incident.IncidentId}{(incident.Review is { } review ? $", reviewed in {review}" : ", not reviewed")}  [{incident.PlaceOfRow}]");
            if (incident.Review is null || findings.Thread.Of(incident.Review) is not { Count: > 0 } reviewed) return ExitCode.Clean;
            steps = reviewed;
        }
        if (steps.Count == 0)
        {
            terminal.Error.WriteLine($"incident-strategy: there is no id {id}. {Nearest.Hint(id, findings.Thread.Nodes.Select(n => n.Id))}".TrimEnd());
            return ExitCode.CannotRun;
        }
        var furthest = -steps.Min(s => s.Depth);
        foreach (var (depth, node) in steps)
        {
            var mark = depth == 0 ? "● " : depth < 0 ? "↑ " : "↓ ";
            var indent = new string(' ', 2 * (furthest + depth));
            terminal.Output.WriteLine($"{indent}{mark}{node.Kind.Replace('_', ' ')} {node.Id}  {node.Title}  [{node.Place}]");
        }
        foreach (var broken in findings.Thread.Broken.Where(b => steps.Any(s => s.Node.Id == b.From)))
            terminal.Output.WriteLine($"✗ {broken.From} → {broken.To}: {broken.Note}  [{broken.Place}]");
        return ExitCode.Clean;
    }
}
