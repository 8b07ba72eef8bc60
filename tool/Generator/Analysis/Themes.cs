using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>What people say, by theme: from review factors, consultation responses and free text in spreadsheets.</summary>
public sealed record ThemeFindings
{
    /// <summary>Most frequent first: the order of the Pareto chart.</summary>
    public IReadOnlyList<ThemeFinding> All { get; init; } = [];
    public IReadOnlyList<string> Quarters { get; init; } = [];
    public int Mentions { get; init; }

    /// <summary>Passages read in which no theme was found.</summary>
    public int Unthemed { get; init; }
    public string Message { get; init; } = "";
    public DefinitionBox? Definition { get; init; }
}

public sealed record ThemeFinding
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public int N { get; init; }
    public double Share { get; init; }
    public double CumulativeShare { get; init; }
    public IReadOnlyList<Count> BySource { get; init; } = [];
    public IReadOnlyList<Count> ByQuarter { get; init; } = [];
    public IReadOnlyList<Count> ByService { get; init; } = [];

    /// <summary>The quarters' run chart in words; no claim is made without a signal.</summary>
    public string Trend { get; init; } = "";
    public IReadOnlyList<NotEffective> NotEffective { get; init; } = [];
    public IReadOnlyList<Mention> Mentions { get; init; } = [];
    public IReadOnlyList<Place> Sources { get; init; } = [];
}

/// <summary>A closed action whose theme came back in a later incident.</summary>
public sealed record NotEffective(string ActionId, string ReviewId, DateOnly ClosedOn, string LaterReviewId, DateOnly LaterOn, Place Action, Place Later);

/// <summary>A passage that carries a theme, by an explicit code or by a word of its list.</summary>
public sealed record Mention(string Id, string SourceKind, string Text, bool ByCode, DateOnly? On, string Service, Place Place);
