using System.Globalization;
using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Analysis.Wording;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>What a post-incident review must hold, in what order, and how it may speak of people.</summary>
static partial class ReviewChecks
{
    public static void Run(Checking check)
    {
        foreach (var r in check.Corpus.Reviews)
        {
            // In a draft the same fault weighs one step less: it is still being written.
            void Tell(string code, Place place, string message, string hint)
            {
                if (r.Suppress.Any(s => MetricsAnalysis.Same(s.What, code) && s.Reason.Length > 0)) return;
                var severity = Codes.Find(code)!.Severity;
                check.Tell(code, r.Status == ReviewStatus.Draft ? severity == Severity.Error ? Severity.Warning : Severity.Note : severity, place, message, hint);
            }
            Parts(r, Tell);
            Order(r, Tell);
            Timeline(r, Tell);
            Durations(r, Tell);
            Factors(r, Tell);
            Handling(check, r, Tell);
            Care(r, Tell);
            Words(r, Tell);
            if (ReviewsAnalysis.Due(check.Corpus, r) is { } due && ReviewsAnalysis.IsOverdue(r, due, check.AsOf))
                check.Tell("IS107", r.Where["status"], $"The review was due on {Say.Date(due)} and is still {Say.Word(Content.Words.Of(r.Status))}.", "Finish the review, or say in it why it takes longer.");
        }
    }

    delegate void Teller(string code, Place place, string message, string hint);

    static void Parts(Review r, Teller tell)
    {
        (string Field, string What, bool Present)[] parts =
        [
            ("impact", "its impact in numbers", r.Impact is not null), ("timeline", "a timeline", r.Timeline.Count > 0), ("communications", "the messages that were sent", r.Communications.Count > 0),
            ("went_well", "what went well", r.WentWell.Count > 0), ("went_less_well", "what went less well", r.WentLessWell.Count > 0), ("actions", "actions", r.Actions.Count > 0),
        ];
        foreach (var (field, what, _) in parts.Where(p => !p.Present))
            tell("IS101", r.Where.Place, $"{r.Id} does not tell {what}.", $"Add `{field}:` to the fields.");
        if (r.Severity is null) tell("IS119", r.Where.Place, $"{r.Id} has no severity.", "Add `severity:` with one of the register's severities.");
    }

    static void Order(Review r, Teller tell)
    {
        (Moment Before, Moment After)[] pairs =
        [
            (Moment.StartedAt, Moment.DetectedAt), (Moment.DetectedAt, Moment.DeclaredAt), (Moment.DetectedAt, Moment.AcknowledgedAt), (Moment.StartedAt, Moment.CustomersToldAt),
            (Moment.StartedAt, Moment.MitigatedAt), (Moment.DetectedAt, Moment.ResolvedAt), (Moment.MitigatedAt, Moment.ResolvedAt), (Moment.ResolvedAt, Moment.ClosedAt), (Moment.ResolvedAt, Moment.ReopenedAt),
        ];
        foreach (var (before, after) in pairs)
            if (r.At(before) is { } a && r.At(after) is { } b && b < a)
                tell("IS102", r.Where[Content.Words.Of(after)], $"{Content.Words.Of(after)} ({b:yyyy-MM-dd HH:mm}) is before {Content.Words.Of(before)} ({a:yyyy-MM-dd HH:mm}).", "Correct one of the two; a time that was not noted is left out, not guessed.");
    }

    static void Timeline(Review r, Teller tell)
    {
        var rows = r.Timeline.Where(t => t.At is not null).ToArray();
        var length = r is { StartedAt: { } from, ResolvedAt: { } to } ? to - from : TimeSpan.Zero;
        for (var i = 1; i < rows.Length; i++)
        {
            var gap = rows[i].At!.Value - rows[i - 1].At!.Value;
            if (gap < TimeSpan.Zero) tell("IS103", rows[i].Where["at"], $"The row of {rows[i].At:HH:mm} stands after that of {rows[i - 1].At:HH:mm}.", "Put the rows in the order in which things happened.");
            else if (gap > TimeSpan.FromHours(4) && gap > length / 3 && rows[i].At <= r.ResolvedAt && r.Classification is not Classification.Problem) tell("IS105", rows[i].Where["at"], $"Nothing is told between {rows[i - 1].At:HH:mm} and {rows[i].At:HH:mm} ({Say.Minutes(gap.TotalMinutes)}).", "Say what was happening or waited for, or that nothing was recorded.");
        }
        foreach (var t in r.Timeline.Where(t => string.IsNullOrWhiteSpace(t.Source)))
            tell("IS104", t.Where.Place, $"The timeline's row \"{Short(t.Event)}\" has no source.", "Name the log, record or role it comes from.");
    }

