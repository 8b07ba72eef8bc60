using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>The checks that a specification's guidance and common mistakes name: one line each, one function each.</summary>
static partial class GuidanceChecks
{
    /// <summary>What a check looks at: the portfolio's standing items, their text, and the workspace's reviews that they bring in.</summary>
    public sealed record Look(Corpus Corpus, Portfolio Portfolio, Qualification Unit)
    {
        public IReadOnlyList<Evidence> Items { get; } = [.. Portfolio.Evidence.Where(e => e.Status != ClaimStatus.Withdrawn)];
        public string Text => text ??= string.Join("\n", Items.Select(e => $"{e.Title}\n{e.Contribution}\n{string.Join('\n', e.Claims.Select(c => c.How))}\n{string.Join('\n', e.Discussion?.Questions ?? [])}\n{e.Body.Markdown}"));
        string? text;

        /// <summary>Reviews bound in as evidence or named in the text.</summary>
        public IReadOnlyList<Review> Reviews => reviews ??= [.. Corpus.Reviews.Where(r => Items.Any(e => MetricsAnalysis.Same(e.File, r.Id)) || Text.Contains(r.Id, StringComparison.OrdinalIgnoreCase))];
        Review[]? reviews;
        public bool Has(EvidenceKind kind) => Items.Any(e => e.Kind == kind);
    }

    /// <summary>Every check by its name. The result is null when all is well, or else what to look at.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Look, string?>> Table = new SortedDictionary<string, Func<Look, string?>>(StringComparer.Ordinal)
    {
        ["actions_followed_up"] = look => look.Reviews.Count == 0 ? "No review is among the evidence" : look.Reviews.SelectMany(r => r.Actions).Any(a => a.Status == ActionStatus.Done) ? null : "No action of the reviews in evidence is closed",
        ["communication_internal_and_external"] = look => Missing(look.Text + Messages(look), (Internal(), "colleagues or managers being told"), (External(), "customers being told")),
        ["customers_told_in_time"] = look => look.Reviews.Count == 0 ? NeedsWords(look, External(), "customers being told") : look.Reviews.All(r => r.CustomersToldAt is null) ? "No incident in evidence records when customers were told" : null,
        ["escalation_followed"] = look => NeedsWords(look, Escalation(), "escalation"),
        ["every_item_claimed"] = look => Unclaimed(look) is { Length: > 0 } items ? $"Not claimed for any criterion: {Say.List(items)}" : null,
        ["evidence_kind_listed"] = look => look.Unit.EvidenceKinds.Count == 0 ? null : look.Items.Where(e => !look.Unit.EvidenceKinds.Contains(e.Kind)).Select(e => e.Ref).ToArray() is { Length: > 0 } other ? $"Of a kind the specification does not list: {Say.List(other)}" : null,
        ["has_log_communication_and_feedback"] = look => Missing(look.Text + (look.Has(EvidenceKind.Log) ? " incident log " : "") + Messages(look) + (look.Has(EvidenceKind.WitnessTestimony) ? " feedback " : ""), (Log(), "an incident log"), (Communication(), "communication records"), (Feedback(), "feedback from colleagues or managers")),
        ["incident_and_problem_distinguished"] = look => Problem().IsMatch(look.Text) && Incident().IsMatch(look.Text) ? null : "The text does not set incident and problem apart",
        ["log_has_times"] = look => look.Items.Where(e => e.Kind == EvidenceKind.Log).ToArray() is { Length: > 0 } logs ? logs.Any(e => TimeOfDay().IsMatch(e.Body.Markdown) || e.File is not null) ? null : "The log shows no times" : look.Reviews.Any(r => r.Timeline.Count >= 3) ? null : "No log with times is among the evidence",
        ["more_than_one_incident_type"] = look => Types(look) is var n and < 2 ? $"{(n == 0 ? "No incident is" : "Incidents of one type only are")} among the evidence" : null,
        ["more_than_one_metric"] = look => Metrics(look) is var n and < 2 ? $"{(n == 0 ? "No metric is" : "Only one metric is")} named" : null,
        ["people_first"] = look => NeedsWords(look, Safety(), "the safety of people as the first action"),
        ["rationale_for_decisions"] = look => look.Reviews.SelectMany(r => r.Decisions).Any(d => d.Rationale is { Length: > 0 }) ? null : NeedsWords(look, Rationale(), "why a decision was taken"),
        ["reflection_present"] = look => look.Has(EvidenceKind.ReflectiveAccount) ? null : "No reflective account is among the evidence",
        ["reflection_strengths_and_weaknesses"] = look => Missing(string.Join('\n', look.Items.Where(e => e.Kind is EvidenceKind.ReflectiveAccount or EvidenceKind.ProfessionalDiscussion).Select(e => e.Body.Markdown)), (VerbChecks.Strength(), "what went well"), (VerbChecks.Weakness(), "what would be done otherwise")),
        ["severity_considered"] = look => look.Corpus.Organisation.Severities.Any(s => look.Text.Contains(s.Name, StringComparison.OrdinalIgnoreCase)) || Severity().IsMatch(look.Text) ? null : "The text does not speak of severity",
        ["single_channel_no_fallback"] = look => look.Reviews.Where(r => r.Communications.Select(c => c.Channel).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1).Select(r => r.Id).ToArray() is { Length: > 0 } single ? $"One channel only was used in {Say.List(single)}" : null,
        ["variety_of_evidence_kinds"] = look => look.Items.Select(e => e.Kind).Distinct().Count() is var n and < 3 ? $"Only {Say.Count(n, "kind")} of evidence {(n == 1 ? "is" : "are")} used" : null,
        ["witness_mentions_communication"] = look => look.Items.Where(e => e.Kind is EvidenceKind.WitnessTestimony or EvidenceKind.Observation).ToArray() is { Length: > 0 } seen && seen.Any(e => Communication().IsMatch(e.Body.Markdown)) ? null : "No witness or observation speaks of the communication systems used",
    };

