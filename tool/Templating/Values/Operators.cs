using System.Numerics;
using System.Runtime.CompilerServices;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Tree;

namespace IncidentStrategy.Templating.Values;

/// <summary>The binary operators of the language.</summary>
enum Op : byte { Add, Subtract, Multiply, Divide, DivideRound, Modulus, ShiftLeft, ShiftRight, Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, RangeInclude, RangeExclude }

/// <summary>What the operators do with each pair of kinds.</summary>
static class Operators
{
    public static string Sign(Op op) => op switch
    {
        Op.Add => "+", Op.Subtract => "-", Op.Multiply => "*", Op.Divide => "/", Op.DivideRound => "//", Op.Modulus => "%",
        Op.ShiftLeft => "<<", Op.ShiftRight => ">>", Op.Equal => "==", Op.NotEqual => "!=", Op.Less => "<", Op.LessEqual => "<=",
        Op.Greater => ">", Op.GreaterEqual => ">=", Op.RangeInclude => "..", _ => "..<",
    };

    static bool IsComparison(Op op) => op is >= Op.Equal and <= Op.GreaterEqual;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Apply(RenderContext context, Node site, Op op, Value left, Value right)
    {
        if (ReferenceEquals(left.Ref, Tag.Int) && ReferenceEquals(right.Ref, Tag.Int)) return Whole(context, site, op, left.Bits, right.Bits);
        return Mixed(context, site, op, left, right);
    }

    static Value Mixed(RenderContext context, Node site, Op op, Value left, Value right)
    {
        if (left.IsText || right.IsText) return Texts.Apply(context, site, op, left, right);
        var (l, r) = (left.Kind, right.Kind);
        if (l == Kind.Empty || r == Kind.Empty) return WithEmpty(context, op, left, right);
        if (op is Op.ShiftLeft && l == Kind.Array || op is Op.ShiftRight && r == Kind.Array || l is Kind.Array or Kind.Range || r is Kind.Array or Kind.Range)
            return Arrays.Apply(context, site, op, left, right);
        if (l == Kind.Null || r == Kind.Null) return WithNull(op, l == r);
        if (IsNumeric(l) && IsNumeric(r)) return Numeric(context, site, op, left, l, right, r);
        return Dates.TryApply(op, left, l, right, r) ?? Others(context, site, op, left, right);
    }

    static bool IsNumeric(Kind kind) => kind is Kind.Int or Kind.Long or Kind.Float or Kind.Double or Kind.Decimal or Kind.Big or Kind.Bool;

    static Value Numeric(RenderContext context, Node site, Op op, Value left, Kind l, Value right, Kind r)
    {
        try
        {
            if (l == Kind.Decimal || r == Kind.Decimal) return Exact(context, site, op, Numbers.ToDecimal(left), Numbers.ToDecimal(right));
            if (l == Kind.Double || r == Kind.Double) return Real(context, site, op, Numbers.ToReal(left), Numbers.ToReal(right));
            if (l == Kind.Float || r == Kind.Float) return Single(context, site, op, (float)Numbers.ToReal(left), (float)Numbers.ToReal(right));
            if (l == Kind.Big || r == Kind.Big) return Large(context, site, op, left.AsBig, right.AsBig);
            if (l == Kind.Bool && r == Kind.Bool && op is not (Op.Equal or Op.NotEqual)) throw Unsupported(context, site, op, left, right);
            return Whole(context, site, op, left.Bits, right.Bits);
        }
        catch (OverflowException) { throw context.Fault(site, Codes.Arithmetic, $"The result of `{Sign(op)}` is too large."); }
        catch (DivideByZeroException) { throw DivideByZero(context, site); }
    }

    static TemplateFault DivideByZero(RenderContext context, Node site) => context.Fault(site, Codes.Arithmetic, "Division by zero.");

    static Value Whole(RenderContext context, Node site, Op op, long left, long right)
    {
        switch (op)
        {
            case Op.Add: { var sum = unchecked(left + right); return ((left ^ sum) & (right ^ sum)) < 0 ? Value.Of((BigInteger)left + right) : Value.Of(sum); }
            case Op.Subtract: { var difference = unchecked(left - right); return ((left ^ right) & (left ^ difference)) < 0 ? Value.Of((BigInteger)left - right) : Value.Of(difference); }
            case Op.Multiply: { var high = Math.BigMul(left, right, out var low); return high == low >> 63 ? Value.Of(low) : Value.Of((BigInteger)left * right); }
            case Op.Divide: return Value.Of((double)left / right);
            case Op.DivideRound: return right == 0 ? throw DivideByZero(context, site) : right == -1 ? Value.Of(-(BigInteger)left) : Value.Of(left / right);
            case Op.Modulus: return right == 0 ? throw DivideByZero(context, site) : right == -1 ? 0 : Value.Of(left % right);
            case Op.Equal: return left == right;
            case Op.NotEqual: return left != right;
            case Op.Less: return left < right;
            case Op.LessEqual: return left <= right;
            case Op.Greater: return left > right;
            case Op.GreaterEqual: return left >= right;
            default: return Large(context, site, op, left, right);
        }
    }

