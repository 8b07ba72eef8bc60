using System.CommandLine;
using System.Globalization;
using System.Reflection;
using IncidentStrategy.Generator.Building;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Cli;

/// <summary>The options that every command over a workspace takes, and what they mean.</summary>
sealed class Workspace
{
    public Option<string> Content { get; } = new("--content", "-c") { Description = "The workspace to read.", HelpName = "DIR", DefaultValueFactory = _ => "content" };

    public Option<DateOnly?> AsOf { get; } = new("--as-of")
    {
        Description = "The date the documents speak of, as yyyy-mm-dd. Without it, the organisation's as_of, else today.",
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
            result.AddError($"\"{result.Tokens[0].Value}\" is not a date. Write it as 2026-10-31.");
            return null;
        },
    };

    public Option<string?> Templates { get; } = new("--templates") { Description = "Document templates to use instead of the program's own.", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        command.Options.Add(Content);
        command.Options.Add(AsOf);
        command.Options.Add(Templates);
    }

    public static string Version { get; } = typeof(Workspace).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public BuildOptions Read(ParseResult parsed, DateOnly today, string outFolder = "out", IReadOnlyList<string>? only = null, string? site = null) => new()
    {
        Content = parsed.GetValue(Content)!,
        Out = outFolder,
        Templates = ResourceFiles.Folder(parsed.GetValue(Templates), "templates", "documents"),
        Site = ResourceFiles.Folder(site, "site", "site.css"),
        AsOf = parsed.GetValue(AsOf),
        Today = today,
        Only = only ?? [],
        ToolVersion = Version,
    };

    /// <summary>How to name the same workspace in the next command.</summary>
    public static string Again(BuildOptions options) => options.Content == "content" ? "" : $" --content {Quoted(options.Content)}";

    /// <summary>A path as it is typed into a shell.</summary>
    public static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    /// <summary>Whether there is a workspace to read; says what to do when there is not.</summary>
    public static bool Exists(BuildOptions options, Terminal terminal)
    {
        if (!Directory.Exists(options.Content))
        {
            terminal.Error.WriteLine($"incident-strategy: there is no folder {options.Content}.");
            terminal.Error.WriteLine("hint: run the command where your content folder is, or name it with --content DIR. To begin one, run: incident-strategy new DIR");
            return false;
        }
        if (!Directory.Exists(options.Templates))
        {
            terminal.Error.WriteLine($"incident-strategy: there is no folder {options.Templates}.");
            terminal.Error.WriteLine("hint: --templates names a folder that holds documents/ and parts/.");
            return false;
        }
        return true;
    }

    /// <summary>A file's text for the line under a diagnostic: from the workspace as read, or from the templates.</summary>
    public static Func<string, SourceText?> SourceOf(BuildOptions options, Corpus? corpus)
    {
        var templates = new Lazy<IReadOnlyDictionary<string, SourceText>>(() =>
            ResourceFiles.Texts(options.Templates).Values.ToDictionary(s => s.File, StringComparer.Ordinal));
        return file => corpus?.Sources.GetValueOrDefault(file) ?? templates.Value.GetValueOrDefault(file);
    }
}
