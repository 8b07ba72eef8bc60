using IncidentStrategy.Generator.Composition;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Tests.Composition;

public class AddressesTests
{
    static Addresses Sample()
    {
        var addresses = new Addresses(new Dictionary<string, Attachment> { ["portfolios/a/photo one.jpg"] = new("portfolios/a/photo one.jpg", "00", 0, () => []) });
        addresses.Add("PIR-1", "reviews/PIR-1");
        addresses.Add("R-1", "strategy/recommendations", "R-1");
        addresses.AddFile("reviews/one.md", "PIR-1");
        return addresses;
    }

    [Theory]
    [InlineData("reviews/a", "strategy/b.md", "../strategy/b.md")]
    [InlineData("reviews/a", "reviews/b.md", "b.md")]
    [InlineData("portfolios/x/a", "files/b.jpg", "../../files/b.jpg")]
    [InlineData("index", "reviews/b.md", "reviews/b.md")]
    [InlineData("a/b/c", "a/d/e.md", "../d/e.md")]
    public void PathsAreRelative(string from, string to, string relative) => Assert.Equal(relative, Addresses.Relative(from, to));

    [Fact]
    public void LinksLeadToDocumentsPlacesAndFiles()
    {
        var diagnostics = new Diagnostics();
        var text = Links.Resolve("# T {#here}\n\n[a](#PIR-1) [b](#R-1) [c](#here) ![d](#file:portfolios/a/photo%20one.jpg) [e](https://example.org/)",
            "portfolios/a/unit", Sample(), _ => new Place("t.md", 1, 1), diagnostics);
        Assert.Equal("# T {#here}\n\n[a](../../reviews/PIR-1.md) [b](../../strategy/recommendations.md#R-1) [c](#here) ![d](../../files/portfolios/a/photo%20one.jpg) [e](https://example.org/)", text);
        Assert.Empty(diagnostics.Sorted());
    }

    [Fact]
    public void ALinkThatLeadsNowhereIsToldWithTheNearestId()
    {
        var diagnostics = new Diagnostics();
        Links.Resolve("[a](#PIR-2)", "reviews/x", Sample(), _ => new Place("t.md", 7, 3), diagnostics);
        var told = Assert.Single(diagnostics.Sorted());
        Assert.Equal(("IS860", new Place("t.md", 7, 3), "Did you mean \"PIR-1\"?"), (told.Code, told.Place, told.Hint));
    }

    [Theory]
    [InlineData("recommendations/r.md", "../reviews/one.md", "#PIR-1")]
    [InlineData("reviews/two.md", "one.md#timeline", "#PIR-1")]
    [InlineData("portfolios/a/evidence/e.md", "../photo%20one.jpg", "#file:portfolios/a/photo one.jpg")]
    [InlineData("reviews/two.md", "https://example.org/one.md", null)]
    [InlineData("reviews/two.md", "missing.md", null)]
    public void AddressesInPeoplesFilesAreFound(string file, string address, string? expected) => Assert.Equal(expected, Sample().FromFile(file, address));
}
