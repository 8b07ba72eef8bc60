using System.Text;
using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Analysis.Wording;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis.PersonalData;

/// <summary>
/// Puts tokens in the place of personal data: <c>[person 3]</c> is the third of names.txt, <c>[telephone 1]</c> the first number that stands in
/// the workspace. The same person or number has the same token in every output, and what it stood for is gone from the text, not covered.
/// Which token is whose is known to nothing outside.
/// </summary>
public sealed partial class Redaction
{
    readonly Dictionary<(PersonalKind, string), int> numbers = [];
    readonly HashSet<(PersonalKind, string)> allowed = [];
    readonly Dictionary<string, Detector> ofPortfolio = new(StringComparer.Ordinal);
    readonly Detector everywhere, finished;
    readonly List<(PersonalKind, Place)> passages = [];
    readonly int[] counts = new int[Enum.GetValues<PersonalKind>().Length];

    public static Redaction None { get; } = new(new Corpus { Organisation = new Organisation { Name = "", Where = Where.None } });

    /// <summary>Reads what people wrote, numbers what it finds, and keeps what they allowed with a reason.</summary>
    public Redaction(Corpus corpus)
    {
        var listed = corpus.Names.People.SelectMany(p => p).ToArray();
        var known = corpus.Portfolios.SelectMany(Witnessed).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        foreach (var spellings in corpus.Names.People.Concat(known.Select(k => (IReadOnlyList<string>)[k])))
        {
            counts[(int)PersonalKind.Name]++;
            foreach (var spelling in spellings) numbers.TryAdd((PersonalKind.Name, PersonalKinds.Plain(PersonalKind.Name, spelling)), counts[(int)PersonalKind.Name]);
        }
        everywhere = new Detector(listed.Concat(known));
        var own = corpus.Portfolios.ToDictionary(p => p.Id, p => Own(p).ToHashSet(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);
        foreach (var (id, people) in own) ofPortfolio[id] = new Detector(listed.Concat(known).Where(n => !people.Contains(n)));
        finished = new Detector(listed.Where(n => !own.Values.Any(people => people.Contains(n))));
        foreach (var (file, source) in corpus.Sources.OrderBy(s => s.Key, StringComparer.Ordinal))
            foreach (var found in (file.Split('/') is ["portfolios", var id, ..] ? OfPortfolio(id) : everywhere).Find(source.Text))
                Meet(found.Kind, source.Text.Substring(found.Offset, found.Length), source.At(found.Offset, found.Length), Phrases.IsAllowed(source.Text, found.Offset, PersonalKinds.Code(found.Kind)));
        foreach (var r in corpus.Consultations.SelectMany(c => c.Responses).Where(r => r.Where.Place.Cell is not null))
            foreach (var (text, field) in new[] { (r.Text, "text"), (r.Reason, "reason") })
                foreach (var found in text is null ? [] : everywhere.Find(text)) Meet(found.Kind, text!.Substring(found.Offset, found.Length), r.Where[field], isAllowed: false);
    }

    /// <summary>What was found where, without what was allowed: what a check tells.</summary>
    internal IReadOnlyList<(PersonalKind Kind, Place Place)> Passages => passages;

    /// <summary>The text with a token in the place of all that was not allowed. A portfolio's own people keep their names in it.</summary>
    /// <param name="text">Markdown, or plain text.</param>
    public string Clean(string text, string? portfolio = null)
    {
        text = Address().Replace(text, m => everywhere.Find(m.Groups[2].Value).Any(f => !IsAllowed(f.Kind, m.Groups[2].Value.Substring(f.Offset, f.Length))) ? m.Groups[1].Value : m.Value);
        var (plain, offsets) = Unescaped(text);
        var detector = portfolio is null ? everywhere : OfPortfolio(portfolio);
        StringBuilder? clean = null;
        var from = 0;
        foreach (var found in detector.Find(plain))
        {
            var value = plain.Substring(found.Offset, found.Length);
            if (IsAllowed(found.Kind, value)) continue;
            var (start, end) = offsets is null ? (found.Offset, found.Offset + found.Length) : (offsets[found.Offset], offsets[found.Offset + found.Length - 1] + 1);
            // A name that goes over a line's end keeps the end, so that every later line keeps its number.
            (clean ??= new StringBuilder()).Append(text, from, start - from).Append(Token(found.Kind, value)).Append(value.Contains('\n', StringComparison.Ordinal) ? "\n" : "");
            from = end;
        }
        return clean is null ? text : clean.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Personal data in a finished file: learners and witnesses stand in packs by name and are passed over, and so is what was allowed.</summary>
    internal IEnumerable<PersonalKind> InFinished(string text) =>
        finished.Find(text).Where(f => !IsAllowed(f.Kind, text.Substring(f.Offset, f.Length))).Select(f => f.Kind);

    internal bool IsAllowed(PersonalKind kind, string value) => allowed.Contains((kind, PersonalKinds.Plain(kind, value)));

    void Meet(PersonalKind kind, string value, Place place, bool isAllowed)
    {
        var key = (kind, PersonalKinds.Plain(kind, value));
        if (isAllowed) allowed.Add(key);
        else
        {
            passages.Add((kind, place));
            if (numbers.TryAdd(key, counts[(int)kind] + 1)) counts[(int)kind]++;
        }
    }

    /// <summary>What stands nowhere in what people wrote, only in a sheet that was not kept, has no number.</summary>
    string Token(PersonalKind kind, string value) =>
        numbers.TryGetValue((kind, PersonalKinds.Plain(kind, value)), out var number) ? $"[{PersonalKinds.Noun(kind)} {number}]" : $"[{PersonalKinds.Noun(kind)}]";

    Detector OfPortfolio(string id) => ofPortfolio.GetValueOrDefault(id) ?? everywhere;

    static IEnumerable<string> Witnessed(Portfolio p) => p.Evidence.Select(e => e.Witness?.Name).Append(p.Learner).OfType<string>().Where(n => n.Contains(' ', StringComparison.Ordinal));

    static IEnumerable<string> Own(Portfolio p) =>
        Witnessed(p).Concat(new[] { p.Assessor, p.Iqa }.Concat(p.Evidence.SelectMany(e => (e.Discussion?.People ?? []).Append(e.Author))).OfType<string>().Select(n => n.Split(',')[0].Trim()));

    /// <summary>The text as a reader sees it, without the backslashes before punctuation, and where each of its characters stands.</summary>
    static (string Plain, int[]? Offsets) Unescaped(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return (text, null);
        var plain = new StringBuilder(text.Length);
        var offsets = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && char.IsPunctuation(text[i + 1])) i++;
            plain.Append(text[i]);
            offsets.Add(i);
        }
        return (plain.ToString(), [.. offsets]);
    }

    [GeneratedRegex(@"\[([^\]\n]*)\]\((?:mailto|tel):([^)\s]*)\)")]
    private static partial Regex Address();
}
