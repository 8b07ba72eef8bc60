namespace IncidentStrategy.Templating.Values;

/// <summary>What a template value is, as templates see it.</summary>
public enum Kind : byte { Null, Bool, Int, Long, Float, Double, Decimal, Big, Char, Text, Markup, Date, Span, Range, Array, Object, Function, Empty, Missing }

/// <summary>Marks a value whose content is held in the value's own bits, and says how to read them.</summary>
sealed class Tag(Kind kind, int offsetMinutes = Tag.NoOffset)
{
    public const int NoOffset = int.MinValue;

    public readonly Kind Kind = kind;

    /// <summary>For dates with a zone, the offset from UTC in minutes.</summary>
    public readonly int OffsetMinutes = offsetMinutes;

    public static readonly Tag Bool = new(Kind.Bool);
    public static readonly Tag Int = new(Kind.Int);
    public static readonly Tag Long = new(Kind.Long);
    public static readonly Tag Float = new(Kind.Float);
    public static readonly Tag Double = new(Kind.Double);
    public static readonly Tag Char = new(Kind.Char);
    public static readonly Tag Date = new(Kind.Date);
    public static readonly Tag Span = new(Kind.Span);
    public static readonly Tag Empty = new(Kind.Empty);
    public static readonly Tag Missing = new(Kind.Missing);

    static readonly System.Collections.Concurrent.ConcurrentDictionary<int, Tag> zoned = new();

    public static Tag ZonedDate(int minutes) => zoned.GetOrAdd(minutes, static m => new Tag(Kind.Date, m));
}

/// <summary>Text that is already in the form of the output: it is written as it is, never escaped again.</summary>
public sealed class Markup(string text)
{
    public string Text { get; } = text;

    /// <summary>Where its parts came from, when that is wanted.</summary>
    internal List<Rendering.OutputMark>? Marks { get; init; }

    public override string ToString() => Text;
}
