using System.Globalization;
using System.Text;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>What the functions under `string` do.</summary>
static partial class TextFunctions
{
    /// <summary>Text as it stands inside a string of code.</summary>
    public static string Escaped(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 && !text.Contains('"') && !text.Contains('\\')) return text;
        var result = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            _ = c switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\b' => result.Append("\\b"),
                '\f' => result.Append("\\f"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                '\v' => result.Append("\\v"),
                '\0' => result.Append("\\0"),
                < ' ' => result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => result.Append(c),
            };
        return result.ToString();
    }

    static Value FromBase64(Call call)
    {
        try { return Encoding.UTF8.GetString(System.Convert.FromBase64String(call.Str(0))); }
        catch (FormatException) { throw call.Fault(0, Codes.Format, "The text is not base 64."); }
    }

    static string CapitalizeWords(string text)
    {
        var result = new StringBuilder(text.Length);
        var begins = true;
        foreach (var c in text)
        {
            result.Append(begins ? char.ToUpperInvariant(c) : c);
            begins = char.IsWhiteSpace(c);
        }
        return result.ToString();
    }

    static string Handleize(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) result.Append(char.ToLowerInvariant(c));
            else if (result.Length > 0 && result[^1] != '-') result.Append('-');
        }
        if (result.Length > 0 && result[^1] == '-') result.Length--;
        return result.ToString();
    }

    static Value Replaced(Call call, string? text, string? match, string with)
    {
        if (text is null) return default;
        if (string.IsNullOrEmpty(match)) return text;
        call.Context.CheckSize(call.Site, text.Length + (long)(text.Length / match.Length) * with.Length);
        return call.Checked(text.Replace(match, with, StringComparison.Ordinal));
    }

    static Value ReplaceOne(string? text, string? match, string with, bool last)
    {
        if (text is null) return default;
        if (string.IsNullOrEmpty(match)) return text;
        var at = last ? text.LastIndexOf(match, StringComparison.Ordinal) : text.IndexOf(match, StringComparison.Ordinal);
        return at < 0 ? text : string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + match.Length));
    }

    static Value Slice(string? text, int start, int length)
    {
        if (text is null) return default;
        if (start < 0) start += text.Length;
        if (length < 0) length = 0;
        if (start < 0)
        {
            // A start before the text takes from the length what it lacks.
            length = length == int.MaxValue ? length : length + start;
            if (length == int.MaxValue || length <= 0) return "";
            start = 0;
        }
        return start >= text.Length ? "" : text.Substring(start, Math.Min(length, text.Length - start));
    }

    static Value Split(Call call)
    {
        var text = call.Text(0);
        if (string.IsNullOrEmpty(text)) return Value.Of(new ScriptArray());
        var parts = text.Split(call.Str(1), StringSplitOptions.RemoveEmptyEntries);
        call.Context.ChargeItems(call.Site, parts.Length);
        return Value.Of(new ScriptArray(parts.Select(p => Value.Of(p))));
    }

    static Value ToInt(Call call) => int.TryParse(call.Text(0), NumberStyles.Integer, call.Context.Culture, out var number) ? number : default(Value);

    static Value ToLong(Call call) => long.TryParse(call.Text(0), NumberStyles.Integer, call.Context.Culture, out var number) ? Value.OfLong(number) : default;

    static Value Truncate(string? text, int length, string ellipsis)
    {
        if (text is null) return default;
        if (length < 0) return "";
        if (text.Length <= length) return text;
        var kept = Math.Max(0, length - ellipsis.Length);
        return string.Concat(text.AsSpan(0, kept), ellipsis);
    }

    static Value TruncateWords(string text, int count, string ellipsis)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= count ? string.Join(' ', words) : string.Join(' ', words.Take(Math.Max(0, count))) + ellipsis;
    }

    static Value IndexOf(Call call)
    {
        var (text, search) = (call.Str(0), call.Str(1));
        var start = Math.Clamp(call.IntOr(2, 0), 0, text.Length);
        var count = Math.Clamp(call.IntOr(3, text.Length - start), 0, text.Length - start);
        var comparison = StringComparison.Ordinal;
        if (call.Has(4) && !Enum.TryParse(call.Str(4), ignoreCase: true, out comparison))
            throw call.Fault(4, Codes.Format, $"There is no way to compare \"{call.Str(4)}\".", "The ways are Ordinal, OrdinalIgnoreCase, InvariantCulture and InvariantCultureIgnoreCase.");
        return text.IndexOf(search, start, count, comparison);
    }
}
