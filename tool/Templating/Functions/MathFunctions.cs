using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>The functions under `math`.</summary>
static class MathFunctions
{
    public static Namespace Table { get; } = new("math")
    {
        { "abs", "value", Abs },
        { "ceil", "value", c => Value.Of(Math.Ceiling(c.Real(0))) },
        { "divided_by", "value divisor", DividedBy },
        { "floor", "value", c => Value.Of(Math.Floor(c.Real(0))) },
        { "format", "value format culture?", c => Formatting.Format(c) },
        { "is_number", "value", c => c[0].IsNumber },
        { "minus", "value with", c => Operators.Apply(c.Context, c.Site, Op.Subtract, c[0], c[1]) },
        { "modulo", "value with", c => Operators.Apply(c.Context, c.Site, Op.Modulus, c[0], c[1]) },
        { "plus", "value with", c => Operators.Apply(c.Context, c.Site, Op.Add, c[0], c[1]) },
        { "random", "min_value max_value", Random },
        { "round", "value precision?", Round },
        { "times", "value with", c => Operators.Apply(c.Context, c.Site, Op.Multiply, c[0], c[1]) },
        { "uuid", "", c => Allowed(c, Guid.NewGuid().ToString()) },
    };

    static Value Abs(Call call) => call[0].Kind switch
    {
        Kind.Null => default,
        Kind.Decimal => Value.Of(Math.Abs(call[0].AsDecimal)),
        Kind.Int or Kind.Long or Kind.Big => Value.Of(System.Numerics.BigInteger.Abs(call[0].AsBig)),
        _ => Value.Of(Math.Abs(call.Real(0))),
    };

    static Value Round(Call call)
    {
        var digits = Math.Clamp(call.IntOr(1, 0), 0, 15);
        return call[0].Kind == Kind.Decimal ? Value.Of(Math.Round(call[0].AsDecimal, digits)) : Value.Of(Math.Round(call.Real(0), digits));
    }

    // A whole divisor divides to a whole result, rounded down.
    static Value DividedBy(Call call)
    {
        if (call[0].IsNull || call[1].IsNull) return default;
        if (!call[1].IsInteger) return Operators.Apply(call.Context, call.Site, Op.Divide, Value.Of(call.Real(0)), call[1]);
        if (call[1].AsBig.IsZero) throw call.Fault(1, Codes.Arithmetic, "Division by zero.");
        var result = Math.Floor(call.Real(0) / call.Real(1));
        return Math.Abs(result) < long.MaxValue ? Value.Of((long)result) : Value.Of(new System.Numerics.BigInteger(result));
    }

    static Value Allowed(Call call, Value value) => call.Context.Options.AllowRandom || call.Context.Compatible
        ? value
        : throw call.Fault(-1, Codes.NotAllowed, "Chance is switched off, so that the same content always gives the same document.");

    static Value Random(Call call)
    {
        var (from, to) = (call.Int(0), call.Int(1));
        if (from >= to) throw call.Fault(0, Codes.Arguments, "The least value must be less than the greatest.");
        return Allowed(call, System.Security.Cryptography.RandomNumberGenerator.GetInt32(from, to));
    }
}

/// <summary>Values by the formats of .NET.</summary>
static class Formatting
{
    public static Value Format(Call call)
    {
        if (call[0].IsNull) return "";
        var (format, culture) = (call.Text(1), call.CultureOr(2));
        if (format is { Length: > 64 }) throw call.Fault(1, Codes.Format, "The format is longer than 64 characters.");
        if (format is not null && PrecisionOf(format) > 1000) throw call.Fault(1, Codes.Limit, "The format asks for more than 1000 digits.");
        if (call[0].IsText) return call.Str(0);
        try
        {
            return call[0].ToHost() is IFormattable value
                ? call.Checked(value.ToString(format, culture))
                : throw call.Fault(0, Codes.Format, $"{Describe.Kind(call[0])} cannot be formatted.");
        }
        catch (FormatException) { throw call.Fault(1, Codes.Format, $"\"{format}\" is not a format for {Describe.Kind(call[0])}."); }
    }

    static int PrecisionOf(string format) => format.Length > 1 && char.IsAsciiLetter(format[0]) && int.TryParse(format.AsSpan(1), out var digits) ? digits : format.Length > 4 && char.IsAsciiLetter(format[0]) && format.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? int.MaxValue : 0;
}
