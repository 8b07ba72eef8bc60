namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS500-599: personal data.</summary>
    static Code[] PersonalData =>
    [
    ];
}
