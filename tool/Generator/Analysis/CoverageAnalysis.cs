using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Lays each portfolio beside the units it is for: what shows each criterion, what is missing, and why.</summary>
static class CoverageAnalysis
{
    /// <summary>Evidence older than this no longer shows what a learner can do now.</summary>
    public const int CurrentMonths = 24;

    public static IReadOnlyList<CoverageFinding> Run(Corpus corpus, DateOnly asOf) =>
        [.. from p in corpus.Portfolios from unit in p.Units let q = corpus.Qualifications.FirstOrDefault(q => MetricsAnalysis.Same(q.Id, unit)) where q is not null select Finding(corpus, p, q, asOf)];

    public static string? CriterionId(Corpus corpus, Portfolio p, Claim claim) => CriterionId(corpus, p, claim.Unit, claim.Criterion);

    /// <summary>The criterion a claim or gap names as <c>unit:number</c>; without a unit, the portfolio's first that has it. Null when there is none.</summary>
    public static string? CriterionId(Corpus corpus, Portfolio p, string? ofUnit, string criterionNo)
    {
        var (unit, no) = Split(ofUnit, criterionNo);
        foreach (var q in corpus.Qualifications.Where(q => unit is null ? p.Units.Contains(q.Id, StringComparer.OrdinalIgnoreCase) : IsUnit(q, unit)))
            if (q.Criteria.FirstOrDefault(c => MetricsAnalysis.Same(c.No, no)) is { } criterion) return $"{q.Id}:{criterion.No}";
        return null;
    }

    /// <summary>The criterion may be written with its unit, <c>ocr-unit-23:1.1</c>.</summary>
    static (string? Unit, string No) Split(string? unit, string criterion) =>
        unit is null && criterion.IndexOf(':', StringComparison.Ordinal) is var at and > 0 ? (criterion[..at], criterion[(at + 1)..].Trim()) : (unit, criterion);

    public static bool IsUnit(Qualification q, string unit) => MetricsAnalysis.Same(q.Id, unit) || MetricsAnalysis.Same(q.UnitReference, unit) || MetricsAnalysis.Same(q.UnitNo, unit);

    static bool IsFor(Corpus corpus, Portfolio p, Claim claim, Qualification q, Criterion c) => IsFor(corpus, p, claim.Unit, claim.Criterion, q, c);

    static bool IsFor(Corpus corpus, Portfolio p, string? ofUnit, string criterionNo, Qualification q, Criterion c)
    {
        var (unit, no) = Split(ofUnit, criterionNo);
        return MetricsAnalysis.Same(c.No, no) && (unit is null ? MetricsAnalysis.Same(CriterionId(corpus, p, null, criterionNo), $"{q.Id}:{c.No}") : IsUnit(q, unit));
    }

