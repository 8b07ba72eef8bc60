namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS800-999: templates, composition, links, PDF import and output.</summary>
    static Code[] Publishing =>
    [
    ];
}
