using System.Globalization;

namespace IncidentStrategy.Pdf.Importing.Text;

/// <summary>The letters that glyph names and the standard encodings stand for (ISO 32000-1, annex D; Adobe's naming rules).</summary>
static class GlyphNames
{
    /// <summary>Names from 32 on, in the order of ASCII.</summary>
    const string Ascii = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash "
        + "zero one two three four five six seven eight nine colon semicolon less equal greater question at "
        + "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave "
        + "a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde";

    /// <summary>Names from 161 on, in the order of Latin-1.</summary>
    const string Latin = "exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot softhyphen registered macron "
        + "degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown "
        + "Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis "
        + "Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls "
        + "agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis "
        + "eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis";

    static readonly Dictionary<string, string> Letters = Build();

    static Dictionary<string, string> Build()
    {
        var letters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["quoteright"] = "’", ["quoteleft"] = "‘", ["quotedblleft"] = "“", ["quotedblright"] = "”", ["quotesinglbase"] = "‚", ["quotedblbase"] = "„",
            ["endash"] = "–", ["emdash"] = "—", ["bullet"] = "•", ["ellipsis"] = "…", ["dagger"] = "†", ["daggerdbl"] = "‡", ["perthousand"] = "‰",
            ["guilsinglleft"] = "‹", ["guilsinglright"] = "›", ["fraction"] = "⁄", ["florin"] = "ƒ", ["Euro"] = "€", ["trademark"] = "™", ["minus"] = "−",
            ["fi"] = "fi", ["fl"] = "fl", ["ff"] = "ff", ["ffi"] = "ffi", ["ffl"] = "ffl", ["OE"] = "Œ", ["oe"] = "œ", ["Scaron"] = "Š", ["scaron"] = "š",
            ["Zcaron"] = "Ž", ["zcaron"] = "ž", ["Ydieresis"] = "Ÿ", ["dotlessi"] = "ı", ["Lslash"] = "Ł", ["lslash"] = "ł", ["circumflex"] = "ˆ", ["tilde"] = "˜",
            ["caron"] = "ˇ", ["breve"] = "˘", ["dotaccent"] = "˙", ["ring"] = "˚", ["hungarumlaut"] = "˝", ["ogonek"] = "˛", ["nbspace"] = "\u00a0",
            ["arrowright"] = "→", ["arrowleft"] = "←", ["lessequal"] = "≤", ["greaterequal"] = "≥", ["notequal"] = "≠", ["checkmark"] = "✓",
            ["Wcircumflex"] = "Ŵ", ["wcircumflex"] = "ŵ", ["Ycircumflex"] = "Ŷ", ["ycircumflex"] = "ŷ",
        };
        var code = 32;
        foreach (var name in Ascii.Split(' ')) letters[name] = ((char)code++).ToString();
        code = 161;
        foreach (var name in Latin.Split(' ')) letters[name] = ((char)code++).ToString();
        return letters;
    }

    /// <summary>What the named glyph stands for; empty when the name tells nothing.</summary>
    public static string Letter(string name)
    {
        if (Letters.TryGetValue(name, out var letter)) return letter;
        if (name.IndexOf('.') is > 0 and var dot) return Letter(name[..dot]);
        if (name.StartsWith("uni", StringComparison.Ordinal) && name.Length >= 7 && Hex(name[3..7]) is { } unit) return unit;
        return name.Length is >= 5 and <= 7 && name[0] == 'u' && Hex(name[1..]) is { } scalar ? scalar : "";
    }

    static string? Hex(string digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && System.Text.Rune.IsValid(code) ? char.ConvertFromUtf32(code) : null;

    const string Windows = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    const string Mac = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\0ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

    const string StandardUpper = "\0¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\0–†‡·\0¶•‚„”»…‰\0¿\0`´ˆ˜¯˘˙¨\0˚¸\0˝˛ˇ—\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0Æ\0ª\0\0\0\0ŁØŒº\0\0\0\0\0æ\0\0\0ı\0\0łøœß\0\0\0\0";

    /// <summary>What each of the 256 codes stands for in an encoding by name; Standard when the name is none of the others.</summary>
    public static string[] Encoding(string? name)
    {
        var letters = new string[256];
        for (var code = 0; code < 256; code++)
        {
            var letter = code switch
            {
                < 32 => '\0',
                < 127 when name is not ("WinAnsiEncoding" or "MacRomanEncoding") => code switch { 39 => '’', 96 => '‘', _ => (char)code },
                < 127 => (char)code,
                127 => '\0',
                _ => name switch
                {
                    "WinAnsiEncoding" => code < 160 ? Windows[code - 128] : (char)code,
                    "MacRomanEncoding" => code - 128 < Mac.Length ? Mac[code - 128] : '\0',
                    _ => code >= 160 && code - 160 < StandardUpper.Length ? StandardUpper[code - 160] : '\0',
                },
            };
            letters[code] = letter switch { '\0' => "", 'ﬁ' => "fi", 'ﬂ' => "fl", _ => letter.ToString() };
        }
        return letters;
    }
}
