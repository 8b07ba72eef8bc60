using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Tests.Reading;

/// <summary>What the words of a PDF mean, sound and otherwise (ISO 32000-1, 7.2 and 7.3).</summary>
public class LexerTests
{
    static string Read(string text)
    {
        var value = new PdfParser(new PdfLexer(PdfBytes.Of(text)), 50).Read();
        return value is null ? "nothing" : Show(value);
    }

    static string Show(PdfObject value) => value switch
    {
        PdfNull => "null",
        PdfBoolean b => b.Value ? "true" : "false",
        PdfInteger i => $"{i.Value}",
        PdfReal r => $"real {r.Value}",
        PdfString s => $"({PdfBytes.Text(s.Bytes)})",
        PdfName n => $"/{n.Value}",
        PdfReference r => $"{r.Number} {r.Generation} R",
        PdfArray a => $"[{string.Join(' ', a.Items.Select(Show))}]",
        PdfDictionary d => $"<<{string.Join(' ', d.Entries.Select(e => $"/{e.Key} {Show(e.Value)}"))}>>",
        _ => "?",
    };

    [Theory]
    [InlineData("123", "123")]
    [InlineData("-17 ", "-17")]
    [InlineData("+17", "17")]
    [InlineData("34.5", "real 34.5")]
    [InlineData("-.002", "real -0.002")]
    [InlineData("4.", "real 4")]
    [InlineData("--5", "-5")]
    [InlineData("12-34", "1234")]
    [InlineData("99999999999999999999", "real 1E+18")]
    [InlineData("(Strings may contain balanced (parentheses) and \\(special\\))", "(Strings may contain balanced (parentheses) and (special))")]
    [InlineData("(two \\\r\nlines\\t\\101\\7x)", "(two lines\tA\ax)")]
    [InlineData("(a\r\nb\rc)", "(a\nb\nc)")]
    [InlineData("(never closed", "(never closed)")]
    [InlineData("<48 65 6C6c6F2>", "(Hello )")]
    [InlineData("/A#42#43 ", "/ABC")]
    [InlineData("/A;Name_With-Various***Characters?", "/A;Name_With-Various***Characters?")]
    [InlineData("/ ", "/")]
    [InlineData("[1 R 2 3 0 R /X(y)true null]", "[1 null 2 3 0 R /X (y) true null]")]
    [InlineData("[1 [2 3", "[1 [2 3]]")]
    [InlineData("<</A 1/B<</C 2>>/D>>", "<</A 1 /B <</C 2>>>>")]
    [InlineData("<</A 1/A 2>>", "<</A 2>>")]
    [InlineData("<</A 1 endobj", "<</A 1>>")]
    [InlineData("% a comment\n7", "7")]
    [InlineData(">>", "nothing")]
    public void Words_mean_what_readers_take_them_to_mean(string text, string expected) => Assert.Equal(expected, Read(text));

    [Fact]
    public void Nesting_beyond_the_limit_is_refused_rather_than_followed() =>
        Assert.Equal(PdfFault.TooDeep, Assert.Throws<PdfFaultException>(() => Read(new string('[', 100_000))).Fault);
}
