using IncidentStrategy.Templating.Functions;

namespace IncidentStrategy.Templating;

/// <summary>What the language offers, for the manual and for completion.</summary>
public static class Language
{
    /// <summary>Every function, as `array.add`, with its parameters in order.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Parameters)> Functions { get; } =
        [.. Builtins.Functions.Select(f => (f.FullName, (IReadOnlyList<string>)[.. f.Parameters.Select(p => p.Optional ? p.Name + "?" : p.Name)])).OrderBy(f => f.FullName, StringComparer.Ordinal)];
}
