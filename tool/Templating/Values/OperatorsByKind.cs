using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Tree;

namespace IncidentStrategy.Templating.Values;

/// <summary>The operators where one side is text.</summary>
static class Texts
{
    public static Value Apply(RenderContext context, Node site, Op op, Value left, Value right)
    {
        switch (op)
        {
            case Op.Add:
                if (context.Escaping && (left.Ref is Markup || right.Ref is Markup))
                    return Value.Of(new Markup(context.Checked(site, string.Concat(context.EscapedText(left), context.EscapedText(right)))));
                return context.Checked(site, string.Concat(context.TextOf(left), context.TextOf(right)));
            case Op.Multiply: return Repeat(context, site, left, right);
            case Op.Equal or Op.NotEqual or Op.Less or Op.LessEqual or Op.Greater or Op.GreaterEqual:
                return Operators.Compare(op, string.CompareOrdinal(ForCompare(context, left), ForCompare(context, right)));
            default:
                throw context.Fault(site, Codes.Operator, $"`{Operators.Sign(op)}` does not work on text.");
        }
    }

    static string? ForCompare(RenderContext context, Value value) => value.IsNull ? null : value.Kind == Kind.Empty ? "empty" : context.TextOf(value);

    static Value Repeat(RenderContext context, Node site, Value left, Value right)
    {
        var (text, count) = right.IsText && !left.IsText ? (right, left) : (left, right);
        if (right.IsText && left.IsText) (text, count) = (right, left);
        if (!Numbers.TryInt(count, out var times))
            throw context.Fault(site, Codes.Operator, "Text can only be multiplied by a whole number.");
        var once = context.TextOf(text);
        if (times <= 0 || once.Length == 0) return "";
        context.CheckSize(site, (long)once.Length * times);
        context.Charge(site, (long)once.Length * times / 64);
        return string.Create(once.Length * times, once, static (span, part) =>
        {
            for (var i = 0; i < span.Length; i += part.Length) part.CopyTo(span[i..]);
        });
    }
}

/// <summary>The operators where one side is an array or a range.</summary>
static class Arrays
{
    public static Value Apply(RenderContext context, Node site, Op op, Value left, Value right)
    {
        var (l, r) = (left.Kind is Kind.Array or Kind.Range, right.Kind is Kind.Array or Kind.Range);
        switch (op)
        {
            case Op.ShiftLeft when l: return Value.Of(new ScriptArray([.. context.Items(site, left), right]));
            case Op.ShiftRight when r: return Value.Of(new ScriptArray([left, .. context.Items(site, right)]));
            case Op.Add when l && r: return Value.Of(new ScriptArray([.. context.Items(site, left), .. context.Items(site, right)]));
            case Op.Add when left.IsNull || right.IsNull: return Value.Of(new ScriptArray(context.Items(site, l ? left : right)));
            case Op.Multiply when l != r: return Times(context, site, l ? left : right, l ? right : left);
            case Op.Divide or Op.DivideRound or Op.Modulus when l && !r: return Part(context, site, op, left, right);
            case >= Op.Equal and <= Op.GreaterEqual when l && r: return Compare(context, site, op, left, right);
            case Op.Equal: return false;
            case Op.NotEqual: return true;
            case Op.Less or Op.LessEqual or Op.Greater or Op.GreaterEqual when left.IsNull || right.IsNull: return false;
            default: throw Operators.Unsupported(context, site, op, left, right);
        }
    }

    static int Count(RenderContext context, Node site, Value number) => Numbers.TryInt(number, out var n) && n >= 0
        ? n
        : throw context.Fault(site, Codes.Operator, "An array can only be multiplied or divided by a whole number that is not negative.");

    static Value Times(RenderContext context, Node site, Value array, Value number)
    {
        var items = context.Items(site, array);
        var times = Count(context, site, number);
        context.CheckSize(site, (long)items.Count * times * 16);
        context.ChargeItems(site, items.Count == 0 ? times : (long)items.Count * times);
        var result = new List<Value>(items.Count * times);
        if (items.Count > 0)
            for (var i = 0; i < times; i++) result.AddRange(items);
        return Value.Of(new ScriptArray(result));
    }

    static Value Part(RenderContext context, Node site, Op op, Value array, Value number)
    {
        var items = context.Items(site, array);
        var by = Count(context, site, number);
        if (by == 0) throw context.Fault(site, Codes.Arithmetic, "Division by zero.");
        return Value.Of(new ScriptArray(op == Op.Modulus ? items.Where((_, i) => i % by == 0) : items.Take(items.Count / by)));
    }

    static Value Compare(RenderContext context, Node site, Op op, Value left, Value right)
    {
        var (a, b) = (context.Items(site, left), context.Items(site, right));
        if (a.Count != b.Count) return Operators.Compare(op, a.Count.CompareTo(b.Count));
        if (a.Count == 0) return op is Op.Equal or Op.LessEqual or Op.GreaterEqual;
        using var depth = context.Deeper(site);
        for (var i = 0; i < a.Count; i++)
            if (!Operators.Apply(context, site, op, a[i], b[i]).IsTrue) return false;
        return true;
    }
}

/// <summary>The operators between dates and spans of time.</summary>
static class Dates
{
    public static Value? TryApply(Op op, Value left, Kind l, Value right, Kind r)
    {
        try
        {
            return (l, r, op) switch
            {
                (Kind.Date, Kind.Date, Op.Subtract) => Value.Of(Instant(left) - Instant(right)),
                (Kind.Date, Kind.Date, >= Op.Equal and <= Op.GreaterEqual) => Operators.Compare(op, Instant(left).CompareTo(Instant(right))),
                (Kind.Date, Kind.Span, Op.Add) => Shift(left, right.AsSpan),
                (Kind.Date, Kind.Span, Op.Subtract) => Shift(left, -right.AsSpan),
                (Kind.Span, Kind.Span, Op.Add) => Value.Of(left.AsSpan + right.AsSpan),
                (Kind.Span, Kind.Span, Op.Subtract) => Value.Of(left.AsSpan - right.AsSpan),
                (Kind.Span, Kind.Span, Op.Divide) => Value.Of(left.AsSpan / right.AsSpan),
                (Kind.Span, Kind.Span, >= Op.Equal and <= Op.GreaterEqual) => Operators.Compare(op, left.Bits.CompareTo(right.Bits)),
                (Kind.Span, Kind.Int or Kind.Long or Kind.Double, Op.Multiply) => Value.Of(left.AsSpan * Numbers.ToReal(right)),
                (Kind.Span, Kind.Int or Kind.Long or Kind.Double, Op.Divide) => Value.Of(left.AsSpan / Numbers.ToReal(right)),
                _ => (Value?)null,
            };
        }
        catch (Exception e) when (e is OverflowException or ArgumentException) { return null; }
    }

    // Dates that both have a zone are compared as instants; otherwise by the clock.
    static DateTime Instant(Value date) => date.DateOffset is { } offset ? date.AsDate - offset : date.AsDate;

    public static Value Shift(Value date, TimeSpan by) => date.DateOffset is { } offset
        ? Value.Of(new DateTimeOffset(date.AsDate, offset) + by)
        : Value.Of(date.AsDate + by);
}
