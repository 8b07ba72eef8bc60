using IncidentStrategy.Text;

namespace IncidentStrategy.Tests.Text;

public class TextTests
{
    [Theory]
    [InlineData(14, 3, "C14")]
    [InlineData(1, 26, "Z1")]
    [InlineData(2, 27, "AA2")]
    [InlineData(1, 702, "ZZ1")]
    [InlineData(1, 703, "AAA1")]
    public void CellsAreNamedAsSpreadsheetsNameThem(int row, int column, string name) => Assert.Equal(name, Place.CellName(row, column));

    [Fact]
    public void PlacesPrintAsPeopleQuoteThem()
    {
        Assert.Equal("reviews/a.md:3:7", new Place("reviews/a.md", 3, 7).ToString());
        Assert.Equal("log.xlsx!Log!C14", Place.InSheet("log.xlsx", "Log", 14, 3).ToString());
        Assert.Equal("log.csv!C14:C20", Place.InRange("log.csv", null, 14, 3, 20, 3).ToString());
    }

    [Theory]
    [InlineData("a\nbc\n", 0, 1, 1)]
    [InlineData("a\nbc\n", 2, 2, 1)]
    [InlineData("a\r\nbc", 4, 2, 2)]
    [InlineData("a\rbc", 2, 2, 1)]
    [InlineData("a\nbc\n", 5, 3, 1)]
    public void OffsetsBecomeLinesAndColumns(string text, int offset, int line, int column) =>
        Assert.Equal(new Place("f", line, column), new SourceText("f", text).At(offset));

    [Fact]
    public void LinesComeWithoutTheirEnds()
    {
        var source = new SourceText("f", "one\r\ntwo\nthree");
        Assert.Equal(["one", "two", "three", ""], [source.Line(1), source.Line(2), source.Line(3), source.Line(4)]);
    }

    // Distances worked by hand.
    [Theory]
    [InlineData("severity", "severty", 1)]
    [InlineData("recieve", "receive", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void DistanceCountsEdits(string a, string b, int distance) => Assert.Equal(distance, Nearest.Distance(a, b));

    [Fact]
    public void NearestNamesTheLikelyWordOrNone()
    {
        Assert.Equal("severity", Nearest.To("severty", ["service", "severity", "site"]));
        Assert.Null(Nearest.To("xyzzy", ["service", "severity"]));
        Assert.Equal("owner_role", Nearest.To("owner", ["id", "owner_role", "site"]));
    }

    [Fact]
    public void FaultsAreToldOnceAndInOrder()
    {
        var diagnostics = new Diagnostics();
        diagnostics.Add("IS002", Severity.Warning, new Place("b.md", 1, 1), "later file");
        diagnostics.Add("IS001", Severity.Error, new Place("a.md", 9, 1), "later line");
        diagnostics.Add("IS001", Severity.Error, new Place("a.md", 2, 1), "first");
        diagnostics.Add("IS001", Severity.Error, new Place("a.md", 2, 1), "first");
        Assert.True(diagnostics.HasErrors);
        Assert.Equal(["first", "later line", "later file"], diagnostics.Sorted().Select(d => d.Message));
    }
}
