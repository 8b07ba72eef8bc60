using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Tree;

/// <summary>`left op right`</summary>
sealed class BinaryExpr(Op op, Expr left, Expr right, int signStart, int signEnd) : Expr
{
    readonly NamePlace sign = new() { Start = signStart, End = signEnd };
    public Op Op => op;
    public Expr Left { get; set; } = left;
    public Expr Right => right;

    public override Value Eval(RenderContext context) => Operators.Apply(context, sign, op, Left.Eval(context), right.Eval(context));
}

/// <summary>`&amp;&amp;` and `||`: the right side only if it matters; the result is true or false.</summary>
sealed class LogicExpr(bool and, Expr left, Expr right) : Expr
{
    public Expr Left { get; set; } = left;
    public override Value Eval(RenderContext context) => Left.Eval(context).IsTrue == and ? right.Eval(context).IsTrue : !and;
}

/// <summary>`left ?? right` and `left ?! right`: by whether the left is null.</summary>
sealed class CoalesceExpr(bool whenNull, Expr left, Expr right) : Expr
{
    public Expr Left { get; set; } = left;

    public override Value Eval(RenderContext context)
    {
        var value = Left.EvalSoft(context);
        return value.IsNull == whenNull ? right.Eval(context) : value;
    }
}

/// <summary>`condition ? yes : no`</summary>
sealed class ConditionalExpr(Expr condition, Expr yes, Expr no) : Expr
{
    public Expr Condition { get; set; } = condition;
    public override Value Eval(RenderContext context) => Condition.Eval(context).IsTrue ? yes.Eval(context) : no.Eval(context);
}

/// <summary>`!x`, `-x`, `+x`</summary>
sealed class UnaryExpr(char sign, Expr operand) : Expr
{
    public Expr Operand { get; set; } = operand;

    public override Value Eval(RenderContext context)
    {
        var value = Operand.Eval(context);
        if (sign == '!') return !value.IsTrue;
        return context.Signed(this, sign, value);
    }
}

/// <summary>`@f`: the function itself, not called.</summary>
sealed class AliasExpr(Expr operand) : Expr
{
    public Expr Operand => operand;
    public override Value Eval(RenderContext context) => operand.EvalAlias(context);
}

/// <summary>`^list`: in a call, the items as arguments.</summary>
sealed class ExpandExpr(Expr operand) : Expr
{
    public override Value Eval(RenderContext context) => operand.Eval(context);
}

/// <summary>`++x`, `x--` and their like.</summary>
sealed class StepExpr(Expr target, int by, bool after) : Expr
{
    public override Value Eval(RenderContext context)
    {
        var before = target.Eval(context);
        var next = Operators.Apply(context, target, Op.Add, before, by);
        target.Set(context, next);
        return after ? before : next;
    }
}

/// <summary>`(x)`</summary>
sealed class NestedExpr(Expr inner) : Expr
{
    public Expr Inner => inner;
    public override bool IsPath => inner.IsPath;
    public override Value Eval(RenderContext context)
    {
        var value = inner.Eval(context);
        return value.Ref is FunctionValue function ? context.CallAlone(function, this) : value;
    }

    public override Value EvalAlias(RenderContext context) => inner.EvalAlias(context);
    public override Value EvalSoft(RenderContext context) => inner.EvalSoft(context);
    public override void Set(RenderContext context, Value value) => inner.Set(context, value);
}

/// <summary>`$"text {x}"`</summary>
sealed class InterpolatedExpr(Expr[] parts) : Expr
{
    public override Value Eval(RenderContext context)
    {
        var values = new Value[parts.Length];
        var markup = false;
        for (var i = 0; i < parts.Length; i++)
        {
            values[i] = parts[i].Eval(context);
            markup |= values[i].Ref is Markup;
        }
        markup &= context.Escaping;
        var texts = new string[values.Length];
        for (var i = 0; i < values.Length; i++)
            texts[i] = !markup ? context.InterpolatedText(values[i]) : context.EscapedText(values[i]);
        var text = context.Checked(this, string.Concat(texts));
        return markup ? Value.Of(new Markup(text)) : text;
    }
}

/// <summary>`[a, b]`</summary>
sealed class ArrayExpr(Expr[] items) : Expr
{
    public override Value Eval(RenderContext context)
    {
        var array = new ScriptArray(items.Length);
        foreach (var item in items) array.Add(item.Eval(context));
        return Value.Of(array);
    }
}

/// <summary>`{a: 1, b: a + 1}`; a member may use those before it.</summary>
sealed class ObjectExpr((string Name, Expr Value)[] members, bool usesOwnNames) : Expr
{
    public override Value Eval(RenderContext context)
    {
        var result = new ScriptObject();
        if (usesOwnNames) context.PushScope(result);
        foreach (var (name, value) in members) result.Set(name, value.Eval(context));
        if (usesOwnNames) context.PopScope();
        return Value.Of(result);
    }
}

/// <summary>A function written where a value stands: `do … end`.</summary>
sealed class AnonymousExpr(FunctionNode function) : Expr
{
    public override Value Eval(RenderContext context) => Value.Of(new FunctionValue(function, context.Source));
}

/// <summary>`name: value` in a call.</summary>
sealed class NamedArgument(string name, Expr? value) : Expr
{
    public string Name => name;
    public Expr? Value => value;
    public override Value Eval(RenderContext context) => value is null ? Values.Value.True : value.Eval(context);
}

/// <summary>A call with arguments.</summary>
sealed class CallExpr(Expr target, List<Expr> arguments) : Expr
{
    public Expr Target => target;
    public List<Expr> Arguments => arguments;

    /// <summary>Written with parentheses.</summary>
    public bool Explicit;

    /// <summary>The value before a pipe is the first argument.</summary>
    public bool Piped;

    /// <summary>A statement of its own, so that it need not have a value.</summary>
    public bool IsStatement;

    /// <summary>The built-in meant, as long as no variable hides its name.</summary>
    public BuiltinFunction? Known;
    public int KnownSlot;
    public string KnownName = "";
    public bool HasSpecialArguments;

    public override Value Eval(RenderContext context)
    {
        if (Known is not null && context.IsPlainBuiltin(KnownSlot, KnownName))
            return HasSpecialArguments ? context.Call(this, Known.Value) : context.CallKnown(this, Known);
        var function = target.EvalAlias(context);
        if (function.Ref is FunctionValue f) return context.Call(this, f);
        return context.NotAFunction(this, function);
    }
}
