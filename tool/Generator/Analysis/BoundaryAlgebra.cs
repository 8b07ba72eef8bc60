using System.Numerics;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>
/// Sets of cases over declared dimensions. A row covers a box: for each dimension the values it names, all where it names none.
/// Boxes are kept as bits, a word per dimension, so that gaps are found by subtraction and never by listing every cell.
/// </summary>
public sealed class BoundaryAlgebra
{
    public const int MostValues = 64, MostBoxes = 20_000;

    readonly IReadOnlyList<BoundaryDimension> dimensions;
    readonly ulong[] everything;

    public BoundaryAlgebra(IReadOnlyList<BoundaryDimension> dimensions)
    {
        if (dimensions.Any(d => d.Values.Count > MostValues)) throw new ArgumentException($"A dimension has at most {MostValues} values.", nameof(dimensions));
        this.dimensions = dimensions;
        everything = [.. dimensions.Select(d => d.Values.Count == 64 ? ulong.MaxValue : (1UL << d.Values.Count) - 1)];
    }

    public ulong[] Everything => [.. everything];

    /// <summary>The box of a row's conditions; a value that is not declared covers nothing.</summary>
    public ulong[] Box(IEnumerable<(string Dimension, IReadOnlyList<string> Values)> when)
    {
        var box = Everything;
        foreach (var (name, values) in when)
        {
            var d = Index(name);
            if (d < 0 || IsAny(values)) continue;
            var bits = 0UL;
            foreach (var value in values)
                if (Position(dimensions[d].Values, value) is var at and >= 0) bits |= 1UL << at;
            box[d] &= bits;
        }
        return box;
    }

    /// <summary>A row that names no value of a dimension, or any, is not limited by it.</summary>
    public static bool IsAny(IReadOnlyList<string> values) => values.Count == 0 || values.Any(v => v.Equals("any", StringComparison.OrdinalIgnoreCase));

    public int Index(string name)
    {
        for (var d = 0; d < dimensions.Count; d++)
            if (dimensions[d].Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return d;
        return -1;
    }

    public static int Position(IReadOnlyList<string> values, string value)
    {
        for (var i = 0; i < values.Count; i++)
            if (values[i].Equals(value, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    public static bool IsEmpty(ulong[] box) => Array.Exists(box, bits => bits == 0);

    public static ulong[] Meet(ulong[] a, ulong[] b)
    {
        var meet = new ulong[a.Length];
        for (var d = 0; d < a.Length; d++) meet[d] = a[d] & b[d];
        return meet;
    }

    /// <summary>The number of cells in a box.</summary>
    public static long Size(ulong[] box)
    {
        var size = 1L;
        foreach (var bits in box) size = Math.Min(size * BitOperations.PopCount(bits), int.MaxValue);
        return size;
    }

    /// <summary>What is left of the boxes when one is taken away, as boxes that do not touch.</summary>
    public static List<ulong[]> Subtract(IEnumerable<ulong[]> from, ulong[] take)
    {
        var left = new List<ulong[]>();
        foreach (var box in from)
        {
            if (IsEmpty(Meet(box, take)))
            {
                left.Add(box);
                continue;
            }
            var rest = (ulong[])box.Clone();
            for (var d = 0; d < rest.Length; d++)
            {
                if ((rest[d] & ~take[d]) is var outside and not 0)
                {
                    var piece = (ulong[])rest.Clone();
                    piece[d] = outside;
                    left.Add(piece);
                }
                rest[d] &= take[d];
            }
        }
        return left;
    }

    /// <summary>The largest boxes of cases that no row covers, each found from its first cell; together they are all of the gap.</summary>
    public List<ulong[]> Gaps(IReadOnlyList<ulong[]> rows)
    {
        List<ulong[]> left = [Everything];
        foreach (var row in rows)
        {
            left = Subtract(left, row);
            if (left.Count > MostBoxes) break;
        }
        left.RemoveAll(IsEmpty);
        var gaps = new List<ulong[]>();
        while (left.Count > 0)
        {
            var gap = Grow(First(left[0]), rows);
            gaps.Add(gap);
            left = Subtract(left, gap);
        }
        return gaps;
    }

    /// <summary>The first cell of a box: the first value it has in each dimension.</summary>
    public static ulong[] First(ulong[] box) => Array.ConvertAll(box, bits => bits & (~bits + 1));

    /// <summary>True when the boxes together cover all of one.</summary>
    public static bool Covered(ulong[] box, IEnumerable<ulong[]> by)
    {
        List<ulong[]> left = [box];
        foreach (var other in by)
        {
            left = Subtract(left, other);
            if (left.Count == 0) return true;
        }
        return left.TrueForAll(IsEmpty);
    }

    /// <summary>Widens a cell, dimension by dimension, as far as no row is touched.</summary>
    ulong[] Grow(ulong[] cell, IReadOnlyList<ulong[]> rows)
    {
        var box = (ulong[])cell.Clone();
        for (var d = 0; d < box.Length; d++)
        {
            for (var bit = 1UL; bit != 0 && bit <= everything[d]; bit <<= 1)
            {
                if ((box[d] & bit) != 0) continue;
                box[d] |= bit;
                if (rows.Any(row => !IsEmpty(Meet(box, row)))) box[d] &= ~bit;
            }
        }
        return box;
    }

    /// <summary>A box as the conditions of a row, leaving out the dimensions it does not limit.</summary>
    public string Row(ulong[] box)
    {
        var parts = new List<string>();
        for (var d = 0; d < box.Length; d++)
            if (box[d] != everything[d])
                parts.Add($"{dimensions[d].Name}: {Values(d, box[d]) switch { { Count: 1 } one => one[0], var several => $"[{string.Join(", ", several)}]" }}");
        return parts.Count == 0 ? "{}" : $"{{{string.Join(", ", parts)}}}";
    }

    /// <summary>A cell in words: "channel = chat, severity = S1".</summary>
    public string Cell(ulong[] box)
    {
        var cell = First(box);
        return string.Join(", ", dimensions.Select((dimension, d) => $"{dimension.Name} = {(cell[d] == 0 ? "none" : dimension.Values[BitOperations.TrailingZeroCount(cell[d])])}"));
    }

    List<string> Values(int d, ulong bits) => [.. dimensions[d].Values.Where((_, i) => (bits >> i & 1) != 0)];
}