    /// <summary>Durations written in words that can be held against the timestamps: one that fits none of the stretches it may mean is told.</summary>
    static void Durations(Review r, Teller tell)
    {
        foreach (var (text, place) in Texts(r))
            foreach (var stated in StatedDurations.Find(text))
            {
                var stretches = stated.Between.Where(b => r.At(b.From) is not null && r.At(b.To) is not null).Select(b => (b.From, b.To, Actual: r.At(b.To)!.Value - r.At(b.From)!.Value)).ToArray();
                var quoted = text.Substring(stated.Offset, stated.Length).Trim();
                if (stated.Clock is { } clock && !stated.Fits(clock))
                    tell("IS106", place(stated.Offset, stated.Length), $"\"{quoted}\" disagrees with itself: the times are {Say.Minutes(clock.TotalMinutes)} apart.", "Correct the times or the length.");
                else if (stretches.Length > 0 && !stretches.Any(s => stated.Fits(s.Actual)))
                    tell("IS106", place(stated.Offset, stated.Length), $"\"{quoted}\" disagrees with the timestamps, which give {Say.Minutes(stretches[0].Actual.TotalMinutes)}.", $"Correct the text, or {Content.Words.Of(stretches[0].From)} and {Content.Words.Of(stretches[0].To)}.");
            }
    }

    static void Factors(Review r, Teller tell)
    {
        if (r.ContributingFactors.Count == 1 && Person().IsMatch(r.ContributingFactors[0].Statement))
            tell("IS117", r.ContributingFactors[0].Where.Place, "A person's error is the only contributing factor.", "Ask what made it likely: the screen, the workload, the training, the handover, the hour.");
        else if (r.ContributingFactors.Count < 2)
            tell("IS118", r.Where["contributing_factors"], $"{r.Id} names {Say.Count(r.ContributingFactors.Count, "contributing factor")}; an incident seldom has one cause.", "Ask what else had to be so for it to happen, and to last.");
        foreach (var f in r.ContributingFactors.Where(f => f.Evidence.Count == 0))
            tell("IS131", f.Where.Place, $"Factor {f.Id} rests on no evidence.", "Add `evidence:` with the log, record or review that shows it.");
    }

    static void Handling(Checking check, Review r, Teller tell)
    {
        if (r.Severity is { } s && check.Corpus.Organisation.Severities.Count > 0 && check.Corpus.Organisation.Severity(s) is null)
            tell("IS120", r.Where["severity"], $"`{s}` is no severity of the register.", Nearest.Hint(s, check.Corpus.Organisation.Severities.Select(x => x.Id)) ?? $"Write one of {Say.List(check.Corpus.Organisation.Severities.Select(x => x.Id), "or")}.");
        foreach (var late in check.So.Compliance.Criteria.Where(c => check.Corpus.Organisation.AgreedCriteria.Any(a => a.Id == c.Id && a.To == Moment.CustomersToldAt)).SelectMany(c => c.Reviews.Where(x => x.ReviewId == r.Id && x.State == "not met")))
            check.Tell("IS121", r.Status is ReviewStatus.Reviewed or ReviewStatus.Closed ? Severity.Note : Severity.Warning, r.Where["customers_told_at"], $"Customers were told after {late.Took}, later than {late.Criterion} allows.", "Say in the review what held the message up.");
        if (r.CustomersToldAt is null && r.Classification is not Classification.Problem && r.Impact?.CustomersAffected is not 0)
            tell("IS122", r.Where.Place, $"{r.Id} does not record when customers were told.", "Add `customers_told_at:`, or say in the text why no message was needed.");
        if (r.Communications.Count > 0 && r.Communications.Select(c => c.Channel).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1)
            tell("IS123", r.Communications[0].Where["channel"], $"Every message went by {r.Communications[0].Channel}, with nothing to fall back on.", "Name a second channel, or what would have been used had the first failed.");
        foreach (var d in r.Decisions.Where(d => string.IsNullOrWhiteSpace(d.Rationale)))
            tell("IS124", d.Where.Place, $"The decision \"{Short(d.Decision)}\" has no rationale.", "Say why, as it was seen at the time.");
        if (r.TeamsInvolved.Count > 1 && string.IsNullOrWhiteSpace(r.CoordinatorRole))
            tell("IS125", r.Where["teams_involved"], $"{r.TeamsInvolved.Count} teams were involved and no role co-ordinated them.", "Add `coordinator_role:`, or say that nobody co-ordinated.");
        if (r.Classification is Classification.Problem && (r.MitigatedAt is not null || r.CustomersToldAt is not null))
            tell("IS129", r.Where["classification"], "A problem is a cause, yet this record restores a service: it has times of an incident.", "Classify it as an incident, and open a problem for the cause.");
    }

