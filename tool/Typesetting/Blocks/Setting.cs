using System.Globalization;
using System.Text;
using IncidentStrategy.Pdf.Fonts;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>What all parts of one document's setting share: style, measures, buffers, and what has been found on the way.</summary>
sealed class Setting
{
    readonly Stack<PieceList> spare = [];

    public Setting(Style style, SettingOptions options, Diagnostics diagnostics, IReadOnlyDictionary<string, int>? pages)
    {
        (Style, Options, Diagnostics, KnownPages) = (style, options, diagnostics, pages);
        Measures = new WordMeasures(FontSet.Noto, codePoint => missing.Add((codePoint, PlaceOf(Current))));
        Builder = new LineBuilder(HyphenOf);
        Body = new TextStyle(new Dress { Face = Face.Regular, Size = style.Size, Colour = style.Ink }, style.Leading) { Space = style.Leading * 0.5 };
        Small = new TextStyle(new Dress { Face = Face.Regular, Size = style.SmallSize, Colour = style.Ink }, style.SmallLeading) { Space = style.SmallLeading * 0.35 };
        Quiet = Small with { Dress = Small.Dress.With(colour: style.Quiet) };
        Cell = new TextStyle(new Dress { Face = Face.Regular, Size = style.TableSize, Colour = style.Ink }, style.TableLeading) { Space = style.TableLeading * 0.35 };
        Code = new TextStyle(new Dress { Face = Face.Mono, Size = style.CodeSize, Colour = style.Ink }, style.CodeLeading);
    }

    public Style Style { get; }
    public SettingOptions Options { get; }
    public Diagnostics Diagnostics { get; }
    public WordMeasures Measures { get; }
    public LineBreaker Breaker { get; } = new();
    public LineBuilder Builder { get; }

    /// <summary>Where anchors stood when the document was last paged; null the first time.</summary>
    public IReadOnlyDictionary<string, int>? KnownPages { get; }

    /// <summary>Page numbers for which room was kept in lines.</summary>
    public List<PageSlot> Slots { get; } = [];

    public Dictionary<int, Footnote> Footnotes { get; } = [];
    public List<OutlineEntry> Outline { get; } = [];
    public HashSet<string> Anchors { get; } = new(StringComparer.Ordinal);
    public SortedSet<string> BreaksPdfA { get; } = new(StringComparer.Ordinal);
    public TextStyle Body { get; }
    public TextStyle Small { get; }
    public TextStyle Quiet { get; }
    public TextStyle Cell { get; }
    public TextStyle Code { get; }

    /// <summary>The first heading, when it says what the cover says already.</summary>
    public HeadingBlock? OnCover { get; set; }

    readonly HashSet<string> wanted = new(StringComparer.Ordinal);
    readonly List<(string Anchor, MarkdownObject Node)> links = [];
    readonly List<(int CodePoint, Place Place)> missing = [];
    int level, unnamed;

    /// <summary>Notes an anchor that is linked to, to be found or missed at the end.</summary>
    public void Wanted(string anchor, MarkdownObject node)
    {
        if (wanted.Add(anchor)) links.Add((anchor, node));
    }

    public void TellBrokenLinks(IReadOnlyDictionary<string, int> pages)
    {
        // "#top" is the document itself, as in HTML.
        foreach (var (anchor, node) in links)
            if (anchor != "top" && !pages.ContainsKey(anchor))
                Warn("IS953", node, $"Nothing in this document has the anchor \"{anchor}\".", Nearest.Hint(anchor, pages.Keys));
    }

    /// <summary>Lets go of the syntax tree when all is set: pages are painted without it, and memory is wanted then.</summary>
    public void LeaveTree()
    {
        links.Clear();
        Footnotes.Clear();
        (OnCover, Current) = (null, null);
    }

    /// <summary>The heading level as structure has it: the first is 1 and none is skipped on the way down.</summary>
    public int Level(int written) => level = Math.Min(written, level + 1);

    public string FreshAnchor() => $"section--{++unnamed}";

    /// <summary>Whether a heading begins a new page by the options: every one of the first level but the document's own.</summary>
    public bool StartsPage(HeadingBlock heading) => heading.Level <= Options.PageBreakLevel && Outline.Count > 0;

    /// <summary>The block being set, for the places of diagnostics.</summary>
    public Block? Current { get; set; }

    public PieceList Take() => spare.Count > 0 ? spare.Pop() : new PieceList();

    public void Return(PieceList pieces)
    {
        pieces.Clear();
        spare.Push(pieces);
    }

    public double Width(string text, Dress dress) => Measures.Width(text, dress.Face, dress.Size);

    public double HyphenOf(Dress dress) => Measures.Width("-", dress.Face, dress.Size);

    public Place PlaceOf(MarkdownObject? node) => node is null ? new Place(Options.File) : new Place(Options.File, node.Line + 1, node.Column + 1);

    public void Warn(string code, MarkdownObject? node, string message, string? hint = null) =>
        Diagnostics.Add(code, Severity.Warning, PlaceOf(node ?? Current), message, hint);

    public static string? IdOf(MarkdownObject node) => node.TryGetAttributes()?.Id is { Length: > 0 } id ? id : null;

    public static bool HasClass(MarkdownObject node, string name) => node.TryGetAttributes()?.Classes?.Contains(name) == true;

    public static string? Attribute(MarkdownObject node, string name)
    {
        if (node.TryGetAttributes()?.Properties is { } properties)
            foreach (var (key, value) in properties)
                if (key == name) return value;
        return null;
    }

    /// <summary>Tells of all characters without a glyph at once, each with the place where it was first met.</summary>
    public void TellMissing()
    {
        if (missing.Count == 0) return;
        const int Most = 20;
        var named = string.Join(", ", missing.Take(Most).Select(m => $"{Shown(m.CodePoint)}U+{m.CodePoint:X4}"));
        var message = missing.Count == 1 ? $"No font has the character {named}; a replacement sign is printed."
            : $"No font has {missing.Count} characters: {named}{(missing.Count > Most ? " and others" : "")}; replacement signs are printed.";
        Diagnostics.Add(new Diagnostic("IS950", Severity.Warning, missing[0].Place, message)
        {
            Hint = "Write it another way, or leave it out of printed documents.",
            Trace = [.. missing.Skip(1).Take(Most - 1).Select(m => ($"U+{m.CodePoint:X4}", m.Place))],
        });
    }

    static string Shown(int codePoint) => Rune.IsValid(codePoint) && Rune.GetUnicodeCategory(new Rune(codePoint)) is not (UnicodeCategory.PrivateUse
        or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned) ? $"{new Rune(codePoint)} " : "";
}
