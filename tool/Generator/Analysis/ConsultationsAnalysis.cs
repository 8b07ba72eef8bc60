using IncidentStrategy.Generator.Analysis.PersonalData;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Weighs each consultation: its pack, its fairness, its responses and what was done with them.</summary>
static class ConsultationsAnalysis
{
    public static IReadOnlyList<ConsultationFinding> Run(Corpus corpus, IReadOnlyList<ProcedureDiff> diffs, ThemeMatcher matcher, DateOnly asOf) =>
        [.. corpus.Consultations.Select(c => Finding(corpus, diffs, matcher, c, asOf))];

    static ConsultationFinding Finding(Corpus corpus, IReadOnlyList<ProcedureDiff> diffs, ThemeMatcher matcher, Consultation c, DateOnly asOf)
    {
        var pack = Pack(c);
        var minimum = corpus.Organisation.ConsultationPolicy?.MinimumDays;
        var days = DaysOpen(c);
        var undisposed = c.Responses.Count(r => r.Dispositions.Count == 0);
        var missing = pack.Count(p => !p.Present);
        var (byStance, byQuestion) = ResponseFigures.Stances(c);
        var byRole = ResponseFigures.Counts(c.Responses.Select(r => Role(corpus, r)));
        var byTheme = ResponseFigures.Counts(c.Responses.SelectMany(r => Themes(corpus, matcher, r)));
        var (roles, themes) = (SmallCounts.Merge(byRole), SmallCounts.Merge(byTheme));
        return new ConsultationFinding
        {
            Id = c.Id, Title = c.Title, Version = c.Version ?? "", Stage = Words.Of(c.Stage), Pack = pack, PackComplete = missing == 0,
            Gunning = [Formative(corpus, c), Reasons(c), Time(c, days, minimum, asOf), Conscientious(c)],
            DaysOpen = days, MinimumDays = minimum,
            Responses = c.Responses.Count, Late = c.Responses.Count(r => IsLate(c, r)) is var late and > 0 ? SmallCounts.Say(late) : "", NotForPublication = c.Responses.Count(r => r.PublishOk == false),
            ByStance = byStance, ByTheme = themes, ByRole = roles, ByQuestion = byQuestion,
            Merged = roles.Count < byRole.Count || themes.Count < byTheme.Count || byStance.Any(s => s.Name.Contains(", ", StringComparison.Ordinal)),
            ByClause = [.. c.Responses.Where(r => r.ClauseId is not null).GroupBy(r => r.ClauseId!, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => ResponseFigures.Stances(g.Key, ClauseText(corpus, c, g.Key), g))],
            Dispositions = ResponseFigures.Counts(c.Responses.Select(r => r.Dispositions.Count switch { 0 => "none yet", 1 => Words.Of(r.Dispositions[0]), _ => "more than one" })),
            Undisposed = undisposed,
            Answers = [.. c.Responses.Select(r => new ResponseFinding(r.ResponseId, roles.Any(x => x.Name == Role(corpus, r)) ? Role(corpus, r) : "", SmallTeam(c, r.Team) ? "" : r.Team ?? "", r.QuestionId ?? "", r.ClauseId ?? "",
                r.Stance is { } s ? Words.Of(s) : "", r.PublishOk == false ? "" : r.Text ?? "", [.. Themes(corpus, matcher, r)], r.Disposition is { } d ? Words.Of(d) : "", r.Reason ?? "", r.ChangeRef ?? "", r.PublishOk != false, r.Where.Place))],
            Silent = Silent(corpus, c),
            AffectedNotConsulted = NotConsulted(corpus, diffs, c),
            Sources = Places.Merge(c.Responses.Select(r => r.Where.Place).Append(c.Where.Place)),
            Message = Message(c, days, minimum, missing, undisposed),
        };
    }

    public static int? DaysOpen(Consultation c) => c is { Opens: { } opens, Closes: { } closes } ? closes.DayNumber - opens.DayNumber : null;

    public static bool IsLate(Consultation c, Response r) => r.Late ?? (r.ReceivedAt is { } at && c.Closes is { } closes && DateOnly.FromDateTime(at.DateTime) > closes);

