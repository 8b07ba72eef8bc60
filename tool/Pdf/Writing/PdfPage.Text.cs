using IncidentStrategy.Pdf.Fonts;

namespace IncidentStrategy.Pdf.Writing;

public sealed partial class PdfPage
{
    long lineX, lineY;

    /// <summary>Draws a run with its first glyph's origin at x on the baseline y.</summary>
    public void Text(GlyphRun run, double x, double y, double size, Colour colour) =>
        Text(run.Glyphs, run.Text, x, y, size, colour);

    /// <summary>
    /// Draws glyphs of <paramref name="text"/> (a whole run's, or a stretch of them) and gives the width taken in points.
    /// <paramref name="letterSpacing"/> is added after every glyph and <paramref name="wordSpacing"/> after every space, in points.
    /// </summary>
    public double Text(ReadOnlySpan<Glyph> glyphs, string text, double x, double y, double size, Colour colour, double letterSpacing = 0, double wordSpacing = 0)
    {
        if (glyphs.IsEmpty) return 0;
        Mark(isText: true);
        if (!inText) BeginText();
        SetFill(colour);
        MoveText(x, y);
        var letter = (int)Math.Round(letterSpacing * 1000 / size);
        var word = (int)Math.Round(wordSpacing * 1000 / size);
        var width = 0L;
        for (var first = 0; first < glyphs.Length;)
        {
            var face = glyphs[first].Face;
            var end = first + 1;
            while (end < glyphs.Length && ReferenceEquals(glyphs[end].Face, face)) end++;
            width += Show(glyphs, first, end, text, size, letter, word);
            first = end;
        }
        return width * size / 1000;
    }

    void BeginText()
    {
        content.Raw("BT\n"u8);
        inText = true;
        (lineX, lineY) = (0, 0);
    }

    /// <summary>Moves by the difference of the places as they are written, so that rounding never adds up.</summary>
    void MoveText(double x, double y)
    {
        long toX = ByteBuffer.ToThousandths(x), toY = ByteBuffer.ToThousandths(Height - y);
        content.Thousandths(toX - lineX).Space().Thousandths(toY - lineY).Raw(" Td\n"u8);
        (lineX, lineY) = (toX, toY);
    }

    /// <summary>Shows glyphs of one face, from the first to before the end.</summary>
    long Show(ReadOnlySpan<Glyph> glyphs, int first, int end, string text, double size, int letter, int word)
    {
        var face = glyphs[first].Face;
        var font = SetFont(face, size);
        var width = 0L;
        var pending = 0;
        var to = content.Reserve((end - first) * 80 + 32);
        var at = 0;
        to[at++] = (byte)'[';
        to[at++] = (byte)'(';
        for (var i = first; i < end; i++)
        {
            ref readonly var glyph = ref glyphs[i];
            if (glyph.Up != 0 || glyph.Right != 0)
            {
                (at, pending) = ShowRaised(to, at, pending, glyph, font.CodeOf(glyph, text), size);
                width += glyph.Advance;
                continue;
            }
            if (pending != 0)
            {
                to[at++] = (byte)')';
                System.Buffers.Text.Utf8Formatter.TryFormat(pending, to[at..], out var digits);
                at += digits;
                to[at++] = (byte)'(';
            }
            var code = font.CodeOf(glyph, text);
            at = Escaped(to, at, (byte)(code >> 8));
            at = Escaped(to, at, (byte)code);
            int advance = glyph.Advance + letter;
            if (word != 0 && glyph.Chars == 1 && text[glyph.Cluster] is ' ' or '\u00A0') advance += word;
            width += advance;
            pending = face.AdvanceOf(glyph.Id) - advance;
        }
        to[at++] = (byte)')';
        content.Advance(at);
        if (pending != 0 && end < glyphs.Length) content.Integer(pending);
        content.Raw("]TJ\n"u8);
        return width;
    }

    /// <summary>Shows a mark off its line and out of its turn, and goes back: what comes after stands where it would have stood.</summary>
    static (int At, int Pending) ShowRaised(Span<byte> to, int at, int pending, in Glyph glyph, ushort code, double size)
    {
        var raised = new ByteBuffer(96);
        raised.Byte((byte)')').Integer(pending - glyph.Right).Raw("]TJ "u8).Number(glyph.Up * size / 1000).Raw(" Ts <"u8)
            .Hex((byte)(code >> 8)).Hex((byte)code).Raw("> Tj 0 Ts [("u8);
        raised.Written.CopyTo(to[at..]);
        return (at + raised.Length, glyph.Right + glyph.Face.AdvanceOf(glyph.Id) - glyph.Advance);
    }

    static int Escaped(Span<byte> to, int at, byte value)
    {
        if (value is (byte)'(' or (byte)')' or (byte)'\\' or (byte)'\r' or (byte)'\n')
        {
            to[at++] = (byte)'\\';
            if (value == '\r') value = (byte)'r';
            else if (value == '\n') value = (byte)'n';
        }
        to[at++] = value;
        return at;
    }

    EmbeddedFont SetFont(FontFace face, double size)
    {
        var index = writer.FontIndex(face);
        var thousandths = ByteBuffer.ToThousandths(size);
        if (index == state.Font && thousandths == state.FontSize) return writer.Fonts[index];
        (state.Font, state.FontSize) = (index, thousandths);
        Need(fonts, index);
        content.Raw("/F"u8).Integer(index).Space().Thousandths(thousandths).Raw(" Tf\n"u8);
        return writer.Fonts[index];
    }
}
