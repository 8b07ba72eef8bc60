using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Pages;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Sets <c>:::</c> containers by their name or class: landscape, page-break, contents, keep, summary, note and others; an unknown one is only its content.</summary>
static class Containers
{
    public static void Set(Setting setting, Flow flow, CustomContainer container)
    {
        var names = Names(container);
        if (names.Contains("page-break"))
        {
            if (flow.OnPage) BlockSetter.StartPage(flow);
            BlockSetter.SetAll(setting, flow, container);
        }
        else if (names.Contains("contents") && flow.OnPage)
        {
            ContentsList.Set(setting, flow, Root(container));
            BlockSetter.StartPage(flow);
        }
        else if (names.Contains("landscape") && flow.OnPage && flow.Master == Master.Portrait)
            Landscape(setting, flow, container);
        else if (names.Contains("keep"))
            Keep(setting, flow, container);
        else if (names.FirstOrDefault(n => n is "summary" or "ask" or "note" or "tip" or "warning" or "caution" or "important") is { } box)
            Boxes.Filled(setting, flow, Setting.Attribute(container, "title") ?? (box is "summary" ? null : Title(box)), Boxes.ColourOf(setting.Style, box), container);
        else if (names.Contains("small"))
            BlockSetter.SetAll(setting, flow with { Text = setting.Small }, container);
        else if (names.Contains("quiet"))
            BlockSetter.SetAll(setting, flow with { Text = setting.Quiet }, container);
        else
            BlockSetter.SetAll(setting, flow, container);
    }

    static MarkdownDocument Root(Block block) => block as MarkdownDocument ?? Root(block.Parent!);

    static string Title(string box) => box == "ask" ? "What you are asked to do" : char.ToUpperInvariant(box[0]) + box[1..];

    static HashSet<string> Names(CustomContainer container)
    {
        var names = new HashSet<string>(container.TryGetAttributes()?.Classes ?? [], StringComparer.Ordinal);
        if (container.Info is { Length: > 0 } info) names.Add(info);
        return names;
    }

    static void Landscape(Setting setting, Flow flow, CustomContainer container)
    {
        var style = setting.Style;
        var wide = flow with { Master = Master.Landscape, Width = style.PageHeight - style.MarginLeft - style.MarginRight };
        BlockSetter.SetAll(setting, wide, container);
    }

    static void Keep(Setting setting, Flow flow, CustomContainer container)
    {
        var first = flow.Into.Count;
        BlockSetter.SetAll(setting, flow, container);
        for (var i = first; i < flow.Into.Count - 1; i++) flow.Into[i].BreakAfter = Fragment.Never;
    }
}
