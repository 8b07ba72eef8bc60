using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>A recommendation the evidence suggests. Its id follows from its subject, so it is the same from build to build.</summary>
public sealed record Candidate
{
    /// <summary>An id that names a candidate, which may have gone with its evidence, or a column of the log; not a record of the workspace.</summary>
    public static bool IsComputed(string id) => id.StartsWith("log:", StringComparison.OrdinalIgnoreCase) || (id.Length == 7 && id.StartsWith("C-", StringComparison.OrdinalIgnoreCase));

    public required string Id { get; init; }

    /// <summary>repeated_finding, failed_criterion, concerning_signal, recurring_theme, boundary_fault or consultation.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }
    public required string Statement { get; init; }
    public required IReadOnlyList<Source> Sources { get; init; }
    public int Impact { get; init; }
    public int Recurrence { get; init; }
    public int Exposure { get; init; }
    public int Effort { get; init; }
    public double Score => Math.Round((double)Impact * Recurrence * Exposure / Effort, 2);

    /// <summary>How the score is made: "4 impact × 3 recurrence × 2 exposure ÷ 2 effort = 12".</summary>
    public string ScoreParts { get; init; } = "";
    public IReadOnlyList<string> ScoreReasons { get; init; } = [];
    public IReadOnlyList<string> Objectives { get; init; } = [];
    public IReadOnlyList<string> Procedures { get; init; } = [];
    public IReadOnlyList<string> Themes { get; init; } = [];
    public string Metric { get; init; } = "";

    /// <summary>new, taken_up (a recommendation cites one of its sources), or rejected (with the same evidence).</summary>
    public string State { get; init; } = "new";
    public string Recommendation { get; init; } = "";

    /// <summary>A hash of the evidence: a rejected candidate stays away until it changes.</summary>
    public required string EvidenceHash { get; init; }
}
