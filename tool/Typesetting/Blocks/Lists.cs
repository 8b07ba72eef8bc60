using System.Globalization;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Sets bulleted, numbered, task and definition lists with hanging labels.</summary>
static class Lists
{
    static readonly string[] bullets = ["•", "–", "▪"];

    public static void Set(Setting setting, Flow flow, ListBlock list)
    {
        var element = new StructureElement(Role.List, flow.Parent) { Ordered = list.IsOrdered };
        var start = list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 1;
        var labels = list.Select((item, i) => LabelOf(list, (ListItemBlock)item, start + i, flow.ListDepth)).ToArray();
        var dress = flow.Text.Dress;
        var widest = labels.Length == 0 ? 0 : labels.Max(l => setting.Width(l, dress));
        var indent = Math.Max(dress.Size * 1.5, widest + dress.Size * 0.6);
        var first = flow.Into.Count;
        var space = list.IsLoose ? flow.Text.Space : flow.Text.Space * 0.3;
        var inner = flow.Indented(indent) with { ListDepth = flow.ListDepth + 1, Text = flow.Text with { Space = space } };
        for (var i = 0; i < list.Count; i++)
            SetItem(setting, flow, inner, (ListItemBlock)list[i], labels[i], list.IsOrdered ? widest : 0, element.Add(Role.ListItem));
        if (flow.Into.Count == first) return;
        flow.Into[first].Above = Math.Max(flow.Into[first].Above, flow.ListDepth == 0 ? flow.Text.Space * 0.6 : space);
        flow.Into[^1].Below = Math.Max(flow.Into[^1].Below, flow.ListDepth == 0 ? flow.Text.Space : space);
    }

    static void SetItem(Setting setting, Flow flow, Flow inner, ListItemBlock item, string label, double widest, StructureElement element)
    {
        var first = flow.Into.Count;
        var labelled = element.Add(Role.Label);
        var body = element.Add(Role.ListBody);
        BlockSetter.SetAll(setting, inner with { Parent = body }, item);
        if (flow.Into.Count == first)
            flow.Add(new BlankFragment { Height = flow.Text.Leading, Below = inner.Text.Space, Box = flow.Box });
        var dress = flow.Text.Dress;
        // Numbers are set flush right, so that 9 and 10 stand under one another.
        var x = flow.X + (widest > 0 ? widest - setting.Width(label, dress) : dress.Size * 0.3);
        Marks.Lead(flow.Into[first], (page, left, y) =>
        {
            page.Mark(labelled);
            page.Add(new TextInk(left + x, y + flow.Text.Baseline, label + " ", dress.Face, dress.Size, dress.Colour));
        });
        if (Setting.IdOf(item) is { } id) Marks.Anchor(setting, flow, first, id, item);
        if (Setting.Attribute(item, "tag") is { Length: > 0 } tag) Marks.Margin(setting, flow, first, tag);
    }

    static string LabelOf(ListBlock list, ListItemBlock item, int number, int depth)
    {
        var box = TaskOf(item) is not { } task ? "" : task.Checked ? "☑" : "☐";
        if (list.IsOrdered) return $"{box} {number.ToString(CultureInfo.InvariantCulture)}{(list.OrderedDelimiter == ')' ? ")" : ".")}".TrimStart();
        return box.Length > 0 ? box : bullets[depth % bullets.Length];
    }

    /// <summary>Whether a check box is printed as its item's label.</summary>
    public static bool IsLabel(TaskList task) =>
        task.PreviousSibling is null && task.Parent?.ParentBlock is ParagraphBlock { Parent: ListItemBlock item } paragraph && item[0] == paragraph;

    /// <summary>The check box that begins an item; it is printed as the item's label.</summary>
    static TaskList? TaskOf(ListItemBlock item) => item.Count > 0 && item[0] is ParagraphBlock { Inline.FirstChild: TaskList task } ? task : null;

    /// <summary>A term in bold, what it means indented below it.</summary>
    public static void SetDefinitions(Setting setting, Flow flow, DefinitionList list)
    {
        var element = flow.Parent.Add(Role.List);
        var inner = flow.Indented(setting.Style.Size * 1.8);
        foreach (var item in list.OfType<DefinitionItem>())
        {
            var entry = element.Add(Role.ListItem);
            StructureElement? body = null;
            foreach (var block in item)
                if (block is DefinitionTerm term)
                {
                    var first = flow.Into.Count;
                    Paragraphs.Set(setting, flow, term.Inline, entry.Add(Role.Label), flow.Text with { Dress = flow.Text.Dress.Bolder() });
                    for (var i = first; i < flow.Into.Count; i++)
                    {
                        flow.Into[i].BreakAfter = Fragment.Never;
                        flow.Into[i].Below = 0;
                    }
                }
                else
                {
                    var first = flow.Into.Count;
                    BlockSetter.Set(setting, inner with { Parent = body ??= entry.Add(Role.ListBody) }, block);
                    if (flow.Into.Count > first) flow.Into[first].Above = Math.Min(flow.Into[first].Above, 2);
                }
        }
    }
}
