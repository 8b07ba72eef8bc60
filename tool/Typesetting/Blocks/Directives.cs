using System.Globalization;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Sets what a fenced directive resolved to.</summary>
static class Directives
{
    public static void Set(Setting setting, Flow flow, FencedCodeBlock fenced, Content content)
    {
        switch (content)
        {
            case FrameContent drawing:
                Figures.SetFrame(setting, flow, drawing.Frame, drawing.Caption);
                break;
            case MarkdownContent markdown:
                BlockSetter.SetAll(setting, flow, markdown.Document);
                break;
            case BoundContent bound:
                Bind(setting, flow, fenced, bound);
                break;
            case AbsentContent absent:
                setting.Warn("IS956", fenced, $"The {fenced.Info} block could not be set: {absent.Reason}");
                Figures.Placeholder(setting, flow, absent.Reason);
                break;
        }
    }

    /// <summary>Each foreign page on a page of its own, as large as the margins let it be, under its stamp.</summary>
    static void Bind(Setting setting, Flow flow, FencedCodeBlock fenced, BoundContent bound)
    {
        if (!flow.OnPage)
        {
            setting.Warn("IS957", fenced, "Pages can be bound in only outside lists, quotations and tables.", "Move the block to the left margin.");
            return;
        }
        var first = flow.Into.Count;
        for (var i = 0; i < bound.Pages.Count; i++)
        {
            var stamp = string.Create(CultureInfo.InvariantCulture, $"{bound.Label} · page {i + 1} of {bound.Pages.Count}");
            BindPage(setting, flow, bound.Pages[i], stamp);
            setting.BreaksPdfA.UnionWith(bound.Pages[i].Page.BreaksPdfA);
        }
        if (bound.Anchor is { Length: > 0 } anchor) Marks.Anchor(setting, flow, first, anchor, fenced);
    }

    static void BindPage(Setting setting, Flow flow, BoundPage bound, string stamp)
    {
        var style = setting.Style;
        var wide = bound.Page.Width > bound.Page.Height * 1.1;
        var (pageWidth, pageHeight) = wide ? (style.PageHeight, style.PageWidth) : (style.PageWidth, style.PageHeight);
        var width = pageWidth - style.MarginLeft * 2;
        var height = pageHeight - style.MarginTop - style.MarginBottom;
        var room = height - style.SmallLeading - 6;
        var scale = Math.Min(width / bound.Page.Width, room / bound.Page.Height);
        var figure = new StructureElement(Role.Figure, flow.Parent) { AlternativeText = bound.AlternativeText };
        var label = flow.Parent.Add(Role.Paragraph);
        var quiet = setting.Quiet;
        (flow with { Master = wide ? Master.Landscape : Master.Portrait }).Add(new PaintedFragment((page, x, y) =>
        {
            page.Mark(label);
            page.Add(new TextInk(x, y + quiet.Baseline, stamp + " ", Face.Bold, quiet.Dress.Size, style.Brand));
            page.Mark(figure);
            var (w, h) = (bound.Page.Width * scale, bound.Page.Height * scale);
            var (left, top) = (x + (width - w) / 2, y + style.SmallLeading + 6);
            page.Add(new FormInk(left, top, w, h, bound.Page));
            page.Frame(left, top, w, h, 0.5, style.Rule);
        })
        {
            Height = height,
            StartsPage = true,
        });
    }
}
