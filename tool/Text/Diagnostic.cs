namespace IncidentStrategy.Text;

/// <summary>How much a fault matters: an error stops a build, a warning is to be mended, a note is advice.</summary>
public enum Severity { Note, Warning, Error }

/// <summary>A fault in what a person wrote: what it is, where it stands and what to do about it. Bad content is data; exceptions are bugs.</summary>
public sealed record Diagnostic(string Code, Severity Severity, Place Place, string Message)
{
    /// <summary>What to do about it, in one sentence.</summary>
    public string? Hint { get; init; }

    /// <summary>Other places that explain the fault: includes from the innermost out, or the other half of a contradiction.</summary>
    public IReadOnlyList<(string Note, Place Place)> Trace { get; init; } = [];

    public override string ToString() => $"{Place}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}
