using IncidentStrategy.Typesetting.Lines;
using IncidentStrategy.Typesetting.Pages;
using IncidentStrategy.Typesetting.Structure;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Blocks;

/// <summary>Sets a paragraph: pieces, then lines, then a fragment for each line, with widows and orphans kept.</summary>
static class Paragraphs
{
    const double ColonPrice = 60, BrokenWordPrice = 40;

    public static void Set(Setting setting, Flow flow, ContainerInline? inline, StructureElement element, TextStyle style) =>
        Set(setting, flow, element, style, (inlines, dress) => inlines.Add(inline, dress));

    public static void Set(Setting setting, Flow flow, StructureElement element, TextStyle style, Action<Inlines, Dress> content)
    {
        var pieces = setting.Take();
        content(new Inlines(setting, pieces, element, flow.Width, style.Hyphenate), style.Dress);
        Lay(setting, flow, pieces, element, style);
        setting.Return(pieces);
    }

    public static void Lay(Setting setting, Flow flow, PieceList list, StructureElement element, TextStyle style)
    {
        ReadOnlySpan<Piece> pieces = list.Span;
        if (pieces.Length == 0) return;
        var lines = setting.Breaker.Break(pieces, flow.Width, setting.HyphenOf(style.Dress));
        var introduces = EndsWithColon(pieces) || (lines.Length == 1 && IsTitle(pieces));
        for (var i = 0; i < lines.Length; i++)
        {
            var (start, end) = lines[i];
            var next = i + 1 < lines.Length ? lines[i + 1].Start : end;
            var line = setting.Builder.Build(pieces, start, end, next);
            var x = flow.X + style.Alignment switch
            {
                Alignment.Right => flow.Width - line.Width,
                Alignment.Centre => (flow.Width - line.Width) / 2,
                _ => 0,
            };
            var tall = TallestBox(line);
            var extra = Math.Max(0, tall - style.Baseline + 2);
            flow.Add(new LineFragment(line, x, style.Baseline + extra, element)
            {
                Height = style.Leading + extra,
                Above = i == 0 ? style.Space : 0,
                Below = i == lines.Length - 1 ? style.Space : 0,
                BreakAfter = i == lines.Length - 1 ? (introduces ? ColonPrice : 0)
                    : i == 0 || i == lines.Length - 2 ? Fragment.Never
                    : next == end && IsBroken(pieces[end - 1]) ? BrokenWordPrice : 0,
                Box = flow.Box,
                Notes = line.Notes,
            });
        }
    }

    /// <summary>A page does not gladly end within a word; scripts without spaces have no other ends.</summary>
    static bool IsBroken(in Piece last) => last.Kind == PieceKind.Word && last.Characters is [.., < '\u2E80' and not (' ' or '-' or '—' or '\u00A0')];

    static double TallestBox(Line line)
    {
        double tall = 0;
        foreach (var run in line.Runs)
            if (run.Extra is InlineBox box) tall = Math.Max(tall, box.Height);
        return tall;
    }

    static bool EndsWithColon(ReadOnlySpan<Piece> pieces) => pieces[^1] is { Kind: PieceKind.Word } last && last.Characters is [.., ':'];

    /// <summary>A line that begins in bold and ends without a stop is a title in all but name, and stays with what follows.</summary>
    static bool IsTitle(ReadOnlySpan<Piece> pieces) =>
        pieces[0] is { Kind: PieceKind.Word, Dress.Face: Frames.Face.Bold } && pieces[^1] is { Kind: PieceKind.Word } last && last.Characters is not [.., '.' or ';' or ','];
}
