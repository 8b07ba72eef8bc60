namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS200-299: consultations.</summary>
    static Code[] Consultations =>
    [
    ];
}
