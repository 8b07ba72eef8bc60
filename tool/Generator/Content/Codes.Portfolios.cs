namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS400-499: portfolios, evidence and qualifications.</summary>
    static Code[] Portfolios =>
    [
    ];
}
