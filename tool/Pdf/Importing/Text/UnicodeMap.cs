using System.Text;
using IncidentStrategy.Pdf.Reading;

namespace IncidentStrategy.Pdf.Importing.Text;

/// <summary>A font's map from codes to Unicode (ISO 32000-1, 9.10.3), and how many bytes its codes have.</summary>
sealed class UnicodeMap
{
    const int MostEntries = 200_000, StepsForEntry = 8;
    readonly Dictionary<int, string> letters = [];

    /// <summary>The bytes of a code, as the code space ranges say; 0 when none does.</summary>
    public int CodeBytes { get; private set; }

    public string? Letter(int code) => letters.GetValueOrDefault(code);

    /// <summary>The first code of each letter.</summary>
    public Dictionary<char, int> Codes()
    {
        var codes = new Dictionary<char, int>();
        foreach (var (code, text) in letters.OrderBy(l => l.Key)) if (text.Length == 1) codes.TryAdd(text[0], code);
        return codes;
    }

    public static UnicodeMap Read(byte[] map, Budget budget)
    {
        var result = new UnicodeMap();
        var lexer = new PdfLexer(map);
        var strings = new List<byte[]>();
        while (lexer.Next() != PdfToken.End)
        {
            budget.Step();
            if (lexer.Kind == PdfToken.HexText) strings.Add(lexer.TextBytes());
            else if (lexer.Kind == PdfToken.ArrayOpen) result.Listed(lexer, strings);
            else if (lexer.Kind == PdfToken.Keyword) result.Section(lexer, strings, budget);
        }
        return result;
    }

    void Section(PdfLexer lexer, List<byte[]> strings, Budget budget)
    {
        if (lexer.Is("endcodespacerange"u8)) CodeBytes = strings.Count > 0 ? strings.Max(s => s.Length) : 0;
        else if (lexer.Is("endbfchar"u8)) for (var i = 0; i + 1 < strings.Count; i += 2) Set(Code(strings[i]), Text(strings[i + 1], 0));
        else if (lexer.Is("endbfrange"u8))
            for (var i = 0; i + 2 < strings.Count; i += 3)
                for (int code = Code(strings[i]), last = Code(strings[i + 1]), n = 0; code <= last && n < 65536; code++, n++)
                {
                    // Ranges may be many and overlap.
                    budget.Step(StepsForEntry);
                    Set(code, Text(strings[i + 2], n));
                }
        strings.Clear();
    }

    /// <summary>A range whose letters are listed one by one.</summary>
    void Listed(PdfLexer lexer, List<byte[]> strings)
    {
        if (strings.Count < 2) return;
        var code = Code(strings[^2]);
        while (lexer.Next() == PdfToken.HexText) Set(code++, Text(lexer.TextBytes(), 0));
        strings.RemoveRange(strings.Count - 2, 2);
    }

    void Set(int code, string text)
    {
        if (letters.Count < MostEntries) letters[code] = text;
    }

    static int Code(byte[] bytes)
    {
        var code = 0;
        foreach (var b in bytes.AsSpan(0, Math.Min(4, bytes.Length))) code = code << 8 | b;
        return code;
    }

    /// <summary>The text, its last unit moved on by so many.</summary>
    static string Text(byte[] bytes, int on)
    {
        if (bytes.Length < 2) return bytes.Length == 1 ? ((char)(bytes[0] + on)).ToString() : "";
        var text = Encoding.BigEndianUnicode.GetString(bytes);
        return on == 0 ? text : text[..^1] + (char)(text[^1] + on);
    }
}
