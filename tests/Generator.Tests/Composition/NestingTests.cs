using IncidentStrategy.Generator.Composition;

namespace IncidentStrategy.Tests.Composition;

public class NestingTests
{
    [Fact]
    public void HeadingsGoBelowOurs() => Assert.Equal("## One\n\ntext\n\n### Two", Nesting.Nest("# One\n\ntext\n\n## Two\n", 1));

    [Fact]
    public void TheDeepestHeadingStaysAHeading() => Assert.Equal("###### Deep", Nesting.Nest("##### Deep", 4));

    [Fact]
    public void CodeIsLeftAlone() =>
        Assert.Equal("```\n# not a heading {#x}\n```\n## A heading", Nesting.Nest("```\n# not a heading {#x}\n```\n# A heading", 1, "E1"));

    [Fact]
    public void IdsAndTheirLinksAreSetApart() =>
        Assert.Equal("## Part {#E3-part}\nsee [part](#E3-part) and [R-1](#R-1)", Nesting.Nest("# Part {#part}\nsee [part](#part) and [R-1](#R-1)", 1, "E3"));

    [Fact]
    public void RelativeAddressesAreFoundFromWhereTheTextStood() =>
        Assert.Equal("[a](#PR-01) [b](https://example.org/x.md)", Nesting.Nest("[a](../procedures/a.md) [b](https://example.org/x.md)", 0, null, url => url == "../procedures/a.md" ? "#PR-01" : null));
}
