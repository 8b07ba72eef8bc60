using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Figures;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Turns blocks into fragments of the flow: one switch over all kinds of block.</summary>
static class BlockSetter
{
    const double SourcePrice = 150, LeadPrice = 15;

    public static void SetAll(Setting setting, Flow flow, ContainerBlock blocks)
    {
        foreach (var block in blocks) Set(setting, flow, block);
    }

    public static void Set(Setting setting, Flow flow, Block block)
    {
        var outer = setting.Current;
        setting.Current = block;
        var first = flow.Into.Count;
        if (flow.OnPage && Setting.HasClass(block, "page-break-before")) StartPage(flow, block);
        SetKind(setting, flow, block);
        if (block is not HeadingBlock && Setting.IdOf(block) is { } id) Marks.Anchor(setting, flow, first, id, block);
        if (Setting.Attribute(block, "tag") is { Length: > 0 } tag) Marks.Margin(setting, flow, first, tag);
        setting.Current = outer;
    }

    static void SetKind(Setting setting, Flow flow, Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Headings.Set(setting, flow, heading);
                break;
            case ParagraphBlock paragraph when Figures.SoleImage(paragraph) is { } image:
                Figures.SetImage(setting, flow, image, null);
                break;
            case ParagraphBlock paragraph:
                if (flow.Into.Count > 0 && IsSource(paragraph)) flow.Into[^1].BreakAfter = Math.Max(flow.Into[^1].BreakAfter, SourcePrice);
                Paragraphs.Set(setting, flow, paragraph.Inline, flow.Parent.Add(Role.Paragraph), Styled(setting, flow, paragraph));
                break;
            case ListBlock list:
                Lists.Set(setting, flow, list);
                break;
            case AlertBlock alert:
                Boxes.Alert(setting, flow, alert);
                break;
            case QuoteBlock quote:
                Boxes.Quote(setting, flow, quote);
                break;
            case CustomContainer container:
                Containers.Set(setting, flow, container);
                break;
            case FencedCodeBlock fenced when setting.Options.Directive?.Invoke(fenced) is { } content:
                Directives.Set(setting, flow, fenced, content);
                break;
            case HtmlBlock html:
                CodeBlocks.SetHtml(setting, flow, html);
                break;
            case CodeBlock code:
                CodeBlocks.Set(setting, flow, code);
                break;
            case ThematicBreakBlock:
                Rule(setting, flow);
                break;
            case Table table:
                // The words just before a table lead up to it.
                if (flow.Into.Count > 0 && flow.Into[^1] is LineFragment lead) lead.BreakAfter = Math.Max(lead.BreakAfter, LeadPrice);
                Tables.TableSetter.Set(setting, flow, table);
                break;
            case DefinitionList definitions:
                Lists.SetDefinitions(setting, flow, definitions);
                break;
            case Figure figure:
                Figures.Set(setting, flow, figure);
                break;
            case FootnoteGroup or LinkReferenceDefinitionGroup or LinkReferenceDefinition or BlankLineBlock:
                break;
            case LeafBlock leaf:
                Paragraphs.Set(setting, flow, leaf.Inline, flow.Parent.Add(Role.Paragraph), flow.Text);
                break;
            case ContainerBlock container:
                SetAll(setting, flow, container);
                break;
            default:
                setting.Warn("IS959", block, $"A {block.GetType().Name} is not known to the typesetter and was left out.");
                break;
        }
    }

    /// <summary>A paragraph that only names a source stays with what it is the source of.</summary>
    static bool IsSource(ParagraphBlock paragraph) => Setting.HasClass(paragraph, "source")
        || paragraph.Inline is { FirstChild: EmphasisInline only } inline && inline.LastChild == only && Setting.HasClass(only, "source");

    static TextStyle Styled(Setting setting, Flow flow, Block block)
    {
        var style = flow.Text;
        if (Setting.HasClass(block, "lead")) style = style with { Dress = style.Dress.With(size: setting.Style.Size * 1.2), Leading = setting.Style.Leading * 1.2 };
        if (Setting.HasClass(block, "source") || Setting.HasClass(block, "small")) style = setting.Quiet with { Space = style.Space };
        if (Setting.HasClass(block, "quiet")) style = style with { Dress = style.Dress.With(colour: setting.Style.Quiet) };
        if (Setting.HasClass(block, "centre")) style = style with { Alignment = Alignment.Centre };
        if (Setting.HasClass(block, "right")) style = style with { Alignment = Alignment.Right };
        return style;
    }

    /// <summary>The next fragment of the flow starts a page: a blank of no height carries the wish.</summary>
    public static void StartPage(Flow flow, Block? _ = null) => flow.Add(new BlankFragment { StartsPage = true, BreakAfter = Fragment.Never });

    static void Rule(Setting setting, Flow flow)
    {
        var style = setting.Style;
        flow.Add(new PaintedFragment((page, x, y) => page.Rule(x + flow.X, y + flow.Text.Leading / 2, flow.Width, 0.6, style.Rule))
        {
            Height = flow.Text.Leading,
            Box = flow.Box,
        });
    }

    /// <summary>Whether a paragraph is only an image, and so a figure of its own.</summary>
    public static LinkInline? OnlyImage(ContainerInline? inline) =>
        inline?.FirstChild is LinkInline { IsImage: true } image && image.NextSibling is null ? image : null;
}
