using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>What an assessor would send back.</summary>
static class EvidenceChecks
{
    public static void Run(Checking check)
    {
        foreach (var p in check.Corpus.Portfolios)
        {
            for (var i = 0; i < p.Units.Count; i++)
                if (!check.Corpus.Qualifications.Any(q => MetricsAnalysis.Same(q.Id, p.Units[i])))
                    check.Tell("IS418", p.Where[$"units[{i}]"], $"There is no unit `{p.Units[i]}`.", Nearest.Hint(p.Units[i], check.Corpus.Qualifications.Select(q => q.Id)) ?? "Write the id of a file in qualifications/.");
            if (p.Declaration is not { Authentic: true, SignedOn: not null })
                check.Tell("IS411", p.Where["declaration"], $"{p.Learner} has not signed the declaration of authenticity; the pack shows NOT SIGNED.", "The learner signs: `declaration: {authentic: yes, signed_on: …}`.");
            foreach (var e in p.Evidence.Where(e => e.Status != ClaimStatus.Withdrawn)) Item(check, p, e);
            foreach (var gap in p.Gaps) Justified(check, p, gap);
        }
        foreach (var coverage in check.So.Coverage) Unit(check, coverage);
        foreach (var q in check.Corpus.Qualifications)
            foreach (var g in q.Guidance.Where(g => g.Check is { Length: > 0 } name && !GuidanceChecks.Table.ContainsKey(name)))
                check.Tell("IS416", g.Where["check"], $"No check is called `{g.Check}`.", Nearest.Hint(g.Check!, GuidanceChecks.Table.Keys) ?? $"The checks are {Say.List(GuidanceChecks.Table.Keys)}.");
    }

    static void Item(Checking check, Portfolio p, Evidence e)
    {
        if (CoverageAnalysis.IsSuspect(e)) check.Tell("IS403", e.Where["sha256"], $"{e.Ref} is not the file it was: its content has another sha256 ({e.Attachment!.Sha256[..12]}…).", "Put the original back, or take the new hash after the learner has confirmed the change.");
        foreach (var c in e.Claims.Where(c => CoverageAnalysis.CriterionId(check.Corpus, p, c) is null))
            check.Tell("IS404", c.Where["criterion"], $"{e.Ref} claims {c.Unit} {c.Criterion}, which is no criterion of the portfolio's units.".Replace("  ", " ", StringComparison.Ordinal), "Correct the unit or the number.");
        if (e.Claims.Count == 0) check.Tell("IS405", e.Where.Place, $"{e.Ref} is claimed for no criterion.", "Claim it for one, or take it out: an assessor reads every page.");
        if (e.DateProduced is null) check.Tell("IS419", e.Where.Place, $"{e.Ref} has no date, so nobody can tell whether it is current.", "Add `date_produced:`.");
        else if (CoverageAnalysis.IsExpired(e, check.AsOf)) check.Tell("IS406", e.Where["date_produced"], $"{e.Ref} was produced on {Say.Date(e.DateProduced.Value)}, more than {CoverageAnalysis.CurrentMonths} months before {Say.Date(check.AsOf)}.", "Add newer evidence, or say why this still shows what the learner can do.");
        if (e.Witness?.RelatedToLearner == true) check.Tell("IS408", e.Witness.Where["related_to_learner"], $"The witness of {e.Ref} is related to the learner.", "Ask another witness.");
        if (e.Kind == EvidenceKind.WitnessTestimony && (e.Witness?.OwnWords == false || MetricsAnalysis.Same(e.Author, p.Learner)))
            check.Tell("IS409", e.Witness is null ? e.Where["author"] : e.Witness.Where["own_words"], $"{e.Ref} was written by the learner, not by the witness.", "The witness writes it in their own words and signs it.");
        if (e.Kind == EvidenceKind.Log && !e.Body.IsEmpty && !System.Text.RegularExpressions.Regex.IsMatch(e.Body.Markdown, @"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b"))
            check.Tell("IS417", e.Where.Place, $"{e.Ref} is a log without times.", "Show the time of each entry as it was made.");
        if (e.File is { } file && check.Ids.Find(file) is { Kind: "procedure" or "strategy" } policy && string.IsNullOrWhiteSpace(e.Contribution))
            check.Tell("IS414", e.Where["file"], $"{e.Ref} is the whole of {policy.Id}, and nothing says what the learner did with it.", "Add `contribution:`, and point to the part that counts.");
    }