    public static IReadOnlyList<GuidanceResult> Run(Corpus corpus, Portfolio portfolio, Qualification unit)
    {
        var look = new Look(corpus, portfolio, unit);
        return [.. unit.Guidance.Select(g => g.Check is not { Length: > 0 } name ? new GuidanceResult(g.Text, "", "no_check", "For people to judge")
            : !Table.TryGetValue(name, out var check) ? new GuidanceResult(g.Text, name, "no_check", $"No check is called {name}")
            : check(look) is { } reason ? new GuidanceResult(g.Text, name, "look", reason) : new GuidanceResult(g.Text, name, "ok", "Seen in the evidence"))];
    }

    static string? NeedsWords(Look look, Regex words, string what) => words.IsMatch(look.Text) ? null : $"The text does not speak of {what}";

    static string? Missing(string text, params (Regex Words, string What)[] all) =>
        all.Where(a => !a.Words.IsMatch(text)).Select(a => a.What).ToArray() is { Length: > 0 } missing ? $"The evidence does not show {Say.List(missing, "or")}" : null;

    static string[] Unclaimed(Look look) => [.. look.Items.Where(e => e.Claims.Count == 0).Select(e => e.Ref)];

    static string Messages(Look look) => look.Reviews.Any(r => r.Communications.Count > 0) ? " message " + string.Join(' ', look.Reviews.SelectMany(r => r.Communications).Select(c => $"{c.Audience} {c.Channel}")) : "";

    static int Types(Look look)
    {
        var types = look.Reviews.Select(r => r.Service ?? r.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return Math.Max(types, Kinds().Matches(look.Text).Select(m => m.Value.ToLowerInvariant()).Distinct().Count());
    }

    static int Metrics(Look look) => Math.Max(look.Corpus.Metrics.Definitions.Count(m => look.Text.Contains(m.Name, StringComparison.OrdinalIgnoreCase)), MetricNames().Matches(look.Text).Select(m => m.Value.ToLowerInvariant()).Distinct().Count());

    [GeneratedRegex(@"\b(?:colleagues?|managers?|team leaders?|incident desk|crews?|staff|briefed|briefing)\b", RegexOptions.IgnoreCase)] private static partial Regex Internal();
    [GeneratedRegex(@"\bcustomers?\b.{0,80}\b(?:told|informed|message|updated?|texted|rung|called)|\b(?:told|informed|recorded message|message)\b.{0,80}\b(?:customers?|callers?|public)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)] private static partial Regex External();
    [GeneratedRegex(@"\bescalat\w+|\bpaged\b|\bduty incident manager\b", RegexOptions.IgnoreCase)] private static partial Regex Escalation();
    [GeneratedRegex(@"\bincident log\b|\blog(?:ged)?\b", RegexOptions.IgnoreCase)] private static partial Regex Log();
    [GeneratedRegex(@"\b(?:radio|telephone|alert(?:ing)?|recorded message|message|IVR|web(?:site)?|text(?:ed)?|e-?mail|communicat\w+|call(?:ed|s)?)\b", RegexOptions.IgnoreCase)] private static partial Regex Communication();
    [GeneratedRegex(@"\bfeedback\b|\btestimony\b|\bcomment(?:s|ed)?\b", RegexOptions.IgnoreCase)] private static partial Regex Feedback();
    [GeneratedRegex(@"\bproblem (?:record|management)?|\broot cause\b|\bunderlying cause\b", RegexOptions.IgnoreCase)] private static partial Regex Problem();
    [GeneratedRegex(@"\bincidents?\b", RegexOptions.IgnoreCase)] private static partial Regex Incident();
    [GeneratedRegex(@"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b")] private static partial Regex TimeOfDay();
    [GeneratedRegex(@"\b(?:safety|safe|danger|welfare|evacuat\w+|injur\w+|people first)\b", RegexOptions.IgnoreCase)] private static partial Regex Safety();
    [GeneratedRegex(@"\b(?:because|so that|the reason|I decided|my reason|rationale)\b", RegexOptions.IgnoreCase)] private static partial Regex Rationale();
    [GeneratedRegex(@"\bseverit\w+|\bpriorit\w+", RegexOptions.IgnoreCase)] private static partial Regex Severity();
    [GeneratedRegex(@"\b(?:outage|evacuation|storm|weather|misdirected|personal data|supplier|payment|routing|flood|fire|security|telephony|power)\b", RegexOptions.IgnoreCase)] private static partial Regex Kinds();
    [GeneratedRegex(@"\b(?:service level|abandonment|average handling time|AHT|first contact resolution|FCR|CSAT|customer satisfaction|NPS|net promoter|time to (?:acknowledge|fix|resolve|detect|tell customers)|MTTR|re-?open(?:ed)? rate)\b", RegexOptions.IgnoreCase)] private static partial Regex MetricNames();
}
