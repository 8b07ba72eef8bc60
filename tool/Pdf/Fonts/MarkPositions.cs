using static IncidentStrategy.Pdf.Fonts.OpenTypeReader;

namespace IncidentStrategy.Pdf.Fonts;

/// <summary>Where a font sets marks on letters (GPOS <c>mark</c>) and on other marks (<c>mkmk</c>): x̄, ŵ́.</summary>
sealed class MarkPositions
{
    readonly List<Attachment> onBases, onMarks;

    public MarkPositions(ReadOnlySpan<byte> data, int gpos)
    {
        onBases = Read(data, gpos, "mark", 4);
        onMarks = Read(data, gpos, "mkmk", 6);
    }

    /// <summary>What one subtable knows: each mark's class and point, and for each letter (or lower mark) a point for each class.</summary>
    sealed record Attachment(Dictionary<int, (int Class, int X, int Y)> Marks, Dictionary<int, (int X, int Y)?[]> Bases);

    /// <summary>Where the mark's origin goes from the origin of what bears it, in font units; null when the font does not say.</summary>
    public (int X, int Y)? Of(ushort bearer, ushort mark, bool bearerIsMark)
    {
        foreach (var (marks, bases) in bearerIsMark ? onMarks : onBases)
            if (marks.TryGetValue(mark, out var own) && bases.TryGetValue(bearer, out var points) && points[own.Class] is var (x, y))
                return (x - own.X, y - own.Y);
        return null;
    }

    static List<Attachment> Read(ReadOnlySpan<byte> data, int gpos, string feature, int wanted)
    {
        var found = new List<Attachment>();
        foreach (var (type, at) in Subtables(data, gpos, feature, extensionType: 9))
        {
            if (type != wanted) continue;
            int classes = U16(data, at + 6), markArray = at + U16(data, at + 8), baseArray = at + U16(data, at + 10);
            var marks = new Dictionary<int, (int, int, int)>();
            foreach (var (i, mark) in Coverage(data, at + U16(data, at + 2)).Index())
            {
                var (x, y) = Anchor(data, markArray + U16(data, markArray + 4 + 4 * i));
                marks[mark] = (U16(data, markArray + 2 + 4 * i), x, y);
            }
            var bases = new Dictionary<int, (int, int)?[]>();
            foreach (var (i, bearer) in Coverage(data, at + U16(data, at + 4)).Index())
            {
                var points = new (int, int)?[classes];
                for (var c = 0; c < classes; c++)
                    if (U16(data, baseArray + 2 + 2 * (i * classes + c)) is var offset and not 0) points[c] = Anchor(data, baseArray + offset);
                bases[bearer] = points;
            }
            found.Add(new Attachment(marks, bases));
        }
        return found;
    }

    static (int X, int Y) Anchor(ReadOnlySpan<byte> data, int at) => (I16(data, at + 2), I16(data, at + 4));
}