    static string Message(Consultation c, int? days, int? minimum, int missing, int undisposed)
    {
        var time = days is null ? "its dates are not set" : minimum is { } m ? $"open for {Say.Count(days.Value, "day")}, {m} required" : $"open for {Say.Count(days.Value, "day")}";
        var what = c.Stage == ConsultationStage.Decided ? undisposed == 0 ? "every response has been answered" : $"{Say.Count(undisposed, "response")} not answered" : missing == 0 ? "the pack is complete" : $"{Say.Count(missing, "item")} of the pack missing";
        return $"{Say.Count(c.Responses.Count, "response")}; {time}; {what}.";
    }

    /// <summary>What people need before they can answer.</summary>
    public static IReadOnlyList<PackItem> Pack(Consultation c) =>
    [
        new("the purpose", c.Purpose is { Length: > 0 }, ""),
        new("the procedure and the proposed version", c.Procedure is { Length: > 0 } && c.Proposes is { Length: > 0 }, ""),
        new("what is open to influence", c.OpenToInfluence.Count > 0, ""),
        new("what is not open, and so need not be argued", c.NotOpen.Count > 0, ""),
        new("the options, each with costs and benefits", c.Options.Count > 0 && c.Options.All(o => o is { Costs.Length: > 0, Benefits.Length: > 0 }), Say.Count(c.Options.Count, "option")),
        new("what happens if nothing is done", c.Options.Any(o => o.ImpactIfNot is { Length: > 0 }), ""),
        new("the evidence", c.Evidence.Count > 0, Say.Count(c.Evidence.Count, "item")),
        new("the questions", c.Questions.Count > 0, Say.Count(c.Questions.Count, "question")),
        new("who is consulted and how they were told", c.Consultees.Count > 0 && c.Consultees.All(x => x.HowNotified is { Length: > 0 }), Say.Count(c.Consultees.Count, "consultee")),
        new("when it opens and closes", c is { Opens: not null, Closes: not null }, ""),
        new("who decides, how and when", c is { DecisionMakerRole.Length: > 0, DecisionProcess.Length: > 0, DecisionDue: not null }, ""),
        new("when the answer will be published", c.ResponsePublishedBy is not null, ""),
    ];

    static FairnessTest Formative(Corpus corpus, Consultation c)
    {
        const string Name = "At a formative stage";
        if (corpus.Changes.FirstOrDefault(x => MetricsAnalysis.Same(x.Consultation, c.Id) && x.ImplementedOn <= (c.Closes ?? DateOnly.MaxValue)) is { } early)
            return new(Name, "fail", $"change {early.Id} was put into practice on {Say.Date(early.ImplementedOn!.Value)}, before the consultation closed");
        return c.OpenToInfluence.Count == 0 ? new(Name, "fail", "nothing is named as open to influence")
            : new(Name, "pass", $"{Say.Count(c.OpenToInfluence.Count, "matter")} {(c.OpenToInfluence.Count == 1 ? "is" : "are")} open to influence, and nothing was put into practice before it closed");
    }

    static FairnessTest Reasons(Consultation c)
    {
        var missing = Pack(c).Where(p => !p.Present && p.Name is "the purpose" or "the evidence" or "the options, each with costs and benefits" or "the procedure and the proposed version").Where(p => !p.Present).Select(p => p.Name).ToArray();
        return missing.Length == 0 ? new("Sufficient reasons", "pass", "purpose, proposal, options and evidence were given") : new("Sufficient reasons", "fail", $"missing: {Say.List(missing)}");
    }

    static FairnessTest Time(Consultation c, int? days, int? minimum, DateOnly asOf) => (days, minimum) switch
    {
        (null, _) => new("Adequate time", c.Stage == ConsultationStage.Pre ? "not_yet" : "fail", "the dates are not set"),
        (_, null) => new("Adequate time", "not_yet", $"open for {Say.Count(days.Value, "day")}; the register states no minimum"),
        var (d, m) when d < m => new("Adequate time", "fail", $"open for {Say.Count(d.Value, "day")}; the policy asks for {m}"),
        _ when c.Opens > asOf => new("Adequate time", "not_yet", $"opens on {Say.Date(c.Opens!.Value)} for {Say.Count(days.Value, "day")}"),
        _ => new("Adequate time", "pass", $"open for {Say.Count(days.Value, "day")}; the policy asks for {minimum}"),
    };

