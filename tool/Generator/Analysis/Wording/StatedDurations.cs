using System.Globalization;
using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis.Wording;

/// <summary>
/// A length of time that a text gives for a stretch of the incident: how long, how exactly it claims to be (a bound may hold on one side
/// only), and the stretches it may mean. With no stretch the text gave the clock itself, and <c>Clock</c> is what that comes to.
/// </summary>
public readonly record struct StatedDuration(int Offset, int Length, TimeSpan AtLeast, TimeSpan AtMost, IReadOnlyList<(Moment From, Moment To)> Between, TimeSpan? Clock = null)
{
    public bool Fits(TimeSpan actual) => actual >= AtLeast && actual <= AtMost;
}

/// <summary>
/// Finds durations that can be held against a review's timestamps. Only what plainly tells of this incident in the past is taken: what is
/// agreed, wished for, supposed or told of another incident is passed over, and so is what counts from a moment that is not recorded.
/// </summary>
public static partial class StatedDurations
{
    static readonly Moment[] begins = [Moment.StartedAt, Moment.DetectedAt, Moment.DeclaredAt], ends = [Moment.MitigatedAt, Moment.ResolvedAt, Moment.ClosedAt];

    public static IEnumerable<StatedDuration> Find(string text)
    {
        var plain = Phrases.Mask(text);
        var taken = new HashSet<int>();
        foreach (var (form, otherwise) in Forms)
            foreach (Match m in form.Matches(plain))
            {
                if (IsElsewhere(plain, m) || SpokenTime.Read(m.Groups["time"].Value, m.Groups["how"].Value) is not var (least, most) || !taken.Add(m.Groups["time"].Index)) continue;
                if (m.Groups["from"].Success)
                {
                    yield return new(m.Index, m.Length, least, most, [], Between(m.Groups["from"].Value, m.Groups["to"].Value));
                    continue;
                }
                (Moment From, Moment To)[] what = m.Groups["what"].Success ? Of(m.Groups["what"].Value) : otherwise;
                if (what.Length == 0) continue;
                if (m.Groups["anchor"].Success && Anchor(m.Groups["anchor"].Value) is { } since) what = [.. what.Select(w => (since, w.To)).Distinct()];
                yield return new(m.Index, m.Length, least, most, what);
            }
    }

    static (Regex Form, (Moment, Moment)[] Otherwise)[] Forms { get; } =
    [
        (ClockWithLength(), []), (WasDone(), []), (NounTook(), []), (TookToDo(), []), (Plainly(), []),
        (Lasted(), [.. from b in begins from e in ends select (b, e)]), (LastedFromTo(), [.. from b in begins from e in ends select (b, e)]),
        (NotTold(), [.. begins.Select(b => (b, Moment.CustomersToldAt))]), (Unnoticed(), [(Moment.StartedAt, Moment.DetectedAt)]), (Unacknowledged(), [(Moment.DetectedAt, Moment.AcknowledgedAt), (Moment.DeclaredAt, Moment.AcknowledgedAt)]),
    ];

    /// <summary>What a word of telling, acknowledging, noticing or mending was done between; the first is what the product's measures mean by it.</summary>
    static (Moment From, Moment To)[] Of(string word) => word.ToLowerInvariant() switch
    {
        var w when w.StartsWith("ackn", StringComparison.Ordinal) => [(Moment.DetectedAt, Moment.AcknowledgedAt), (Moment.DeclaredAt, Moment.AcknowledgedAt)],
        var w when w.StartsWith("detect", StringComparison.Ordinal) || w.StartsWith("notic", StringComparison.Ordinal) || w.StartsWith("discover", StringComparison.Ordinal) => [(Moment.StartedAt, Moment.DetectedAt)],
        var w when w.StartsWith("declar", StringComparison.Ordinal) => [(Moment.DetectedAt, Moment.DeclaredAt), (Moment.StartedAt, Moment.DeclaredAt)],
        var w when w.StartsWith("mitigat", StringComparison.Ordinal) => [.. begins.Select(b => (b, Moment.MitigatedAt))],
        var w when w.StartsWith("resol", StringComparison.Ordinal) => [.. begins.Reverse().Select(b => (b, Moment.ResolvedAt))],
        var w when w.StartsWith("fix", StringComparison.Ordinal) || w.StartsWith("restor", StringComparison.Ordinal) => [.. from b in begins.Reverse() from e in ends select (b, e)],
        _ => [.. begins.Reverse().Select(b => (b, Moment.CustomersToldAt))],
    };

    static Moment? Anchor(string word) => word[..4].ToLowerInvariant() switch
    {
        "decl" => Moment.DeclaredAt, "dete" => Moment.DetectedAt, "ackn" => Moment.AcknowledgedAt, "star" or "bega" or "begi" => Moment.StartedAt, _ => null,
    };

    static TimeSpan Between(string from, string to)
    {
        static TimeSpan Of(string clock) => TimeSpan.Parse(clock.Replace('.', ':'), CultureInfo.InvariantCulture);
        var span = Of(to) - Of(from);
        return span < TimeSpan.Zero ? span + TimeSpan.FromDays(1) : span;
    }

    /// <summary>The sentence speaks of what is agreed or supposed, of several incidents, or of another one.</summary>
    static bool IsElsewhere(string text, Match m)
    {
        var start = text.LastIndexOfAny(['.', '!', '?', ';', '\n'], Math.Max(0, m.Index - 1)) + 1;
        var end = text.IndexOfAny(['!', '?', ';', '\n'], m.Index + m.Length);
        var sentence = text[Math.Min(start, m.Index)..(end < 0 ? text.Length : end)];
        if (sentence.IndexOf(". ", m.Index + m.Length - start, StringComparison.Ordinal) is var stop and > 0) sentence = sentence[..stop];
        return Elsewhere().IsMatch(sentence);
    }

