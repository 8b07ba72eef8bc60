using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Sets code as it is written, in a fixed width on a tinted ground; what is too long for a line goes on in the next.</summary>
static class CodeBlocks
{
    const double ContinuedPrice = 40;

    public static void Set(Setting setting, Flow flow, CodeBlock code)
    {
        var ground = new Box(flow.Box, flow.X, flow.Width, setting.Style.Ground, null);
        Set(setting, flow, code, setting.Code, ground, flow.Parent.Add(Role.Code));
    }

    /// <summary>Raw HTML is shown as what it is: text that means nothing to us.</summary>
    public static void SetHtml(Setting setting, Flow flow, HtmlBlock html) =>
        Set(setting, flow, html, setting.Code with { Dress = setting.Code.Dress.With(colour: setting.Style.Quiet) }, flow.Box, flow.Parent.Add(Role.Code));

    static void Set(Setting setting, Flow flow, LeafBlock block, TextStyle style, Box? box, StructureElement element)
    {
        var pad = box == flow.Box ? 0 : setting.Style.Size * 0.7;
        var inner = flow.Indented(pad) with { Box = box };
        inner = inner with { Width = Math.Max(inner.Width - pad, 12) };
        var first = flow.Into.Count;
        if (pad > 0) flow.Add(new BlankFragment { Height = pad * 0.6, Box = box, BreakAfter = Fragment.Never });
        var body = flow.Into.Count;
        for (var i = 0; i < block.Lines.Count; i++)
            SetLine(setting, inner, block.Lines.Lines[i].Slice.ToString(), style, element);
        if (flow.Into.Count == body)
            flow.Add(new PaintedFragment((page, _, _) => page.Mark(element)) { Height = pad > 0 ? style.Leading : 0, Box = box });
        // Two lines stay together at each end.
        flow.Into[body].BreakAfter = Fragment.Never;
        if (flow.Into.Count - body > 1) flow.Into[^2].BreakAfter = Fragment.Never;
        if (pad > 0)
        {
            flow.Into[^1].BreakAfter = Fragment.Never;
            flow.Add(new BlankFragment { Height = pad * 0.6, Box = box });
        }
        else flow.Into[^1].BreakAfter = 0;
        flow.Into[first].Above = flow.Text.Space;
        flow.Into[^1].Below = flow.Text.Space;
    }

    static void SetLine(Setting setting, Flow flow, string text, TextStyle style, StructureElement element)
    {
        text = Untabbed(text);
        var cell = setting.Width("0", style.Dress);
        var most = Math.Max(4, (int)(flow.Width / cell));
        for (var at = 0; ;)
        {
            var take = Fitting(setting, text, at, most, flow.Width, style.Dress);
            var last = at + take >= text.Length;
            var part = RightToLeft.InVisualOrder(text.Substring(at, take)) + (last ? " " : "");
            Run[] runs = take == 0 ? [new Run(0, 0, " ", style.Dress)] : [new Run(0, cell * take, part, style.Dress)];
            flow.Add(new LineFragment(new Line(runs, cell * take, null), flow.X, style.Baseline, element) { Height = style.Leading, Box = flow.Box, BreakAfter = last ? 0 : ContinuedPrice });
            at += take;
            if (last) return;
        }
    }

    /// <summary>How many characters fit: all, or up to a space in the last third of the line, or as many as there is room for.</summary>
    static int Fitting(Setting setting, string text, int at, int most, double width, Dress dress)
    {
        var left = text.Length - at;
        if (left <= most && (IsAscii(text.AsSpan(at)) || setting.Width(text[at..], dress) <= width)) return left;
        var take = Math.Min(left, most);
        while (take > 1 && !IsAscii(text.AsSpan(at, take)) && setting.Width(text.Substring(at, take), dress) > width) take--;
        if (take < left)
        {
            var space = text.LastIndexOf(' ', at + take - 1, take);
            if (space > at + take * 2 / 3) take = space + 1 - at;
            if (take > 1 && char.IsHighSurrogate(text[at + take - 1])) take--;
            if (take == 1 && char.IsHighSurrogate(text[at]) && left > 1) take = 2;
        }
        return take;
    }

    static bool IsAscii(ReadOnlySpan<char> text) => System.Text.Ascii.IsValid(text);

    static string Untabbed(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal)) return text;
        var result = new System.Text.StringBuilder();
        foreach (var c in text)
            if (c == '\t') result.Append(' ', 4 - result.Length % 4);
            else result.Append(c);
        return result.ToString();
    }
}
