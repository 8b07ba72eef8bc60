using System.Text;
using System.Text.Json;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Tests;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Tests;

/// <summary>The manual in specs/: each example is rendered and must give what the manual says.</summary>
public sealed class SpecTests
{
    sealed record Example(string File, int Line, string Mode, string Template, string? Model, IReadOnlyList<(string Name, string Text)> Includes, string Expected, bool IsError);

    public static IEnumerable<TheoryDataRow<string>> Files() =>
        Directory.GetFiles(Repository.Path("tests", "Templating.Tests", "specs"), "*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(f => new TheoryDataRow<string>(f!));

    [Theory, MemberData(nameof(Files))]
    public void Examples_give_what_the_manual_says(string file)
    {
        var wrong = new StringBuilder();
        foreach (var example in Read(file))
        {
            var actual = Render(example);
            if (actual != example.Expected) wrong.AppendLine($"{example.File}:{example.Line}\n  gives    {JsonSerializer.Serialize(actual)}\n  not      {JsonSerializer.Serialize(example.Expected)}");
        }
        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    [Fact]
    public void Every_function_has_an_example()
    {
        var templates = string.Join('\n', Files().SelectMany(f => Read(f.Data)).Select(e => e.Template));
        var missing = Language.Functions.Select(f => f.Name).Where(n => !templates.Contains(n, StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, "No example: " + string.Join(", ", missing));
    }

    [Fact]
    public void There_are_at_most_twenty_differences()
    {
        var lines = File.ReadAllLines(Repository.Path("tests", "Templating.Tests", "specs", "5-differences.md"));
        Assert.InRange(lines.Count(l => l.StartsWith("| ", StringComparison.Ordinal)) - 2, 1, 20);
    }

    static string Render(Example example)
    {
        var includes = example.Includes.ToDictionary(i => i.Name, i => new SourceText(i.Name, i.Text));
        var options = new TemplateOptions
        {
            Escape = example.Mode.Contains("markdown") ? EscapeKind.Markdown : example.Mode.Contains("html") ? EscapeKind.Html : EscapeKind.None,
            Compatible = example.Mode.Contains("compatible"),
            AllowEval = example.Mode.Contains("eval"),
            AllowRandom = example.Mode.Contains("random"),
            Steps = example.Mode.Contains("limited") ? 1000 : 10_000_000,
            OutputChars = example.Mode.Contains("limited") ? 1000 : 10_000_000,
            Now = new DateTimeOffset(2026, 3, 14, 9, 30, 0, TimeSpan.Zero),
            Loader = name => includes.GetValueOrDefault(name),
            IncludeNames = includes.Keys,
        };
        var diagnostics = new Diagnostics();
        using var model = JsonDocument.Parse(example.Model ?? "{}");
        var text = Template.Parse(new SourceText("page", example.Template), options, diagnostics)?.Render(JsonValues.Model(model.RootElement), diagnostics);
        if (text is not null) return text;
        return string.Join('\n', diagnostics.Sorted().Select(d =>
            $"{d.Place}: {d.Code}: {d.Message}" + (d.Hint is null ? "" : $"\n  {d.Hint}") + string.Concat(d.Trace.Select(t => $"\n  {t.Note} {t.Place}"))));
    }

    static IEnumerable<Example> Read(string file)
    {
        var lines = File.ReadAllText(Repository.Path("tests", "Templating.Tests", "specs", file)).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```example", StringComparison.Ordinal)) continue;
            var (start, mode) = (i + 1, lines[i]["```example".Length..]);
            var parts = new List<(string Name, List<string> Lines)> { ("template", []) };
            for (i++; lines[i] != "```"; i++)
            {
                if (lines[i] == "---" || lines[i].StartsWith("--- ", StringComparison.Ordinal)) parts.Add((lines[i] == "---" ? "output" : lines[i][4..], []));
                else parts[^1].Lines.Add(lines[i]);
            }
            string? Part(string name) => parts.Where(p => p.Name == name).Select(p => string.Join('\n', p.Lines)).FirstOrDefault();
            var includes = parts.Where(p => p.Name.StartsWith("include ", StringComparison.Ordinal)).Select(p => (p.Name[8..], string.Join('\n', p.Lines))).ToList();
            yield return new Example(file, start, mode, Part("template")!, Part("model"), includes, Part("output") ?? Part("error")!, Part("error") is not null);
        }
    }
}
