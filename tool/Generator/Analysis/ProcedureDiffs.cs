namespace IncidentStrategy.Generator.Analysis;

/// <summary>A current procedure beside its proposed successor, clause by clause.</summary>
public sealed record ProcedureDiff
{
    public required string Procedure { get; init; }
    public string Title { get; init; } = "";
    public string FromVersion { get; init; } = "";
    public string ToVersion { get; init; } = "";
    public IReadOnlyList<ClauseDiff> Clauses { get; init; } = [];

    /// <summary>Changes of scope, boundaries, RACI, handovers, escalation, steps and definitions.</summary>
    public IReadOnlyList<RowDiff> Rows { get; init; } = [];
    public IReadOnlyList<string> AffectedRoles { get; init; } = [];
    public int Added { get; init; }
    public int Removed { get; init; }
    public int Changed { get; init; }
}

/// <summary>Change: added, removed, changed or same. The pieces, read in order without the removed, give the new text.</summary>
public sealed record ClauseDiff(string Id, string Change, IReadOnlyList<DiffPiece> Pieces)
{
    public string Heading { get; init; } = "";

    /// <summary>The heading word by word, where it changed.</summary>
    public IReadOnlyList<DiffPiece> HeadingPieces { get; init; } = [];
    public string Before { get; init; } = "";
    public string After { get; init; } = "";
}

/// <summary>Kind: same, added or removed.</summary>
public sealed record DiffPiece(string Kind, string Text);

/// <summary>A row of a table that was added, removed or changed; Part names the table.</summary>
public sealed record RowDiff(string Part, string Key, string Change, string Before, string After)
{
    /// <summary>What the row is about, and what it says, word by word; empty unless it was changed.</summary>
    public IReadOnlyList<DiffPiece> KeyPieces { get; init; } = [];
    public IReadOnlyList<DiffPiece> Pieces { get; init; } = [];
}
