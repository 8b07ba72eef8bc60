using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>What is put beside fragments that are already set: anchors, and tags in the outer margin.</summary>
static class Marks
{
    public static void Anchor(Setting setting, Flow flow, int first, string id, MarkdownObject? node)
    {
        if (!setting.Anchors.Add(id))
            setting.Warn("IS954", node, $"The anchor \"{id}\" is given twice; links lead to the first.", "Give one of them another id.");
        if (flow.Into.Count == first) flow.Add(new BlankFragment { BreakAfter = Fragment.Never });
        (flow.Into[first].Anchors ??= []).Add(id);
    }

    /// <summary>Puts tags such as criterion numbers in the outer margin beside the first line; several are parted by spaces or commas.</summary>
    public static void Margin(Setting setting, Flow flow, int first, string tags)
    {
        if (flow.Into.Count == first) return;
        var style = setting.Style;
        var element = new StructureElement(Role.Paragraph, flow.Parent);
        var dress = new Dress { Face = Face.Bold, Size = style.SmallSize, Colour = style.Brand };
        var width = style.MarginRight - 40;
        var lines = Wrapped(setting, tags.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries), dress, width);
        Lead(flow.Into[first], (page, _, y) =>
        {
            page.Mark(element);
            var x = page.OuterMargin + 12;
            page.Rule(x - 6, y + 2, 1.5, style.SmallLeading * lines.Count, style.Brand);
            for (var i = 0; i < lines.Count; i++)
                page.Add(new TextInk(x, y + flow.Text.Baseline + i * style.SmallLeading, lines[i] + " ", dress.Face, dress.Size, dress.Colour));
        });
    }

    public static void Lead(Fragment fragment, Action<PagePainter, double, double> paint)
    {
        var inner = fragment.Lead;
        fragment.Lead = inner is null ? paint : (page, x, y) =>
        {
            paint(page, x, y);
            inner(page, x, y);
        };
    }

    static List<string> Wrapped(Setting setting, string[] tags, Dress dress, double width)
    {
        var lines = new List<string>();
        foreach (var tag in tags)
            if (lines.Count > 0 && setting.Width(lines[^1] + "  " + tag, dress) <= width) lines[^1] += "  " + tag;
            else lines.Add(tag);
        return lines;
    }
}
