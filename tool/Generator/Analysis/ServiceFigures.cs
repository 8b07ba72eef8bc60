using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>The contact centre's figures over all periods and by year, each with its declared convention.</summary>
public sealed record ServiceFindings
{
    public IReadOnlyList<ServiceFigure> Figures { get; init; } = [];
    public string Period { get; init; } = "";
    public int Periods { get; init; }
}

/// <summary>One figure: its value over all periods, pooled rather than averaged, and by year.</summary>
public sealed record ServiceFigure
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Unit { get; init; }
    public string Convention { get; init; } = "";
    public double? Value { get; init; }
    public string Words { get; init; } = "";
    public IReadOnlyList<YearFigure> ByYear { get; init; } = [];
    public required DefinitionBox Definition { get; init; }

    /// <summary>For the service level, the same data under every convention, so that none can be chosen to please.</summary>
    public IReadOnlyList<ConventionValue> OtherConventions { get; init; } = [];
    public IReadOnlyList<Place> Sources { get; init; } = [];
}

public sealed record YearFigure(int Year, double? Value, string Words, int Periods);

public sealed record ConventionValue(string Convention, string Formula, double? Value);
