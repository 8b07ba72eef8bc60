using IncidentStrategy.Text;

namespace IncidentStrategy.Typesetting;

/// <summary>What setting a document may have to say about it; the program's list of codes takes these in.</summary>
public static class SettingCodes
{
    public static IReadOnlyList<(string Code, Severity Severity, string Title, string Meaning)> All { get; } =
    [
        ("IS950", Severity.Warning, "Character without a glyph", "None of the fonts that travel with the program has a character; a replacement sign is printed. A document's missing characters are told together, each with its first place."),
        ("IS951", Severity.Warning, "Image not found", "An image's path leads to no file; its text is printed instead."),
        ("IS952", Severity.Warning, "Image of an unknown kind", "An image is neither a sound PNG nor a sound JPEG; its text is printed instead."),
        ("IS953", Severity.Warning, "Link to a missing anchor", "A link leads to an anchor that the document does not have."),
        ("IS954", Severity.Warning, "Anchor given twice", "Two parts of a document have one anchor; links lead to the first."),
        ("IS955", Severity.Warning, "Image without alternative text", "A reader who cannot see the image is told nothing of it."),
        ("IS956", Severity.Warning, "Directive not set", "A fenced directive could not be resolved; the reason is printed in its place."),
        ("IS957", Severity.Warning, "Pages bound in inside a block", "Pages of a PDF can be bound in only at the document's own level."),
        ("IS959", Severity.Warning, "Unknown Markdown", "A part of the syntax tree is not known to the typesetter and was left out."),
    ];
}
