using System.Numerics;
using static IncidentStrategy.Pdf.Fonts.OpenTypeReader;

namespace IncidentStrategy.Pdf.Fonts;

/// <summary>Pair kerning by a font's GPOS table: single pairs first, then classes, as the font orders its subtables.</summary>
sealed class PairKerning
{
    readonly List<Subtable> subtables = [];

    public PairKerning(ReadOnlySpan<byte> data, int gpos, int glyphCount)
    {
        foreach (var (type, at) in Subtables(data, gpos, "kern", extensionType: 9))
            if (type == 2)
                subtables.Add(U16(data, at) == 1 ? new Pairs(data, at, glyphCount) : new ClassMatrix(data, at, glyphCount));
    }

    /// <summary>What to add to the first glyph's advance when the second follows it, in font units.</summary>
    public int this[int first, int second]
    {
        get
        {
            foreach (var subtable in subtables)
                if (subtable.TryGet(first, second, out var adjustment)) return adjustment;
            return 0;
        }
    }

    abstract class Subtable
    {
        public abstract bool TryGet(int first, int second, out int adjustment);

        /// <summary>Where the horizontal advance stands in a value record, in bytes; -1 when the record has none.</summary>
        protected static int AdvanceOffset(int format) => (format & 4) == 0 ? -1 : 2 * BitOperations.PopCount((uint)format & 3);

        protected static int Size(int format) => 2 * BitOperations.PopCount((uint)format);
    }

    sealed class Pairs : Subtable
    {
        readonly (ushort[] Seconds, short[] Adjustments)?[] sets;

        public Pairs(ReadOnlySpan<byte> data, int at, int glyphCount)
        {
            sets = new (ushort[], short[])?[glyphCount];
            int format = U16(data, at + 4), size = 2 + Size(format) + Size(U16(data, at + 6)), advance = AdvanceOffset(format);
            var firsts = Coverage(data, at + U16(data, at + 2));
            for (var i = 0; i < firsts.Count; i++)
            {
                var set = at + U16(data, at + 10 + 2 * i);
                var seconds = new ushort[U16(data, set)];
                var adjustments = new short[seconds.Length];
                for (var j = 0; j < seconds.Length; j++)
                {
                    seconds[j] = U16(data, set + 2 + size * j);
                    adjustments[j] = advance < 0 ? (short)0 : I16(data, set + 4 + size * j + advance);
                }
                sets[firsts[i]] = (seconds, adjustments);
            }
        }

        public override bool TryGet(int first, int second, out int adjustment)
        {
            adjustment = 0;
            if (sets[first] is not var (seconds, adjustments)) return false;
            int low = 0, high = seconds.Length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (seconds[middle] < second) low = middle + 1;
                else high = middle;
            }
            if (low == seconds.Length || seconds[low] != second) return false;
            adjustment = adjustments[low];
            return true;
        }
    }

    sealed class ClassMatrix : Subtable
    {
        const ushort NotCovered = ushort.MaxValue;
        readonly ushort[] rows, columns;
        readonly short[] adjustments;
        readonly int width;

        public ClassMatrix(ReadOnlySpan<byte> data, int at, int glyphCount)
        {
            int format = U16(data, at + 4), size = Size(format) + Size(U16(data, at + 6)), advance = AdvanceOffset(format);
            var classes = Classes(data, at + U16(data, at + 8), glyphCount);
            columns = Classes(data, at + U16(data, at + 10), glyphCount);
            int height = U16(data, at + 12);
            width = U16(data, at + 14);
            rows = new ushort[glyphCount];
            for (var i = 0; i < rows.Length; i++) rows[i] = NotCovered;
            foreach (var glyph in Coverage(data, at + U16(data, at + 2))) rows[glyph] = classes[glyph];
            adjustments = new short[height * width];
            for (var i = 0; advance >= 0 && i < adjustments.Length; i++) adjustments[i] = I16(data, at + 16 + size * i + advance);
        }

        public override bool TryGet(int first, int second, out int adjustment)
        {
            var row = rows[first];
            adjustment = row == NotCovered ? 0 : adjustments[row * width + columns[second]];
            return row != NotCovered;
        }
    }
}
