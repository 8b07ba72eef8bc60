using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using IncidentStrategy.Templating;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IncidentStrategy.Generator.Cli;

/// <summary><c>render</c>: prints what a template gives for a model, for the authors of templates.</summary>
static class RenderCommand
{
    public static Command Create(Terminal terminal, DateOnly today)
    {
        var template = new Argument<FileInfo>("template") { Description = "The template; what it includes is looked for beside it, and in ../parts." };
        var model = new Option<FileInfo?>("--model", "-m") { Description = "The values the template finds, as JSON or YAML.", HelpName = "FILE" };
        var escape = new Option<string>("--escape") { Description = "What values are escaped for: markdown, html or none. Without it, by the template's ending.", HelpName = "KIND" };
        escape.AcceptOnlyFromAmong("markdown", "html", "none");
        var compatible = new Option<bool>("--compatible") { Description = "Behave as Scriban's default mode does: unknown names are empty, nothing is escaped." };
        var command = new Command("render", "Print what a template gives for a model.") { template, model, escape, compatible };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
            Run(parsed.GetValue(template)!, parsed.GetValue(model), parsed.GetValue(escape), parsed.GetValue(compatible), today, terminal, cancellation), cancellation));
        return command;
    }

    static int Run(FileInfo file, FileInfo? model, string? escape, bool compatible, DateOnly today, Terminal terminal, CancellationToken cancellation)
    {
        foreach (var missing in new[] { file, model }.Where(f => f is { Exists: false }))
        {
            terminal.Error.WriteLine($"incident-strategy: there is no file {missing}.");
            return ExitCode.CannotRun;
        }
        var diagnostics = new Diagnostics();
        var sources = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        SourceText Read(string path) => sources[Name(path)] = new SourceText(Name(path), File.ReadAllText(path));
        var options = new TemplateOptions
        {
            Escape = escape switch { "markdown" => EscapeKind.Markdown, "html" => EscapeKind.Html, "none" => EscapeKind.None, _ => ByEnding(file.Name) },
            Compatible = compatible,
            Culture = compatible ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo("en-GB"),
            Now = new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero),
            Loader = name => Included(file, name) is { } path ? Read(path) : null,
        };
        var values = model is null ? new Dictionary<string, object?>() : Model(model, compatible, diagnostics);
        var output = diagnostics.HasErrors ? null : Template.Parse(Read(file.FullName), options, diagnostics)?.Render(values, diagnostics, cancellation);
        if (output is not null && !diagnostics.HasErrors) terminal.Output.Write(output);
        terminal.Error.Write(DiagnosticFormats.Print("text", diagnostics.Sorted(), sources.GetValueOrDefault, Workspace.Version));
        return diagnostics.HasErrors ? ExitCode.Faults : ExitCode.Clean;
    }

    static string Name(string path) => Path.GetRelativePath(".", path).Replace('\\', '/');

    static EscapeKind ByEnding(string name) => Path.GetExtension(name) switch { ".md" => EscapeKind.Markdown, ".html" or ".htm" => EscapeKind.Html, _ => EscapeKind.None };

    /// <summary>An included template: the name as it is or with the including file's ending, beside it or among the parts.</summary>
    static string? Included(FileInfo template, string name) =>
        name.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(name) ? null
        : new[] { ".", "../parts" }.SelectMany(folder => new[] { name, name + template.Extension }.Select(n => Path.GetFullPath(Path.Combine(template.DirectoryName!, folder, n)))).FirstOrDefault(File.Exists);

    static IReadOnlyDictionary<string, object?> Model(FileInfo file, bool typed, Diagnostics diagnostics)
    {
        var text = File.ReadAllText(file.FullName);
        try
        {
            if (file.Extension is ".yaml" or ".yml")
            {
                var stream = new YamlStream();
                stream.Load(new StringReader(text));
                if (stream.Documents.Count == 0) return new Dictionary<string, object?>();
                if (Plain(stream.Documents[0].RootNode) is IReadOnlyDictionary<string, object?> map) return map;
            }
            else if (JsonDocument.Parse(text) is { RootElement.ValueKind: JsonValueKind.Object } json)
                return JsonValues.Model(json.RootElement, typed);
            diagnostics.Add("IS010", Severity.Error, new Place(Name(file.FullName), 1, 1), "A model is an object: names with values.");
        }
        catch (YamlException fault)
        {
            diagnostics.Add("IS010", Severity.Error, new Place(Name(file.FullName), (int)fault.Start.Line, (int)fault.Start.Column), $"The model is not YAML: {fault.Message}");
        }
        catch (JsonException fault)
        {
            diagnostics.Add("IS010", Severity.Error, new Place(Name(file.FullName), (int)(fault.LineNumber ?? 0) + 1, (int)(fault.BytePositionInLine ?? 0) + 1), "The model is not JSON.");
        }
        return new Dictionary<string, object?>();
    }

    /// <summary>YAML as plain values; unquoted words are read by the core schema's rules.</summary>
    static object? Plain(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.ToDictionary(c => c.Key.ToString(), c => Plain(c.Value), StringComparer.Ordinal),
        YamlSequenceNode list => list.Children.Select(Plain).ToList(),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } word } => word switch
        {
            "" or "~" or "null" => null,
            "true" => true,
            "false" => false,
            _ when long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ when DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
            _ => word,
        },
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };
}
