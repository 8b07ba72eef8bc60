using System.Diagnostics;
using IncidentStrategy.Tests;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Tests;

/// <summary>Templates spoiled at random: none may crash, hang, or spend more than its budgets. LONG=1 tries a hundred thousand.</summary>
public sealed class FuzzTests
{
    static readonly string[] pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "end", "\n", ";", "|", "(", ")", "[", "]", "{", "}", "for x in ", "if ", "else", "while true", "func f(a, b = 1)",
        "do", "ret ", "$", "$0", "$x", "@", "^", "..", "1..1000000000", "* 999999999", "\"", "'", "`", "$\"{", "case 1", "when ", "capture x", "with this", "wrap f", "$$",
        "include 'self'", "this", "x = this", "[[", "array.map 'a'", "string.pad_left 999999999", "regex.match '(a+)+$'", "array.insert_at 99999999 1", "1 << 99999", "9 * ", "e9999",
        "object.to_json", "date.to_string '%Y'", "math.format 'D999999999'", "array.cycle", "tablerow y in ", "x.x = x", "a = [a]", "import this", "readonly x", "#", "##", "for.index", "?.", "??", "?!",
    ];

    [Fact]
    public void Spoiled_templates_end_in_a_page_or_a_fault()
    {
        var seeds = Seeds();
        var count = Environment.GetEnvironmentVariable("LONG") == "1" ? 100_000 : 20_000;
        var random = new Random(20_260_314);
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < count; i++)
        {
            var template = Spoil(seeds[random.Next(seeds.Count)], random);
            var watch = Stopwatch.StartNew();
            Try(template, i, compatible: i % 4 == 0);
            if (watch.Elapsed > slowest) slowest = watch.Elapsed;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"Template {i} took {watch.Elapsed}:\n{template}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} templates, the slowest took {slowest.TotalMilliseconds:0} ms");
    }

    static void Try(string template, int number, bool compatible)
    {
        var diagnostics = new Diagnostics();
        var source = new SourceText("fuzz", template);
        var options = new TemplateOptions
        {
            Compatible = compatible,
            Escape = (EscapeKind)(number % 3),
            Steps = 20_000,
            OutputChars = 100_000,
            Depth = 40,
            AllowEval = true,
            RegexTimeout = TimeSpan.FromMilliseconds(200),
            Loader = name => name == "self" ? source : null,
        };
        var model = new Dictionary<string, object?> { ["x"] = 1, ["list"] = new List<object?> { 1, "b", null }, ["user"] = new Dictionary<string, object?> { ["name"] = "Ada" } };
        try
        {
            var text = Template.Parse(source, options, diagnostics)?.Render(model, diagnostics, TestContext.Current.CancellationToken);
            Assert.True(text is null || text.Length <= 400_000, $"Template {number} wrote {text?.Length} characters.");
            Assert.True(text is not null || diagnostics.HasErrors, "No page and no fault.");
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"Template {number} crashed:\n{template}\n{e}");
        }
    }

    static List<string> Seeds()
    {
        var seeds = new List<string>();
        foreach (var file in Directory.GetFiles(Repository.Path("tests", "Templating.Tests", "specs"), "*.md").Order(StringComparer.Ordinal))
            seeds.AddRange(File.ReadAllText(file).ReplaceLineEndings("\n").Split("```example")[1..].Select(e => e[(e.IndexOf('\n') + 1)..].Split("\n---")[0]));
        return seeds;
    }

    static string Spoil(string template, Random random)
    {
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(template.Length + 1);
            var length = Math.Min(random.Next(12), template.Length - at);
            template = random.Next(5) switch
            {
                0 => template.Remove(at, length),
                1 => template.Insert(at, pieces[random.Next(pieces.Length)]),
                2 => template.Insert(at, template.Substring(at, length)),
                3 => template.Insert(at, ((char)random.Next(1, 0x250)).ToString()),
                _ => template.Remove(at, length).Insert(at, pieces[random.Next(pieces.Length)]),
            };
        }
        return template;
    }
}
