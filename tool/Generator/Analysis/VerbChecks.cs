using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Whether the words of an item do what the criterion's verb asks. Advice only: an assessor judges.</summary>
static partial class VerbChecks
{
    public static string Of(Criterion criterion, IEnumerable<(Evidence Item, Claim Claim)> claims)
    {
        var all = claims.ToArray();
        if (all.Length == 0) return "";
        var text = string.Join("\n", all.Select(c => $"{c.Claim.How}\n{c.Item.Body.Markdown}"));
        if (all.All(c => c.Item.Body.IsEmpty)) return "not read: the evidence is no text";
        var missing = Missing(criterion.Verb, text);
        return missing is null ? "" : missing.Count == 0 ? $"shows what \"{criterion.Verb}\" asks" : $"\"{criterion.Verb}\" asks for {Say.List(missing)}, which the text does not seem to show";
    }

    /// <summary>What the verb asks for and the text does not show; null when the verb asks for nothing that words can tell.</summary>
    public static IReadOnlyList<string>? Missing(string? verb, string text) => verb?.ToLowerInvariant() switch
    {
        "evaluate" => [.. new[] { (Strength(), "strengths"), (Weakness(), "weaknesses"), (Judgement(), "a judgement") }.Where(t => !t.Item1.IsMatch(text)).Select(t => t.Item2)],
        "explain" => Reason().IsMatch(text) ? [] : ["reasons (because, so that, which means)"],
        "analyse" or "analyze" => Analysis().IsMatch(text) ? [] : ["figures or causes"],
        _ => null,
    };

    [GeneratedRegex(@"\b(?:strengths?|strong(?:er|ly)?|advantages?|benefits?|works? well|worked well|good at|reliabl[ey]|valuable)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Strength();

    [GeneratedRegex(@"\b(?:weakness(?:es)?|weak(?:er)?|disadvantages?|drawbacks?|limitations?|limited|shortcomings?|less well|misses|blind|cannot|does not|unreliable|too late)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Weakness();

    [GeneratedRegex(@"\b(?:overall|on balance|in my (?:view|judg[e]?ment|opinion)|I (?:judge|conclude|would (?:keep|choose|recommend))|judg[e]?ment|conclu(?:de|sion)|(?:most|more|less|least) effective|therefore|outweigh\w*|worth (?:keeping|its))\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Judgement();

    [GeneratedRegex(@"\b(?:because|since|so that|in order to|which means|as a result|therefore|the reason|why|otherwise|if .{1,60} then)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reason();

    [GeneratedRegex(@"\d|\b(?:cause|trend|compare[ds]?|pattern|factor)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Analysis();
}
