using System.Globalization;
using System.Text;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using static IncidentStrategy.Pdf.Importing.Mark;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>A field's font, size (0 means to fit) and colour operators, from its default appearance.</summary>
sealed record FieldStyle(string FontName, double Size, string Colour)
{
    public static FieldStyle Read(string appearance)
    {
        var words = appearance.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var (name, size, colour) = ("Helv", 0.0, "0 g");
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "Tf" && i >= 2) (name, size) = (words[i - 2].TrimStart('/'), Number(words[i - 1]));
            else if (words[i] is "g" or "rg" or "k" && i >= Operands(words[i]))
                colour = string.Join(' ', words[(i - Operands(words[i]))..i].Select(w => N(Math.Clamp(Number(w), 0, 1)))) + " " + words[i];
        }
        return new(name, Math.Clamp(Math.Abs(size), 0, 500), colour);
    }

    static int Operands(string keyword) => keyword switch { "g" => 1, "rg" => 3, _ => 4 };

    static double Number(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : 0;

    /// <summary>One of the fonts every reader has.</summary>
    public static PdfDictionary Standard(string name)
    {
        var font = new PdfDictionary();
        font["Type"] = new PdfName("Font");
        font["Subtype"] = new PdfName("Type1");
        font["BaseFont"] = new PdfName(name);
        if (name != "ZapfDingbats") font["Encoding"] = new PdfName("WinAnsiEncoding");
        return font;
    }
}

/// <summary>Sets a field's text in its box as operators, with Helvetica's widths.</summary>
sealed class FieldLayout(PdfBox box, double border, int alignment, FieldStyle style, bool severalLines)
{
    const double Margin = 2, LineFactor = 1.0;

    /// <summary>Thousandths of an em of Helvetica's space to tilde; other letters are taken as wide as its digits.</summary>
    static ReadOnlySpan<short> Widths =>
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    static double Width(string text)
    {
        double width = 0;
        foreach (var c in text) width += c is >= ' ' and <= '~' ? Widths[c - ' '] : 556;
        return width / 1000;
    }

    public string Set(string text)
    {
        var room = Math.Max(1, box.Width - 2 * (Margin + border));
        var size = style.Size > 0 ? style.Size : severalLines ? 12 : Math.Max(1, Math.Min(0.67 * box.Height, room / Math.Max(0.1, Width(text))));
        var lines = severalLines ? Wrapped(text, room / size) : [text.Replace('\r', ' ').Replace('\n', ' ')];
        var y = severalLines ? box.Top - border - Margin - size : box.Bottom + box.Height / 2 - 0.4 * size;
        var operators = Begin(size);
        foreach (var line in lines)
        {
            var spare = room - Width(line) * size;
            operators.Append($"1 0 0 1 {N(box.Left + border + Margin + Math.Max(0, spare) * alignment / 2)} {N(y)} Tm {Literal(line)} Tj ");
            y -= size * LineFactor;
        }
        return operators.Append("ET ").ToString();
    }

    /// <summary>One letter in each of equal cells.</summary>
    public string Cells(string text, int cells)
    {
        var width = box.Width / cells;
        var size = style.Size > 0 ? style.Size : 0.67 * box.Height;
        var operators = Begin(size);
        for (var i = 0; i < Math.Min(text.Length, cells); i++)
        {
            var letter = text.Substring(i, 1);
            operators.Append($"1 0 0 1 {N(box.Left + width * i + (width - Width(letter) * size) / 2)} {N(box.Bottom + box.Height / 2 - 0.4 * size)} Tm {Literal(letter)} Tj ");
        }
        return operators.Append("ET ").ToString();
    }

    StringBuilder Begin(double size) => new($"{N(box.Left)} {N(box.Bottom)} {N(box.Width)} {N(box.Height)} re W n BT {style.Colour} /Font# {N(size)} Tf ");

    static List<string> Wrapped(string text, double ems)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split(["\r\n", "\r", "\n"], StringSplitOptions.None).Take(500))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                var longer = line.Length == 0 ? word : line + " " + word;
                if (line.Length > 0 && Width(longer) > ems)
                {
                    lines.Add(line);
                    line = word;
                }
                else line = longer;
            }
            lines.Add(line);
        }
        return lines;
    }

    static string Literal(string text)
    {
        var literal = new StringBuilder("<");
        foreach (var c in text) literal.Append(((int)(c < 256 ? c : c == '\u2019' ? 0x92 : c == '\u2013' ? 0x96 : c == '€' ? 0x80 : '?')).ToString("X2", CultureInfo.InvariantCulture));
        return literal.Append('>').ToString();
    }
}
