using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;

namespace IncidentStrategy.Typesetting.Pages;

/// <summary>How the pages of a section are laid out.</summary>
enum Master { Portrait, Landscape, Cover }

/// <summary>A ground, a bar at the left or both, behind the fragments that belong to it, page by page.</summary>
sealed record Box(Box? Outer, double X, double Width, Colour? Ground, Colour? Bar, double BarWidth = 0);

/// <summary>A piece of a document's flow that stays whole: a line, a row, a figure. Its ink is laid when its page is known.</summary>
abstract class Fragment
{
    /// <summary>A break after this fragment is forbidden.</summary>
    public const double Never = double.PositiveInfinity;

    public double Height { get; init; }

    /// <summary>Where it stands on its page, below the top margin: settled when pages are made.</summary>
    public double Y { get; set; }

    /// <summary>Room wanted above and below; neighbours share the larger, and none is left at a page's head.</summary>
    public double Above { get; set; }
    public double Below { get; set; }

    /// <summary>The price of ending a page after this fragment.</summary>
    public double BreakAfter { get; set; }

    public bool StartsPage { get; set; }
    public Master Master { get; set; }
    public Box? Box { get; init; }
    public List<string>? Anchors { get; set; }

    /// <summary>Ink laid before the fragment's own: a list's marker, a tag in the margin.</summary>
    public Action<PagePainter, double, double>? Lead { get; set; }
    public IReadOnlyList<FootnoteMark>? Notes { get; set; }

    /// <summary>Ink laid after the fragment's own: a page number at the end of a line of contents.</summary>
    public Action<PagePainter, double, double>? Trail { get; set; }

    /// <summary>Notes the page of the fragment's anchors and of those inside it; what an anchor names first, it names.</summary>
    public virtual void NoteAnchors(Dictionary<string, int> pages, int page)
    {
        if (Anchors is null) return;
        foreach (var anchor in Anchors) pages.TryAdd(anchor, page);
    }

    /// <summary>The head to be repeated where a page starts with this fragment.</summary>
    public virtual Fragment? RepeatedHead => null;

    /// <summary>Lays the ink with the fragment's top at <paramref name="y"/>; x is the left edge of the flow.</summary>
    public abstract void Paint(PagePainter page, double x, double y);

    /// <summary>Parts what fits into a height from the rest, or null when it cannot be parted there.</summary>
    public virtual (Fragment Head, Fragment Tail)? Split(double height) => null;
}

/// <summary>Blank height that belongs to a box, or marks a place.</summary>
sealed class BlankFragment : Fragment
{
    public override void Paint(PagePainter page, double x, double y) { }
}

/// <summary>A fragment whose ink is laid by a function of the page and its top left corner.</summary>
sealed class PaintedFragment(Action<PagePainter, double, double> paint) : Fragment
{
    public override void Paint(PagePainter page, double x, double y) => paint(page, x, y);
}

/// <summary>One line of a paragraph.</summary>
sealed class LineFragment(Line line, double x, double baseline, Structure.StructureElement? element) : Fragment
{
    public Line Line { get; } = line;

    public override void Paint(PagePainter page, double left, double y) => page.Line(Line, left + x, y + baseline, element);
}
