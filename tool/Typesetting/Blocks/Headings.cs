using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Sets headings, keeps them with what follows, and gives the outline their names.</summary>
static class Headings
{
    public static TextStyle StyleOf(Setting setting, int level)
    {
        var style = setting.Style;
        var size = style.HeadingSize(level);
        var dress = new Dress
        {
            Face = level <= 4 ? Face.Bold : Face.BoldItalic,
            Size = size,
            Colour = level == 1 ? style.Brand : level <= 4 ? style.Ink : style.Quiet,
        };
        return new TextStyle(dress, Math.Round(size * (level <= 2 ? 1.25 : 1.3) * 2) / 2);
    }

    public static void Set(Setting setting, Flow flow, HeadingBlock heading)
    {
        if (setting.OnCover == heading) return;
        var title = PlainText.Of(heading.Inline);
        var id = Setting.IdOf(heading) ?? setting.FreshAnchor();
        var first = flow.Into.Count;
        if (flow.OnPage && setting.StartsPage(heading)) BlockSetter.StartPage(flow);
        var element = new StructureElement(Role.Heading, flow.Parent) { Level = setting.Level(heading.Level) };
        var style = StyleOf(setting, heading.Level);
        Paragraphs.Set(setting, flow, heading.Inline, element, style);
        if (flow.Into.Count == first) return;
        var (above, below) = Space(setting, heading.Level);
        flow.Into[first].Above = above;
        flow.Into[^1].Below = below;
        for (var i = first; i < flow.Into.Count; i++) flow.Into[i].BreakAfter = Fragment.Never;
        Marks.Anchor(setting, flow, first, id, heading);
        if (title.Length > 0) setting.Outline.Add(new OutlineEntry(title, element.Level, id));
    }

    static (double Above, double Below) Space(Setting setting, int level)
    {
        var leading = setting.Style.Leading;
        return level switch
        {
            1 => (leading * 2.2, leading * 0.8),
            2 => (leading * 1.8, leading * 0.5),
            3 => (leading * 1.3, leading * 0.35),
            _ => (leading, leading * 0.25),
        };
    }
}
