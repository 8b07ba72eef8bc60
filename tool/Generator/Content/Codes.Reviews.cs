namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS100-199: reviews.</summary>
    static Code[] Reviews =>
    [
    ];
}
