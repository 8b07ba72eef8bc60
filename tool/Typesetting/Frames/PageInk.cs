using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Typesetting.Structure;

namespace IncidentStrategy.Typesetting.Frames;

/// <summary>The ink that follows, to the next such mark, belongs to an element; null makes it an artifact that is not read out.</summary>
public sealed record TagInk(StructureElement? Element) : Ink;

/// <summary>A page of a foreign PDF, stretched over a rectangle.</summary>
public sealed record FormInk(double X, double Y, double Width, double Height, ImportedPage Page) : Ink;
