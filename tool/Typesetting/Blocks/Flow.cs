using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Blocks;

enum Alignment { Left, Centre, Right }

/// <summary>How running text looks in a place.</summary>
sealed record TextStyle(Dress Dress, double Leading)
{
    public Alignment Alignment { get; init; }

    /// <summary>Room above and below a paragraph.</summary>
    public double Space { get; init; }

    public bool Hyphenate { get; init; }

    /// <summary>The baseline's distance from the top of a line: capitals stand in its middle.</summary>
    public double Baseline => Leading / 2 + Dress.Size * 0.37;
}

/// <summary>Where blocks are being set: the column, what surrounds it, and where their fragments go.</summary>
sealed record Flow(double X, double Width, TextStyle Text, StructureElement Parent, List<Fragment> Into)
{
    public Box? Box { get; init; }
    public Master Master { get; init; }

    /// <summary>Whether the flow is a page's own, rather than a cell's or a footnote's.</summary>
    public bool OnPage { get; init; }

    public int ListDepth { get; init; }

    /// <summary>How many indents stand around.</summary>
    int Depth { get; init; }

    /// <summary>Deeper than anyone can follow, an indent takes a tenth of what is left, so that nothing is pushed off the page.</summary>
    public Flow Indented(double by)
    {
        const int Followed = 16;
        if (Depth >= Followed) by = Math.Min(by, Math.Max(0, Width - 12) * 0.1);
        return this with { X = X + by, Width = Math.Max(Width - by, 12), Depth = Depth + 1, OnPage = OnPage && by == 0 };
    }

    public void Add(Fragment fragment)
    {
        fragment.Master = Master;
        Into.Add(fragment);
    }
}