    static FairnessTest Conscientious(Consultation c)
    {
        const string Name = "Conscientious consideration";
        if (c.Stage == ConsultationStage.Withdrawn) return new(Name, "not_yet", "the consultation was withdrawn");
        var early = c.Responses.Where(r => r.DecidedOn < c.Closes).ToArray();
        if (early.Length > 0) return new(Name, "fail", $"{Say.Count(early.Length, "response was", "responses were")} decided before the consultation closed: {Say.Some([.. early.Select(r => r.ResponseId)])}");
        if (c.Stage != ConsultationStage.Decided) return new(Name, "not_yet", "nothing is decided yet");
        if (c.Responses.Count == 0) return new(Name, "fail", "it was decided without a response on record");
        var bare = c.Responses.Where(r => r.Dispositions.Count != 1 || string.IsNullOrWhiteSpace(r.Reason)).ToArray();
        return bare.Length > 0 ? new(Name, "fail", $"{Say.Count(bare.Length, "response")} without exactly one disposition and a reason: {Say.Some([.. bare.Select(r => r.ResponseId)])}")
            : new(Name, "pass", $"each of {Say.Count(c.Responses.Count, "response")} has a disposition and a reason{(c.Responses.All(r => r.DecidedOn is not null) ? ", decided after the consultation closed" : "")}");
    }

    public static IEnumerable<string> Themes(Corpus corpus, ThemeMatcher matcher, Response r)
    {
        var bits = r.Codes.Aggregate(0UL, (b, code) => b | matcher.Code(code));
        if (bits == 0) bits = matcher.Match(r.Text ?? "");
        for (var t = 0; bits != 0; t++, bits >>= 1)
            if ((bits & 1) != 0) yield return corpus.Organisation.Theme(matcher.Ids[t])?.Name ?? matcher.Ids[t];
    }

    static string Role(Corpus corpus, Response r) => corpus.Organisation.Role(r.ConsulteeRole)?.Name ?? r.ConsulteeRole ?? "not stated";

    static bool SmallTeam(Consultation c, string? team) => c.Responses.Count(r => MetricsAnalysis.Same(r.Team, team)) < SmallCounts.Least;

    static string ClauseText(Corpus corpus, Consultation c, string clause) =>
        corpus.ProposedProcedures.Concat(corpus.Procedures).Where(p => c.Procedure is null || MetricsAnalysis.Same(p.Id, c.Procedure)).SelectMany(p => p.Clauses).FirstOrDefault(x => MetricsAnalysis.Same(x.Id, clause)) is { } found ? found.Heading ?? found.Text : "";

    /// <summary>Consultees from whose role or team nothing came, once the consultation has closed.</summary>
    static IReadOnlyList<string> Silent(Corpus corpus, Consultation c) => c.Stage is ConsultationStage.Pre or ConsultationStage.Withdrawn ? [] :
        [.. c.Consultees.Where(x => !c.Responses.Any(r => IsSame(corpus, x.Role, r.ConsulteeRole) || (x.Team is not null && MetricsAnalysis.Same(x.Team, r.Team)))).Select(x => corpus.Organisation.Role(x.Role)?.Name ?? x.Role).Distinct()];

    static bool IsSame(Corpus corpus, string? a, string? b) => MetricsAnalysis.Same(a, b) || (corpus.Organisation.Role(a) is { } role && ReferenceEquals(role, corpus.Organisation.Role(b)));

    /// <summary>The roles that the change touches, by RACI rows and handovers, that are not among those consulted.</summary>
    static IReadOnlyList<string> NotConsulted(Corpus corpus, IReadOnlyList<ProcedureDiff> diffs, Consultation c)
    {
        var affected = diffs.Where(d => MetricsAnalysis.Same(d.Procedure, c.Procedure) && (c.Proposes is null || c.Proposes.Contains(d.ToVersion, StringComparison.OrdinalIgnoreCase))).SelectMany(d => d.AffectedRoles).Concat(c.AffectedRoles);
        return [.. affected.Where(role => !c.Consultees.Any(x => IsSame(corpus, x.Role, role) || MetricsAnalysis.Same(x.Team, role) || (x.Team is not null && MetricsAnalysis.Same(corpus.Organisation.Role(role)?.Team, x.Team)))
            && !IsSame(corpus, c.DecisionMakerRole, role) && (corpus.Organisation.Role(role) is not null || c.AffectedRoles.Contains(role)))
            .Select(role => corpus.Organisation.Role(role)?.Name ?? role).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
    }
}
