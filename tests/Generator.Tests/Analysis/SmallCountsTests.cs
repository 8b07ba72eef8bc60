using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Analysis.PersonalData;

namespace IncidentStrategy.Tests.Analysis;

/// <summary>No count of people under five is published, and none can be worked out from what is.</summary>
public sealed class SmallCountsTests
{
    static string Merged(params (string Name, int N)[] counts) =>
        string.Join("; ", SmallCounts.Merge([.. counts.Select(c => new Count(c.Name, c.N) { Label = c.Name })]).Select(c => $"{c.Name} {c.N}"));

    [Fact]
    public void Large_counts_stay() => Assert.Equal("a 9; b 5; c 0", Merged(("a", 9), ("b", 5), ("c", 0)));

    [Fact]
    public void Small_counts_are_merged() => Assert.Equal("a 9; b, c 6", Merged(("a", 9), ("b", 4), ("c", 2)));

    [Fact]
    public void A_single_small_count_takes_the_next_with_it() => Assert.Equal("a 20; b, c 9", Merged(("a", 20), ("b", 6), ("c", 3)));

    [Fact]
    public void Two_small_counts_that_are_few_together_take_another() => Assert.Equal("a, b, c 12", Merged(("a", 10), ("b", 1), ("c", 1)));

    [Fact]
    public void A_lone_group_has_nothing_to_hide_behind() => Assert.Equal("a 3", Merged(("a", 3)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "fewer than five")]
    [InlineData(4, "fewer than five")]
    [InlineData(5, "5")]
    public void A_count_is_said(int n, string words) => Assert.Equal(words, SmallCounts.Say(n));

    /// <summary>Whatever the table: no small cell is shown, and no hidden one can be worked out in its row or column.</summary>
    [Fact]
    public void Tables_are_closed_against_subtraction()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var (rows, columns) = (random.Next(1, 7), random.Next(1, 6));
            var table = new int[rows + 1, columns + 1];
            for (var r = 0; r < rows; r++)
                for (var c = 0; c < columns; c++)
                {
                    table[r, c] = random.Next(4) == 0 ? random.Next(5, 30) : random.Next(0, 6);
                    foreach (var (i, j) in new[] { (rows, c), (r, columns), (rows, columns) }) table[i, j] += table[r, c];
                }
            var hidden = SmallCounts.Hidden(table);
            Assert.False(hidden[rows, columns]);
            for (var r = 0; r <= rows; r++)
                for (var c = 0; c <= columns; c++)
                    Assert.True(hidden[r, c] || table[r, c] is 0 or >= 5 || (r, c) == (rows, columns), $"round {round}: {table[r, c]} is shown");
            for (var r = 0; r <= rows; r++) Closed([.. Enumerable.Range(0, columns + 1).Select(c => (table[r, c], hidden[r, c]))], round);
            for (var c = 0; c <= columns; c++) Closed([.. Enumerable.Range(0, rows + 1).Select(r => (table[r, c], hidden[r, c]))], round);
        }
    }

    /// <summary>One hidden cell alone is worked out from the others; it may stand alone only where all the others are empty or cannot be hidden.</summary>
    static void Closed((int N, bool Hidden)[] line, int round) =>
        Assert.True(line.Count(x => x.Hidden) != 1 || line.SkipLast(1).All(x => x.Hidden || x.N == 0), $"round {round}: {string.Join(" ", line)}");
}
