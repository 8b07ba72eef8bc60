using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Who owns what when, over a procedure's declared dimensions, with every cell no row or more than one row covers.</summary>
public sealed record BoundaryFinding
{
    public required string Procedure { get; init; }
    public required string Title { get; init; }
    public string Version { get; init; } = "";
    public string Status { get; init; } = "";
    public IReadOnlyList<BoundaryDimension> Dimensions { get; init; } = [];

    /// <summary>One line per owner and combination of all dimensions but the last; <see cref="BoundaryLine.Cells"/> follow the last dimension's values.</summary>
    public IReadOnlyList<BoundaryLine> Matrix { get; init; } = [];
    public IReadOnlyList<string> MatrixColumns { get; init; } = [];
    public int Cells { get; init; }
    public int Owned { get; init; }
    public IReadOnlyList<BoundaryFault> Gaps { get; init; } = [];
    public IReadOnlyList<BoundaryFault> Overlaps { get; init; } = [];
    public IReadOnlyList<BoundaryFault> Conflicts { get; init; } = [];
    public IReadOnlyList<BoundaryFault> Shadowed { get; init; } = [];
    public IReadOnlyList<BoundaryFault> Handovers { get; init; } = [];
    public IReadOnlyList<BoundaryFault> Raci { get; init; } = [];
    public IReadOnlyList<BoundaryFault> Escalation { get; init; } = [];
    public BackTest BackTest { get; init; } = new();
    public string Message { get; init; } = "";
}

public sealed record BoundaryDimension(string Name, IReadOnlyList<string> Values);

public sealed record BoundaryLine(IReadOnlyList<string> Labels, IReadOnlyList<BoundaryCell> Cells);

/// <summary>State: owned, gap, overlap (same owner twice) or conflict (different owners).</summary>
public sealed record BoundaryCell(string State, string Owner, string Backup, string TargetTime);

/// <summary>A fault with a witness ("channel = chat, severity = major") and, for a gap, the smallest row that closes it.</summary>
public sealed record BoundaryFault(string Witness, string Explanation, string ClosingRow, Place Source)
{
    /// <summary>Which fault it is: gap, overlap, conflict, shadowed, no_accountable, unmatched_out, and so on.</summary>
    public string Kind { get; init; } = "";
    public int Cells { get; init; }
}

/// <summary>The incident log run through the boundaries: what nobody owned, what changed hands, what was handled outside the procedure.</summary>
public sealed record BackTest
{
    public int Incidents { get; init; }
    public int NotPlaced { get; init; }
    public int NoOwner { get; init; }
    public int ChangedOwner { get; init; }
    public int Outside { get; init; }
    /// <summary>The dimensions the log records; the others were left open.</summary>
    public IReadOnlyList<string> Tested { get; init; } = [];
    public int AsWritten { get; init; }
    public IReadOnlyList<BackTestException> Exceptions { get; init; } = [];
    public IReadOnlyList<Place> Sources { get; init; } = [];
}

public sealed record BackTestException(string IncidentId, string State, string Cell, string Owner, string HandledBy, Place Source);
