using System.Collections.Frozen;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>The operators of page contents (ISO 32000-1, annex A), packed into numbers so that scanning compares no text.</summary>
static class Operators
{
    public const int
        BeginText = 'B' | 'T' << 8, EndText = 'E' | 'T' << 8,
        Save = 'q', Restore = 'Q',
        BeginMarked = 'B' | 'M' << 8 | 'C' << 16, BeginMarkedWith = 'B' | 'D' << 8 | 'C' << 16, EndMarked = 'E' | 'M' << 8 | 'C' << 16,
        MarkPoint = 'M' | 'P' << 8, MarkPointWith = 'D' | 'P' << 8,
        BeginImage = 'B' | 'I' << 8, ImageData = 'I' | 'D' << 8, EndImage = 'E' | 'I' << 8,
        PaintObject = 'D' | 'o' << 8, PaintShading = 's' | 'h' << 8,
        ShowText = 'T' | 'j' << 8, ShowTexts = 'T' | 'J' << 8, NextLineShow = '\'', SpacedNextLineShow = '"',
        TextMode = 'T' | 'r' << 8, TextFont = 'T' | 'f' << 8, TextMatrix = 'T' | 'm' << 8, NextLine = 'T' | '*' << 8,
        MoveText = 'T' | 'd' << 8, MoveTextLeading = 'T' | 'D' << 8, Leading = 'T' | 'L' << 8,
        FillCmyk = 'k', StrokeCmyk = 'K', FillSpace = 'c' | 's' << 8, StrokeSpace = 'C' | 'S' << 8, State = 'g' | 's' << 8;

    static readonly FrozenSet<int> Known = FrozenSet.ToFrozenSet(Pack(
        "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri "
        + "s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \""));

    static readonly HashSet<int> Painting = [.. Pack("b B b* B* f F f* s S")];

    static IEnumerable<int> Pack(string names) => names.Split(' ').Select(name => Pack(System.Text.Encoding.Latin1.GetBytes(name)));

    public static int Pack(ReadOnlySpan<byte> keyword) => keyword.Length switch
    {
        1 => keyword[0],
        2 => keyword[0] | keyword[1] << 8,
        3 => keyword[0] | keyword[1] << 8 | keyword[2] << 16,
        _ => 0,
    };

    public static bool IsKnown(int keyword) => Known.Contains(keyword);

    /// <summary>Whether it fills or strokes the path there is.</summary>
    public static bool PaintsPath(int keyword) => Painting.Contains(keyword);
}
