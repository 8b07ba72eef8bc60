using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Pdf.Reading.Encryption;
using IncidentStrategy.Pdf.Reading.Filters;

namespace IncidentStrategy.Pdf.Tests.Reading;

/// <summary>The filters against published examples, and on data that are cut short or corrupt.</summary>
public class FilterTests
{
    const int Ample = 1 << 20;

    [Fact]
    public void Lzw_unpacks_the_standards_example() =>
        Assert.Equal([45, 45, 45, 45, 45, 65, 45, 45, 45, 66], Lzw.Decode([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01], early: true, Ample));

    [Theory]
    [InlineData("9jqo^BlbD-BleB1DJ+*+F(f,q~>", "Man is distinguished")]
    [InlineData("<~87cUR~>", "Hell")]
    [InlineData("z87cU\nRD]~>", "\0\0\0\0Hello")]
    public void Base_85_gives_its_text(string encoded, string expected) =>
        Assert.Equal(expected, PdfBytes.Text(TextFilters.Base85(PdfBytes.Of(encoded), Ample)));

    [Fact]
    public void Run_lengths_copy_and_repeat() => Assert.Equal("abcxxxx", PdfBytes.Text(TextFilters.RunLength([2, 97, 98, 99, 253, 120, 128, 9], Ample)));

    [Fact]
    public void Deflate_reaches_back_before_its_beginning_as_readers_let_it() =>
        // By hand: one block of fixed codes, the letter a, three bytes from four back, the end.
        Assert.Equal("a\0\0\0", PdfBytes.Text(Inflate.Decode(new byte[] { 0x78, 0x9C, 0x4B, 0x04, 0x62, 0x00 }, Ample)));

    [Fact]
    public void Rc4_agrees_with_a_published_vector() =>
        Assert.Equal("BBF316E8D940AF0AD3", Convert.ToHexString(Rc4.Apply("Key"u8, "Plaintext"u8)));

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    [InlineData(1000)]
    public void Deflated_data_cut_short_give_what_came(int kept)
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i * 7919 % 1000} "));
        var packed = PdfBytes.Of(PdfBytes.Packed(text));
        var unpacked = PdfBytes.Text(Inflate.Decode(packed.AsMemory(0, kept), Ample));
        Assert.True(unpacked.Length >= kept / 2 - 60, $"{unpacked.Length} bytes of {kept}");
        Assert.StartsWith(unpacked, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Deflated_data_with_a_wrong_sum_or_no_header_are_whole()
    {
        var packed = PdfBytes.Of(PdfBytes.Packed("Handover at shift change"));
        byte[] wrong = [.. packed[..^4], 1, 2, 3, 4];
        Assert.Equal("Handover at shift change", PdfBytes.Text(Inflate.Decode(wrong, Ample)));
        Assert.Equal("Handover at shift change", PdfBytes.Text(Inflate.Decode(packed.AsMemory(2), Ample)));
    }

    [Fact]
    public void Deflated_data_stop_where_they_are_corrupt_and_keep_what_came_before()
    {
        var text = string.Concat(Enumerable.Range(0, 20000).Select(i => $"{(long)i * i * 7919 % 99991} "));
        var packed = PdfBytes.Of(PdfBytes.Packed(text));
        packed.AsSpan(packed.Length / 2, 40).Fill(0xFF);
        var unpacked = PdfBytes.Text(Inflate.Decode(packed, Ample));
        Assert.True(unpacked.Length > text.Length / 3, $"{unpacked.Length} of {text.Length}");
        Assert.StartsWith(text[..(text.Length / 3)], unpacked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_is_stopped_at_the_limit()
    {
        var packed = PdfBytes.Of(PdfBytes.Packed(new string('a', 5_000_000)));
        Assert.Equal(PdfFault.TooLarge, Assert.Throws<PdfFaultException>(() => Inflate.Decode(packed, Ample)).Fault);
    }

    [Fact]
    public void Predictors_are_undone()
    {
        // Rows of three bytes: none, sub, up, average, Paeth; worked by hand.
        byte[] rows = [0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 3, 10, 10, 10, 4, 1, 1, 1];
        Assert.Equal([1, 2, 3, 1, 2, 3, 2, 3, 4, 11, 17, 20, 12, 18, 21], Predictor.Undo(rows, 15, 1, 8, 3));
        Assert.Equal([10, 11, 13, 5, 5, 5], Predictor.Undo([10, 1, 2, 5, 0, 0], 2, 1, 8, 3));
        Assert.Equal([0b0001_0011], Predictor.Undo([0b0001_0010], 2, 1, 4, 2));
    }
}
