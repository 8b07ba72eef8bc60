using IncidentStrategy.Typesetting.Blocks;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting;

/// <summary>Sets the cover: whose document it is, what it is, for whom, and what the reader is asked to do.</summary>
sealed class CoverPage
{
    const double Band = 14, TitleSize = 30, TitleLeading = 36, LabelWidth = 96;

    readonly Setting setting;
    readonly Cover cover;
    readonly Style style;
    readonly Flow flow;
    readonly double height;

    CoverPage(Setting setting, Flow flow, Cover cover)
    {
        (this.setting, this.cover, style) = (setting, cover, setting.Style);
        height = style.PageHeight - style.MarginTop - style.MarginBottom;
        this.flow = flow with { Master = Master.Cover, Width = style.PageWidth - style.MarginLeft * 2 };
    }

    public static void Set(Setting setting, Flow flow, Cover cover) => new CoverPage(setting, flow, cover).Set();

    void Set()
    {
        var head = Column(Head);
        var title = Column(Titles);
        var facts = Column(Facts);
        var ask = Column(Ask);
        setting.Level(1);
        // The title stands where the eye falls, a third down, and moves up only for what is long.
        var titleTop = Math.Max(Total(head) + 40, Math.Min(height * 0.30, height - Total(title) - Total(facts) - Total(ask) - 60));
        var factsTop = titleTop + Total(title) + 26;
        var askTop = Math.Max(factsTop + Total(facts) + 20, height - Total(ask));
        flow.Add(new PaintedFragment((page, x, y) =>
        {
            page.Under(new PathInk(Shape.Rectangle(0, 0, Band, style.PageHeight), style.Brand));
            Status(page, x, y);
            Logo(page, x, y);
            Paint(page, head, x, y);
            Paint(page, title, x, y + titleTop);
            page.Rule(x, y + factsTop - 14, 72, 2, style.Brand);
            Paint(page, facts, x, y + factsTop);
            Paint(page, ask, x, y + askTop);
        })
        {
            Height = height,
            StartsPage = true,
        });
    }

    List<Fragment> Column(Action<Flow> set)
    {
        var column = flow with { Into = [] };
        set(column);
        return column.Into;
    }

    void Head(Flow column)
    {
        if (cover.Organisation is { Length: > 0 } name)
            Text(column, name, new Dress { Face = Face.Bold, Size = 13, Colour = style.Brand }, 17, cover.Logo is null ? 0 : 52);
    }

    void Titles(Flow column)
    {
        if (cover.Kind is { Length: > 0 } kind) Text(column, kind, new Dress { Face = Face.Regular, Size = 12, Colour = style.Quiet }, 18);
        var element = new StructureElement(Role.Heading, column.Parent) { Level = 1 };
        // A long title is set smaller rather than on five lines.
        var size = cover.Title.Length > 70 ? TitleSize * 0.8 : TitleSize;
        Paragraphs.Set(setting, column, element, new TextStyle(new Dress { Face = Face.Bold, Size = size, Colour = style.Brand }, TitleLeading * size / TitleSize),
            (inlines, dress) => inlines.Text(cover.Title, dress));
        if (cover.Subtitle is { Length: > 0 } subtitle) Text(column, subtitle, new Dress { Face = Face.Regular, Size = 14, Colour = style.Ink }, 20, 0, above: 8);
    }

    void Facts(Flow column)
    {
        (string Label, string? Value)[] standing = [("For", cover.Audience), ("Owner", cover.Owner), ("Date", cover.Date), ("Version", cover.Version)];
        foreach (var (label, value) in standing.Concat(cover.Facts.Select(f => (f.Label, (string?)f.Value))))
        {
            if (value is not { Length: > 0 }) continue;
            var name = column.Parent.Add(Role.Paragraph);
            var first = column.Into.Count;
            Text(column.Indented(LabelWidth), value, setting.Body.Dress, 15, 0, above: first == 0 ? 0 : 3);
            Marks.Lead(column.Into[first], (page, x, y) =>
            {
                page.Mark(name);
                page.Add(new TextInk(x, y + 15 / 2.0 + style.Size * 0.37, label + " ", Face.Regular, style.Size, style.Quiet));
            });
        }
    }

    void Ask(Flow column)
    {
        if (cover.Ask is not { Length: > 0 } ask) return;
        var box = new Box(null, 0, column.Width, style.Brand.Tint(0.07), style.Brand, 3);
        var inner = column.Indented(16) with { Box = box };
        inner = inner with { Width = inner.Width - 14 };
        column.Add(new BlankFragment { Height = 10, Box = box });
        Text(inner, "What you are asked to do", new Dress { Face = Face.Bold, Size = style.Size, Colour = style.Brand }, style.Leading);
        Text(inner, ask, new Dress { Face = Face.Regular, Size = 11, Colour = style.Ink }, 16, 0, above: 2);
        column.Add(new BlankFragment { Height = 11, Box = box });
    }

    void Status(PagePainter page, double x, double y)
    {
        if (cover.Status is not { Length: > 0 } status) return;
        var text = status.ToUpperInvariant();
        var dress = new Dress { Face = Face.Bold, Size = 11, Colour = style.Ink };
        var width = setting.Width(text, dress) + 18;
        var left = x + flow.Width - width;
        page.Under(new PathInk(Shape.Rectangle(left, y - 5, width, 22), null, new Stroke(1.2, style.Ink)));
        page.Mark(statusElement ??= flow.Parent.Add(Role.Paragraph));
        page.Add(new TextInk(left + 9, y + 10, text + " ", dress.Face, dress.Size, dress.Colour));
    }

    StructureElement? statusElement;

    void Logo(PagePainter page, double x, double y)
    {
        if (cover.Logo is not { } logo || Images.SizeOf(logo) is not { } size) return;
        var scale = Math.Min(160.0 / size.Width, 44.0 / size.Height);
        page.Mark(null);
        page.Add(new ImageInk(x, y - 8, size.Width * scale, size.Height * scale, logo));
    }

    void Text(Flow column, string text, Dress dress, double leading, double drop = 0, double above = 0)
    {
        if (drop > 0) column.Add(new BlankFragment { Height = drop });
        var first = column.Into.Count;
        Paragraphs.Set(setting, column, column.Parent.Add(Role.Paragraph), new TextStyle(dress, leading), (inlines, d) => inlines.Text(text, d));
        if (column.Into.Count > first) column.Into[first].Above = above;
    }

    static double Total(List<Fragment> fragments) => Tables.CellBox.Total(fragments);

    static void Paint(PagePainter page, List<Fragment> fragments, double x, double y)
    {
        Fragment? last = null;
        foreach (var fragment in fragments)
        {
            if (last is not null) y += last.Height + Math.Max(last.Below, fragment.Above);
            page.Place(fragment, x, y);
            last = fragment;
        }
    }
}
