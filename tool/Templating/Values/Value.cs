using System.Numerics;
using System.Runtime.CompilerServices;
using IncidentStrategy.Templating.Functions;

namespace IncidentStrategy.Templating.Values;

/// <summary>A template value in two words: numbers, truth, dates and spans in the bits, everything else by reference.</summary>
public readonly struct Value
{
    internal readonly object? Ref;
    internal readonly long Bits;

    Value(object? reference, long bits)
    {
        Ref = reference;
        Bits = bits;
    }

    public static Value Null => default;
    public static Value True => new(Tag.Bool, 1);
    public static Value False => new(Tag.Bool, 0);

    /// <summary>The value `empty`, equal to anything that has no content.</summary>
    public static Value Empty => new(Tag.Empty, 0);

    /// <summary>An argument that was not given, or a name that does not exist; never seen by a template.</summary>
    internal static Value Missing => new(Tag.Missing, 0);

    public bool IsNull => Ref is null;
    internal bool IsMissing => ReferenceEquals(Ref, Tag.Missing);

    /// <summary>Null for an argument that was not given.</summary>
    internal Value Given => IsMissing ? default : this;

    public Kind Kind
    {
        get
        {
            var r = Ref;
            if (r is null) return Kind.Null;
            if (r is Tag tag) return tag.Kind;
            if (r is string) return Kind.Text;
            return KindOfReference(r);
        }
    }

    static Kind KindOfReference(object r) => r switch
    {
        ScriptArray => Kind.Array,
        ScriptObject => Kind.Object,
        Values.Markup => Kind.Markup,
        FunctionValue => Kind.Function,
        ValueRange => Kind.Range,
        Namespace or Rendering.GlobalsView => Kind.Object,
        decimal => Kind.Decimal,
        BigInteger => Kind.Big,
        _ => HostShape.Of(r).Kind,
    };

    public static Value Of(bool value) => value ? True : False;
    public static Value Of(int value) => new(Tag.Int, value);

    /// <summary>An integer of the narrowest kind that holds it.</summary>
    public static Value Of(long value) => new(value == (int)value ? Tag.Int : Tag.Long, value);

    public static Value Of(float value) => new(Tag.Float, BitConverter.SingleToInt32Bits(value));
    public static Value Of(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static Value Of(char value) => new(Tag.Char, value);
    public static Value Of(decimal value) => new(value, 0);

    public static Value Of(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? Of((long)value) : new(value, 0);

    public static Value Of(string? value) => new(value, 0);
    public static Value Of(Markup? value) => new(value, 0);
    public static Value Of(TimeSpan value) => new(Tag.Span, value.Ticks);
    public static Value Of(DateTime value) => new(Tag.Date, value.Ticks | ((long)value.Kind << 62));
    public static Value Of(DateTimeOffset value) => new(Tag.ZonedDate((int)value.Offset.TotalMinutes), value.Ticks);
    internal static Value Of(ScriptArray value) => new(value, 0);
    internal static Value Of(ScriptObject value) => new(value, 0);
    internal static Value Of(FunctionValue value) => new(value, 0);
    internal static Value Of(ValueRange value) => new(value, 0);
    internal static Value OfLong(long value) => new(Tag.Long, value);

    public static implicit operator Value(string? value) => new(value, 0);
    public static implicit operator Value(bool value) => Of(value);
    public static implicit operator Value(int value) => Of(value);

    /// <summary>Takes a model's value as templates see it. Collections and records are seen through, not copied.</summary>
    public static Value From(object? value) => value switch
    {
        null => default,
        string s => new(s, 0),
        int i => new(Tag.Int, i),
        bool b => Of(b),
        double d => Of(d),
        decimal => new(value, 0),
        long l => new(Tag.Long, l),
        Value v => v,
        float f => Of(f),
        char c => Of(c),
        DateTime d => Of(d),
        DateTimeOffset d => Of(d),
        DateOnly d => Of(d.ToDateTime(TimeOnly.MinValue)),
        TimeOnly t => Of(t.ToTimeSpan()),
        TimeSpan t => Of(t),
        short s => Of((int)s),
        byte b => Of((int)b),
        sbyte b => Of((int)b),
        ushort s => Of((int)s),
        uint u => new(Tag.Long, u),
        ulong u => Of((BigInteger)u),
        BigInteger big => Of(big),
        Guid g => new(g.ToString(), 0),
        Uri u => new(u.ToString(), 0),
        Enum e => new(Naming.Snake(e.ToString()), 0),
        System.Text.Json.JsonElement json => JsonValues.From(json),
        System.Text.Json.JsonDocument json => JsonValues.From(json.RootElement),
        System.Text.Json.Nodes.JsonNode node => JsonValues.From(node),
        Delegate d => Of(FunctionValue.Host(d)),
        _ => new(value, 0),
    };

    internal int AsInt => (int)Bits;
    internal long AsLong => Bits;
    internal bool AsBool => Bits != 0;
    internal float AsFloat => BitConverter.Int32BitsToSingle((int)Bits);
    internal double AsDouble => BitConverter.Int64BitsToDouble(Bits);
    internal char AsChar => (char)Bits;
    internal TimeSpan AsSpan => new(Bits);

    internal DateTime AsDate => ((Tag)Ref!).OffsetMinutes == Tag.NoOffset
        ? new DateTime(Bits & 0x3FFF_FFFF_FFFF_FFFF, (DateTimeKind)((ulong)Bits >> 62))
        : new DateTime(Bits);

    /// <summary>The offset of a date that has one.</summary>
    internal TimeSpan? DateOffset => Ref is Tag { OffsetMinutes: not Tag.NoOffset } tag ? TimeSpan.FromMinutes(tag.OffsetMinutes) : null;

    /// <summary>Only null, false and the value `empty` are not true: 0, "" and [] are.</summary>
    internal bool IsTrue
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var r = Ref;
            if (r is null) return false;
            if (ReferenceEquals(r, Tag.Bool)) return Bits != 0;
            return !ReferenceEquals(r, Tag.Empty) && !ReferenceEquals(r, Tag.Missing);
        }
    }

    internal bool IsNumber => Kind is Kind.Int or Kind.Long or Kind.Double or Kind.Float or Kind.Decimal or Kind.Big;
    internal bool IsInteger => Kind is Kind.Int or Kind.Long or Kind.Big;

    internal BigInteger AsBig => Ref is BigInteger b ? b : Bits;
    internal decimal AsDecimal => (decimal)Ref!;
    internal bool IsText => Ref is string || ReferenceEquals(Ref, Tag.Char) || Ref is Markup;

    /// <summary>What the host sees of a value that a template made.</summary>
    public object? ToHost() => Kind switch
    {
        Kind.Bool => AsBool,
        Kind.Int => AsInt,
        Kind.Long => AsLong,
        Kind.Float => AsFloat,
        Kind.Double => AsDouble,
        Kind.Char => AsChar,
        Kind.Date => DateOffset is { } offset ? new DateTimeOffset(AsDate, offset) : AsDate,
        Kind.Span => AsSpan,
        Kind.Empty or Kind.Missing => null,
        Kind.Array when Ref is ScriptArray list => list.Items.ConvertAll(v => v.ToHost()),
        _ => Ref,
    };
}
