using System.Globalization;
using System.Text.Json;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Tests;

/// <summary>What the program sees of templates: models, options, line maps, safety.</summary>
public sealed class TemplateTests
{
    enum Status { InReview, Closed }

    sealed record Action(string Statement, DateOnly Due, decimal Cost, Status Status, TimeSpan Effort, int? Days, IReadOnlyList<string> Roles)
    {
        public string Secret() => "no";
        public static string Shared => "no";
        internal string Hidden => "no";
        public Type Kind => typeof(Action);
    }

    static string Render(string template, object? model = null, TemplateOptions? options = null)
    {
        var diagnostics = new Diagnostics();
        var values = new Dictionary<string, object?> { ["it"] = model };
        var text = Template.Parse(new SourceText("page", template), options ?? new(), diagnostics)?.Render(values, diagnostics, TestContext.Current.CancellationToken);
        return text ?? string.Join('\n', diagnostics.Sorted().Select(d => $"{d.Place}: {d.Code}"));
    }

    static readonly Action action = new("Train advisors", new DateOnly(2026, 3, 14), 1250.50m, Status.InReview, TimeSpan.FromMinutes(85), null, ["Duty manager"]);

    [Theory]
    [InlineData("{{ it.statement }} {{ it.due }} {{ it.cost }} {{ it.status }} {{ it.effort | duration }} {{ it.days }} {{ it.roles[0] }}", "Train advisors 14 Mar 2026 1250.50 in_review 1 h 25 min  Duty manager")]
    [InlineData("{{ it.secret ?? 'none' }}{{ it.shared ?? 'none' }}{{ it.hidden ?? 'none' }}{{ it.kind ?? 'none' }}{{ it.get_type ?? 'none' }}", "nonenonenonenonenone")]
    [InlineData("{{ it.secret }}", "page:1:7: IS802")]
    [InlineData("{{ it.equality_contract }}", "page:1:7: IS802")]
    public void Records_show_their_public_data_and_nothing_else(string template, string expected) => Assert.Equal(expected, Render(template, action));

    [Fact]
    public void The_model_is_never_changed()
    {
        var model = new Dictionary<string, object?> { ["name"] = "Ada", ["list"] = new List<object?> { 1 } };
        Assert.Equal("Bob[2, 3]", Render("{{ it.name = 'Bob'; it.list[0] = 2; it.list[1] = 3; it.name; it.list }}", model));
        Assert.Equal("Ada", model["name"]);
        Assert.Equal([1], (List<object?>)model["list"]!);
    }

