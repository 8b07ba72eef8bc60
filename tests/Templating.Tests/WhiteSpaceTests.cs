using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Tests;

/// <summary>Stripping and auto-indent, where template languages go wrong most. Expectations are worked by hand from the manual's rules.</summary>
public sealed class WhiteSpaceTests
{
    static string Render(string template, bool compatible = false, params (string Name, string Text)[] includes)
    {
        var diagnostics = new Diagnostics();
        var options = new TemplateOptions { Compatible = compatible, Loader = n => includes.Where(i => i.Name == n).Select(i => new SourceText(n, i.Text)).FirstOrDefault() };
        var text = Template.Parse(new SourceText("page", template), options, diagnostics)?.Render(new Dictionary<string, object?>(), diagnostics, TestContext.Current.CancellationToken);
        return text ?? string.Join('\n', diagnostics.Sorted().Select(d => d.ToString()));
    }

    [Theory]
    [InlineData("a {{- 1 -}} b", "a1b")]
    [InlineData("a\n\n {{- 1 -}} \n\n b", "a1b")]
    [InlineData("a {{~ 1 ~}} b", "a1b")]
    [InlineData("a\n  {{~ 1 ~}}  \n  b", "a\n1  b")]
    [InlineData("a\r\n  {{~ 1 ~}}  \r\n  b", "a\r\n1  b")]
    [InlineData("  {{~ 1 }}", "1")]
    [InlineData("{{ 1 ~}}\n\nb", "1\nb")]
    [InlineData("{{ 1 -}}", "1")]
    [InlineData("{{- 1 }}", "1")]
    [InlineData("\n{{- '' -}}\n", "")]
    [InlineData("{{\n1\n}}", "1")]
    [InlineData("{{}}x{{ }}", "x")]
    [InlineData("{ {{ 1 }} } {", "{ 1 } {")]
    [InlineData("{{ {a: {b: 1}}.a.b }}", "1")]
    [InlineData("{{ x = {a: 1}}}{{ x.a }}", "1")]
    [InlineData("{{~ if true ~}}\na\n{{~ end ~}}\nb", "a\nb")]
    [InlineData("x\n{{~ if false ~}}\na\n{{~ else ~}}\nc\n{{~ end ~}}\nb", "x\nc\nb")]
    public void Stripping(string template, string expected)
    {
        Assert.Equal(expected, Render(template));
        Assert.Equal(expected, Render(template, compatible: true));
    }

    [Theory]
    [InlineData("  {{ 'a\\nb' }}", "  a\n  b")]
    [InlineData("\t{{ 'a\\nb' }}", "\ta\n\tb")]
    [InlineData("x {{ 'a\\nb' }}", "x a\nb")]
    [InlineData("  {{ 'a\\n' }}b", "  a\nb")]
    [InlineData("  {{ 'a\\n' }}{{ 'b\\nc' }}", "  a\nb\nc")]
    [InlineData("  {{ 'a\\n'; 'b\\nc' }}", "  a\n  b\n  c")]
    [InlineData("q\n  {{~ 'a\\nb' }}", "q\na\nb")]
    [InlineData("{{ x = 1 ~}}\n  {{ 'a\\nb' }}", "  a\n  b")]
    [InlineData("  {{ for i in 1..2; 'a\\n'; end }}", "  a\n  a\n")]
    [InlineData("  {{ 'a\\n\\nb' }}", "  a\n  \n  b")]
    [InlineData("  {{ 'a\\r\\nb' }}", "  a\r\n  b")]
    public void Indent_of_values(string template, string expected)
    {
        Assert.Equal(expected, Render(template));
        Assert.Equal(expected, Render(template, compatible: true));
    }

    [Theory]
    [InlineData("  {{ include 'p' }}", "a\nb", "  a\n  b")]
    [InlineData("x {{ include 'p' }}", "a\nb", "x a\nb")]
    [InlineData("  {{ include 'p' }}\nc", "a\nb\n", "  a\n  b\n\nc")]
    [InlineData("  {{ include 'p' ~}}\nc", "a\nb\n", "  a\n  b\nc")]
    [InlineData("  {{ include 'p' }}", "a\n  {{ 'b\\nc' }}\nd", "  a\n    b\n    c\n  d")]
    [InlineData("  {{ x = include 'p'; x }}", "a\nb", "  a\n  b")]
    [InlineData("{{ for i in 1..2 ~}}\n  {{ include 'p' ~}}\n{{ end }}", "a\nb\n", "  a\n  b\n  a\n  b\n")]
    public void Indent_of_includes(string template, string include, string expected)
    {
        Assert.Equal(expected, Render(template, false, ("p", include)));
        Assert.Equal(expected, Render(template, true, ("p", include)));
    }

    [Fact]
    public void The_template_s_own_text_is_indented_by_its_author_alone()
    {
        const string template = "- a\n  {{ if true }}\n  - b\n  {{ end }}\n";
        Assert.Equal("- a\n  \n  - b\n  \n", Render(template));
    }
}
