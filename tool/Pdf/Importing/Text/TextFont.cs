using System.Text;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing.Text;

/// <summary>A font as far as reading text needs it: what its codes stand for and how wide they are.</summary>
sealed class TextFont
{
    readonly PdfFile file;
    readonly UnicodeMap? map;
    readonly string[]? letters;
    readonly PdfArray? widths;
    readonly int firstCode;
    readonly int codeBytes = 1;
    readonly double usualWidth = 0.5;

    public TextFont(PdfDictionary font, PdfFile file)
    {
        this.file = file;
        if (file.Get(font, "ToUnicode") is PdfStream unicode) map = UnicodeMap.Read(file.Unpack(unicode), file.Budget);
        if (file.Name(font, "Subtype") == "Type0")
        {
            // Codes of composite fonts are two bytes but for a few old Asian encodings, which a map to Unicode gives away.
            codeBytes = map?.CodeBytes is 1 ? 1 : 2;
            usualWidth = 0.6;
            return;
        }
        letters = Letters(font);
        widths = file.Array(font, "Widths");
        firstCode = file.Integer(font, "FirstChar") ?? 0;
    }

    /// <summary>What each single byte stands for; empty strings for a composite font.</summary>
    public IReadOnlyList<string> LettersByCode => [.. Enumerable.Range(0, 256).Select(code => map?.Letter(code) ?? letters?[code] ?? "")];

    string[] Letters(PdfDictionary font)
    {
        var encoding = file.Get(font, "Encoding");
        if (encoding is PdfName named) return GlyphNames.Encoding(named.Value);
        var described = encoding as PdfDictionary;
        var isTrueType = file.Name(font, "Subtype") == "TrueType";
        var letters = GlyphNames.Encoding((described is null ? null : file.Name(described, "BaseEncoding")) ?? (isTrueType ? "WinAnsiEncoding" : null));
        if (described is null || file.Array(described, "Differences") is not { } differences) return letters;
        var code = 0;
        foreach (var item in differences.Items.Take(2000))
        {
            if (file.Follow(item) is PdfName glyph)
            {
                if (code is >= 0 and < 256) letters[code] = GlyphNames.Letter(glyph.Value);
                code++;
            }
            else if (file.Number(item) is { } next) code = (int)Math.Clamp(next, 0, 256);
        }
        return letters;
    }

    /// <summary>Adds what the codes stand for; gives their width in ems, and how many codes and single-byte spaces there are.</summary>
    public (double Width, int Codes, int Spaces) Show(byte[] codes, StringBuilder into)
    {
        var (width, count, spaces) = (0.0, 0, 0);
        for (var i = 0; i + codeBytes <= codes.Length; i += codeBytes)
        {
            int code = codeBytes == 1 ? codes[i] : codes[i] << 8 | codes[i + 1];
            var letter = map?.Letter(code) ?? (letters is not null ? letters[code & 255] : "");
            foreach (var c in letter) if (c >= ' ' || c == '\t') into.Append(c);
            width += Width(code);
            count++;
            if (codeBytes == 1 && code == 32) spaces++;
        }
        return (width, count, spaces);
    }

    double Width(int code) =>
        widths is not null && file.Number(widths[code - firstCode]) is { } width and > 0 and < 5000 ? width / 1000 : usualWidth;
}
