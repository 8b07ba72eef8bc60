namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS300-399: procedures and boundaries.</summary>
    static Code[] Procedures =>
    [
    ];
}
