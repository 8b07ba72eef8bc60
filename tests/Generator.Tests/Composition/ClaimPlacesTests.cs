using IncidentStrategy.Generator.Composition;

namespace IncidentStrategy.Tests.Composition;

public class ClaimPlacesTests
{
    const string Text = "#### Why\n\nOne thing.\n\n- a list\n\nAnother thing\nover two lines.\n\n#### Answer 4: strategy {#E1-four}\n\n```\n#### Fenced\n```\n";

    [Theory]
    [InlineData("why", "E1-why")]
    [InlineData("Answer 4", "E1-four")]
    [InlineData("Second paragraph", "E1-p2")]
    [InlineData("Third paragraph", null)]
    [InlineData("Fenced", null)]
    [InlineData("Pages 1 to 3", null)]
    [InlineData("", null)]
    public void APlaceIsAHeadingOrAParagraph(string where, string? anchor) => Assert.Equal(anchor, ClaimPlaces.Anchor(Text, "E1", where));

    [Fact]
    public void CriteriaStandWhereTheClaimsSay() =>
        Assert.Equal("#### Why {#E1-why tag=\"1.1, 2.3\"}\n\nOne thing.\n\n- a list\n\nAnother thing\nover two lines. {#E1-p2 tag=\"1.2\"}\n\n#### Answer 4: strategy {#E1-four tag=\"3.1\"}\n\n```\n#### Fenced\n```\n",
            ClaimPlaces.Mark(Text, "E1", [("Why", "1.1"), ("Why", "2.3"), ("second paragraph", "1.2"), ("Answer 4", "3.1"), ("elsewhere", "1.5")]));
}
