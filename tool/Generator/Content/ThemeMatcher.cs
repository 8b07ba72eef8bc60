using System.Buffers;

namespace IncidentStrategy.Generator.Content;

/// <summary>Finds an organisation's themes in free text by their words, whole words in any case.</summary>
public sealed class ThemeMatcher
{
    readonly SearchValues<string> all;
    readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> bits;
    readonly Dictionary<string, ulong> codes = new(StringComparer.OrdinalIgnoreCase);
    readonly int[] lengths;

    public ThemeMatcher(IReadOnlyList<Theme> themes)
    {
        ArgumentNullException.ThrowIfNull(themes);
        Ids = [.. themes.Take(64).Select(t => t.Id)];
        Dictionary<string, ulong> words = new(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Ids.Count; i++)
        {
            codes[themes[i].Id] = codes.GetValueOrDefault(themes[i].Id) | 1UL << i;
            codes[themes[i].Name] = codes.GetValueOrDefault(themes[i].Name) | 1UL << i;
            foreach (var word in themes[i].Words.Where(w => w.Length > 0)) words[word] = words.GetValueOrDefault(word) | 1UL << i;
        }
        bits = words.GetAlternateLookup<ReadOnlySpan<char>>();
        lengths = [.. words.Keys.Select(w => w.Length).Distinct().OrderDescending()];
        all = SearchValues.Create([.. words.Keys], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The themes that have a bit, in the bits' order; only the first 64 of an organisation's do.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The bits of the themes whose words the text holds.</summary>
    public ulong Match(ReadOnlySpan<char> text)
    {
        ulong found = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(all);
            if (next < 0) break;
            at += next;
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                foreach (var length in lengths)
                    if (at + length <= text.Length && (at + length == text.Length || !char.IsLetterOrDigit(text[at + length])) && bits.TryGetValue(text.Slice(at, length), out var themes))
                        found |= themes;
            at++;
        }
        return found;
    }

    /// <summary>The bits of an explicit code: a theme's id or name.</summary>
    public ulong Code(string code) => codes.GetValueOrDefault(code);
}
