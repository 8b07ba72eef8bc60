using System.Globalization;
using System.Numerics;

namespace IncidentStrategy.Templating.Values;

/// <summary>Numbers out of values.</summary>
static class Numbers
{
    public static double ToReal(Value value) => value.Kind switch
    {
        Kind.Double => value.AsDouble,
        Kind.Float => value.AsFloat,
        Kind.Decimal => (double)value.AsDecimal,
        Kind.Big => (double)value.AsBig,
        _ => value.Bits,
    };

    public static decimal ToDecimal(Value value) => value.Kind switch
    {
        Kind.Double => (decimal)value.AsDouble,
        Kind.Float => (decimal)value.AsFloat,
        Kind.Decimal => value.AsDecimal,
        Kind.Big => (decimal)value.AsBig,
        _ => value.Bits,
    };

    /// <summary>A whole number; fractions are rounded to the even, null is 0, text is read.</summary>
    public static bool TryInt(Value value, out int number)
    {
        number = 0;
        switch (value.Kind)
        {
            case Kind.Null or Kind.Missing: return true;
            case Kind.Int or Kind.Long or Kind.Bool:
                if (value.Bits is < int.MinValue or > int.MaxValue) return false;
                number = (int)value.Bits;
                return true;
            case Kind.Double or Kind.Float or Kind.Decimal:
                var real = Math.Round(ToReal(value));
                if (!(real is >= int.MinValue and <= int.MaxValue)) return false;
                number = (int)real;
                return true;
            case Kind.Text: return int.TryParse((string)value.Ref!, NumberStyles.Integer, CultureInfo.InvariantCulture, out number);
            default: return false;
        }
    }

    public static bool TryReal(Value value, CultureInfo culture, out double number)
    {
        number = 0;
        switch (value.Kind)
        {
            case Kind.Null or Kind.Missing: return true;
            case Kind.Text: return double.TryParse((string)value.Ref!, NumberStyles.Float | NumberStyles.AllowThousands, culture, out number);
            case Kind.Int or Kind.Long or Kind.Bool or Kind.Double or Kind.Float or Kind.Decimal or Kind.Big:
                number = ToReal(value);
                return true;
            default: return false;
        }
    }

    /// <summary>A number read from the text of a literal, of the narrowest kind.</summary>
    public static Value? Integer(ReadOnlySpan<char> text)
    {
        var clean = text.Contains('_') ? text.ToString().Replace("_", "") : null;
        var digits = clean is null ? text : clean.AsSpan();
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)) return Value.Of(whole);
        // An exponent that would need more than a few thousand digits is a mistake or an attack.
        var e = digits.IndexOfAny('e', 'E');
        if (e >= 0 && (!int.TryParse(digits[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power) || power > 5000)) return null;
        return BigInteger.TryParse(digits, NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var big) ? Value.Of(big) : (Value?)null;
    }
}