    [Fact]
    public void Json_comes_as_values()
    {
        using var json = JsonDocument.Parse("""{"n": 1, "d": 1.50, "t": "x", "l": [1, {"a": null}], "b": true}""");
        Assert.Equal("1 1.50 x [1, {a: null}] true", Render("{{ it.n }} {{ it.d }} {{ it.t }} {{ it.l }} {{ it.b }}", json.RootElement));
        var diagnostics = new Diagnostics();
        Assert.Equal("1", Template.Parse(new SourceText("p", "{{ n }}"), new(), diagnostics)!.Render(JsonValues.Model(json.RootElement), diagnostics, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{{ [3, 1..2] | array.sort }}", "page:1:16: IS807")]
    [InlineData("{{ [{a: 1}, {a: 2}] | array.sort }}", "page:1:23: IS809")]
    [InlineData("{{ [0/0.0, 2, 0/0.0, 1] | array.sort | array.size }}", "4")]
    public void A_list_without_an_order_is_a_fault_at_the_sort(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{ d = date.parse 1..1000000000 }}", "page:1:4: IS814")]
    [InlineData("{{ '' | date.to_string '%Y' }}{{ '' | date.add_days 1 }}{{ '' | date.add_months 1 }}.", ".")]
    public void Values_that_are_no_dates_do_no_harm_to_the_date_functions(string template, string expected) => Assert.Equal(expected, Render(template));

    [Fact]
    public void Equals_keep_their_order_when_sorted() =>
        Assert.Equal(string.Concat(Enumerable.Range(0, 7).SelectMany(r => Enumerable.Range(0, 100).Where(i => i % 7 == r).Select(i => $"{i},"))),
            Render("{{ it | array.sort 'rest' | array.map 'number' | array.join ',' }},", Enumerable.Range(0, 100).Select(i => new Dictionary<string, object?> { ["rest"] = i % 7, ["number"] = i }).ToList()));

    [Fact]
    public void Culture_is_an_option()
    {
        var options = new TemplateOptions { Culture = CultureInfo.GetCultureInfo("de-DE") };
        Assert.Equal("1,5 14 März", Render("{{ 1.5 }} {{ it.due | date.to_string '%d %B' }}", action, options));
    }

    [Fact]
    public void Functions_of_the_program_are_called_by_name()
    {
        var options = new TemplateOptions { Functions = new Dictionary<string, Delegate> { ["cite"] = (string id, int page = 1) => new Markup($"[{id}, p. {page}]"), ["sum"] = (object[] items) => items.Sum(i => (int)i!) }, Escape = EscapeKind.Markdown };
        Assert.Equal("[E3, p. 1] [E3, p. 14] 6", Render("{{ cite 'E3' }} {{ 'E3' | cite page: 14 }} {{ [1, 2, 3] | sum }}", null, options));
    }

    [Fact]
    public void Output_knows_its_place_in_the_templates()
    {
        var diagnostics = new Diagnostics();
        var part = new SourceText("part.md", "one\ntwo {{ 2 }}\n");
        var options = new TemplateOptions { Loader = n => n == "part" ? part : null, Escape = EscapeKind.Markdown };
        var template = Template.Parse(new SourceText("page.md", "# Title\n\n{{ for i in 1..2 ~}}\nItem {{ i }}\n{{ end ~}}\n  {{ include 'part' }}\nlast\n"), options, diagnostics)!;
        var page = template.RenderMapped(new Dictionary<string, object?>(), diagnostics, TestContext.Current.CancellationToken)!;
        Assert.Equal("# Title\n\nItem 1\nItem 2\n  one\n  two 2\n\nlast\n", page.Text);
        Assert.Equal("page.md:1:1", page.PlaceOfLine(1).ToString());
        Assert.Equal(4, page.PlaceOfLine(3).Line);
        Assert.Equal(4, page.PlaceOfLine(4).Line);
        Assert.Equal("part.md", page.PlaceOf(page.Text.IndexOf("one", StringComparison.Ordinal)).File);
        Assert.Equal("part.md:2:8", page.PlaceOf(page.Text.IndexOf("2\n\nlast", StringComparison.Ordinal)).ToString());
        Assert.Equal("page.md:7:1", page.PlaceOfLine(8).ToString());
    }

    [Fact]
    public void An_included_template_is_read_anew_when_its_text_changes()
    {
        var text = "one";
        var diagnostics = new Diagnostics();
        var template = Template.Parse(new SourceText("page", "{{ include 'part' }}"), new TemplateOptions { Loader = n => new SourceText(n, text) }, diagnostics)!;
        Assert.Equal("one", template.Render(new Dictionary<string, object?>(), diagnostics, TestContext.Current.CancellationToken));
        text = "two";
        Assert.Equal("two", template.Render(new Dictionary<string, object?>(), diagnostics, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Renderings_run_side_by_side()
    {
        var diagnostics = new Diagnostics();
        var part = new SourceText("part", "{{ x = x + 1; x }}{{ it.statement }}");
        var template = Template.Parse(new SourceText("page", "{{ x = n }}{{ for i in 1..50 }}{{ include 'part' }} {{ end }}"), new TemplateOptions { Loader = _ => part }, diagnostics)!;
        string Once(int n) => template.Render(new Dictionary<string, object?> { ["n"] = n, ["it"] = n % 3 == 0 ? action : n % 3 == 1 ? new { n, Statement = "other" } : new { Statement = n } }, diagnostics) ?? "";
        var alone = Enumerable.Range(0, 200).Select(Once).ToArray();
        var together = new string[200];
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Once(i));
        Assert.Equal(alone, together);
    }

    [Fact]
    public void A_cancelled_rendering_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var diagnostics = new Diagnostics();
        var template = Template.Parse(new SourceText("page", "{{ while true; end }}"), new(), diagnostics)!;
        Assert.Throws<OperationCanceledException>(() => template.Render(new Dictionary<string, object?>(), diagnostics, cancelled.Token));
    }

    [Theory]
    [InlineData("{{ while true; end }}")]
    [InlineData("{{ x = 'a'; while true; x = x + x; end }}")]
    [InlineData("{{ x = 2; while true; x = x * x; end }}")]
    [InlineData("{{ x = [1]; while true; x = x + x; end }}")]
    [InlineData("{{ 1..1000000000000 | array.join ',' }}")]
    [InlineData("{{ 'a' | string.pad_left 2000000000 }}")]
    [InlineData("{{ [] | array.insert_at 2000000000 1 }}")]
    [InlineData("{{ x = []; x[2000000000] = 1 }}")]
    [InlineData("{{ 1 << 10000000 }}")]
    [InlineData("{{ a = {}; a.a = a; a }}")]
    [InlineData("{{ a = {}; a.a = a; a | object.to_json }}")]
    [InlineData("{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex.match '^(?=(a+)+$)' }}")]
    [InlineData("{{ 'aaaaaaaaaa' * 1000 | string.replace 'a' ('b' * 1000000) }}")]
    [InlineData("{{ func f; include 'self'; end; f }}")]
    public void Attacks_reach_a_limit(string template)
    {
        var options = new TemplateOptions { Steps = 1_000_000, OutputChars = 10_000_000, RegexTimeout = TimeSpan.FromMilliseconds(300), Loader = _ => new SourceText("self", template) };
        Assert.EndsWith(Codes.Limit, Render(template, null, options));
    }

    [Fact]
    public void Every_code_is_listed_once()
    {
        var constants = typeof(Codes).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(constants, Codes.All.Select(c => c.Code));
        Assert.Equal(constants.Count, constants.Distinct().Count());
    }
}