    /// <summary>People first, then their data.</summary>
    static void Care(Review r, Teller tell)
    {
        if (r.PeopleAtRisk == true && !r.Timeline.Select(t => t.Event).Concat(r.Decisions.Select(d => $"{d.Decision} {d.Rationale}")).Any(t => Safety().IsMatch(t)))
            tell("IS126", r.Where["people_at_risk"], "People were at risk, and no row or decision tells what was done first for their safety.", "Add it to the timeline or the decisions, with its time.");
        if (r.PersonalData is not { Involved: true } data) return;
        if (string.IsNullOrWhiteSpace(data.Decision))
            tell("IS127", r.Where["personal_data"], "Personal data was involved, and no decision on telling the regulator is recorded.", "Add `decision:` with the reason, whether the regulator was told or not.");
        if (data.ReportedToRegulatorAt is { } told && (r.DetectedAt ?? r.DeclaredAt) is { } known && told - known > TimeSpan.FromHours(72))
            tell("IS128", data.Where["reported_to_regulator_at"], $"The regulator was told {Say.Minutes((told - known).TotalMinutes)} after the breach was known; the law gives 72 hours.", "Say in the decision why it took longer (UK GDPR, article 33).");
    }

    static void Words(Review r, Teller tell)
    {
        foreach (var (text, place) in Texts(r))
            foreach (var phrase in Phrases.Find(text))
            {
                var code = phrase.Kind == PhraseKind.Blame ? "IS115" : "IS116";
                if (r.Suppress.Any(s => phrase.Text.Contains(s.What, StringComparison.OrdinalIgnoreCase) && s.Reason.Length > 0) || Phrases.IsAllowed(text, phrase.Offset, code)) continue;
                tell(code, place(phrase.Offset, phrase.Length), phrase.Kind == PhraseKind.Blame ? $"\"{phrase.Text}\" blames." : $"\"{phrase.Text}\" tells what did not happen.",
                    $"{char.ToUpperInvariant(phrase.Instead[0])}{phrase.Instead[1..]}. If it is meant, write `<!-- allow {code}: reason -->` above it.");
            }
    }

    /// <summary>Every text of a review that a person wrote, with the way from an offset to its place.</summary>
    static IEnumerable<(string Text, Func<int, int, Place> Place)> Texts(Review r)
    {
        var body = new SourceText(r.Body.Place.File, r.Body.Markdown);
        if (!r.Body.IsEmpty) yield return (r.Body.Markdown, (offset, length) => body.At(offset, length) is var at ? r.Body.LinePlace(at.Line, at.Column, length) : default);
        (string? Text, Place Place)[] fields =
        [
            .. r.ContributingFactors.Select(f => ((string?)f.Statement, f.Where["statement"])), .. r.WentWell.Select((t, i) => ((string?)t, r.Where[$"went_well[{i}]"])),
            .. r.WentLessWell.Select((t, i) => ((string?)t, r.Where[$"went_less_well[{i}]"])), .. r.WhereLucky.Select((t, i) => ((string?)t, r.Where[$"where_lucky[{i}]"])),
            (r.WhatSurprisedUs, r.Where["what_surprised_us"]), .. r.Recommendations.Select(x => ((string?)$"{x.Statement}\n\n{x.Rationale}", x.Where["statement"])),
        ];
        foreach (var (text, place) in fields)
            if (text is { Length: > 0 }) yield return (text, (_, _) => place);
    }

    static string Short(string text) => text.Length <= 60 ? text : text[..57].TrimEnd() + "…";

    [GeneratedRegex(@"\b(?:human|user|operator|advisor|agent)(?:'s|’s)?\s+(?:error|mistake)|\b(?:the|an?)\s+(?:advisor|agent|operator|manager|colleague|team leader|person|analyst|controller|coordinator)\b[^.]{0,40}\b(?:forgot|failed|missed|mistyped|pressed|entered|sent|deleted|did not)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Person();

    [GeneratedRegex(@"\b(?:safe(?:ty|ly)?|evacuat\w*|roll\s+call|welfare|ambulance|fire\s+(?:service|brigade)|first\s+aid|danger\w*|999|medical|emergency\s+services|bottled\s+water|out\s+of\s+the\s+building|warned?|boil)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Safety();
}
