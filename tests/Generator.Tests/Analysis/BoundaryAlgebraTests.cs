using IncidentStrategy.Generator.Analysis;

namespace IncidentStrategy.Tests.Analysis;

/// <summary>Gaps by subtraction agree with gaps by listing every cell.</summary>
public sealed class BoundaryAlgebraTests
{
    static readonly BoundaryDimension[] dimensions =
    [
        new("channel", ["telephone", "chat", "web"]), new("severity", ["S1", "S2"]), new("hours", ["day", "night"]),
    ];

    static ulong[] Box(BoundaryAlgebra algebra, params (string, string[])[] when) => algebra.Box(when.Select(w => (w.Item1, (IReadOnlyList<string>)w.Item2)));

    [Fact]
    public void A_gap_is_named_by_a_witness_and_by_the_smallest_row_that_closes_it()
    {
        var algebra = new BoundaryAlgebra(dimensions);
        var gaps = algebra.Gaps([Box(algebra, ("channel", ["telephone", "web"])), Box(algebra, ("channel", ["chat"]), ("severity", ["S1"]))]);
        var gap = Assert.Single(gaps);
        Assert.Equal("channel = chat, severity = S2, hours = day", algebra.Cell(gap));
        Assert.Equal("{channel: chat, severity: S2}", algebra.Row(gap));
        Assert.Equal(2, BoundaryAlgebra.Size(gap));
    }

    [Fact]
    public void Any_and_an_empty_condition_limit_nothing()
    {
        var algebra = new BoundaryAlgebra(dimensions);
        Assert.Equal(12, BoundaryAlgebra.Size(Box(algebra, ("channel", ["any"]), ("severity", []))));
        Assert.Empty(algebra.Gaps([algebra.Everything]));
        Assert.Equal("{}", algebra.Row(algebra.Everything));
        Assert.True(BoundaryAlgebra.IsEmpty(Box(algebra, ("channel", ["pigeon"]))));
    }

    [Fact]
    public void Subtraction_agrees_with_listing_every_cell()
    {
        var random = new Random(41);
        var rounds = Environment.GetEnvironmentVariable("LONG") == "1" ? 5000 : 300;
        for (var round = 0; round < rounds; round++)
        {
            BoundaryDimension[] space = [.. Enumerable.Range(0, random.Next(1, 4)).Select(d => new BoundaryDimension($"d{d}", [.. Enumerable.Range(0, random.Next(1, 5)).Select(v => $"v{v}")]))];
            var algebra = new BoundaryAlgebra(space);
            ulong[][] rows = [.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => Array.ConvertAll(algebra.Everything, all => (ulong)random.Next(1, (int)all + 1)))];
            var gaps = algebra.Gaps(rows);
            foreach (var cell in Cells(space))
            {
                bool In(ulong[] box) => !BoundaryAlgebra.IsEmpty(BoundaryAlgebra.Meet(box, cell));
                Assert.Equal(!rows.Any(In), gaps.Any(In));
                Assert.Equal(rows.Any(In), BoundaryAlgebra.Covered(cell, rows));
            }
        }
    }

    static IEnumerable<ulong[]> Cells(BoundaryDimension[] space) =>
        space.Aggregate((IEnumerable<ulong[]>)[[]], (cells, d) => cells.SelectMany(c => Enumerable.Range(0, d.Values.Count).Select(v => c.Append(1UL << v).ToArray())));
}
