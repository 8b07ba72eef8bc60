using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>The pages of a foreign PDF, ready to be bound in, and the objects they refer to.</summary>
public sealed record ImportedFile(IReadOnlyList<ImportedPage> Pages, IPdfObjects Objects, IReadOnlyList<string> Notes);

/// <summary>
/// One foreign page as a form XObject, upright, its lower left corner at 0,0; what stands beyond its edges is for whoever places it to cut off.
/// <see cref="Width"/> and <see cref="Height"/> are in points. References in <see cref="Form"/> are followed by <see cref="Objects"/>,
/// which all pages of one file share: a writer copies what they lead to, once for each object.
/// </summary>
public sealed record ImportedPage(int Number, double Width, double Height, PdfStream Form, IPdfObjects Objects)
{
    /// <summary>The page's transparency group, for the host page to take over (colour space only), or null: paint this page first.</summary>
    public PdfDictionary? Group { get; init; }

    /// <summary>What a person should know of this page: a font that is not embedded, content that could not be read.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why a document with this page in it must not claim PDF/A; empty when it may.</summary>
    public IReadOnlyList<string> BreaksPdfA { get; init; } = [];
}
