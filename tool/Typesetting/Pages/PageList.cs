using System.Collections;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Pages;

/// <summary>Pages painted each time they are read; only their plans are kept.</summary>
sealed class PageList(int count, Func<int, Frame> paint) : IReadOnlyList<Frame>
{
    public int Count => count;

    public Frame this[int index] => paint(index);

    public IEnumerator<Frame> GetEnumerator()
    {
        for (var i = 0; i < count; i++) yield return paint(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
