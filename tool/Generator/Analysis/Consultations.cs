using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>A consultation's pack, fairness, responses and what was done with them.</summary>
public sealed record ConsultationFinding
{
    public required string Id { get; init; }
    public string Title { get; init; } = "";
    public string Version { get; init; } = "";
    public string Stage { get; init; } = "";
    public IReadOnlyList<PackItem> Pack { get; init; } = [];
    public bool PackComplete { get; init; }
    public IReadOnlyList<FairnessTest> Gunning { get; init; } = [];
    public int? DaysOpen { get; init; }
    public int? MinimumDays { get; init; }
    public int Responses { get; init; }

    /// <summary>How many came late, as it may be published; empty when none did.</summary>
    public string Late { get; init; } = "";
    public int NotForPublication { get; init; }

    /// <summary>Who said what, in numbers that may be published: groups under five are merged, in each list and across them.</summary>
    public IReadOnlyList<Count> ByStance { get; init; } = [];
    public IReadOnlyList<Count> ByTheme { get; init; } = [];
    public IReadOnlyList<Count> ByRole { get; init; } = [];
    public IReadOnlyList<QuestionAnswers> ByQuestion { get; init; } = [];

    /// <summary>Whether any group was merged, so that a document can say so.</summary>
    public bool Merged { get; init; }

    internal IReadOnlyList<ResponseCounts> ByClause { get; init; } = [];
    public IReadOnlyList<Count> Dispositions { get; init; } = [];
    public int Undisposed { get; init; }
    public IReadOnlyList<ResponseFinding> Answers { get; init; } = [];
    public IReadOnlyList<string> Silent { get; init; } = [];
    public IReadOnlyList<string> AffectedNotConsulted { get; init; } = [];
    public IReadOnlyList<Place> Sources { get; init; } = [];
    public string Message { get; init; } = "";
}

public sealed record PackItem(string Name, bool Present, string Note);

/// <summary>One of Gunning's four: result is pass, fail or not_yet, with the reason.</summary>
public sealed record FairnessTest(string Name, string Result, string Reason);

/// <summary>A question, how many answered it and how many took which stance; groups under five are merged.</summary>
public sealed record QuestionAnswers(string Id, string Text, string Responses, string Stances);

sealed record ResponseCounts(string Id, string Text, int Total, int Support, int SupportWithChange, int Oppose, int Neutral, int Question);

/// <summary>A response as it may be published, with what was decided and why. A role or team from which fewer than five responses came is not named.</summary>
public sealed record ResponseFinding(string Id, string Role, string Team, string QuestionId, string ClauseId, string Stance, string Text, IReadOnlyList<string> Themes,
    string Disposition, string Reason, string ChangeRef, bool MayPublish, Place Source);
