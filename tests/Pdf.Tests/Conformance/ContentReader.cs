using System.Globalization;
using System.Text;

namespace IncidentStrategy.Pdf.Tests.Conformance;

/// <summary>Reads a content stream as operators with their operands: numbers, names, strings, arrays, dictionaries.</summary>
sealed class ContentReader(byte[] data)
{
    int at;

    public IEnumerable<(string Operator, List<object> Operands)> Operations()
    {
        var operands = new List<object>();
        while (Next() is { } token)
        {
            if (token is Word(var word))
            {
                yield return (word, operands);
                operands = [];
            }
            else operands.Add(token);
        }
    }

    sealed record Word(string Text);

    sealed record Close(char Sign);

    object? Next()
    {
        while (at < data.Length && IsWhite(data[at])) at++;
        if (at >= data.Length) return null;
        var c = (char)data[at];
        switch (c)
        {
            case '(': return Literal();
            case '[': at++; return Until(']');
            case ']': at++; return new Close(']');
            case '<' when data[at + 1] == '<': at += 2; return Until('>');
            case '>' when data[at + 1] == '>': at += 2; return new Close('>');
            case '<': return Hex();
            case '/': at++; return "/" + Regular();
        }
        var text = Regular();
        if (text.Length == 0) throw new InvalidDataException($"A stray {c} stands in the content.");
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : text is "true" or "false" ? text == "true" : new Word(text);
    }

    List<object> Until(char sign)
    {
        var items = new List<object>();
        while (Next() is { } token)
        {
            if (token is Close(var closing) && closing == sign) return items;
            items.Add(token);
        }
        throw new InvalidDataException($"A {sign} is missing in the content.");
    }

    byte[] Literal()
    {
        var bytes = new List<byte>();
        var depth = 1;
        for (at++; ; at++)
        {
            var c = data[at];
            if (c == '\\')
            {
                c = data[++at];
                bytes.Add(c switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => c });
                continue;
            }
            if (c == '(') depth++;
            if (c == ')' && --depth == 0)
            {
                at++;
                return [.. bytes];
            }
            bytes.Add(c);
        }
    }

    byte[] Hex()
    {
        var end = Array.IndexOf(data, (byte)'>', at);
        var digits = Encoding.ASCII.GetString(data, at + 1, end - at - 1);
        at = end + 1;
        return Convert.FromHexString(digits);
    }

    string Regular()
    {
        var start = at;
        while (at < data.Length && !IsWhite(data[at]) && !"()<>[]{}/%"u8.Contains(data[at])) at++;
        return Encoding.Latin1.GetString(data, start, at - start);
    }

    static bool IsWhite(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;
}
