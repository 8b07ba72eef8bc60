using System.Globalization;
using System.Text;
using IncidentStrategy.Pdf.Importing.Text;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>A font that fields are set in: which code shows a letter, and how wide it is.</summary>
sealed class FieldFont
{
    readonly Func<char, int?> code;
    readonly Func<int, char, double> width;
    readonly int codeBytes;

    FieldFont(PdfObject value, Func<char, int?> code, Func<int, char, double> width, int codeBytes = 1) =>
        (Value, this.code, this.width, this.codeBytes) = (value, code, width, codeBytes);

    /// <summary>The font as a resource.</summary>
    public PdfObject Value { get; }

    /// <summary>One of the fonts every reader has.</summary>
    public static FieldFont Standard(string name)
    {
        var font = new PdfDictionary { ["Type"] = new PdfName("Font"), ["Subtype"] = new PdfName("Type1"), ["BaseFont"] = new PdfName(name) };
        var codes = name == "ZapfDingbats" ? null : Codes(GlyphNames.Encoding("WinAnsiEncoding"));
        if (codes is not null) font["Encoding"] = new PdfName("WinAnsiEncoding");
        return new(font, c => codes is null ? c & 255 : codes.TryGetValue(c, out var known) ? known : null, (_, c) => StandardWidths.Of(name, c));
    }

    /// <summary>A font of the file. <paramref name="byCode"/>: its codes stand for themselves, as those of signs do.</summary>
    public static FieldFont Of(PdfFile file, PdfObject value, PdfDictionary font, bool byCode)
    {
        var name = file.Name(font, "BaseFont") ?? "Helvetica";
        if (file.Name(font, "Subtype") == "Type0") return Composite(file, value, font);
        var codes = byCode ? null : Codes(new TextFont(font, file).LettersByCode);
        var (widths, first) = (file.Array(font, "Widths"), file.Integer(font, "FirstChar") ?? 0);
        return new(value, c => codes is null ? c & 255 : codes.TryGetValue(c, out var known) ? known : null,
            (code, c) => widths is not null && file.Number(widths[code - first]) is { } stated ? stated / 1000 : StandardWidths.Of(name, c));
    }

    static FieldFont Composite(PdfFile file, PdfObject value, PdfDictionary font)
    {
        var map = file.Get(font, "ToUnicode") is PdfStream unicode ? UnicodeMap.Read(file.Unpack(unicode), file.Budget).Codes() : null;
        var descendant = file.Array(font, "DescendantFonts") is { Count: > 0 } array ? file.Dictionary(array[0]) : null;
        var usual = descendant is null ? 1000 : file.Number(descendant["DW"]) ?? 1000;
        var widths = descendant is null ? [] : Widths(file, file.Array(descendant, "W"));
        return new(value, c => map is null ? c : map.TryGetValue(c, out var known) ? known : null, (code, _) => widths.GetValueOrDefault(code, usual) / 1000, codeBytes: 2);
    }

    /// <summary>Widths by code: "first [w w …]" or "first last w" (ISO 32000-1, 9.7.4.3).</summary>
    static Dictionary<int, double> Widths(PdfFile file, PdfArray? array)
    {
        const int most = 70_000, stepsForWidth = 8;
        var widths = new Dictionary<int, double>();
        for (var i = 0; array is not null && i + 1 < array.Count && widths.Count < most;)
        {
            var first = (int)Math.Clamp(file.Number(array[i]) ?? 0, 0, 65535);
            if (file.Follow(array[i + 1]) is PdfArray each)
            {
                file.Budget.Step(stepsForWidth * each.Count);
                for (var n = 0; n < Math.Min(each.Count, most); n++) widths[first + n] = file.Number(each[n]) ?? 0;
                i += 2;
            }
            else
            {
                var last = (int)Math.Clamp(file.Number(array[i + 1]) ?? 0, 0, 65535);
                file.Budget.Step(stepsForWidth * Math.Max(0, last - first));
                for (var n = first; n <= last; n++) widths[n] = file.Number(array[i + 2]) ?? 0;
                i += 3;
            }
        }
        return widths;
    }

    static Dictionary<char, int> Codes(IReadOnlyList<string> letters)
    {
        var codes = new Dictionary<char, int>();
        for (var code = 0; code < letters.Count; code++) if (letters[code].Length == 1) codes.TryAdd(letters[code][0], code);
        return codes;
    }

    /// <summary>The text without what the font cannot show; line ends stay.</summary>
    public string Showable(string text) => string.Concat(text.Where(c => c is '\r' or '\n' || code(c) is not null));

    /// <summary>The width in ems.</summary>
    public double Width(string text)
    {
        double sum = 0;
        foreach (var c in text) sum += Width(c);
        return sum;
    }

    public double Width(char letter) => code(letter) is { } known ? width(known, letter) : 0;

    /// <summary>The text as the operand that shows it.</summary>
    public string Literal(string text)
    {
        var literal = new StringBuilder("<");
        foreach (var c in text) if (code(c) is { } known) literal.Append(known.ToString(codeBytes == 2 ? "X4" : "X2", CultureInfo.InvariantCulture));
        return literal.Append('>').ToString();
    }
}