    static void Justified(Checking check, Portfolio p, JustifiedGap gap)
    {
        if (CoverageAnalysis.CriterionId(check.Corpus, p, gap.Unit, gap.Criterion) is not { } id)
            check.Tell("IS404", gap.Where["criterion"], $"The gap names {gap.Unit} {gap.Criterion}, which is no criterion of the portfolio's units.".Replace("  ", " ", StringComparison.Ordinal), "Correct the unit or the number.");
        else if (check.So.Coverage.Where(c => c.Portfolio == p.Id).SelectMany(c => c.Criteria.Select(k => (Id: $"{c.Qualification}:{k.Id}", k))).FirstOrDefault(x => MetricsAnalysis.Same(x.Id, id)).k is { Evidence.Count: > 0 } claimed)
            check.Tell("IS421", gap.Where["criterion"], $"The gap at {gap.Criterion} is justified, and {Say.List(claimed.Evidence.Select(e => e.Ref).Distinct())} {(claimed.Evidence.Count == 1 ? "is" : "are")} claimed for it.", "Take the gap out, or withdraw the claim; the claim is shown.");
    }

    static void Unit(Checking check, CoverageFinding coverage)
    {
        Gaps(check, coverage, [.. coverage.Criteria.Where(c => c.State == "gap")]);
        foreach (var c in coverage.Criteria.Where(c => !CoverageAnalysis.IsGap(c)))
        {
            if (!c.Sufficient) check.Tell("IS402", coverage.Source, $"{coverage.Qualification} {c.Id} {c.Sufficiency}.", Suggestion(coverage, c));
            if (c.VerbCheck.Contains(" asks for ", StringComparison.Ordinal)) check.Tell("IS407", c.Evidence[0].Source, $"{coverage.Qualification} {c.Id}: {c.VerbCheck}.", "Advice only: the assessor judges.");
        }
        if (coverage.Criteria.SelectMany(c => c.Evidence).Select(e => e.Kind).Distinct().ToArray() is ["witness_testimony"])
            check.Tell("IS410", coverage.Source, $"Witness testimony is the only evidence for {coverage.Qualification}.", "Add a product or the learner's own account.");
        foreach (var g in coverage.Guidance.Where(g => g.Result == "look"))
            check.Tell("IS415", coverage.Source, $"{coverage.Qualification}: {g.Reason}.", $"The specification says: \"{g.Text}\"");
    }

    /// <summary>One line for a unit, however many of its criteria still want evidence: a new portfolio has nothing but gaps.</summary>
    static void Gaps(Checking check, CoverageFinding coverage, IReadOnlyList<CriterionCoverage> gaps)
    {
        if (gaps.Count == 0) return;
        var message = gaps.Count == 1 ? $"{coverage.Qualification} {gaps[0].Id} has no evidence."
            : $"{coverage.Qualification}: {gaps.Count} of {coverage.Criteria.Count} criteria have no evidence: {Say.List(gaps.Select(g => g.Id))}.";
        var could = gaps.Select(g => (g.Id, Could: Proposed(coverage, g))).Where(g => g.Could.Length > 0).GroupBy(g => g.Could, g => g.Id).ToArray();
        check.Tell("IS401", coverage.Source, message, could.Length == 0 ? "Add items that show them." : gaps.Count == 1 ? Suggestion(coverage, gaps[0])
            : $"Could be claimed: {string.Join("; ", could.Select(g => $"{g.Key} for {Say.List(g)}"))}.");
    }

    static string Proposed(CoverageFinding coverage, CriterionCoverage c) => Say.List([.. coverage.Proposals.Where(p => p.Criterion == c.Id).Select(p => p.DocumentId).Take(3)], "or");

    static string Suggestion(CoverageFinding coverage, CriterionCoverage c) =>
        Proposed(coverage, c) is { Length: > 0 } could ? $"{could} could be claimed for it." : "Add an item that shows it.";
}
