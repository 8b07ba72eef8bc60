using static IncidentStrategy.Pdf.Fonts.OpenTypeReader;

namespace IncidentStrategy.Pdf.Fonts;

/// <summary>The standard ligatures of a font (GSUB <c>liga</c>): fi, ffl and the like.</summary>
sealed class Ligatures
{
    readonly Dictionary<int, List<Ligature>> byFirst = [];

    sealed record Ligature(ushort[] Others, ushort Glyph);

    public Ligatures(ReadOnlySpan<byte> data, int gsub)
    {
        foreach (var (type, at) in Subtables(data, gsub, "liga", extensionType: 7))
        {
            if (type != 4) continue;
            var firsts = Coverage(data, at + U16(data, at + 2));
            for (var i = 0; i < firsts.Count; i++) ReadSet(data, at + U16(data, at + 6 + 2 * i), firsts[i]);
        }
    }

    /// <summary>The glyphs a ligature may begin with.</summary>
    public IReadOnlyCollection<int> Firsts => byFirst.Keys;

    /// <summary>The glyphs that may come second in one.</summary>
    public List<int> Seconds { get; } = [];

    void ReadSet(ReadOnlySpan<byte> data, int set, int first)
    {
        if (!byFirst.TryGetValue(first, out var list)) byFirst[first] = list = [];
        for (var j = 0; j < U16(data, set); j++)
        {
            var at = set + U16(data, set + 2 + 2 * j);
            var rest = new ushort[U16(data, at + 2) - 1];
            for (var k = 0; k < rest.Length; k++) rest[k] = U16(data, at + 4 + 2 * k);
            list.Add(new Ligature(rest, U16(data, at)));
            Seconds.Add(rest[0]);
        }
    }

    /// <summary>The first ligature, in the font's order, that the glyphs begin with, and how many of them it takes; 0 when there is none.</summary>
    public ushort Match(ReadOnlySpan<Glyph> glyphs, out int taken)
    {
        taken = 1;
        if (!byFirst.TryGetValue(glyphs[0].Id, out var list)) return 0;
        foreach (var (rest, ligature) in list)
        {
            if (rest.Length >= glyphs.Length) continue;
            var matches = true;
            for (var i = 0; matches && i < rest.Length; i++)
                matches = glyphs[i + 1].Id == rest[i] && ReferenceEquals(glyphs[i + 1].Face, glyphs[0].Face);
            if (!matches) continue;
            taken = rest.Length + 1;
            return ligature;
        }
        return 0;
    }
}
