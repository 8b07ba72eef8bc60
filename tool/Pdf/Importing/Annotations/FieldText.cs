using System.Text;
using static IncidentStrategy.Pdf.Importing.Annotations.Mark;

namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>Sets a field's text as operators in a box of this width and height, its lower left corner at 0,0; alignment is 0 left, 1 centre, 2 right.</summary>
sealed class FieldText(double width, double height, double border, int alignment, FieldFont font, FieldStyle style)
{
    const double Margin = 2, LargestOfSeveral = 20, FirstLine = 3, Descender = 0.33, Rise = 0.4, ListLeading = 1.1;
    const int MostLines = 1000;

    public string OneLine(string text)
    {
        text = font.Showable(text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        var ems = font.Width(text);
        var size = style.Size > 0 ? style.Size : Fitted(ems, height - 2 * border);
        return Begin(size) + At(Beginning(ems * size), height / 2 - Rise * size) + $"{font.Literal(text)} Tj ET ";
    }

    double Fitted(double ems, double most) => Math.Floor(ems > 0 ? Math.Min(most, (width - 2 * Margin - 2 * border) / ems) : most);

    double Beginning(double length) => alignment switch
    {
        1 => (width - length) / 2,
        2 => width - border - Margin - length,
        _ => border + Margin,
    };

    /// <summary>One letter in each of equal cells.</summary>
    public string Cells(string text, int cells)
    {
        text = font.Showable(text);
        if (text.Length > cells) text = text[..cells];
        var cell = (width - 2 * border) / cells;
        var size = style.Size > 0 ? style.Size : Math.Floor(Math.Min(height - 2 * border, cell));
        var x = border + alignment * (cells - text.Length) / 2.0 * cell;
        var operators = new StringBuilder(Begin(size));
        foreach (var letter in text)
        {
            operators.Append(At(x + (cell - font.Width(letter) * size) / 2, height / 2 - Rise * size)).Append(font.Literal(letter.ToString())).Append(" Tj ");
            x += cell;
        }
        return operators.Append("ET ").ToString();
    }

    public string SeveralLines(string text)
    {
        text = font.Showable(text);
        var size = style.Size;
        if (size == 0)
            for (size = LargestOfSeveral; size > 1; size--)
                if (height - FirstLine - size * Wrapped(text, (width - 2 * border - 2 * Margin) / size).Count >= Descender * size) break;
        var y = height - FirstLine;
        var operators = new StringBuilder(Begin(size));
        foreach (var line in Wrapped(text, width / size))
        {
            var length = font.Width(line) * size;
            var x = alignment switch { 1 => (width - length) / 2, 2 => width - length - border - Margin, _ => border + Margin };
            operators.Append(At(x, y -= size)).Append(font.Literal(line)).Append(" Tj ");
        }
        return operators.Append("ET ").ToString();
    }

    /// <summary>Choices below one another from the top, those chosen in white on black.</summary>
    public string List(IReadOnlyList<(string Text, bool Chosen)> choices)
    {
        var widest = choices.Count == 0 ? 0 : choices.Max(c => font.Width(font.Showable(c.Text)));
        var size = style.Size > 0 ? style.Size : Fitted(widest, height - 2 * border);
        var y = height - ListLeading * size;
        var operators = new StringBuilder();
        foreach (var (text, chosen) in choices)
        {
            if (y < -ListLeading * size) break;
            var line = font.Showable(text);
            if (chosen) operators.Append($"0 g {N(border)} {N(y - 0.2 * size)} {N(width - 2 * border)} {N(ListLeading * size)} re f ");
            operators.Append(Begin(size)).Append(At(Beginning(font.Width(line) * size), y)).Append(chosen ? "1 g " : "").Append(font.Literal(line)).Append(" Tj ET ");
            y -= ListLeading * size;
        }
        return operators.ToString();
    }

    /// <summary>Free text in lines from the top.</summary>
    public string Free(string text)
    {
        var (size, inset) = (style.Size > 0 ? style.Size : 10, 2 * border);
        text = font.Showable(text);
        var (room, y) = (width - 2 * inset, height - inset);
        var operators = new StringBuilder($"{N(inset)} {N(inset)} {N(room)} {N(height - 2 * inset)} re W n {Begin(size)}");
        foreach (var line in Wrapped(text, room / size))
            operators.Append(At(inset + (room - font.Width(line) * size) * alignment / 2, y -= size)).Append(font.Literal(line)).Append(" Tj ");
        return operators.Append("ET ").ToString();
    }

    string Begin(double size) => $"BT {style.Colour} /F {N(size)} Tf ";

    static string At(double x, double y) => $"1 0 0 1 {N(x)} {N(y)} Tm ";

    /// <summary>Breaks at spaces, and within words longer than a line; what ends a line is left out.</summary>
    List<string> Wrapped(string text, double ems)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length && lines.Count < MostLines;)
        {
            var (start, used, space) = (at, 0.0, -1);
            while (at < text.Length && text[at] is not ('\r' or '\n'))
            {
                used += font.Width(text[at]);
                if (used > ems && at > start) break;
                if (text[at] == ' ') space = at;
                at++;
            }
            if (at < text.Length && text[at] is not ('\r' or '\n') && space > start) at = text[at] == ' ' ? at : space;
            lines.Add(text[start..at].TrimEnd(' '));
            while (at < text.Length && text[at] == ' ') at++;
            if (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
        }
        return lines;
    }
}
