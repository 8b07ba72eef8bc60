using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>
/// The Markdown below the front matter. Line <c>n</c> of <see cref="Markdown"/> is line <c>FirstLine + n - 1</c> of the file,
/// so a fault in it can be told where it stands; tables that were read as records are left as blank lines.
/// </summary>
public sealed record Body
{
    public static Body Empty { get; } = new() { Markdown = "", Place = Place.None, FirstLine = 1 };

    public required string Markdown { get; init; }
    public required Place Place { get; init; }
    public required int FirstLine { get; init; }
    public IReadOnlyList<Section> Sections { get; init; } = [];
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    public bool IsEmpty => string.IsNullOrWhiteSpace(Markdown);

    /// <summary>The place of a line of <see cref="Markdown"/>, counted from 1.</summary>
    public Place LinePlace(int line, int column = 1, int length = 0) => new(Place.File, FirstLine + line - 1, column, length);

    public Clause? Clause(string id) => Clauses.FirstOrDefault(c => c.Id == id);

    public Section? Section(string title) => Sections.FirstOrDefault(s => s.Title.Equals(title, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A heading and what stands below it, up to the next heading of its level or higher. Text above the first heading is no section.</summary>
public sealed record Section(int Level, string Title, string? Id, string Markdown, Place Place);

/// <summary>A part of a procedure with a stable id, written <c>{#PR-07.3.2}</c> at the end of a heading, a paragraph or a list item.</summary>
public sealed record Clause(string Id, string? Heading, string Text, Place Place);
