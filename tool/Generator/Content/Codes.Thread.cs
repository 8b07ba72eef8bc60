namespace IncidentStrategy.Generator.Content;

public static partial class Codes
{
    /// <summary>IS700-799: the thread, strategy, recommendations and changes.</summary>
    static Code[] Thread =>
    [
    ];
}
