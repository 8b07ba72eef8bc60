using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Tree;

/// <summary>A value written in the template.</summary>
sealed class Literal(Value value) : Expr
{
    public Value Value => value;
    public override Value Eval(RenderContext context) => value;
}

/// <summary>A name of the model, of the template's own or of a built-in.</summary>
sealed class GlobalVar(int slot, string name) : Expr
{
    public int Slot => slot;
    public string Name => name;
    public override bool IsPath => true;

    public override Value Eval(RenderContext context)
    {
        var value = EvalAlias(context);
        return value.Ref is FunctionValue function ? context.CallAlone(function, this) : value;
    }

    public override Value EvalAlias(RenderContext context)
    {
        var value = context.Read(slot, name);
        return value.IsMissing ? context.UnknownName(this, name) : value;
    }

    public override Value EvalSoft(RenderContext context)
    {
        var value = context.Read(slot, name);
        return value.Ref is FunctionValue function ? context.CallAlone(function, this) : value.Given;
    }

    public override void Set(RenderContext context, Value value) => context.Write(this, slot, name, value);
}

/// <summary>A local name, `$x`. A loop's own variable has a place of its own, so that assigning beside it does not change it.</summary>
sealed class LocalVar(int index, int writeIndex, string name) : Expr
{
    public string Name => name;
    public int Index => index;
    public override bool IsPath => true;

    public override Value Eval(RenderContext context)
    {
        var value = EvalAlias(context);
        return value.Ref is FunctionValue function ? context.CallAlone(function, this) : value;
    }

    public override Value EvalAlias(RenderContext context)
    {
        var value = context.Frame.Get(index);
        return value.IsMissing ? context.UnknownLocal(this, name) : value;
    }

    public override Value EvalSoft(RenderContext context) => context.Frame.Get(index).Given;

    public override void Set(RenderContext context, Value value) => context.WriteLocal(this, writeIndex, value);
}

/// <summary>The arguments of the function, `$`.</summary>
sealed class ArgumentsVar : Expr
{
    public override bool IsPath => true;
    public override Value Eval(RenderContext context) => context.Frame.Arguments is { } arguments ? Value.Of(arguments) : default;
    public override void Set(RenderContext context, Value value) => throw context.Fault(this, Codes.ReadOnly, "The arguments `$` cannot be replaced.");
}

/// <summary>The names in reach as an object, `this`.</summary>
sealed class ThisExpr : Expr
{
    public override bool IsPath => true;
    public override Value Eval(RenderContext context) => context.This();
}

/// <summary>The block given to a function by `wrap`, `$$`.</summary>
sealed class WrappedStmt : Stmt
{
    public override Flow Exec(RenderContext context) => context.RunWrapped(this);
}

/// <summary>A member of an object.</summary>
sealed class MemberExpr(Expr target, string name, bool nullConditional) : Expr
{
    /// <summary>The type met last here and the way to its member, kept together so that renderings side by side never mix two.</summary>
    sealed record Met(Type Type, Func<object, Value> Accessor);

    Met? met;

    public Expr Target => target;
    public string Name => name;
    public bool NullConditional => nullConditional;

    /// <summary>Where the member's name stands.</summary>
    public int NameStart;
    public override bool IsPath => true;

    public override Value Eval(RenderContext context)
    {
        var value = EvalAlias(context);
        return value.Ref is FunctionValue function ? context.CallAlone(function, this) : value;
    }

    public override Value EvalAlias(RenderContext context)
    {
        var owner = nullConditional ? target.EvalSoft(context) : target.Eval(context);
        var value = Get(context, owner);
        return value.IsMissing ? context.UnknownMember(this, owner, name, nullConditional) : value;
    }

    public override Value EvalSoft(RenderContext context)
    {
        var owner = target.EvalSoft(context);
        if (owner.IsNull) return default;
        var value = Get(context, owner);
        return value.Ref is FunctionValue function ? context.CallAlone(function, this) : value.Given;
    }

