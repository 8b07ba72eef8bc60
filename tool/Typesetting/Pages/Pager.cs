using IncidentStrategy.Typesetting.Lines;

namespace IncidentStrategy.Typesetting.Pages;

/// <summary>
/// Fills pages with fragments. Each page ends where the price of the break and of the room left empty is least;
/// footnotes stand at the foot of the page that refers to them.
/// </summary>
/// <param name="heightOf">The height for content on a page of a kind.</param>
/// <param name="notesOf">A footnote's fragments; none when the note was set before.</param>
/// <param name="noteSpace">The height of what parts footnotes from text.</param>
sealed class Pager(Func<Master, double> heightOf, Func<FootnoteMark, IReadOnlyList<Fragment>> notesOf, double noteSpace)
{
    const double EmptyPrice = 100, SplitPrice = 12;

    readonly List<PagePlan> pages = [];
    readonly List<Fragment> carried = [];
    readonly HashSet<int> noted = [];

    public List<PagePlan> Fill(List<Fragment> flow)
    {
        flow = Settled(flow);
        // Fragments that were split are put back as their rests, so the flow is worked as a stack of what is to come.
        var at = 0;
        Fragment? rest = null;
        while (rest is not null || at < flow.Count)
        {
            var page = new PagePlan((rest ?? flow[at]).Master);
            (at, rest) = FillPage(page, flow, at, rest);
            pages.Add(page);
        }
        while (carried.Count > 0)
        {
            var page = new PagePlan(Master.Portrait);
            PlaceNotes(page, [], heightOf(Master.Portrait) - noteSpace);
            pages.Add(page);
        }
        return pages;
    }

    /// <summary>A blank that only says "new page" before a fragment that starts one anyway would make an empty page; it gives way, as does one at the end.</summary>
    static List<Fragment> Settled(List<Fragment> flow)
    {
        var result = new List<Fragment>(flow.Count);
        for (var i = 0; i < flow.Count; i++)
        {
            if (flow[i] is BlankFragment { Height: 0, Lead: null } blank)
            {
                var next = i + 1 < flow.Count ? flow[i + 1] : null;
                if (next is null && blank.Anchors is null) continue;
                if (next is not null && (next.StartsPage || next.Master != blank.Master || blank.StartsPage))
                {
                    next.StartsPage |= blank.StartsPage || next.Master != blank.Master;
                    if (blank.Anchors is { } anchors) (next.Anchors ??= []).InsertRange(0, anchors);
                    continue;
                }
            }
            result.Add(flow[i]);
        }
        // A heading goes with what it heads onto pages of another shape.
        for (var i = result.Count - 2; i >= 0; i--)
            if (result[i].Master == Master.Portrait && result[i + 1].Master == Master.Landscape && double.IsInfinity(result[i].BreakAfter))
                (result[i].Master, result[i + 1].StartsPage) = (result[i + 1].Master, false);
        return result;
    }

    (int Next, Fragment? Left) FillPage(PagePlan page, List<Fragment> flow, int at, Fragment? rest)
    {
        var room = heightOf(page.Master);
        var first = rest ?? flow[at];
        page.Head = first.RepeatedHead;
        var y = page.Head is { } head ? head.Height : 0;
        var notes = carried.Sum(f => f.Height) is var c and > 0 ? Math.Min(c + noteSpace, room * 0.6) : 0;
        var (count, best, price) = (0, 0, double.PositiveInfinity);
        Fragment? last = null;
        for (var i = 0; ; i++)
        {
            var fragment = Next(i);
            if (fragment is null || (i > 0 && (fragment.StartsPage || fragment.Master != page.Master)))
            {
                (best, price) = (count, 0);
                break;
            }
            var top = last is null ? y : y + Math.Max(last.Below, fragment.Above);
            var more = NoteHeight(fragment, notes > 0);
            if (top + fragment.Height + notes + more > room + 0.01)
            {
                if (i == 0) return Squeeze(page, fragment, room - y - notes, y, at, rest);
                var split = price > SplitPrice ? fragment.Split(room - notes - more - top) : null;
                if (split is { } parts)
                {
                    Place(page, parts.Head, top);
                    Close(page, room);
                    return (at + i + (rest is null ? 1 : 0), parts.Tail);
                }
                break;
            }
            Place(page, fragment, top);
            count++;
            y = top + fragment.Height;
            notes += more;
            last = fragment;
            var here = fragment.BreakAfter + EmptyPrice * Square((room - y - notes) / room);
            if (here <= price) (best, price) = (count, here);
        }
        if (best == 0) best = count;
        page.Flow.RemoveRange(best, count - best);
        Close(page, room);
        return rest is null ? (at + best, null) : best == 0 ? (at, rest) : (at + best - 1, null);

        Fragment? Next(int i)
        {
            if (rest is not null) { if (i == 0) return rest; i--; }
            return at + i < flow.Count ? flow[at + i] : null;
        }
    }

    /// <summary>A fragment that alone is too high for a page: parted, or let stand out over the foot when it cannot be.</summary>
    (int Next, Fragment? Left) Squeeze(PagePlan page, Fragment fragment, double room, double y, int at, Fragment? rest)
    {
        var next = rest is null ? at + 1 : at;
        if (fragment.Split(room) is { } parts)
        {
            Place(page, parts.Head, y);
            Close(page, heightOf(page.Master));
            return (next, parts.Tail);
        }
        Place(page, fragment, y);
        Close(page, heightOf(page.Master));
        return (next, null);
    }

    static void Place(PagePlan page, Fragment fragment, double y)
    {
        fragment.Y = y;
        page.Flow.Add(fragment);
    }

    double NoteHeight(Fragment fragment, bool others)
    {
        if (fragment.Notes is not { Count: > 0 } marks) return 0;
        double sum = 0;
        foreach (var mark in marks)
            if (!noted.Contains(mark.Number)) sum += notesOf(mark).Sum(f => f.Height + f.Above);
        return sum > 0 && !others ? sum + noteSpace : sum;
    }

    /// <summary>Settles which footnotes the page holds, now that its flow is known.</summary>
    void Close(PagePlan page, double room)
    {
        var marks = new List<FootnoteMark>();
        foreach (var fragment in page.Flow)
            foreach (var mark in fragment.Notes ?? [])
                if (noted.Add(mark.Number)) marks.Add(mark);
        if (marks.Count == 0 && carried.Count == 0) return;
        var foot = page.Flow.Count > 0 ? page.Flow[^1].Y + page.Flow[^1].Height : 0;
        PlaceNotes(page, marks, room - foot - noteSpace);
    }

    void PlaceNotes(PagePlan page, List<FootnoteMark> marks, double room)
    {
        var waiting = new List<Fragment>(carried);
        foreach (var mark in marks) waiting.AddRange(notesOf(mark));
        carried.Clear();
        double used = 0;
        foreach (var fragment in waiting)
        {
            used += fragment.Height + fragment.Above;
            // One line always fits, or carrying would never end.
            if (carried.Count == 0 && (used <= room + 0.01 || page.Flow.Count == 0 && page.Notes.Count == 0)) page.Notes.Add(fragment);
            else carried.Add(fragment);
        }
    }

    static double Square(double x) => x <= 0 ? 0 : x * x;
}
