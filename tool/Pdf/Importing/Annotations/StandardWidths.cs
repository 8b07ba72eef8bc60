namespace IncidentStrategy.Pdf.Importing.Annotations;

/// <summary>The widths of the fonts that every reader has, in thousandths of an em, from space to tilde; letters with accents are as wide as without.</summary>
static class StandardWidths
{
    static readonly short[] Helvetica =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    static readonly short[] HelveticaBold =
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ];

    static readonly short[] Times =
    [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
        921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
        333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    ];

    /// <summary>The letters from À to ÿ without their accents.</summary>
    const string Plain = "AAAAAAWCEEEEIIIIDNOOOOO+OUUUUYPpaaaaaamceeeeiiiidnooooo+ouuuuypy";

    /// <summary>The marks that buttons are ticked with, by their codes in ZapfDingbats.</summary>
    static readonly Dictionary<char, short> Dingbats = new()
    {
        ['3'] = 755, ['4'] = 846, ['5'] = 762, ['6'] = 761, ['7'] = 571, ['8'] = 677, ['H'] = 816,
        ['l'] = 791, ['m'] = 873, ['n'] = 761, ['o'] = 762, ['q'] = 759, ['s'] = 892, ['t'] = 892, ['u'] = 788, ['v'] = 784,
    };

    /// <summary>The width of a letter in the font of that name, or in the one that would stand for it.</summary>
    public static double Of(string font, char letter)
    {
        if (font.Contains("Dingbats", StringComparison.Ordinal)) return Dingbats.GetValueOrDefault(letter, (short)788) / 1000.0;
        if (font.Contains("Cour", StringComparison.Ordinal)) return 0.6;
        if (letter is >= 'À' and <= 'ÿ') letter = Plain[letter - 'À'];
        var table = font.Contains("Times", StringComparison.Ordinal) ? Times : font.Contains("Bold", StringComparison.Ordinal) ? HelveticaBold : Helvetica;
        return (letter is >= ' ' and <= '~' ? table[letter - ' '] : 556) / 1000.0;
    }
}
