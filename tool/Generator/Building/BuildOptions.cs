using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Building;

/// <summary>What a build is asked to do. Paths are as given; the dates and versions come from outside, as nothing within knows the time.</summary>
public sealed record BuildOptions
{
    public required string Content { get; init; }
    public required string Out { get; init; }
    public required string Templates { get; init; }
    public required string Site { get; init; }

    /// <summary>The date the documents speak of; null takes the organisation's <c>as_of</c>, and where that is silent, <see cref="Today"/>.</summary>
    public DateOnly? AsOf { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The kinds of document to build; empty means all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public required string ToolVersion { get; init; }
}

/// <summary>How far a build has come: <paramref name="Done"/> of <paramref name="Total"/> in a stage; a total of 0 means the stage has no parts.</summary>
public readonly record struct BuildProgress(string Stage, int Done, int Total);

/// <summary>What a build made, for the closing table and <c>build.json</c>.</summary>
public sealed record BuildResult(DateOnly AsOf, IReadOnlyList<BuiltDocument> Documents, WriteCounts Files);

/// <summary>One document of a finished build; paths are relative to the output folder.</summary>
public sealed record BuiltDocument(string Kind, string Id, string Title, string Audience, IReadOnlyList<string> Sources,
    string Markdown, string Html, string? Pdf, int Pages, string Sha256, string Key)
{
    /// <summary>What was told while the PDF was set, to be told again by a build that lets it stand.</summary>
    public IReadOnlyList<Told> Told { get; init; } = [];
}

/// <summary>A fault that was told, as <c>build.json</c> keeps it.</summary>
public sealed record Told(string Code, Severity Severity, string File, int Line, int Column, int Length, string Message, string? Hint)
{
    public static Told Of(Diagnostic d) => new(d.Code, d.Severity, d.Place.File, d.Place.Line, d.Place.Column, d.Place.Length, d.Message, d.Hint);

    public Diagnostic Again() => new(Code, Severity, new Place(File, Line, Column, Length), Message) { Hint = Hint };
}
