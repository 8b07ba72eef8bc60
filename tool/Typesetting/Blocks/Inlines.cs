using IncidentStrategy.Typesetting.Dialect;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Flattens the inline content of a paragraph into pieces for line breaking.</summary>
sealed class Inlines(Setting setting, PieceList pieces, StructureElement paragraph, double width, bool hyphenate)
{
    /// <summary>No longer an address can be kept in a PDF that is to last; such are pictures written out, not places.</summary>
    const int LongestAddress = 8000;

    readonly Words words = new(setting, pieces, width, hyphenate);
    readonly Style style = setting.Style;

    public void Add(ContainerInline? container, Dress dress)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling) Add(inline, dress);
    }

    public void Text(string text, Dress dress) => Text(text, 0, text.Length, dress);

    void Add(Inline inline, Dress dress)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Text(literal.Content.Text, literal.Content.Start, literal.Content.End + 1, dress);
                break;
            case LineBreakInline { IsHard: false }:
                Space(dress);
                break;
            case LineBreakInline:
                HardBreak(dress);
                break;
            case EmphasisInline emphasis:
                Add(emphasis, Classed(emphasis, Emphasised(emphasis, dress)));
                break;
            case CodeInline code:
                Text(code.Content, dress.With(face: Face.Mono, size: dress.Size * 0.9, ground: style.Ground));
                break;
            case LinkInline { IsImage: true } image:
                Image(image, dress);
                break;
            case LinkInline link:
                Link(link, dress);
                break;
            case AutolinkInline auto:
                Text(auto.Url, LinkDress(auto.IsEmail ? "mailto:" + auto.Url : auto.Url, auto.Url, dress));
                break;
            case HtmlEntityInline entity:
                Text(entity.Transcoded.Text ?? "", entity.Transcoded.Start, entity.Transcoded.End + 1, dress);
                break;
            case HtmlInline html when RawHtmlAsText.IsBreak(html):
                HardBreak(dress);
                break;
            case HtmlInline html:
                Text(html.Tag, dress.With(face: Face.Mono, size: dress.Size * 0.9, colour: style.Quiet));
                break;
            case FootnoteLink { IsBackLink: false } note:
                Note(note, dress);
                break;
            case FootnoteLink:
                break;
            case TaskList task:
                // One that begins an item is printed as its label.
                if (!Lists.IsLabel(task)) Text(task.Checked ? "[x]" : "[ ]", dress);
                break;
            case DelimiterInline delimiter:
                Text(delimiter.ToLiteral(), dress);
                Add((ContainerInline)delimiter, dress);
                break;
            case ContainerInline other:
                Add(other, Classed(other, dress));
                break;
            default:
                setting.Warn("IS959", inline, $"A {inline.GetType().Name} is not known to the typesetter and was left out.");
                break;
        }
    }

    void Text(string text, int start, int end, Dress dress)
    {
        while (start < end)
        {
            if (IsBlank(text[start]))
            {
                Space(dress, text, start++);
                continue;
            }
            var stop = start + 1;
            while (stop < end && (text[stop] > ' ' || !IsBlank(text[stop]))) stop++;
            words.Add(text, start, stop - start, dress);
            start = stop;
        }
    }

    static bool IsBlank(char c) => c is ' ' or (>= '\t' and <= '\r');

    void Space(Dress dress, string text = " ", int at = 0)
    {
        if (pieces.Count == 0 || pieces.Last.Kind is PieceKind.Space or PieceKind.HardBreak) return;
        if (dress.NoBreak)
        {
            words.Add("\u00A0", 0, 1, dress);
            return;
        }
        ref var piece = ref pieces.Add();
        piece.Kind = PieceKind.Space;
        piece.Dress = dress;
        // A space as written lets a line be cut from its source as one stretch.
        (piece.Text, piece.Start, piece.Length) = text[at] == ' ' ? (text, at, 1) : (" ", 0, 1);
        if (dress.Space < 0) dress.Space = setting.Width(" ", dress);
        piece.Width = dress.Space;
    }

    void HardBreak(Dress dress)
    {
        if (pieces.Count > 0 && pieces.Last.Kind == PieceKind.Space) pieces.RemoveLast();
        ref var piece = ref pieces.Add();
        (piece.Kind, piece.Dress, piece.Text) = (PieceKind.HardBreak, dress, "");
    }

    Dress Emphasised(EmphasisInline emphasis, Dress dress) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('*' or '_', 1) => dress.Slanted(),
        ('*' or '_', _) => dress.Bolder(),
        ('~', _) => dress.With(strike: true),
        ('+', _) => dress.With(underline: true),
        ('=', _) => dress.With(ground: style.Brand.Tint(0.14)),
        ('^', _) => dress.With(size: dress.Size * 0.7, rise: dress.Size * 0.35),
        _ => dress,
    };

    Dress Classed(Inline inline, Dress dress)
    {
        if (Setting.HasClass(inline, "source")) return dress.With(size: dress.Size * 0.85, colour: style.Quiet, face: Face.Regular);
        if (Setting.HasClass(inline, "quiet")) dress = dress.With(colour: style.Quiet);
        if (Setting.HasClass(inline, "small")) dress = dress.With(size: dress.Size * 0.85);
        if (Setting.HasClass(inline, "nowrap")) dress = dress.With(noBreak: true);
        return dress;
    }

    Dress LinkDress(string target, string description, Dress dress) => dress.Target is not null ? dress : dress.With(
        colour: style.Brand, underline: true, target: target,
        element: new StructureElement(Role.Link, paragraph) { AlternativeText = description });

    void Link(LinkInline link, Dress dress)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        var target = url.StartsWith('#') ? url : setting.Options.Link?.Invoke(url) ?? url;
        if (target.Length is 0 or > LongestAddress || !MarkdownDialect.IsSafe(target))
        {
            Add(link, Classed(link, dress));
            return;
        }
        if (target.StartsWith('#')) target = "#" + Uri.UnescapeDataString(target[1..]);
        var dressed = Classed(link, LinkDress(target, PlainText.Of(link) is { Length: > 0 } text ? text : target, dress));
        var number = Setting.HasClass(link, "page-number");
        if (!number) Add(link, dressed);
        if (!target.StartsWith('#')) return;
        setting.Wanted(target[1..], link);
        if (!number && !Setting.HasClass(link, "page")) return;
        if (!number) Text(PageWords(PlainText.Of(link)), dressed);
        Slot(target[1..], dressed);
    }

    /// <summary>What stands between a link's text and its page number: "page" unless the text ends with it, and a space that holds them together.</summary>
    static string PageWords(string text) =>
        text.Length == 0 ? "page\u00A0" : text.EndsWith("page", StringComparison.OrdinalIgnoreCase) ? "\u00A0" : ", page\u00A0";

    void Slot(string anchor, Dress dress)
    {
        var reserved = setting.KnownPages is { } known && known.TryGetValue(anchor, out var page)
            ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : "00";
        var slot = new PageSlot(anchor, reserved);
        setting.Slots.Add(slot);
        ref var piece = ref pieces.Add();
        (piece.Kind, piece.Dress, piece.Text, piece.Extra) = (PieceKind.Slot, dress, "", slot);
        piece.Width = setting.Width(reserved, dress);
    }

    void Note(FootnoteLink note, Dress dress)
    {
        var number = note.Footnote.Order.ToString(System.Globalization.CultureInfo.InvariantCulture);
        setting.Footnotes[note.Footnote.Order] = note.Footnote;
        var raised = LinkDress("#fn-" + number, "Footnote " + number, dress)
            .With(size: dress.Size * 0.7, rise: dress.Size * 0.35, underline: false);
        // Two notes side by side would read as one number.
        if (pieces.Count > 0 && pieces.Last.Kind == PieceKind.Note) words.Add(",", 0, 1, raised);
        ref var piece = ref pieces.Add();
        (piece.Kind, piece.Dress, piece.Text, piece.Length) = (PieceKind.Note, raised, number, number.Length);
        piece.Width = setting.Width(number, raised);
        piece.Extra = new FootnoteMark(note.Footnote.Order);
    }

    void Image(LinkInline image, Dress dress)
    {
        var alternative = PlainText.Of(image);
        if (Images.Find(setting, image) is not { } found)
        {
            Text(alternative.Length > 0 ? $"[{alternative}]" : "[image]", dress.With(colour: style.Quiet).Slanted());
            return;
        }
        var scale = Math.Min(1, Math.Min(width / found.Width, style.PageHeight * 0.5 / found.Height));
        var figure = new StructureElement(Role.Figure, paragraph) { AlternativeText = alternative.Length > 0 ? alternative : "Image" };
        ref var piece = ref pieces.Add();
        (piece.Kind, piece.Dress, piece.Text) = (PieceKind.Box, dress.With(element: figure), "");
        piece.Width = found.Width * scale;
        piece.Extra = new InlineBox(found.Width * scale, found.Height * scale, (page, x, y) =>
            page.Add(new ImageInk(x, y - found.Height * scale, found.Width * scale, found.Height * scale, found.File)));
    }
}
