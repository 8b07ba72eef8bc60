namespace IncidentStrategy.Text;

/// <summary>Collects faults from every stage and tells them in one fixed order, whatever the threads did.</summary>
public sealed class Diagnostics
{
    readonly Lock gate = new();
    readonly HashSet<Diagnostic> seen = new(Same.Instance);

    public void Add(Diagnostic diagnostic)
    {
        lock (gate) seen.Add(diagnostic);
    }

    public void Add(string code, Severity severity, Place place, string message, string? hint = null) =>
        Add(new Diagnostic(code, severity, place, message) { Hint = hint });

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        lock (gate) seen.UnionWith(diagnostics);
    }

    public bool HasErrors => AnyError(_ => true);

    /// <summary>Whether an error stands at such a place: what follows from it need not be told as well.</summary>
    public bool AnyError(Func<Place, bool> at)
    {
        lock (gate) return seen.Any(d => d.Severity == Severity.Error && at(d.Place));
    }

    public int Count
    {
        get { lock (gate) return seen.Count; }
    }

    /// <summary>All faults by file, line, column, code and message.</summary>
    public IReadOnlyList<Diagnostic> Sorted()
    {
        lock (gate)
            return [.. seen
                .OrderBy(d => d.Place.File, StringComparer.Ordinal)
                .ThenBy(d => d.Place.Sheet, StringComparer.Ordinal)
                .ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column)
                .ThenBy(d => d.Code, StringComparer.Ordinal)
                .ThenBy(d => d.Message, StringComparer.Ordinal)];
    }

    /// <summary>The same fault told twice, by two stages or two threads, is one fault.</summary>
    sealed class Same : IEqualityComparer<Diagnostic>
    {
        public static readonly Same Instance = new();
        public bool Equals(Diagnostic? x, Diagnostic? y) =>
            x is null ? y is null : y is not null && x.Code == y.Code && x.Place == y.Place && x.Message == y.Message;
        public int GetHashCode(Diagnostic d) => HashCode.Combine(d.Code, d.Place, d.Message);
    }
}
