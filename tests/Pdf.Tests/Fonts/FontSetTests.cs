using IncidentStrategy.Pdf.Fonts;

namespace IncidentStrategy.Pdf.Tests.Fonts;

/// <summary>Widths and pairs were read off the font files with another program (a dump of hmtx and GPOS).</summary>
public class FontSetTests
{
    static readonly FontSet Noto = FontSet.Noto;

    [Fact]
    public void Advances_are_the_font_files_own()
    {
        Assert.Equal(639, Noto.Measure("A", FontStyle.Regular));
        Assert.Equal(260, Noto.Measure(" ", FontStyle.Regular));
        Assert.Equal(600, Noto.Measure("W", FontStyle.Mono));
    }

    [Fact]
    public void Figures_are_tabular() =>
        Assert.Single("0123456789".Select(d => Noto.Measure([d], FontStyle.Regular)).Distinct());

    [Theory]
    [InlineData("AVATAR"), InlineData("To"), InlineData("We")]
    public void Pairs_are_kerned(string text)
    {
        var apart = text.Sum(c => Noto.Measure([c], FontStyle.Regular));
        Assert.True(Noto.Measure(text, FontStyle.Regular) < apart);
        Assert.Equal(apart, Noto.Measure(text, FontStyle.Regular, kerning: false));
    }

    [Theory]
    [InlineData("The office's first affluent staff"), InlineData("Ŵŷ Łódź Ελλάδα Київ → ≥ ≤ ✓ ✗ €"), InlineData("a\tb\nc\u00ADd\u200B e\u0301 \uD83D\uDE00 \uD800 漢"), InlineData("")]
    public void Measuring_agrees_with_shaping(string text)
    {
        foreach (var style in Enum.GetValues<FontStyle>())
            Assert.Equal(Noto.Shape(text, style).Width, Noto.Measure(text, style));
    }

    [Fact]
    public void Ligatures_stand_for_all_their_characters()
    {
        var run = Noto.Shape("affluent", FontStyle.Regular);
        var ligature = Assert.Single(run.Glyphs, g => g.Chars > 1);
        Assert.Equal("ffl", run.Text.Substring(ligature.Cluster, ligature.Chars));
        Assert.All(Noto.Shape("affluent", FontStyle.Regular, ligatures: false).Glyphs, g => Assert.Equal(1, g.Chars));
    }

    [Fact]
    public void Names_and_signs_of_the_trade_are_all_there()
    {
        const string wanted = "Ŵŵ Ŷŷ Ąąęłńśźż ÄÖÜß ñçõ ăâîșț ğış ΑΩαω ЀЯЖжї →←↑↓ ≥≤≠−√∞ ✓✗ € £ § • – — ‘’“” … ☐☑☒ ½ ² ³ µ σ ō ⚠ ▲▼●■◆";
        foreach (var style in Enum.GetValues<FontStyle>()) Assert.Empty(Noto.Shape(wanted, style).Missing);
    }

    [Fact]
    public void What_no_font_has_is_told_once_and_drawn_as_a_sign()
    {
        var run = Noto.Shape("漢字漢", FontStyle.Regular);
        Assert.Equal([0x6F22, 0x5B57], run.Missing);
        Assert.Equal(3, run.Glyphs.Length);
        Assert.All(run.Glyphs, g => Assert.NotEqual(0, g.Id));
    }

    [Fact]
    public void A_letter_and_its_mark_become_one_glyph()
    {
        var run = Noto.Shape("e\u0301", FontStyle.Regular);
        Assert.Equal(Noto[FontStyle.Regular].GlyphOf('é'), Assert.Single(run.Glyphs).Id);
        Assert.Equal(2, run.Glyphs[0].Chars);
    }

    [Fact]
    public void A_soft_hyphen_is_drawn_only_at_the_end()
    {
        Assert.Equal(2, Noto.Shape("a\u00ADb", FontStyle.Regular).Glyphs.Length);
        Assert.Equal(Noto.Measure("a-", FontStyle.Regular), Noto.Measure("a\u00AD", FontStyle.Regular));
    }

    /// <summary>x is 529 wide; the font sets a macron over its middle, above its height, and a second mark above the first.</summary>
    [Fact]
    public void A_mark_without_a_letter_of_its_own_is_set_on_the_letter()
    {
        var run = Noto.Shape("x\u0304\u0301", FontStyle.Regular);
        Assert.Equal(3, run.Glyphs.Length);
        Assert.Equal(Noto.Measure("x", FontStyle.Regular), run.Width);
        Assert.True(run.Glyphs[1].Right is < 0 and > -529);
        Assert.True(run.Glyphs[2].Up > run.Glyphs[1].Up);
    }
}
