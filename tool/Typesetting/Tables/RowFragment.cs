using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Tables;

/// <summary>A cell set at its width: its fragments, and where it stands in its row.</summary>
sealed class CellBox(List<Fragment> fragments, StructureElement element, double x, double ruled, double padding, double leading)
{
    public List<Fragment> Fragments { get; } = fragments;
    public StructureElement Element { get; } = element;
    public double X { get; } = x;

    /// <summary>How far the rule below the cell reaches.</summary>
    public double Ruled { get; } = ruled;
    public double Padding { get; } = padding;
    public double Leading { get; } = leading;
    public double Y { get; set; }
    public double Height { get; set; }

    /// <summary>The height the content asks for, padding included; an empty cell is as high as a line.</summary>
    public double Content => Math.Max(Total(Fragments), Leading) + 2 * Padding;

    public static double Total(List<Fragment> fragments)
    {
        double y = 0;
        for (var i = 0; i < fragments.Count; i++)
            y += fragments[i].Height + (i > 0 ? Math.Max(fragments[i - 1].Below, fragments[i].Above) : 0);
        return y;
    }

    public CellBox With(List<Fragment> fragments) => new(fragments, Element, X, Ruled, Padding, Leading);
}

/// <summary>A table's row, or rows bound by a span; a high one can be parted between its lines.</summary>
sealed class RowFragment(List<CellBox> cells, RowFragment? repeated, Colour rule, double thickness) : Fragment
{
    const int LeastLines = 2;

    public override Fragment? RepeatedHead => repeated;

    public override void NoteAnchors(Dictionary<string, int> pages, int page)
    {
        base.NoteAnchors(pages, page);
        foreach (var cell in cells)
            foreach (var fragment in cell.Fragments) fragment.NoteAnchors(pages, page);
    }

    public override void Paint(PagePainter page, double x, double y)
    {
        foreach (var cell in cells)
        {
            page.Mark(cell.Element);
            var top = y + cell.Y + cell.Padding;
            Fragment? last = null;
            foreach (var fragment in cell.Fragments)
            {
                if (last is not null) top += last.Height + Math.Max(last.Below, fragment.Above);
                page.Place(fragment, x, top);
                last = fragment;
            }
            page.Rule(x + cell.X, y + cell.Y + cell.Height - thickness, cell.Ruled, thickness, rule);
        }
    }

    public override (Fragment Head, Fragment Tail)? Split(double height)
    {
        if (cells.Count == 0 || cells.Any(c => c.Y > 0 || Math.Abs(c.Height - Height) > 0.01)) return null;
        var parts = cells.Select(c => (Cell: c, Cut: Cut(c, height - 2 * c.Padding))).ToList();
        if (parts.Any(p => p.Cut == 0 && p.Cell.Fragments.Count > 0) || parts.All(p => p.Cut == p.Cell.Fragments.Count)) return null;
        return (Row([.. parts.Select(p => p.Cell.With(p.Cell.Fragments[..p.Cut]))], BreakAfter),
            Row([.. parts.Select(p => p.Cell.With(p.Cell.Fragments[p.Cut..]))], BreakAfter));
    }

    /// <summary>How many of a cell's fragments go before the cut: as many as fit, leaving two lines or more on either side of it.</summary>
    static int Cut(CellBox cell, double room)
    {
        var fragments = cell.Fragments;
        double y = 0;
        var fit = 0;
        for (; fit < fragments.Count; fit++)
        {
            y += fragments[fit].Height + (fit > 0 ? Math.Max(fragments[fit - 1].Below, fragments[fit].Above) : 0);
            if (y > room) break;
        }
        if (fit == fragments.Count) return fit;
        var cut = fit;
        while (cut > 0 && (double.IsInfinity(fragments[cut - 1].BreakAfter) || fragments.Count - cut < LeastLines)) cut--;
        return cut > 0 ? cut : fit >= LeastLines && fragments.Count > LeastLines * 2 ? fit : 0;
    }

    RowFragment Row(List<CellBox> boxes, double breakAfter)
    {
        var height = boxes.Max(b => b.Content);
        foreach (var box in boxes) box.Height = height;
        return new RowFragment(boxes, repeated, rule, thickness)
        {
            Height = height,
            Box = Box,
            Master = Master,
            Above = Above,
            Below = Below,
            BreakAfter = breakAfter,
            Notes = [.. boxes.SelectMany(b => b.Fragments).SelectMany(f => f.Notes ?? (IReadOnlyList<FootnoteMark>)[])],
        };
    }
}
