using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting;

/// <summary>A document set on pages. Pages are painted as they are read, so a long document is never whole in memory as ink.</summary>
public sealed record SetDocument(IReadOnlyList<Frame> Pages, StructureElement Root, string Title, string Language)
{
    /// <summary>The page, counted from 1, on which each anchor stands.</summary>
    public required IReadOnlyDictionary<string, int> Anchors { get; init; }

    /// <summary>The headings in order.</summary>
    public required IReadOnlyList<OutlineEntry> Outline { get; init; }

    /// <summary>Titles of the bound-in files and others whose presence a PDF/A claim depends on.</summary>
    public IReadOnlyList<string> BreaksPdfA { get; init; } = [];
}

/// <summary>A heading, its level from 1, and the anchor it stands at.</summary>
public sealed record OutlineEntry(string Title, int Level, string Anchor);