    const string Time = SpokenTime.Form;
    const string Done = @"(?<what>acknowledged|detected|noticed|discovered|declared|mitigated|resolved|fixed|restored)";

    /// <summary>What the time counts from, or no word that would make it count from something else.</summary>
    const string Since = @"(?:\s+(?:of|after|from)\s+(?:being\s+|it\s+was\s+|it\s+|the\s+|its\s+)?(?:incident\s+)?(?<anchor>declar\w*|detect\w*|acknowledg\w*|start\w*|began|begin\w*)|(?!\s+(?:after|of|from|before|since|later|earlier|sooner|longer|faster|slower|more|less|each|apart|a|per|into|on)\b|\d|\s*(?:to|-|–)\s*\d))";

    [GeneratedRegex(@"\bfrom\s+(?<from>\d{1,2}[:.]\d\d)\s+(?:to|until)\s+(?<to>\d{1,2}[:.]\d\d)\s*(?:\(|,\s*(?:which\s+is\s+|that\s+is\s+|or\s+|a\s+total\s+of\s+)?)(?<how>(?:about|nearly|almost|some|over|more than|under|less than)\s+)?" + Time + @"(?=\s*[).,;]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ClockWithLength();

    [GeneratedRegex(@"\b(?:(?:customers|callers|the\s+public)\s+were\s+(?:first\s+|only\s+|all\s+|then\s+)?(?<what>told)|(?:incident|fault|outage|interruption|problem|error|alarm|it)\s+was\s+(?:first\s+|only\s+|then\s+)?" + Done + @")\s+(?:by\s+\w+\s+)?(?<how>(?:in|only|within|after|just|about|nearly|almost|some|over|more than|under|less than)\s+){0,2}" + Time + Since, RegexOptions.IgnoreCase)]
    private static partial Regex WasDone();

    [GeneratedRegex(@"\b(?<what>acknowledgement|detection|declaration|resolution|mitigation|restoration|the\s+first\s+message|telling\s+customers)\s+(?:took|came\s+after|came)\s+(?<how>(?:only|within|after|just|about|nearly|almost|some|over|more than|under|less than)\s+){0,2}" + Time + Since, RegexOptions.IgnoreCase)]
    private static partial Regex NounTook();

    [GeneratedRegex(@"\btook\s+(?:us\s+|the\s+desk\s+)?(?<how>(?:only|just|about|nearly|almost|some|over|more than|under|less than)\s+){0,2}" + Time + @"\s+to\s+(?<what>acknowledge|detect|notice|discover|declare|mitigate|resolve|fix|restore|tell\s+customers)\b(?:\s+(?:it|the\s+(?:incident|fault|outage))\b|(?!\s+(?:the|an?|its|our|all|every|each|which|what|who|how|that|\w+s)\b))" + Since, RegexOptions.IgnoreCase)]
    private static partial Regex TookToDo();

    /// <summary>The short forms of notes: "Acknowledged in 12 min", "told 40 minutes after declaration".</summary>
    [GeneratedRegex(@"(?:^|[.;:\n]\s*|-\s+)(?:" + Done + @"\s+(?<how>in|after|within)\s+" + Time + Since + @"|(?:customers\s+)?(?<what>told)\s+" + Time + @"\s+after\s+(?:the\s+|its\s+)?(?<anchor>declar\w*|detect\w*))", RegexOptions.IgnoreCase)]
    private static partial Regex Plainly();

    [GeneratedRegex(@"\b(?:incident|outage|fault|interruption)\s+(?:lasted|ran|went\s+on)\s+(?:for\s+)?(?<how>(?:only|just|about|nearly|almost|some|over|more than|under|less than)\s+)?" + Time + Since, RegexOptions.IgnoreCase)]
    private static partial Regex Lasted();

    [GeneratedRegex(@"\b(?:incident|outage|fault|interruption)\s+(?:lasted|ran|went\s+on)\s+(?<time>from\s+\d{1,2}[:.]\d\d\s+(?:to|until)\s+\d{1,2}[:.]\d\d)(?!\s+(?:on|the)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex LastedFromTo();

    [GeneratedRegex(@"\bcustomers\s+were\s+not\s+told\s+(?:anything\s+)?for\s+(?<how>(?:about|nearly|almost|some|over|more than|under|less than)\s+)?" + Time + Since, RegexOptions.IgnoreCase)]
    private static partial Regex NotTold();

    [GeneratedRegex(@"\b(?:went|was|were)\s+(?:unnoticed|undetected)\s+for\s+(?<how>(?:about|nearly|almost|some|over|more than|under|less than)\s+)?" + Time + Since, RegexOptions.IgnoreCase)]
    private static partial Regex Unnoticed();

    [GeneratedRegex(@"\b(?:went|was|were)\s+unacknowledged\s+for\s+(?<how>(?:about|nearly|almost|some|over|more than|under|less than)\s+)?" + Time + Since, RegexOptions.IgnoreCase)]
    private static partial Regex Unacknowledged();

    [GeneratedRegex(@"\b(?:if|unless|whether|would|could|should|must|may|might|target|criteri(?:on|a)|agreed\s+that|asks?\s+(?:that|for)|expected|usually|normally|often|always|typical\w*|on\s+average|median|mean|each|every|most|half\s+of|some\s+of|\d+\s+of\s+(?:the\s+)?\d+|per\s+cent|last\s+(?:time|year|month|incident)|previous\w*|earlier\s+incidents?|other\s+incidents?|another\s+incident|in\s+the\s+(?:test|exercise|drill|rehearsal)|(?:PIR|INC|PRB)-\d[\w-]*)\b|%", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();
}
