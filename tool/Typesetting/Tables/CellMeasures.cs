using IncidentStrategy.Typesetting.Blocks;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Tables;

/// <summary>Finds the least and the natural width of a cell's content.</summary>
static class CellMeasures
{
    const double Nested = 22;

    /// <summary>Stands in for a cell's element while only widths are wanted.</summary>
    static readonly StructureElement nowhere = new(Role.Span, null);

    public static void Measure(Setting setting, GridCell cell, TextStyle style, double width)
    {
        if (cell.Cell.Count == 1 && cell.Cell[0] is ParagraphBlock paragraph)
        {
            var outer = setting.Current;
            setting.Current = paragraph;
            cell.Pieces = setting.Take();
            new Inlines(setting, cell.Pieces, nowhere, width * 4, hyphenate: false).Add(paragraph.Inline, style.Dress);
            setting.Current = outer;
            (cell.Least, cell.Most) = Widths(cell.Pieces.Span, 0);
            return;
        }
        foreach (var block in cell.Cell)
        {
            var indent = block is ParagraphBlock ? 0 : Nested;
            foreach (var leaf in block is LeafBlock own ? [own] : ((ContainerBlock)block).Descendants<LeafBlock>())
            {
                var (least, most) = LeafWidths(setting, leaf, style, width, hyphenate: false);
                (cell.Least, cell.Most) = (Math.Max(cell.Least, least + indent), Math.Max(cell.Most, most + indent));
            }
        }
    }

    /// <summary>The width of a cell's longest word, before it is known where the cell will stand.</summary>
    public static double LeastOf(Setting setting, GridCell cell, TextStyle style, double width)
    {
        double least = 0;
        foreach (var leaf in cell.Cell.Descendants<LeafBlock>())
            least = Math.Max(least, LeafWidths(setting, leaf, style, width, hyphenate: false).Least);
        return least;
    }

    /// <summary>Lowers columns' least widths to what hyphenation allows, widest first need.</summary>
    public static void HyphenateLeast(Setting setting, Grid grid, double[] least, Func<GridCell, TextStyle> styleOf, double width)
    {
        var lower = new double[least.Length];
        foreach (var cell in grid.Cells)
        {
            if (cell.Columns > 1) continue;
            foreach (var leaf in cell.Cell.Descendants<LeafBlock>())
                lower[cell.Column] = Math.Max(lower[cell.Column], Math.Min(LeafWidths(setting, leaf, styleOf(cell), width, hyphenate: true).Least, width * 0.25));
        }
        for (var i = 0; i < least.Length; i++) least[i] = Math.Min(least[i], Math.Max(lower[i], 8));
    }

    static (double Least, double Most) LeafWidths(Setting setting, LeafBlock leaf, TextStyle style, double width, bool hyphenate)
    {
        if (leaf.Inline is null) return (40, Math.Min(width, 6.0 * Longest(leaf)));
        var pieces = setting.Take();
        var slots = setting.Slots.Count;
        new Inlines(setting, pieces, nowhere, width * 4, hyphenate).Add(leaf.Inline, style.Dress);
        setting.Slots.RemoveRange(slots, setting.Slots.Count - slots);
        var result = Widths(pieces.Span, hyphenate ? setting.HyphenOf(style.Dress) : 0);
        setting.Return(pieces);
        return result;
    }

    static int Longest(LeafBlock leaf)
    {
        var longest = 0;
        for (var i = 0; i < leaf.Lines.Count; i++) longest = Math.Max(longest, leaf.Lines.Lines[i].Slice.Length);
        return longest;
    }

    static (double Least, double Most) Widths(ReadOnlySpan<Piece> pieces, double hyphen)
    {
        double least = 0, most = 0, word = 0, line = 0;
        foreach (ref readonly var piece in pieces)
        {
            if (piece.Kind == PieceKind.HardBreak) (word, line) = (0, 0);
            else if (piece.Kind == PieceKind.Space) (word, line) = (0, line + piece.Width);
            else
            {
                word += piece.Width;
                line += piece.Width;
                least = Math.Max(least, word + (piece.After == Breaking.Hyphen ? hyphen : 0));
                if (piece.After is not (Breaking.Never or Breaking.Held)) word = 0;
            }
            most = Math.Max(most, line);
        }
        // A hair more, so that what just fits is not broken by rounding.
        return (least + 0.05, most + 0.05);
    }
}
