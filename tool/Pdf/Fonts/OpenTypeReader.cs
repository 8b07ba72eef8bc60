using System.Buffers.Binary;

namespace IncidentStrategy.Pdf.Fonts;

/// <summary>Reads the big-endian numbers and the small shared structures of an OpenType file (ISO/IEC 14496-22).</summary>
static class OpenTypeReader
{
    public static ushort U16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    public static short I16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt16BigEndian(data[at..]);

    public static uint U32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);

    /// <summary>The glyphs of a coverage table, in coverage order.</summary>
    public static List<int> Coverage(ReadOnlySpan<byte> data, int at)
    {
        var glyphs = new List<int>();
        int format = U16(data, at), count = U16(data, at + 2);
        for (var i = 0; i < count; i++)
        {
            if (format == 1)
            {
                glyphs.Add(U16(data, at + 4 + 2 * i));
                continue;
            }
            int first = U16(data, at + 4 + 6 * i), last = U16(data, at + 6 + 6 * i);
            for (var glyph = first; glyph <= last; glyph++) glyphs.Add(glyph);
        }
        return glyphs;
    }

    /// <summary>The class of every glyph by a class definition table; glyphs it does not name are of class 0.</summary>
    public static ushort[] Classes(ReadOnlySpan<byte> data, int at, int glyphCount)
    {
        var classes = new ushort[glyphCount];
        if (U16(data, at) == 1)
        {
            int start = U16(data, at + 2), count = U16(data, at + 4);
            for (var i = 0; i < count && start + i < glyphCount; i++) classes[start + i] = U16(data, at + 6 + 2 * i);
            return classes;
        }
        int ranges = U16(data, at + 2);
        for (var i = 0; i < ranges; i++)
        {
            int first = U16(data, at + 4 + 6 * i), last = U16(data, at + 6 + 6 * i);
            for (var glyph = first; glyph <= last && glyph < glyphCount; glyph++) classes[glyph] = U16(data, at + 8 + 6 * i);
        }
        return classes;
    }

    /// <summary>
    /// The subtables, in order, of the lookups that a feature names for Latin script (or, failing that, for the default script)
    /// in its default language, extension lookups followed. <paramref name="table"/> is the start of GPOS or GSUB.
    /// </summary>
    public static List<(int Type, int At)> Subtables(ReadOnlySpan<byte> data, int table, string feature, int extensionType)
    {
        var found = new List<(int, int)>();
        int features = table + U16(data, table + 6), lookups = table + U16(data, table + 8);
        var wanted = new List<int>();
        foreach (var index in FeatureIndices(data, table + U16(data, table + 4)))
        {
            var record = features + 2 + 6 * index;
            if (!IsTag(data, record, feature)) continue;
            var at = features + U16(data, record + 4);
            for (var i = 0; i < U16(data, at + 2); i++)
                if (U16(data, at + 4 + 2 * i) is var lookup && !wanted.Contains(lookup)) wanted.Add(lookup);
        }
        wanted.Sort();
        foreach (var index in wanted)
        {
            var lookup = lookups + U16(data, lookups + 2 + 2 * index);
            int type = U16(data, lookup), count = U16(data, lookup + 4);
            for (var i = 0; i < count; i++)
            {
                var at = lookup + U16(data, lookup + 6 + 2 * i);
                found.Add(type == extensionType ? (U16(data, at + 2), at + (int)U32(data, at + 4)) : (type, at));
            }
        }
        return found;
    }

    static List<int> FeatureIndices(ReadOnlySpan<byte> data, int scripts)
    {
        var script = 0;
        for (var i = 0; i < U16(data, scripts); i++)
        {
            var record = scripts + 2 + 6 * i;
            if (IsTag(data, record, "latn") || (script == 0 && IsTag(data, record, "DFLT"))) script = scripts + U16(data, record + 4);
        }
        var indices = new List<int>();
        if (script == 0 || U16(data, script) == 0) return indices;
        var language = script + U16(data, script);
        for (var i = 0; i < U16(data, language + 4); i++) indices.Add(U16(data, language + 6 + 2 * i));
        return indices;
    }

    public static bool IsTag(ReadOnlySpan<byte> data, int at, string tag) =>
        data[at] == tag[0] && data[at + 1] == tag[1] && data[at + 2] == tag[2] && data[at + 3] == tag[3];
}
