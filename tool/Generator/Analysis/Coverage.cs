using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>A learner's portfolio against one unit: every criterion, its evidence, and what is missing.</summary>
public sealed record CoverageFinding
{
    /// <summary>The portfolio's folder name.</summary>
    public required string Portfolio { get; init; }
    public string Learner { get; init; } = "";
    public required string Qualification { get; init; }
    public string QualificationTitle { get; init; } = "";
    public string AwardingOrganisation { get; init; } = "";
    public IReadOnlyList<OutcomeCoverage> Outcomes { get; init; } = [];

    /// <summary>Every criterion in order, over all outcomes.</summary>
    public IReadOnlyList<CriterionCoverage> Criteria { get; init; } = [];
    public IReadOnlyList<Count> States { get; init; } = [];
    public IReadOnlyList<EvidenceIndexEntry> ReverseIndex { get; init; } = [];
    public IReadOnlyList<VacsrLine> Vacsr { get; init; } = [];
    public IReadOnlyList<ClaimProposal> Proposals { get; init; } = [];
    public IReadOnlyList<string> Warnings { get; init; } = [];
    public IReadOnlyList<GuidanceResult> Guidance { get; init; } = [];
    public string Message { get; init; } = "";
    public Place Source { get; init; }
}

public sealed record OutcomeCoverage(string No, string Text, IReadOnlyList<CriterionCoverage> Criteria);

/// <summary>State: gap, justified_gap, claimed, met, not_met, suspect or expired, with the reason in words.</summary>
public sealed record CriterionCoverage
{
    public required string Id { get; init; }
    public required string Text { get; init; }
    public string Kind { get; init; } = "";
    public string Verb { get; init; } = "";
    public required string State { get; init; }
    public string StateWords { get; init; } = "";
    public string Reason { get; init; } = "";
    public IReadOnlyList<CriterionEvidence> Evidence { get; init; } = [];
    public bool Sufficient { get; init; }
    public string Sufficiency { get; init; } = "";
    public string VerbCheck { get; init; } = "";
}

/// <summary>An item claimed for a criterion; <see cref="Where"/> and <see cref="How"/> are the learner's.</summary>
public sealed record CriterionEvidence(string Ref, string Title, string Kind, string Where, string How, string Status, Place Source);

public sealed record EvidenceIndexEntry(string Ref, string Title, string Kind, DateOnly? Date, string Status, IReadOnlyList<string> Criteria, Place Source);

/// <summary>Valid, authentic, current, sufficient, reliable: a computed reason beside which the assessor's column is left blank.</summary>
public sealed record VacsrLine(string Name, string Result, string Reason);

/// <summary>A document of the workspace that could be claimed for a criterion; the learner decides.</summary>
public sealed record ClaimProposal(string Criterion, string DocumentKind, string DocumentId, string Title, string Why);

/// <summary>A line of the specification's guidance or common mistakes and what the check of it found. Result: ok, look or no_check.</summary>
public sealed record GuidanceResult(string Text, string Check, string Result, string Reason);
