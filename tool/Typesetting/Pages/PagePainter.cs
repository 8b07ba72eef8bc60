using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Pages;

/// <summary>Gathers one page's ink: grounds first, then content in reading order, marked with the element it belongs to.</summary>
sealed class PagePainter(Func<string, string?> pageOf, double outerMargin)
{
    readonly List<Ink> under = [];
    readonly List<Ink> ink = [];
    readonly List<Extent> boxes = [];

    /// <summary>How far a box reaches on this page.</summary>
    sealed class Extent(Box box, double x)
    {
        public Box Box { get; } = box;
        public double X { get; } = x;
        public int Depth { get; } = DepthOf(box);
        public double Top { get; set; } = double.MaxValue;
        public double Bottom { get; set; } = double.MinValue;
    }

    StructureElement? element;

    /// <summary>Lays content as an artifact, whatever element it asks for: a table's head repeated.</summary>
    public bool Artifact { get; set; }

    public void Mark(StructureElement? wanted)
    {
        if (Artifact) wanted = null;
        if (ReferenceEquals(wanted, element)) return;
        element = wanted;
        ink.Add(new TagInk(wanted));
    }

    /// <summary>Where the outer margin begins.</summary>
    public double OuterMargin { get; } = outerMargin;

    /// <summary>Lays a fragment, its anchors, what leads it and the boxes it stands in.</summary>
    public void Place(Fragment fragment, double x, double y)
    {
        if (!Artifact && fragment.Anchors is { } anchors)
            foreach (var anchor in anchors) ink.Add(new DestinationInk(y, anchor));
        Extend(fragment.Box, x, y, y + fragment.Height);
        fragment.Lead?.Invoke(this, x, y);
        fragment.Paint(this, x, y);
        fragment.Trail?.Invoke(this, x, y);
    }

    /// <summary>A thin line around an area, an artifact.</summary>
    public void Frame(double x, double y, double width, double height, double thickness, Colour colour) =>
        under.Add(new PathInk(Shape.Rectangle(x, y, width, height), null, new Stroke(thickness, colour)));

    public string? PageOf(string anchor) => pageOf(anchor);

    public void Add(Ink more) => ink.Add(more);

    public void Under(Ink more) => under.Add(more);

    public void Rule(double x, double y, double width, double thickness, Colour colour) =>
        under.Add(new PathInk(Shape.Rectangle(x, y, width, thickness), colour));

    public void Line(Line line, double x, double y, StructureElement? paragraph)
    {
        foreach (var run in line.Runs)
        {
            var dress = run.Dress;
            // A link that leads nowhere is only text.
            var lost = dress.Target is ['#', .. var anchor] && pageOf(anchor) is null;
            Mark(lost ? paragraph : dress.Element ?? paragraph);
            if (run.Extra is InlineBox box)
            {
                box.Paint(this, x + run.X, y);
                continue;
            }
            var text = run.Extra is PageSlot slot ? pageOf(slot.Target) ?? "–" : run.Text;
            Decorate(run, x + run.X, y - dress.Rise, dress.Underline && !lost);
            ink.Add(new TextInk(x + run.X, y - dress.Rise, text, dress.Face, dress.Size, dress.Colour));
            if (dress.Target is not null && !lost && run.Width > 0 && !Artifact)
                ink.Add(new LinkInk(x + run.X, y - dress.Size, run.Width, dress.Size * 1.3, dress.Target, dress.Element?.AlternativeText ?? text.Trim()) { Element = dress.Element });
        }
    }

    void Decorate(in Run run, double x, double y, bool underline)
    {
        var dress = run.Dress;
        if (dress.Ground is { } ground) under.Add(new PathInk(Shape.Rectangle(x, y - dress.Size * 0.95, run.Width, dress.Size * 1.25), ground));
        if (underline) under.Add(new PathInk(Shape.Rectangle(x, y + dress.Size * 0.13, run.Width, dress.Size * 0.045), dress.Colour));
        if (dress.Strike) under.Add(new PathInk(Shape.Rectangle(x, y - dress.Size * 0.3, run.Width, dress.Size * 0.06), dress.Colour));
    }

    /// <summary>Lengthens the boxes that a fragment stands in to reach over it.</summary>
    public void Extend(Box? box, double x, double top, double bottom)
    {
        for (; box is not null; box = box.Outer)
        {
            var sought = box;
            var extent = boxes.FindLast(b => ReferenceEquals(b.Box, sought));
            if (extent is null) boxes.Add(extent = new Extent(box, x));
            extent.Top = Math.Min(extent.Top, top);
            extent.Bottom = Math.Max(extent.Bottom, bottom);
        }
    }

    public List<Ink> Finish()
    {
        var all = new List<Ink>(under.Count + ink.Count + boxes.Count * 2 + 2) { new TagInk(null) };
        var deepest = 0;
        foreach (var extent in boxes) deepest = Math.Max(deepest, extent.Depth);
        for (var depth = 0; depth <= deepest; depth++)
            foreach (var extent in boxes)
                if (extent.Depth == depth) Fill(extent, all);
        all.AddRange(under);
        all.AddRange(ink);
        return all;
    }

    static void Fill(Extent extent, List<Ink> all)
    {
        var (box, height) = (extent.Box, extent.Bottom - extent.Top);
        if (box.Ground is { } ground) all.Add(new PathInk(Shape.Rectangle(extent.X + box.X, extent.Top, box.Width, height), ground));
        if (box.Bar is { } bar) all.Add(new PathInk(Shape.Rectangle(extent.X + box.X, extent.Top, box.BarWidth, height), bar));
    }

    static int DepthOf(Box box) => box.Outer is null ? 0 : 1 + DepthOf(box.Outer);
}
