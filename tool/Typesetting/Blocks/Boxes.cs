using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Extensions.Alerts;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Sets what stands apart from the text by a bar or a ground: quotations, notes, warnings, summaries.</summary>
static class Boxes
{
    const double Bar = 2.5;

    public static void Quote(Setting setting, Flow flow, QuoteBlock quote)
    {
        var box = new Box(flow.Box, flow.X, flow.Width, null, setting.Style.Rule, Bar);
        var inner = flow.Indented(setting.Style.Size * 1.3) with { Box = box, Parent = flow.Parent.Add(Role.BlockQuote), Text = flow.Text with { Dress = flow.Text.Dress.With(colour: setting.Style.Quiet) } };
        Spaced(flow, () => BlockSetter.SetAll(setting, inner, quote));
    }

    public static void Alert(Setting setting, Flow flow, AlertBlock alert)
    {
        var kind = alert.Kind.ToString();
        var label = kind.Length > 0 ? char.ToUpperInvariant(kind[0]) + kind[1..].ToLowerInvariant() : "Note";
        Filled(setting, flow, label, ColourOf(setting.Style, label), alert);
    }

    public static Colour ColourOf(Style style, string label) => label.ToLowerInvariant() switch
    {
        "warning" or "caution" or "danger" or "draft" => style.Concern,
        "tip" or "success" => style.Improvement,
        _ => style.Brand,
    };

    /// <summary>A box on a tinted ground with a bar in its colour; the label says in words what the colour says.</summary>
    public static void Filled(Setting setting, Flow flow, string? label, Colour colour, ContainerBlock content)
    {
        var pad = setting.Style.Size;
        var box = new Box(flow.Box, flow.X, flow.Width, colour.Tint(0.07), colour, Bar);
        var inner = flow.Indented(pad + Bar) with { Box = box, Parent = flow.Parent.Add(Role.Section) };
        inner = inner with { Width = Math.Max(inner.Width - pad, 12) };
        Spaced(flow, () =>
        {
            inner.Add(new BlankFragment { Height = pad * 0.7, Box = box, BreakAfter = Fragment.Never });
            var start = flow.Into.Count;
            if (label is not null)
            {
                Paragraphs.Set(setting, inner, inner.Parent.Add(Role.Paragraph), flow.Text, (inlines, dress) =>
                    inlines.Text(label, dress.Bolder().With(colour: Darker(colour))));
                flow.Into[^1].Below = 1;
                flow.Into[^1].BreakAfter = Fragment.Never;
            }
            var body = flow.Into.Count;
            BlockSetter.SetAll(setting, inner, content);
            if (flow.Into.Count > start) flow.Into[start].Above = 0;
            if (label is not null && flow.Into.Count > body) flow.Into[body].Above = 0;
            if (flow.Into.Count > start)
            {
                flow.Into[^1].Below = 0;
                flow.Into[^1].BreakAfter = Fragment.Never;
            }
            inner.Add(new BlankFragment { Height = pad * 0.8, Box = box });
        });
    }

    /// <summary>Orange on white is told as a shape but not read as text: a label takes it darkened.</summary>
    static Colour Darker(Colour colour)
    {
        while (Colour.Contrast(colour, Colour.White) < 5)
            colour = new Colour((byte)(colour.Red * 0.9), (byte)(colour.Green * 0.9), (byte)(colour.Blue * 0.9));
        return colour;
    }

    static void Spaced(Flow flow, Action set)
    {
        var first = flow.Into.Count;
        set();
        if (flow.Into.Count == first) return;
        flow.Into[first].Above = Math.Max(flow.Into[first].Above, flow.Text.Space);
        flow.Into[^1].Below = Math.Max(flow.Into[^1].Below, flow.Text.Space);
    }
}
