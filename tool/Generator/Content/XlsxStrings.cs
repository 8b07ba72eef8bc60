using System.Text;
using System.Xml;

namespace IncidentStrategy.Generator.Content;

/// <summary>A workbook's shared strings, read as far as they are asked for.</summary>
sealed class XlsxStrings(XmlReader? xml) : IDisposable
{
    const int Long = 80;
    readonly List<string?> strings = [];
    readonly List<ulong> themes = [];
    readonly StringBuilder text = new();
    bool ended = xml is null;

    /// <summary>When given, long texts are matched and not kept.</summary>
    public ThemeMatcher? Matcher { get; set; }

    /// <summary>The string; null where a long text was left as its themes.</summary>
    public string? Get(int index, out ulong bits)
    {
        while (strings.Count <= index && Next()) { }
        if (index < 0 || index >= strings.Count)
        {
            bits = 0;
            return "";
        }
        bits = index < themes.Count ? themes[index] : 0;
        return strings[index];
    }

    bool Next()
    {
        while (!ended && xml!.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            var value = Item(xml, text);
            if (Matcher is not null && value.Length > Long)
            {
                while (themes.Count < strings.Count) themes.Add(0);
                themes.Add(Matcher.Match(value));
                strings.Add(null);
            }
            else strings.Add(value);
            return true;
        }
        ended = true;
        return false;
    }

    /// <summary>The text of a rich or plain string item, without its phonetic hints.</summary>
    public static string Item(XmlReader xml, StringBuilder text)
    {
        text.Clear();
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        var phonetic = 0;
        var inText = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh") phonetic += xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement ? 1 : xml.NodeType == XmlNodeType.EndElement ? -1 : 0;
            if (xml.LocalName == "t") inText = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (inText && phonetic == 0 && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text.Append(xml.Value);
            if (text.Length > 1 << 20) throw new InvalidDataException("A cell holds more than a million characters.");
        }
        return Unescaped(text.ToString());
    }

    /// <summary>_x000D_ stands for the character of that number.</summary>
    static string Unescaped(string value)
    {
        for (var at = value.IndexOf("_x", StringComparison.Ordinal); at >= 0 && at + 7 <= value.Length; at = at + 1 < value.Length ? value.IndexOf("_x", at + 1, StringComparison.Ordinal) : -1)
            if (value[at + 6] == '_' && ushort.TryParse(value.AsSpan(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
                value = string.Concat(value.AsSpan(0, at), ((char)code).ToString(), value.AsSpan(at + 7));
        return value;
    }

    public void Dispose() => xml?.Dispose();
}
