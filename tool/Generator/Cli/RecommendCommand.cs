using System.CommandLine;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Building;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Cli;

/// <summary><c>recommend</c>: lists the candidates that the evidence suggests; <c>accept</c> and <c>reject</c> write a person's decision to begin from.</summary>
static class RecommendCommand
{
    public static Command Create(Terminal terminal, DateOnly today)
    {
        var command = new Command("recommend", "List the recommendations that the evidence suggests.");
        var workspace = new Workspace();
        workspace.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => List(workspace.Read(parsed, today), terminal, cancellation), cancellation));
        command.Subcommands.Add(Decide("accept", "Write a candidate as a proposed recommendation, for a person to edit.", terminal, today, reason: null));
        var reason = new Option<string>("--reason") { Description = "Why it is rejected.", Required = true, HelpName = "TEXT" };
        command.Subcommands.Add(Decide("reject", "Reject a candidate with a reason; it stays away until its evidence changes.", terminal, today, reason));
        return command;
    }

    static Command Decide(string name, string description, Terminal terminal, DateOnly today, Option<string>? reason)
    {
        var id = new Argument<string>("id") { Description = "A candidate's id, as the list shows it." };
        var workspace = new Workspace();
        var command = new Command(name, description) { id };
        if (reason is not null) command.Options.Add(reason);
        workspace.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() =>
            Write(workspace.Read(parsed, today), parsed.GetValue(id)!, reason is null ? null : parsed.GetValue(reason), terminal, cancellation), cancellation));
        return command;
    }

    static int List(BuildOptions options, Terminal terminal, CancellationToken cancellation)
    {
        if (Analyse(options, terminal, cancellation) is not var (_, findings)) return ExitCode.CannotRun;
        var fresh = findings.Candidates.Where(c => c.State == "new").ToList();
        if (fresh.Count == 0)
        {
            terminal.Output.WriteLine("Every candidate that the evidence suggests has been taken up or rejected with a reason.");
            return ExitCode.Clean;
        }
        foreach (var candidate in fresh)
        {
            terminal.Output.WriteLine($"{candidate.Id}  {candidate.Statement}");
            terminal.Output.WriteLine($"  score {candidate.ScoreParts}");
            foreach (var source in candidate.Sources) terminal.Output.WriteLine($"  {source.Kind.Replace('_', ' ')} {source.Id}: {source.Text}  [{source.Place}]");
        }
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"{fresh.Count} new, {findings.Candidates.Count(c => c.State == "taken_up")} taken up, {findings.Candidates.Count(c => c.State == "rejected")} rejected. Take one up with: incident-strategy recommend accept {fresh[0].Id}{Workspace.Again(options)}");
        return ExitCode.Clean;
    }

    static int Write(BuildOptions options, string id, string? reason, Terminal terminal, CancellationToken cancellation)
    {
        if (reason is not null && string.IsNullOrWhiteSpace(reason))
        {
            terminal.Error.WriteLine("incident-strategy: a rejection needs a reason that its reader can accept, such as --reason \"The supplier mends this in March\".");
            return ExitCode.CannotRun;
        }
        if (Analyse(options, terminal, cancellation) is not var (corpus, findings)) return ExitCode.CannotRun;
        if (findings.Candidates.FirstOrDefault(c => c.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is not { } candidate)
        {
            terminal.Error.WriteLine($"incident-strategy: there is no candidate {id}. {Nearest.Hint(id, findings.Candidates.Select(c => c.Id))}".TrimEnd());
            return ExitCode.CannotRun;
        }
        if (candidate.State != "new")
        {
            terminal.Error.WriteLine($"incident-strategy: {candidate.Id} is already {candidate.State.Replace('_', ' ')}{(candidate.Recommendation.Length > 0 ? $" in {candidate.Recommendation}" : "")}; a decided one is never overwritten.");
            return ExitCode.CannotRun;
        }
        var path = RecommendationFile.Write(options.Content, candidate, corpus.Recommendations, reason, findings.AsOf);
        terminal.Output.WriteLine($"Wrote {path}.");
        terminal.Output.WriteLine(reason is null ? $"Edit it: name the owner, the due date and why. Then run: incident-strategy check{Workspace.Again(options)}" : "The candidate stays away until its evidence changes.");
        return ExitCode.Clean;
    }

    static (Corpus, Findings)? Analyse(BuildOptions options, Terminal terminal, CancellationToken cancellation)
    {
        if (!Workspace.Exists(options, terminal)) return null;
        var diagnostics = new Diagnostics();
        var (corpus, findings) = Build.Analyse(options, diagnostics, new Progress<BuildProgress>(), cancellation);
        if (diagnostics.HasErrors) terminal.Error.WriteLine($"The workspace has errors, so candidates may be missing; see them with: incident-strategy check{Workspace.Again(options)}");
        return (corpus, findings);
    }
}
