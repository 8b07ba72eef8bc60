using IncidentStrategy.Typesetting.Lines;

namespace IncidentStrategy.Typesetting.Tests.Setting;

/// <summary>Breaks as dictionaries give them; missing one is no fault, a wrong one is.</summary>
public class HyphenatorTests
{
    [Theory]
    [InlineData("department", "depart-ment")]
    [InlineData("recommendations", "recom-men-da-tions")]
    [InlineData("incident", "inci-dent")]
    [InlineData("running", "run-ning")]
    [InlineData("calling", "call-ing")]
    [InlineData("something", "some-thing")]
    [InlineData("handling", "hand-ling")]
    [InlineData("operational", "opera-tional")]
    [InlineData("contact", "contact")]
    [InlineData("commitment", "com-mit-ment")]
    [InlineData("information", "infor-ma-tion", "infor-mation")]
    [InlineData("percentage", "per-cent-age")]
    [InlineData("secondary", "sec-ond-ary")]
    [InlineData("string", "string")]
    [InlineData("supply", "supply")]
    [InlineData("judgement", "judge-ment")]
    [InlineData("planned", "planned")]
    [InlineData("boundary", "bound-ary")]
    [InlineData("through", "through")]
    [InlineData("H/503/0417", "H/503/0417")]
    [InlineData("PIR-2025-03", "PIR-2025-03")]
    [InlineData("(following)", "(fol-low-ing)", "(follow-ing)")]
    [InlineData("weaknesses", "weak-nesses", "weaknesses")]
    public void A_word_is_parted_rightly_or_not_at_all(string word, params string[] accepted)
    {
        var offsets = new List<int>();
        Hyphenator.Find(word, offsets);
        var parted = word;
        foreach (var offset in Enumerable.Reverse(offsets)) parted = parted.Insert(offset, "-");
        Assert.Contains(parted, accepted);
    }
}