    Value Get(RenderContext context, Value owner)
    {
        var reference = owner.Ref;
        if (reference is null) return nullConditional ? default : context.MemberOfNull(this, name);
        if (context.Overlays is null && reference is not ScriptObject && reference is not Tag && reference is not string)
        {
            if (met is { } last && reference.GetType() == last.Type) return last.Accessor(reference);
            if (reference is Dictionary<string, object?> dictionary)
                return dictionary.TryGetValue(name, out var found) ? Value.From(found) : Value.Missing;
            if (HostAccessor(reference) is { } accessor) return accessor(reference);
        }
        return context.Member(owner, name);
    }

    Func<object, Value>? HostAccessor(object reference)
    {
        if (reference is ScriptArray or FunctionValue or ValueRange or Markup or Namespace or GlobalsView or decimal or System.Numerics.BigInteger) return null;
        var accessor = HostShape.Of(reference).Accessor(name);
        if (accessor is not null) met = new Met(reference.GetType(), accessor);
        return accessor;
    }

    public override void Set(RenderContext context, Value value)
    {
        var owner = target.Eval(context);
        if (owner.IsNull) throw context.Fault(NameNode(), Codes.NullAccess, $"`{context.SourceOf(target)}` is null and has no member `{name}`.");
        if (!context.SetMember(this, owner, name, value)) throw context.Fault(NameNode(), Codes.ReadOnly, $"The member `{name}` is read-only.");
    }

    public Node NameNode() => new NamePlace { Start = NameStart, End = End };
}

/// <summary>A place only.</summary>
sealed class NamePlace : Node;

/// <summary>An item of a list, or a member by a computed name.</summary>
sealed class IndexExpr(Expr target, Expr index) : Expr
{
    public Expr Target => target;
    public Expr Index => index;
    public override bool IsPath => true;

    bool AfterNullConditional => HasNullConditional(target);

    static bool HasNullConditional(Expr e) => e switch
    {
        MemberExpr m => m.NullConditional || HasNullConditional(m.Target),
        IndexExpr i => HasNullConditional(i.Target),
        _ => false,
    };

    public override Value Eval(RenderContext context)
    {
        var value = EvalAlias(context);
        return value.Ref is FunctionValue function ? context.CallAlone(function, this) : value;
    }

    public override Value EvalAlias(RenderContext context)
    {
        var soft = AfterNullConditional;
        var owner = soft ? target.EvalSoft(context) : target.Eval(context);
        if (owner.IsNull)
            return soft || context.RelaxedTarget ? default : throw context.Fault(target, Codes.NullAccess, $"`{context.SourceOf(target)}` is null and has no items.");
        return context.Item(this, owner, index.Eval(context), soft);
    }

    public override Value EvalSoft(RenderContext context)
    {
        var owner = target.EvalSoft(context);
        return owner.IsNull ? default : context.Item(this, owner, index.Eval(context), soft: true);
    }

    public override void Set(RenderContext context, Value value)
    {
        var owner = target.Eval(context);
        if (owner.IsNull) throw context.Fault(target, Codes.NullAccess, $"`{context.SourceOf(target)}` is null and has no items.");
        context.SetItem(this, owner, index.Eval(context), value);
    }
}

/// <summary>`x.empty?`</summary>
sealed class EmptyExpr(Expr target) : Expr
{
    public override Value Eval(RenderContext context)
    {
        var value = target.Eval(context);
        if (value.IsNull) return context.Compatible ? default : Value.True;
        return context.IsEmpty(value);
    }
}

/// <summary>What a loop tells of itself: `for.index` and its like.</summary>
sealed class LoopVar(LoopKind kind, string member) : Expr
{
    public int NameStart;

    public override Value Eval(RenderContext context)
    {
        var state = kind switch { LoopKind.For => context.For, LoopKind.While => context.While, _ => context.TableRow };
        return state is not null ? state.Get(member) : context.MemberOfNull(this, member);
    }
}

/// <summary>The three kinds of loop that have variables.</summary>
enum LoopKind : byte { For, While, TableRow }
