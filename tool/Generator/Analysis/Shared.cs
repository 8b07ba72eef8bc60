using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>What a number means: how it is worked out, of what, without what, and how much of it was missing.</summary>
public sealed record DefinitionBox
{
    public required string Formula { get; init; }
    public string Numerator { get; init; } = "";
    public string Denominator { get; init; } = "";
    public string Exclusions { get; init; } = "none";
    public int N { get; init; }
    public int Missing { get; init; }

    /// <summary>What else must be known, as a sentence.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A count under a name: a month, a severity, a team, a source.</summary>
public sealed record Count(string Name, int N)
{
    public string Label { get; init; } = "";

    /// <summary>Percent of all that were counted, 0 to 100.</summary>
    public double Share { get; init; }
}

/// <summary>A passage a conclusion rests on: the id of what holds it, what it says and where it stands.</summary>
public sealed record Source(string Id, string Text, Place Place)
{
    /// <summary>What kind of thing it is: finding, criterion, signal, theme, boundary, consultation, review.</summary>
    public string Kind { get; init; } = "";
    public override string ToString() => Place.ToString();
}
