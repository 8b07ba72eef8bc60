using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Tells a fault by its code, with the severity the code list gives it.</summary>
public static class Faults
{
    public static void Tell(this Diagnostics diagnostics, string code, Place place, string message, string? hint = null) =>
        diagnostics.Add(Codes.Fault(code, place, message, hint));

    /// <summary>The same with another severity, where the document's status decides it.</summary>
    public static void Tell(this Diagnostics diagnostics, string code, Severity severity, Place place, string message, string? hint = null) =>
        diagnostics.Add(Codes.Fault(code, place, message, hint) with { Severity = severity });
}
