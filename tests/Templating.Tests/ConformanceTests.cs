using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Tests;

/// <summary>
/// Replays language cases recorded from Scriban itself, one JSON object a line, from the file that the
/// environment variable SCRIBAN_CASES names. The cases are a development aid and no part of the project.
/// </summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    [Fact]
    public void Compatible_mode_agrees_with_recorded_cases()
    {
        var path = Environment.GetEnvironmentVariable("SCRIBAN_CASES");
        Assert.SkipWhen(path is null, "SCRIBAN_CASES does not name a file of recorded cases.");
        var tally = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        var report = new StringBuilder();
        foreach (var line in File.ReadLines(path!))
        {
            using var document = JsonDocument.Parse(line);
            var test = document.RootElement;
            var category = test.GetProperty("category").GetString()!;
            var problem = Problem(test);
            var (right, all) = tally.GetValueOrDefault(category);
            tally[category] = (problem is null ? right + 1 : right, all + 1);
            if (problem is not null) report.AppendLine(CultureInfo.InvariantCulture, $"{test.GetProperty("id").GetString()}: {problem}");
        }
        foreach (var (category, (right, all)) in tally) report.AppendLine(CultureInfo.InvariantCulture, $"{right,5} of {all,5}  {category}");
        var (sum, total) = (tally.Values.Sum(t => t.Right), tally.Values.Sum(t => t.All));
        report.AppendLine(CultureInfo.InvariantCulture, $"{sum,5} of {total,5}  {100.0 * sum / total:0.00} %");
        output.WriteLine(report.ToString());
        Assert.True(sum >= 0.98 * total, report.ToString());
    }

    static string? Problem(JsonElement test)
    {
        var kind = test.GetProperty("kind").GetString();
        var (actualKind, text, place) = Run(test);
        if (actualKind != kind) return $"is {actualKind} instead of {kind}: {Shown(text)}";
        if (kind == "ok")
        {
            var expected = test.GetProperty("expected").GetString();
            return text == expected ? null : $"gives {Shown(text)}\n   instead of {Shown(expected)}";
        }
        var error = test.TryGetProperty("error", out var one) ? one.GetString()! : test.GetProperty("errors")[0].GetString()!;
        var at = Regex.Match(error, @"^(.*?)\((\d+),(\d+)\)");
        if (!at.Success) return null;
        var wanted = int.Parse(at.Groups[2].Value, CultureInfo.InvariantCulture);
        return place.Line == wanted ? null : $"faults on line {place} instead of {wanted}: {text} / {error}";
    }

    static string Shown(string? text) => JsonSerializer.Serialize(text is { Length: > 400 } ? text[..400] : text);

    static (string Kind, string? Text, Place Place) Run(JsonElement test)
    {
        var diagnostics = new Diagnostics();
        var options = Options(test);
        var source = new SourceText("text", test.GetProperty("template").GetString()!);
        try
        {
            var template = Template.Parse(source, options, diagnostics);
            if (template is null) return ("parse_error", diagnostics.Sorted()[0].Message, diagnostics.Sorted()[0].Place);
            var model = test.TryGetProperty("model", out var m) && m.ValueKind == JsonValueKind.Object ? JsonValues.Model(m, typed: true) : new Dictionary<string, object?>();
            var text = template.Render(model, diagnostics, TestContext.Current.CancellationToken);
            return text is null ? ("runtime_error", diagnostics.Sorted()[0].Message, diagnostics.Sorted()[0].Place) : ("ok", text, default);
        }
        catch (Exception e) { return ("crash", e.ToString(), default); }
    }

    static TemplateOptions Options(JsonElement test)
    {
        var compatibility = new CompatibleOptions();
        var options = new TemplateOptions { Compatible = true, AllowEval = true, AllowRandom = true, Now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero) };
        if (test.TryGetProperty("loader", out var loader) && loader.ValueKind == JsonValueKind.Object && loader.EnumerateObject().Any())
        {
            var sources = loader.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).ToDictionary(p => p.Name, p => new SourceText(p.Name, p.Value.GetString()!));
            options = options with { Loader = name => sources.GetValueOrDefault(name) };
        }
        if (test.TryGetProperty("options", out var given) && given.ValueKind == JsonValueKind.Object)
            foreach (var option in given.EnumerateObject())
            {
                bool Flag() => option.Value.GetBoolean();
                switch (option.Name)
                {
                    case "loop_limit": compatibility = compatibility with { LoopLimit = option.Value.GetInt32() }; break;
                    case "recursive_limit" or "object_recursion_limit": options = options with { Depth = option.Value.GetInt32() }; break;
                    case "expression_depth_limit": options = options with { ExpressionDepth = option.Value.GetInt32() }; break;
                    case "strict_variables": compatibility = compatibility with { StrictVariables = Flag() }; break;
                    case "relaxed_target": compatibility = compatibility with { RelaxedTarget = Flag() }; break;
                    case "relaxed_member": compatibility = compatibility with { RelaxedMember = Flag() }; break;
                    case "relaxed_function": compatibility = compatibility with { RelaxedFunction = Flag() }; break;
                    case "relaxed_indexer": compatibility = compatibility with { RelaxedIndexer = Flag() }; break;
                    case "error_for_statement_function": compatibility = compatibility with { ErrorForStatementFunction = Flag() }; break;
                    case "auto_indent": options = options with { AutoIndent = Flag() }; break;
                    case "culture": options = options with { Culture = CultureInfo.GetCultureInfo(option.Value.GetString()!) }; break;
                    case "newline": compatibility = compatibility with { NewLine = option.Value.GetString()! }; break;
                }
            }
        return options with { Compatibility = compatibility };
    }
}
