using BenchmarkDotNet.Attributes;
using HandlebarsDotNet;
using IncidentStrategy.Templating;
using IncidentStrategy.Text;

namespace IncidentStrategy.Benchmarks;

/// <summary>A page of about a hundred lines over many items, as we render it and as compiled Handlebars does: the same output, in the same run.</summary>
[MemoryDiagnoser]
public class TemplatingBenchmarks
{
    /// <summary>A line of the page's table.</summary>
    public sealed record Line(int Number, string Name, string Description, int Quantity, double Price, double Total, bool Late);

    readonly Dictionary<string, object?> model = [];
    readonly IncidentStrategy.Text.Diagnostics diagnostics = new();
    Template ours = null!;
    HandlebarsTemplate<object, object> theirs = null!;
    SourceText source = null!;
    string handlebars = null!;

    [Params(1_000, 10_000, 100_000, 1_000_000)]
    public int Items { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        (source, handlebars) = (new SourceText("invoice", Page("{{", "}}", ours: true)), Page("{{", "}}", ours: false));
        model["number"] = "2026-0314";
        model["customer"] = new Dictionary<string, object?> { ["name"] = "Contact Centre Services", ["street"] = "1 High Street", ["city"] = "Leeds", ["postcode"] = "LS1 1AA" };
        model["items"] = Enumerable.Range(1, Items).Select(i => new Line(i, $"Item {i}", $"Description of item {i} & more", i % 7 + 1, 9.5 + i % 100, (i % 7 + 1) * (9.5 + i % 100), i % 5 == 0)).ToList();
        model["total"] = 123456.5;
        ours = Template.Parse(source, new TemplateOptions { Escape = EscapeKind.Html }, diagnostics)!;
        theirs = Handlebars.Create().Compile(handlebars);
        var (a, b) = (Ours(), Theirs());
        if (Plain(a) != Plain(b)) throw new InvalidOperationException($"The pages differ:\n{a[..2000]}\n----\n{b[..2000]}");
    }

    static string Plain(string text) => string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)).Replace("&#x27;", "&#39;");

    [Benchmark]
    public string Ours() => ours.Render(model, diagnostics)!;

    [Benchmark(Baseline = true)]
    public string Theirs() => theirs(model);

    [Benchmark]
    public Template? OursRead() => Template.Parse(source, new TemplateOptions { Escape = EscapeKind.Html }, diagnostics);

    [Benchmark]
    public object TheirsCompile() => Handlebars.Create().Compile(handlebars);

    static string Page(string open, string close, bool ours)
    {
        var lines = new List<string> { "<html>", "<head><title>Invoice {{number}}</title></head>", "<body>" };
        for (var i = 0; i < 35; i++) lines.Add($"<p class=\"note-{i}\">Standing text of line {i} for {open}customer.name{close}, {open}customer.city{close}</p>");
        lines.Add("<address>{{customer.name}}<br>{{customer.street}}<br>{{customer.city}} {{customer.postcode}}</address>");
        lines.Add("<table>");
        lines.Add(ours ? "{{~ for item in items ~}}" : "{{#each items}}");
        foreach (var line in Row(ours)) lines.Add(line);
        lines.Add(ours ? "{{~ end ~}}" : "{{/each}}");
        lines.Add("</table>");
        lines.Add("<p>Total {{total}}</p>");
        for (var i = 0; i < 45; i++) lines.Add($"<p>Terms, clause {i}: as agreed with {open}customer.name{close}.</p>");
        lines.Add("</body></html>");
        return string.Join('\n', lines) + "\n";
    }

    static string[] Row(bool ours) => ours
        ?
        [
            "<tr class=\"{{ if item.late }}late{{ else }}plain{{ end }}\">", "<td>{{ item.number }}</td>", "<td>{{ item.name }}</td>", "<td>{{ item.description }}</td>",
            "<td>{{ item.quantity }}</td>", "<td>{{ item.price }}</td>", "<td>{{ item.total }}</td>", "</tr>",
        ]
        :
        [
            "<tr class=\"{{#if Late}}late{{else}}plain{{/if}}\">", "<td>{{Number}}</td>", "<td>{{Name}}</td>", "<td>{{Description}}</td>",
            "<td>{{Quantity}}</td>", "<td>{{Price}}</td>", "<td>{{Total}}</td>", "</tr>",
        ];
}
