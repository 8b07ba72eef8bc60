using System.Text.RegularExpressions;

namespace IncidentStrategy.Generator.Analysis.Wording;

/// <summary>A phrase found in a text: where it stands and what to write instead.</summary>
public readonly record struct Phrase(int Offset, int Length, string Text, PhraseKind Kind, string Instead);

public enum PhraseKind { Blame, Counterfactual }

/// <summary>
/// Phrases that blame a person or tell what did not happen. A quotation, a block quote and code are somebody's words and are
/// passed over, and so is a passage with <c>&lt;!-- allow IS118: reason --&gt;</c> in or just above its paragraph.
/// </summary>
public static partial class Phrases
{
    static readonly (Regex Form, PhraseKind Kind, string Instead)[] table =
    [
        (Should(), PhraseKind.Counterfactual, "say what happened and what made it seem right at the time"),
        (FailedTo(), PhraseKind.Blame, "say what was done, and what stood in the way of the rest"),
        (HumanError(), PhraseKind.Blame, "say which condition made the slip likely: the screen, the workload, the handover"),
        (Careless(), PhraseKind.Blame, "say what was done and what the person could see at the time"),
        (Fault(), PhraseKind.Blame, "name the condition, not the person"),
        (IfOnly(), PhraseKind.Counterfactual, "say what happened; put what would help into a recommendation"),
    ];

    /// <summary>The phrases in order, outside quotations and code; not what a person has allowed with a reason.</summary>
    public static IEnumerable<Phrase> Find(string text)
    {
        var plain = Mask(text);
        foreach (var (form, kind, instead) in table)
            foreach (Match m in form.Matches(plain))
                yield return new Phrase(m.Index, m.Length, text.Substring(m.Index, m.Length), kind, instead);
    }

    /// <summary>The codes allowed at an offset, each with its reason; an empty reason allows nothing.</summary>
    public static bool IsAllowed(string text, int offset, string code)
    {
        var (from, to) = Paragraph(text, offset);
        // The comment may stand on its own just above the paragraph.
        if (from >= 2)
        {
            var (above, end) = Paragraph(text, from - 2);
            if (text[above..end].Trim() is var alone && alone.StartsWith("<!--", StringComparison.Ordinal) && alone.EndsWith("-->", StringComparison.Ordinal)) from = above;
        }
        foreach (Match m in Allow().Matches(text[from..to]))
            if (m.Groups["code"].Value.Equals(code, StringComparison.OrdinalIgnoreCase) && m.Groups["reason"].Value.Trim().Length >= 3) return true;
        return false;
    }

    static (int From, int To) Paragraph(string text, int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        var from = offset == 0 ? -1 : text.LastIndexOf("\n\n", offset - 1, StringComparison.Ordinal);
        var to = text.IndexOf("\n\n", offset, StringComparison.Ordinal);
        return (from < 0 ? 0 : from + 2, to < 0 ? text.Length : to);
    }

    /// <summary>The text with quotations, block quotes, comments and code blanked out, offset for offset.</summary>
    public static string Mask(string text)
    {
        var masked = text.ToCharArray();
        foreach (Match m in Quoted().Matches(text))
            for (var i = m.Index; i < m.Index + m.Length; i++)
                if (masked[i] is not ('\n' or '\r')) masked[i] = ' ';
        return new string(masked);
    }

    [GeneratedRegex(@"\b(?:(?:should|could|ought to|might)\s+(?:not\s+)?have\s+\w+|should(?:n['’]t)\s+have)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Should();

    [GeneratedRegex(@"\b(?:failed|neglected|omitted|forgot)\s+to\b|\bfailure\s+(?:of|by)\s+(?:the\s+)?(?:advisor|agent|manager|team leader|operator|colleague|staff)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FailedTo();

    [GeneratedRegex(@"\b(?:human|user|operator|advisor|agent)\s+error\b|\berror\s+by\s+(?:an?|the)\s+(?:advisor|agent|operator|manager|member of staff)\b", RegexOptions.IgnoreCase)]
    private static partial Regex HumanError();

    [GeneratedRegex(@"\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|sloppy|lazy|incompeten(?:t|ce)|inattenti(?:ve|on)|did(?:n['’]t| not) bother|lack of (?:care|attention|diligence|common sense))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Careless();

    [GeneratedRegex(@"\b(?:at fault|to blame|is to blame|(?:his|her|their) (?:own )?(?:fault|mistake)|whose fault)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fault();

    [GeneratedRegex(@"\bif\s+only\b|\bhad\s+(?:the|he|she|they|we|it|an?)\s+[^.\n]{0,60}?,?\s*would\s+(?:not\s+)?have\b|\bwould\s+have\s+been\s+(?:avoided|prevented)\b", RegexOptions.IgnoreCase)]
    private static partial Regex IfOnly();

    [GeneratedRegex("""<!--.*?-->|```.*?(?:```|\z)|`[^`\n]*`|^[ ]{0,3}>[^\n]*|“[^”]{0,2000}”|"[^"\n]{0,600}"|(?<!\p{L})‘[^’\n]{0,400}’(?!\p{L})""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"<!--\s*allow\s+(?<code>IS\d{3})\s*:\s*(?<reason>[^>]*?)\s*-->", RegexOptions.IgnoreCase)]
    private static partial Regex Allow();
}
