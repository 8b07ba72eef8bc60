using IncidentStrategy.Generator.Analysis;

namespace IncidentStrategy.Tests.Analysis;

/// <summary>A change is told as an old phrase and a new one, never word by word in turns.</summary>
public sealed class WordDiffTests
{
    static string Diff(string before, string after) =>
        string.Join(' ', WordDiff.Pieces(before, after).Select(p => p.Kind switch { "added" => $"+{p.Text}+", "removed" => $"-{p.Text}-", _ => p.Text }));

    [Theory]
    [InlineData("one two three", "one two three", "one two three")]
    [InlineData("", "all new", "+all new+")]
    [InlineData("all old", "", "-all old-")]
    [InlineData("within 30 min of the start", "within 45 min of the start", "within -30- +45+ min of the start")]
    [InlineData("It does not say why.", "It does not say why, and it does not wait.", "It does not say -why.- +why, and it does not wait.+")]
    // Two words that stayed between two changes belong to the change.
    [InlineData("a b c old1 x y old2 d e f", "a b c new1 x y new2 d e f", "a b c -old1 x y old2- +new1 x y new2+ d e f")]
    [InlineData("a b c old1 x y z old2 d e f", "a b c new1 x y z new2 d e f", "a b c -old1- +new1+ x y z -old2- +new2+ d e f")]
    // Words that were only added round one that stayed do not strike it.
    [InlineData("the cat sat there", "the big cat slowly sat there", "the +big+ cat +slowly+ sat there")]
    // More than half of a sentence changed, in several places: it is struck as a whole, and its neighbours are not.
    [InlineData("We stay. One two three a b c four five six seven d e f eight nine. So do we.", "We stay. Uno due tre a b c quattro cinque sei sette d e f otto nove. So do we.",
        "We stay. -One two three a b c four five six seven d e f eight nine.- +Uno due tre a b c quattro cinque sei sette d e f otto nove.+ So do we.")]
    [InlineData("The recorded message on the telephone line comes first, then the website, social media and text messages.", "The first message goes out by two channels at least, one of them independent of what is lost. Both are named in the log.",
        "The -recorded message on the telephone line comes first, then the website, social media and text messages.- +first message goes out by two channels at least, one of them independent of what is lost. Both are named in the log.+")]
    public void A_change_is_told_by_phrases(string before, string after, string told) => Assert.Equal(told, Diff(before, after));

    [Fact]
    public void The_pieces_give_both_texts_whatever_they_are()
    {
        var random = new Random(9);
        string[] words = ["the", "desk", "rings.", "at", "once", "and", "waits.", "for", "nobody", "else"];
        string Text() => string.Join(' ', Enumerable.Range(0, random.Next(0, 30)).Select(_ => words[random.Next(words.Length)]));
        for (var i = 0; i < 2_000; i++)
        {
            var (before, after) = (Text(), Text());
            var pieces = WordDiff.Pieces(before, after);
            Assert.Equal(before, string.Join(' ', pieces.Where(p => p.Kind != "added").Select(p => p.Text)));
            Assert.Equal(after, string.Join(' ', pieces.Where(p => p.Kind != "removed").Select(p => p.Text)));
        }
    }

    [Fact]
    public void Rows_that_became_others_stand_beside_them()
    {
        static string Procedure(string status, string version, string rows) => $"""
            ---
            id: PR-01
            title: Telling customers
            version: "{version}"
            status: {status}
            dimensions: {"{"}severity: [S1, S2], message: [first, timed]{"}"}
            {rows}
            ---
            Text.
            """;
        using var world = new World(new DateOnly(2026, 3, 31),
            ("procedures/PR-01.md", Procedure("current", "1.0", """
                in_scope: [Messages to customers, Announcements of planned work]
                boundaries:
                  - {when: {severity: [S1], message: [first]}, owner: Duty Manager, target_time: 30 min}
                  - {when: {severity: [S2], message: [timed]}, owner: Desk Lead, target_time: 2 h}
                steps:
                  - {id: PR-01.S1, role: Duty Manager, action: Publish the message}
                """)),
            ("procedures/proposed/PR-01-v2.md", Procedure("proposed", "2.0", """
                in_scope: [Messages to customers and to colleagues]
                boundaries:
                  - {when: {severity: [S1, S2], message: [first]}, owner: Duty Manager, target_time: 15 min}
                steps:
                  - {id: PR-01.S2, role: Duty Manager, action: Publish the message}
                """)));
        Assert.Equal(
            [
                "in scope changed: ", "in scope removed: ",
                "boundary changed: severity: Critical, Major; message: first", "boundary removed: severity: Major; message: timed",
                "step added: PR-01.S2", "step removed: PR-01.S1",
            ],
            Assert.Single(world.Findings.ProcedureDiffs).Rows.Select(r => $"{r.Part} {r.Change}: {r.Key}"));
    }
}
