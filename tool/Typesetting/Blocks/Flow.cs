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

    public Flow Indented(double by) => this with { X = X + by, Width = Math.Max(Width - by, 12), OnPage = OnPage && by == 0 };

    public void Add(Fragment fragment)
    {
        fragment.Master = Master;
        Into.Add(fragment);
    }
}
