namespace IncidentStrategy.Pdf.Fonts;

/// <summary>The voices a document is set in.</summary>
public enum FontStyle { Regular, Bold, Italic, BoldItalic, Mono }
