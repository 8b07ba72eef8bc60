using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Tests;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Tests.Content;

/// <summary>Every code of the list has bad content that shows it, told at its place, and nothing else is told.</summary>
public partial class FixtureTests
{
    /// <summary>Content that is wrong in its reading is only read; other fixtures are analysed too. IS636 and on are told by the analysis.</summary>
    static Diagnostics Check(string root, bool analyse)
    {
        var diagnostics = new Diagnostics();
        var corpus = Loader.Load(root, diagnostics, TestContext.Current.CancellationToken);
        if (analyse) Analyst.Analyse(corpus, corpus.Organisation.AsOf ?? new DateOnly(2026, 6, 30), diagnostics, TestContext.Current.CancellationToken);
        return diagnostics;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_base_workspace_is_clean(bool analysed)
    {
        using var workspace = Fixture.Lay(null);
        Assert.Empty(Check(workspace.Root, analysed).Sorted().Select(d => d.ToString()));
    }

    public static TheoryData<string> Fixtures => [.. Fixture.Names];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_tells_what_it_says(string name)
    {
        using var fixture = Fixture.Lay(name);
        var told = Check(fixture.Root, analyse: name[2] is not ('0' or '6') || string.CompareOrdinal(name, "IS636") >= 0).Sorted();
        Assert.Equal(fixture.Expected, told.Select(Fixture.Told).Order(StringComparer.Ordinal));
        Assert.Contains(told, d => d.Code == name[..5]);
        Assert.All(told, d => Assert.False(string.IsNullOrWhiteSpace(d.Message)));
        // `metrics` and `check` go on to the analysis, whatever was wrong in the reading.
        Check(fixture.Root, analyse: true);
    }

    [Fact]
    public void Every_code_has_a_fixture_and_every_fixture_a_code()
    {
        var shown = Fixture.Names.Select(n => n[..5]).ToHashSet();
        Assert.Empty(shown.Except(Codes.All.Select(c => c.Id)));
        // Faults of templates, composition and output are no faults of content; those rooms' tests show them.
        Assert.Empty(Codes.All.Select(c => c.Id).Where(c => string.CompareOrdinal(c, "IS800") < 0).Except(shown));
    }

    [Fact]
    public void Codes_are_listed_once_in_order_with_a_title_and_an_explanation()
    {
        Assert.Equal(Codes.All.Select(c => c.Id).Order(StringComparer.Ordinal).Distinct(), Codes.All.Select(c => c.Id));
        Assert.All(Codes.All, c => Assert.True(c.Title.Length > 2 && c.Explanation.EndsWith('.'), c.Id));
    }

    [Fact]
    public void Every_code_that_is_raised_is_listed()
    {
        var raised = Directory.EnumerateFiles(Repository.Path("tool", "Generator"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(f => Raised().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet();
        Assert.Empty(raised.Except(Codes.All.Select(c => c.Id)).Order());
    }

    [GeneratedRegex("\"(IS\\d{3})\"")]
    private static partial Regex Raised();
}