    static Value Large(RenderContext context, Node site, Op op, BigInteger left, BigInteger right)
    {
        switch (op)
        {
            case Op.Add: return Value.Of(left + right);
            case Op.Subtract: return Value.Of(left - right);
            case Op.Multiply:
                CheckDigits(context, site, left.GetBitLength() + right.GetBitLength());
                return Value.Of(left * right);
            case Op.Divide: return Value.Of((double)left / (double)right);
            case Op.DivideRound: return right.IsZero ? throw DivideByZero(context, site) : Value.Of(BigInteger.Divide(left, right));
            case Op.Modulus: return right.IsZero ? throw DivideByZero(context, site) : Value.Of(BigInteger.Remainder(left, right));
            case Op.ShiftLeft: return Value.Of(left << Shift(context, site, right));
            case Op.ShiftRight: return Value.Of(left >> Shift(context, site, right));
            case Op.RangeInclude or Op.RangeExclude:
                var range = new ValueRange(left, right, op == Op.RangeInclude);
                context.CheckRange(site, range);
                return Value.Of(range);
            default: return Compare(op, left.CompareTo(right));
        }
    }

    /// <summary>Refuses numbers of over a million digits, and charges the others by their length.</summary>
    static void CheckDigits(RenderContext context, Node site, long bits)
    {
        if (bits > 4_194_304) throw context.Fault(site, Codes.Limit, "The result has more digits than the limit of 4194304 bits.");
        context.Charge(site, bits / 64);
    }

    static int Shift(RenderContext context, Node site, BigInteger by) => BigInteger.Abs(by) <= 1_048_576
        ? (int)by
        : throw context.Fault(site, Codes.Limit, $"A shift by {by} is over the limit of 1048576.");

    static Value Real(RenderContext context, Node site, Op op, double left, double right) => op switch
    {
        Op.Add => Value.Of(left + right),
        Op.Subtract => Value.Of(left - right),
        Op.Multiply => Value.Of(left * right),
        Op.Divide => Value.Of(left / right),
        Op.DivideRound => Value.Of(Math.Round(left / right)),
        Op.Modulus => Value.Of(left % right),
        Op.ShiftLeft => Value.Of(left * Math.Pow(2, right)),
        Op.ShiftRight => Value.Of(left / Math.Pow(2, right)),
        Op.Equal => left == right,
        Op.NotEqual => left != right,
        Op.Less => left < right,
        Op.LessEqual => left <= right,
        Op.Greater => left > right,
        Op.GreaterEqual => left >= right,
        _ => throw Unsupported(context, site, op, Value.Of(left), Value.Of(right)),
    };

    static Value Single(RenderContext context, Node site, Op op, float left, float right) => op switch
    {
        Op.Add => Value.Of(left + right),
        Op.Subtract => Value.Of(left - right),
        Op.Multiply => Value.Of(left * right),
        Op.Divide => Value.Of(left / right),
        Op.DivideRound => Value.Of((float)(int)(left / right)),
        Op.Modulus => Value.Of(left % right),
        _ => Real(context, site, op, left, right),
    };

    static Value Exact(RenderContext context, Node site, Op op, decimal left, decimal right) => op switch
    {
        Op.Add => Value.Of(left + right),
        Op.Subtract => Value.Of(left - right),
        Op.Multiply => Value.Of(left * right),
        Op.Divide => Value.Of(left / right),
        Op.DivideRound => Value.Of(Math.Round(left / right)),
        Op.Modulus => Value.Of(left % right),
        Op.ShiftLeft => Value.Of(left * (decimal)Math.Pow(2, (double)right)),
        Op.ShiftRight => Value.Of(left / (decimal)Math.Pow(2, (double)right)),
        Op.RangeInclude or Op.RangeExclude => throw Unsupported(context, site, op, Value.Of(left), Value.Of(right)),
        _ => Compare(op, left.CompareTo(right)),
    };

    public static bool Compare(Op op, int order) => op switch
    {
        Op.Equal => order == 0,
        Op.NotEqual => order != 0,
        Op.Less => order < 0,
        Op.LessEqual => order <= 0,
        Op.Greater => order > 0,
        _ => order >= 0,
    };

    static Value WithNull(Op op, bool both) => op switch
    {
        Op.Equal => both,
        Op.NotEqual => !both,
        Op.Less or Op.LessEqual or Op.Greater or Op.GreaterEqual => false,
        _ => default(Value),
    };

    static Value WithEmpty(RenderContext context, Op op, Value left, Value right)
    {
        var both = left.Kind == Kind.Empty && right.Kind == Kind.Empty;
        if (!IsComparison(op)) return Value.Empty;
        if (op is Op.Less or Op.Greater) return false;
        var other = left.Kind == Kind.Empty ? right : left;
        // Scriban finds null neither empty nor full; here nothing is empty.
        var isEmpty = both || (context.Compatible ? !other.IsNull && context.IsEmpty(other) : context.IsEmpty(other));
        return op == Op.NotEqual ? !isEmpty : isEmpty;
    }

    static Value Others(RenderContext context, Node site, Op op, Value left, Value right) => op switch
    {
        Op.Equal => Same(left, right),
        Op.NotEqual => !Same(left, right),
        _ => throw Unsupported(context, site, op, left, right),
    };

    /// <summary>The same thing, or equal by what the host says of it.</summary>
    static bool Same(Value left, Value right) =>
        left.Ref is Tag ? ReferenceEquals(left.Ref, right.Ref) && left.Bits == right.Bits : Equals(left.Ref, right.Ref);

    public static TemplateFault Unsupported(RenderContext context, Node site, Op op, Value left, Value right) =>
        context.Fault(site, Codes.Operator, $"`{Sign(op)}` does not work between {Describe.Kind(left)} and {Describe.Kind(right)}.");
}
