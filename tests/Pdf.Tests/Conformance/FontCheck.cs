using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IncidentStrategy.Pdf.Tests.Conformance;

/// <summary>The fonts' rules (A 6.2.11, UA 7.21): embedded, sound, as wide as they say, and every code shown told in Unicode.</summary>
sealed partial class FontCheck(QpdfFile file, List<string> faults)
{
    public void Run(Dictionary<int, HashSet<int>> shown)
    {
        foreach (var (number, font) in file.Objects.Where(o => file.Name(o.Value, "Type") == "Font").ToList())
        {
            if (file.Name(font, "Subtype") == "Type0") Composite(number, font, shown.GetValueOrDefault(number) ?? []);
            else if (file.Name(font, "Subtype") == "TrueType") Program(number, file.Get(font, "FontDescriptor"));
        }
    }

    void Composite(int number, JsonElement font, HashSet<int> codes)
    {
        var descendant = file.Items(file.Raw(font, "DescendantFonts")).First();
        if (file.Name(font, "Encoding") != "Identity-H" || file.Name(descendant, "CIDToGIDMap") != "Identity") return;
        var name = file.Name(font, "BaseFont") ?? "";
        if (!Subset().IsMatch(name) || file.Name(descendant, "BaseFont") != name || file.Name(file.Get(descendant, "FontDescriptor"), "FontName") != name) faults.Add($"9.6.4: font {number} is called {name}");
        if (Program(number, file.Get(descendant, "FontDescriptor")) is not var (advances, unitsPerEm)) return;
        var widths = Widths(file.Get(descendant, "W"), file.Real(descendant, "DW") ?? 1000);
        var unicode = Unicode(QpdfFile.Number(file.Raw(font, "ToUnicode")), number);
        foreach (var code in codes)
        {
            if (code == 0 || code >= advances.Length) faults.Add($"A 6.2.11.8: font {number} shows the code {code}, which has no glyph");
            else if (Math.Abs(widths(code) - advances[code] * 1000.0 / unitsPerEm) > 1) faults.Add($"A 6.2.11.5: code {code} of font {number} is not as wide as it says");
            if (!unicode.TryGetValue(code, out var text) || text.Length == 0 || text.Any(c => c is '\0' or '\uFEFF' or '\uFFFE')) faults.Add($"A 6.2.11.7.2: code {code} of font {number} stands for no text");
        }
    }

    Func<int, double> Widths(JsonElement? array, double otherwise)
    {
        var widths = new Dictionary<int, double>();
        var items = file.Items(array).ToList();
        for (var i = 0; i + 1 < items.Count && items[i + 1].ValueKind == JsonValueKind.Array; i += 2)
            foreach (var (offset, width) in items[i + 1].EnumerateArray().Index()) widths[items[i].GetInt32() + offset] = width.GetDouble();
        return code => widths.GetValueOrDefault(code, otherwise);
    }

    Dictionary<int, string> Unicode(int number, int font)
    {
        var map = new Dictionary<int, string>();
        if (number == 0) return map;
        var text = Encoding.ASCII.GetString(file.Data(number));
        foreach (Match block in Block().Matches(text))
        {
            var lines = Pair().Matches(block.Groups[2].Value);
            if (lines.Count != int.Parse(block.Groups[1].Value) || lines.Count > 100) faults.Add($"font {font}: a block of ToUnicode miscounts");
            foreach (Match pair in lines) map[Convert.ToInt32(pair.Groups[1].Value, 16)] = Encoding.BigEndianUnicode.GetString(Convert.FromHexString(pair.Groups[2].Value));
        }
        return map;
    }

    /// <summary>Checks the font file's frame and gives its advances.</summary>
    (ushort[] Advances, int UnitsPerEm)? Program(int number, JsonElement? descriptor)
    {
        var stream = QpdfFile.Number(file.Raw(descriptor, "FontFile2"));
        if (stream == 0)
        {
            faults.Add($"A 6.2.11.4: font {number} is not embedded");
            return null;
        }
        var data = file.Data(stream);
        if (file.Real(file.Follow(JsonSerializer.SerializeToElement($"{stream} 0 R")), "Length1") != data.Length) faults.Add($"font {number}: Length1 is wrong");
        var tables = new Dictionary<string, (int At, int Length)>();
        for (var i = 0; i < U16(data, 4); i++)
        {
            var record = 12 + 16 * i;
            var (at, length) = ((int)U32(data, record + 8), (int)U32(data, record + 12));
            var tag = Encoding.ASCII.GetString(data, record, 4);
            tables[tag] = (at, length);
            var sum = Sum(data.AsSpan(at, Math.Min((length + 3) & ~3, data.Length - at))) - (tag == "head" ? U32(data, at + 8) : 0);
            if (sum != U32(data, record + 4)) faults.Add($"font {number}: the check sum of {tag} is wrong");
        }
        if (Sum(data) != 0xB1B0AFBA) faults.Add($"font {number}: the check sum of the file is wrong");
        foreach (var needed in (string[])["glyf", "head", "hhea", "hmtx", "loca", "maxp"])
            if (!tables.ContainsKey(needed)) faults.Add($"font {number} has no {needed}");
        int glyphs = U16(data, tables["maxp"].At + 4), counted = U16(data, tables["hhea"].At + 34), loca = tables["loca"].At;
        var isLong = U16(data, tables["head"].At + 50) == 1;
        long Offset(int glyph) => isLong ? U32(data, loca + 4 * glyph) : 2 * U16(data, loca + 2 * glyph);
        if (tables["loca"].Length < (isLong ? 4 : 2) * (glyphs + 1) || Offset(glyphs) > tables["glyf"].Length) faults.Add($"font {number}: loca and glyf disagree");
        if (counted == 0 || 4 * counted + 2 * (glyphs - counted) > tables["hmtx"].Length) faults.Add($"font {number}: hhea and hmtx disagree");
        for (var glyph = 0; glyph < glyphs; glyph++)
            if (Offset(glyph) > Offset(glyph + 1)) faults.Add($"font {number}: loca goes back at {glyph}");
        return ([.. Enumerable.Range(0, glyphs).Select(g => U16(data, tables["hmtx"].At + 4 * Math.Min(g, counted - 1)))], U16(data, tables["head"].At + 18));
    }

    static ushort U16(byte[] data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    static uint U32(byte[] data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at));

    static uint Sum(ReadOnlySpan<byte> words)
    {
        var sum = 0u;
        Span<byte> word = stackalloc byte[4];
        for (var at = 0; at < words.Length; at += 4)
        {
            word.Clear();
            words[at..Math.Min(at + 4, words.Length)].CopyTo(word);
            sum += BinaryPrimitives.ReadUInt32BigEndian(word);
        }
        return sum;
    }

    [GeneratedRegex("^[A-Z]{6}\\+.+$")]
    private static partial Regex Subset();

    [GeneratedRegex(@"(\d+) beginbfchar\n(.*?)endbfchar", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")]
    private static partial Regex Pair();
}
