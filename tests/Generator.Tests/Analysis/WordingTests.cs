using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Analysis.Wording;

namespace IncidentStrategy.Tests.Analysis;

/// <summary>Blame outside quotations, actions that can be finished, and numbers as people say them.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData("The shift failed to notice.", "failed to")]
    [InlineData("The desk should have been told.", "should have been")]
    [InlineData("It was human error.", "human error")]
    [InlineData("It would have been avoided.", "would have been avoided")]
    public void Blame_and_counterfactuals_are_found(string text, string phrase) => Assert.Equal(phrase, Assert.Single(Phrases.Find(text)).Text);

    [Theory]
    [InlineData("\"You should have told us\", a customer said."), InlineData("“They failed to answer,” said one."), InlineData("> We failed to act, wrote the supplier.")]
    [InlineData("The field `failed to` is a code."), InlineData("<!-- should have been --> Calm."), InlineData("The link failed. To mend it took an hour."), InlineData("It should be told.")]
    public void Quotations_and_code_are_somebodys_words(string text) => Assert.Empty(Phrases.Find(text));

    [Fact]
    public void A_reason_allows_a_phrase_in_its_paragraph_alone()
    {
        const string Text = "<!-- allow IS115: the supplier's own report says so -->\nThe supplier failed to answer.\n\nThe desk failed to ring.\n\n<!-- allow IS115: -->\nIt failed to ring.";
        var phrases = Phrases.Find(Text).ToArray();
        Assert.Equal([true, false, false], phrases.Select(p => Phrases.IsAllowed(Text, p.Offset, "IS115")));
    }

    [Theory]
    [InlineData("Publish a standing message", true, false), InlineData("Re-route the alarm", true, false), InlineData("Redraw the menu", true, false)]
    [InlineData("Monitor the queue", true, true), InlineData("Ensure that it is told", true, true), InlineData("Consider a second line", true, true)]
    [InlineData("A standing message", false, false), InlineData("Better handovers", false, false), InlineData("Training for advisors", false, false)]
    public void Actions_begin_with_a_verb_that_ends(string statement, bool verb, bool open) =>
        Assert.Equal((verb, open), (ActionWords.StartsWithVerb(statement), ActionWords.IsOpenEnded(statement)));

    [Theory]
    [InlineData(0.5, "30 s"), InlineData(7.5, "7.5 min"), InlineData(25, "25 min"), InlineData(85, "1 h 25 min"), InlineData(120, "2 h"), InlineData(3000, "2 days 2 h"), InlineData(1440, "1 day")]
    public void Minutes_are_said_as_people_say_them(double minutes, string words) => Assert.Equal(words, Say.Minutes(minutes));

    [Fact]
    public void Numbers_and_dates_are_british()
    {
        Assert.Equal("14 March 2026", Say.Date(new DateOnly(2026, 3, 14)));
        Assert.Equal("82.4%", Say.Percent(82.449));
        Assert.Equal("−16.5%", Say.Percent(-16.54));
        Assert.Equal("1,204", Say.Measure(1204, "count"));
        Assert.Equal("a, b and c", Say.List(["a", "b", "c"]));
    }
}
