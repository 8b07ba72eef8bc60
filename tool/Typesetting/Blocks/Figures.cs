using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Extensions.Figures;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Sets pictures and drawings that stand on their own, with their captions.</summary>
static class Figures
{
    public static LinkInline? SoleImage(ParagraphBlock paragraph) =>
        paragraph.Inline?.FirstChild is LinkInline { IsImage: true } image && image.NextSibling is null ? image : null;

    public static void Set(Setting setting, Flow flow, Figure figure)
    {
        var section = flow with { Parent = flow.Parent.Add(Role.Section) };
        var first = flow.Into.Count;
        foreach (var block in figure)
            if (block is FigureCaption caption) Caption(setting, section, c => c.Inlines.Add(caption.Inline, c.Dress));
            else BlockSetter.Set(setting, section, block);
        for (var i = first; i < flow.Into.Count - 1; i++)
            if (flow.Into[i].RepeatedHead is null && flow.Into[i].Height < setting.Style.PageHeight * 0.7) flow.Into[i].BreakAfter = Fragment.Never;
    }

    public static void SetImage(Setting setting, Flow flow, LinkInline image, string? caption)
    {
        var alternative = PlainText.Of(image);
        caption ??= string.IsNullOrWhiteSpace(image.Title) ? null : image.Title;
        if (Images.Find(setting, image) is not { } found)
        {
            Placeholder(setting, flow, alternative.Length > 0 ? alternative : "Image not available");
            if (caption is not null) Caption(setting, flow, c => c.Inlines.Text(caption, c.Dress));
            return;
        }
        if (alternative.Length == 0)
            setting.Warn("IS955", image, "The image has no alternative text.", "Say between the square brackets what the picture shows.");
        var scale = Math.Min(1, Math.Min(flow.Width / found.Width, Most(setting, flow) / found.Height));
        var (width, height) = (found.Width * scale, found.Height * scale);
        Place(flow, width, height, alternative.Length > 0 ? alternative : caption ?? "Image", caption is not null,
            (page, x, y) => page.Add(new ImageInk(x, y, width, height, found.File)));
        if (caption is not null) Caption(setting, flow, c => c.Inlines.Text(caption, c.Dress));
    }

    public static void SetFrame(Setting setting, Flow flow, Frame frame, string? caption)
    {
        var scale = Math.Min(1, Math.Min(flow.Width / frame.Width, Most(setting, flow) / frame.Height));
        Place(flow, frame.Width * scale, frame.Height * scale, frame.AlternativeText ?? caption ?? "Drawing", caption is not null,
            (page, x, y) => page.Add(new FrameInk(x, y, frame) { Scale = scale }));
        if (caption is not null) Caption(setting, flow, c => c.Inlines.Text(caption, c.Dress));
    }

    public static double Most(Setting setting, Flow flow) =>
        (flow.Master == Master.Landscape ? setting.Style.PageWidth : setting.Style.PageHeight) - setting.Style.MarginTop - setting.Style.MarginBottom - setting.Style.Leading * 3;

    static void Place(Flow flow, double width, double height, string alternative, bool captioned, Action<PagePainter, double, double> paint)
    {
        var figure = new StructureElement(Role.Figure, flow.Parent) { AlternativeText = alternative };
        flow.Add(new PaintedFragment((page, x, y) =>
        {
            page.Mark(figure);
            paint(page, x + flow.X, y);
        })
        {
            Height = height,
            Above = flow.Text.Space * 1.2,
            Below = captioned ? 4 : flow.Text.Space * 1.2,
            BreakAfter = captioned ? Fragment.Never : 0,
            Box = flow.Box,
        });
    }

    public static void Caption(Setting setting, Flow flow, Action<(Inlines Inlines, Lines.Dress Dress)> content)
    {
        var first = flow.Into.Count;
        Paragraphs.Set(setting, flow, flow.Parent.Add(Role.Caption), setting.Quiet, (inlines, dress) => content((inlines, dress)));
        if (flow.Into.Count == first) return;
        flow.Into[first].Above = 4;
        flow.Into[^1].Below = flow.Text.Space * 1.6;
    }

    /// <summary>What stands where a picture should be: a box that says so, and what it would have shown.</summary>
    public static void Placeholder(Setting setting, Flow flow, string text)
    {
        var style = setting.Style;
        var box = new Box(flow.Box, flow.X, flow.Width, style.Ground, style.Concern, 2.5);
        var inner = flow.Indented(style.Size * 1.2) with { Box = box };
        flow.Add(new BlankFragment { Height = 6, Box = box, BreakAfter = Fragment.Never, Above = flow.Text.Space });
        Paragraphs.Set(setting, inner, flow.Parent.Add(Role.Paragraph), flow.Text with { Space = 0 }, (inlines, dress) => inlines.Text(text, dress.With(colour: style.Quiet).Slanted()));
        flow.Into[^1].BreakAfter = Fragment.Never;
        flow.Add(new BlankFragment { Height = 6, Box = box, Below = flow.Text.Space });
    }
}