    public static bool IsSuspect(Evidence e) => e is { Sha256: { Length: > 0 } written, Attachment: { } file } && !written.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase);

    public static bool IsExpired(Evidence e, DateOnly asOf) => e.DateProduced is { } on && on < asOf.AddMonths(-CurrentMonths);

    static CoverageFinding Finding(Corpus corpus, Portfolio p, Qualification q, DateOnly asOf)
    {
        var outcomes = q.Outcomes.Select(o => new OutcomeCoverage(o.No, o.Text, [.. o.Criteria.Select(c => Cover(corpus, p, q, c, asOf))])).ToArray();
        var criteria = outcomes.SelectMany(o => o.Criteria).ToArray();
        var (claimed, met, gaps) = (criteria.Count(c => c.State == "claimed"), criteria.Count(c => c.State == "met"), criteria.Count(IsGap));
        var justified = criteria.Count(c => c.State == "justified_gap");
        var finding = new CoverageFinding
        {
            Portfolio = p.Id, Learner = p.Learner, Qualification = q.Id, QualificationTitle = q.Title, AwardingOrganisation = q.AwardingOrganisation ?? "",
            Outcomes = outcomes, Criteria = criteria,
            States = [.. criteria.GroupBy(c => c.State).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Count(g.Key, g.Count()) { Label = g.First().StateWords, Share = 100.0 * g.Count() / criteria.Length })],
            ReverseIndex = [.. p.Evidence.Select(e => new EvidenceIndexEntry(e.Ref, e.Title, Words.Of(e.Kind), e.DateProduced, Words.Of(e.Status),
                [.. q.Criteria.Where(c => e.Claims.Any(k => IsFor(corpus, p, k, q, c))).Select(c => c.No)], e.Where.Place))],
            Vacsr = Vacsr(p, q, criteria, asOf),
            Proposals = Proposals.Of(corpus, q, criteria),
            Guidance = GuidanceChecks.Run(corpus, p, q),
            Message = $"{criteria.Length - gaps} of {Say.Count(criteria.Length, "criterion", "criteria")} have evidence: {met} assessed as met, {claimed} claimed; {Say.Count(gaps, "gap")}{(justified > 0 ? $", {justified} justified" : "")}.",
            Source = UnitPlace(p, q),
        };
        return finding with { Warnings = Warnings(p, q, finding, asOf) };
    }

    public static bool IsGap(CriterionCoverage c) => c.State is "gap" or "justified_gap";

    static Place UnitPlace(Portfolio p, Qualification q) =>
        Enumerable.Range(0, p.Units.Count).Where(i => IsUnit(q, p.Units[i])).Select(i => p.Where[$"units[{i}]"]).FirstOrDefault(p.Where.Place);

    static CriterionCoverage Cover(Corpus corpus, Portfolio p, Qualification q, Criterion c, DateOnly asOf)
    {
        var claims = p.Evidence.SelectMany(e => e.Claims.Where(k => IsFor(corpus, p, k, q, c)).Select(k => (Item: e, Claim: k, Status: k.Status ?? e.Status))).ToArray();
        var standing = claims.Where(k => k.Status != ClaimStatus.Withdrawn).ToArray();
        var (state, reason) = StateOf(claims, standing, asOf);
        if (standing.Length == 0 && p.Gaps.FirstOrDefault(g => IsFor(corpus, p, g.Unit, g.Criterion, q, c)) is { } gap) (state, reason) = ("justified_gap", Justified(gap));
        var needs = Needs(c, standing.Select(k => k.Item).Distinct().ToArray());
        return new CriterionCoverage
        {
            Id = c.No, Text = c.Text, Kind = c.Kind is { } kind ? Words.Of(kind) : "", Verb = c.Verb ?? "", State = state, StateWords = Say.Word(state), Reason = reason,
            Evidence = [.. standing.Select(k => new CriterionEvidence(k.Item.Ref, k.Item.Title, Words.Of(k.Item.Kind), k.Claim.WhereInItem ?? "", k.Claim.How ?? "", Words.Of(k.Status), k.Claim.Where.Place))],
            Sufficient = needs.Enough, Sufficiency = needs.Words, VerbCheck = VerbChecks.Of(c, standing.Select(k => (k.Item, k.Claim))),
        };
    }

    static (string State, string Reason) StateOf((Evidence Item, Claim Claim, ClaimStatus Status)[] claims, (Evidence Item, Claim Claim, ClaimStatus Status)[] standing, DateOnly asOf)
    {
        if (standing.Length == 0)
            return claims.FirstOrDefault(k => k.Claim.How is { Length: > 0 }) is { Item: not null } withdrawn ? ("justified_gap", $"{withdrawn.Item.Ref} was withdrawn: {withdrawn.Claim.How}") : ("gap", "no item is claimed for it");
        if (standing.All(k => IsSuspect(k.Item))) return ("suspect", $"{Say.List(standing.Select(k => k.Item.Ref).Distinct())} changed since the hash was taken");
        if (standing.All(k => IsExpired(k.Item, asOf))) return ("expired", $"all its evidence is more than {CurrentMonths} months old");
        if (standing.Any(k => k.Status == ClaimStatus.AssessedMet && !IsSuspect(k.Item))) return ("met", $"assessed as met in {Say.List(standing.Where(k => k.Status == ClaimStatus.AssessedMet).Select(k => k.Item.Ref).Distinct())}");
        return standing.Any(k => k.Status == ClaimStatus.AssessedNotMet) && standing.All(k => k.Status == ClaimStatus.AssessedNotMet)
            ? ("not_met", $"assessed as not met in {Say.List(standing.Select(k => k.Item.Ref).Distinct())}")
            : ("claimed", $"claimed by {Say.List(standing.Select(k => k.Item.Ref).Distinct())}; not yet assessed");
    }

    static string Justified(JustifiedGap gap) =>
        $"{gap.Reason.TrimEnd('.')} ({(gap.AgreedWith is { } by ? $"agreed with {by}{(gap.On is { } on ? $" on {Say.Date(on)}" : "")}" : "not yet agreed with the assessor")})";

    static (bool Enough, string Words) Needs(Criterion c, Evidence[] items)
    {
        IEnumerable<EvidenceNeed> needs = c.Needs.Count > 0 ? c.Needs : [new EvidenceNeed { Min = 1, Where = Where.None }];
        var short_of = needs.Select(n => (n, have: n.Kind is { } kind ? items.Count(i => i.Kind == kind) : items.Length)).Where(x => x.have < x.n.Min)
            .Select(x => $"{x.n.Min - x.have} more {(x.n.Kind is { } kind ? Say.Word(Words.Of(kind)) : "item")}{(x.n.Min - x.have > 1 ? "s" : "")}").ToArray();
        return short_of.Length > 0 ? (false, $"needs {Say.List(short_of)}") : (true, items.Length == 1 ? "one item, as much as is asked" : $"{items.Length} items of {Say.Count(items.Select(i => i.Kind).Distinct().Count(), "kind")}");
    }

    static IReadOnlyList<VacsrLine> Vacsr(Portfolio p, Qualification q, CriterionCoverage[] criteria, DateOnly asOf)
    {
        var items = p.Evidence.Where(e => e.Status != ClaimStatus.Withdrawn).ToArray();
        var unlisted = q.EvidenceKinds.Count == 0 ? [] : items.Where(e => !q.EvidenceKinds.Contains(e.Kind)).Select(e => e.Ref).ToArray();
        var suspects = items.Where(IsSuspect).Select(e => e.Ref).ToArray();
        var old = items.Where(e => IsExpired(e, asOf)).Select(e => e.Ref).ToArray();
        var undated = items.Where(e => e.DateProduced is null).Select(e => e.Ref).ToArray();
        var thin = criteria.Where(c => !c.Sufficient).Select(c => c.Id).ToArray();
        var single = criteria.Where(c => c.Evidence.Select(e => e.Ref).Distinct().Count() == 1).Select(c => c.Id).ToArray();
        var related = items.Where(e => e.Witness?.RelatedToLearner == true).Select(e => e.Ref).ToArray();
        var signed = p.Declaration is { Authentic: true, SignedOn: not null };
        return
        [
            new("Valid", unlisted.Length == 0 ? "ok" : "look", unlisted.Length == 0 ? "every item is of a kind the specification accepts" : $"of a kind the specification does not list: {Say.List(unlisted)}"),
            new("Authentic", signed && suspects.Length == 0 ? "ok" : "look", (signed ? $"the declaration was signed on {Say.Date(p.Declaration!.SignedOn!.Value)}" : "the declaration of authenticity is NOT SIGNED") + (suspects.Length > 0 ? $"; changed since their hash was taken: {Say.List(suspects)}" : "")),
            new("Current", old.Length + undated.Length == 0 ? "ok" : "look", old.Length + undated.Length == 0 ? $"every item is dated within {CurrentMonths} months of {Say.Date(asOf)}" : string.Join("; ", new[] { old.Length > 0 ? $"more than {CurrentMonths} months old: {Say.List(old)}" : "", undated.Length > 0 ? $"not dated: {Say.List(undated)}" : "" }.Where(t => t.Length > 0))),
            new("Sufficient", thin.Length == 0 ? "ok" : "look", thin.Length == 0 ? "every criterion has what is asked" : $"too little for {Say.List(thin)}"),
            new("Reliable", single.Length == 0 && related.Length == 0 ? "ok" : "look", related.Length > 0 ? $"a witness is related to the learner: {Say.List(related)}" : single.Length == 0 ? "every criterion rests on more than one item" : $"one item only for {Say.List(single)}"),
        ];
    }

    static IReadOnlyList<string> Warnings(Portfolio p, Qualification q, CoverageFinding finding, DateOnly asOf)
    {
        var warnings = new List<string>();
        if (p.Declaration is not { Authentic: true, SignedOn: not null }) warnings.Add("The declaration of authenticity is NOT SIGNED.");
        foreach (var c in finding.Criteria.Where(c => c.State is "gap" or "suspect" or "expired" or "not_met")) warnings.Add($"{c.Id}: {c.StateWords}: {c.Reason}.");
        foreach (var c in finding.Criteria.Where(c => !c.Sufficient && !IsGap(c))) warnings.Add($"{c.Id}: {c.Sufficiency}.");
        foreach (var e in p.Evidence.Where(e => IsExpired(e, asOf))) warnings.Add($"{e.Ref} was produced on {Say.Date(e.DateProduced!.Value)}, more than {CurrentMonths} months ago.");
        foreach (var e in p.Evidence.Where(e => e.Witness?.RelatedToLearner == true)) warnings.Add($"{e.Ref}: the witness is related to the learner.");
        foreach (var g in finding.Guidance.Where(g => g.Result == "look")) warnings.Add($"The specification advises: \"{g.Text.TrimEnd('.')}\". {g.Reason}.");
        return warnings;
    }
}
