using System.Collections.Frozen;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>One kind of fault: its code, how grave it normally is, its title and what it means.</summary>
public sealed record Code(string Id, Severity Severity, string Title, string Explanation);

/// <summary>The list of all codes, in the order of their numbers. Every code has a fixture of bad content, every fixture a code.</summary>
public static partial class Codes
{
    public static IReadOnlyList<Code> All { get; } = [.. Reading, .. Reviews, .. Consultations, .. Procedures, .. Portfolios, .. PersonalData, .. Spreadsheets, .. Thread, .. Publishing];

    static readonly FrozenDictionary<string, Code> byId = All.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);

    public static Code? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>A fault of a listed code; a code that is not listed is a bug.</summary>
    public static Diagnostic Fault(string code, Place place, string message, string? hint = null) =>
        new(code, byId[code].Severity, place, message) { Hint = hint };
}
