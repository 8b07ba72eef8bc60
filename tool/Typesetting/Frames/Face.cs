namespace IncidentStrategy.Typesetting.Frames;

/// <summary>A cut of the house's typeface. Symbols that a cut lacks are taken from the fallback faces by the fonts themselves.</summary>
public enum Face { Regular, Bold, Italic, BoldItalic, Mono }
