using System.Globalization;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Blocks;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting;

/// <summary>One round of setting a document: front, body, footnotes, pages.</summary>
sealed class Composition
{
    readonly Style style;
    readonly SettingOptions options;
    readonly Setting setting;
    readonly StructureElement root = new(Role.Document, null);
    readonly Dictionary<int, IReadOnlyList<Fragment>> notes = [];
    readonly Dictionary<string, int> anchors = new(StringComparer.Ordinal);
    List<PagePlan> plans = [];

    public Composition(Style style, SettingOptions options, Diagnostics diagnostics, IReadOnlyDictionary<string, int>? pages)
    {
        (this.style, this.options) = (style, options);
        setting = new Setting(style, options, diagnostics, pages);
    }

    public IReadOnlyDictionary<string, int> Anchors => anchors;

    /// <summary>Whether every page number takes the room that was kept for it. Figures are all of one width, so only their count matters.</summary>
    public bool IsStable => setting.Slots.TrueForAll(s => !anchors.TryGetValue(s.Target, out var page) || Digits(page).Length == s.Reserved.Length);

    double Measure => style.PageWidth - style.MarginLeft - style.MarginRight;

    public void Compose(MarkdownDocument document)
    {
        var flow = new Flow(0, Measure, setting.Body, root, []) { OnPage = true };
        if (options.Cover is { } cover)
        {
            setting.OnCover = document.OfType<HeadingBlock>().FirstOrDefault() is { Level: 1 } first
                && string.Equals(PlainText.Of(first.Inline), cover.Title, StringComparison.OrdinalIgnoreCase) ? first : null;
            CoverPage.Set(setting, flow, cover);
        }
        if (options.Contents) ContentsList.Set(setting, flow, document);
        if (flow.Into.Count > 0) BlockSetter.StartPage(flow);
        BlockSetter.SetAll(setting, flow, document);
        if (flow.Into.Count == 0 || flow.Into.TrueForAll(f => f is BlankFragment { Height: 0 }))
            flow.Add(new BlankFragment { Height = 1 });
        plans = new Pager(HeightOf, NotesOf, style.Leading).Fill(flow.Into);
        for (var i = 0; i < plans.Count; i++)
        {
            foreach (var fragment in plans[i].Flow) fragment.NoteAnchors(anchors, i + 1);
            foreach (var fragment in plans[i].Notes) fragment.NoteAnchors(anchors, i + 1);
        }
    }

    public SetDocument Finish()
    {
        setting.TellBrokenLinks(anchors);
        setting.TellMissing();
        setting.LeaveTree();
        var title = options.Title ?? options.Cover?.Title ?? setting.Outline.FirstOrDefault()?.Title ?? "Untitled document";
        var running = new Running(setting, title, plans.Count);
        return new SetDocument(new PageList(plans.Count, i => Paint(plans[i], i + 1, running)), root, title, options.Language)
        {
            Anchors = anchors,
            Outline = setting.Outline,
            BreaksPdfA = [.. setting.BreaksPdfA],
        };
    }

    Frame Paint(PagePlan plan, int number, Running running)
    {
        var (width, height) = plan.Master == Master.Landscape ? (style.PageHeight, style.PageWidth) : (style.PageWidth, style.PageHeight);
        var page = new PagePainter(PageOf, width - style.MarginRight);
        if (plan.Head is { } head)
        {
            page.Artifact = true;
            page.Place(head, style.MarginLeft, style.MarginTop);
            page.Artifact = false;
        }
        foreach (var fragment in plan.Flow) page.Place(fragment, style.MarginLeft, style.MarginTop + fragment.Y);
        PaintNotes(plan, page, height);
        if (plan.Master != Master.Cover) running.Paint(page, number, width, height);
        return new Frame(width, height, page.Finish());
    }

    /// <summary>Footnotes stand at the foot of the page, under a short rule.</summary>
    void PaintNotes(PagePlan plan, PagePainter page, double height)
    {
        if (plan.Notes.Count == 0) return;
        var y = height - style.MarginBottom - plan.Notes.Sum(f => f.Height + f.Above);
        page.Rule(style.MarginLeft, y - style.Leading * 0.4, 60, 0.5, style.Quiet);
        foreach (var fragment in plan.Notes)
        {
            y += fragment.Above;
            page.Place(fragment, style.MarginLeft, y);
            y += fragment.Height;
        }
    }

    IReadOnlyList<Fragment> NotesOf(FootnoteMark mark)
    {
        if (notes.TryGetValue(mark.Number, out var known)) return known;
        notes[mark.Number] = [];
        if (!setting.Footnotes.TryGetValue(mark.Number, out var footnote)) return [];
        var element = root.Add(Role.Note);
        var label = element.Add(Role.Label);
        var flow = new Flow(0, Measure, setting.Small, element, []).Indented(style.SmallSize * 1.8);
        BlockSetter.SetAll(setting, flow, footnote);
        if (flow.Into.Count == 0) flow.Add(new BlankFragment { Height = setting.Small.Leading });
        for (var i = 1; i < flow.Into.Count; i++) flow.Into[i].Above = Math.Max(flow.Into[i].Above, flow.Into[i - 1].Below);
        flow.Into[0].Above = 2;
        (flow.Into[0].Anchors ??= []).Add("fn-" + Digits(mark.Number));
        var dress = setting.Small.Dress;
        Marks.Lead(flow.Into[0], (page, x, y) =>
        {
            page.Mark(label);
            page.Add(new TextInk(x, y + setting.Small.Baseline, Digits(mark.Number) + " ", dress.Face, dress.Size, dress.Colour));
        });
        // A note that only notes refer to follows the first that does.
        var fragments = new List<Fragment>(flow.Into);
        foreach (var fragment in flow.Into)
            foreach (var inner in fragment.Notes ?? [])
                if (!notes.ContainsKey(inner.Number)) fragments.AddRange(NotesOf(inner));
        return notes[mark.Number] = fragments;
    }

    string? PageOf(string anchor) => anchors.TryGetValue(anchor, out var page) ? Digits(page) : null;

    double HeightOf(Master master) => (master == Master.Landscape ? style.PageWidth : style.PageHeight) - style.MarginTop - style.MarginBottom;

    static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
