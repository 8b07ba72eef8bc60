using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Tree;

/// <summary>`if … else if … else … end`</summary>
sealed class IfStmt(Expr condition) : Stmt
{
    public Block Then = new();
    public Stmt? Else;

    public override Flow Exec(RenderContext context) =>
        condition.Eval(context).IsTrue ? Then.Exec(context) : Else is null ? Flow.Next : Else.Exec(context);
}

/// <summary>`case … when … else … end`</summary>
sealed class CaseStmt(Expr value) : Stmt
{
    public List<(Expr[] Values, Block Body)> Whens { get; } = [];
    public Block? Else;

    public override Flow Exec(RenderContext context)
    {
        var actual = value.Eval(context);
        foreach (var (values, body) in Whens)
            foreach (var candidate in values)
                if (Operators.Apply(context, candidate, Op.Equal, actual, candidate.Eval(context)).IsTrue)
                    return body.Exec(context);
        return Else is null ? Flow.Next : Else.Exec(context);
    }
}

/// <summary>`while condition … end`</summary>
sealed class WhileStmt(Expr condition) : Stmt
{
    public Block Body = new();

    public override Flow Exec(RenderContext context)
    {
        var outer = context.While;
        var state = new LoopState(-1);
        context.While = state;
        context.EnterLoop();
        var result = Flow.Next;
        for (var index = 0; ; index++)
        {
            context.Step(this);
            if (!condition.Eval(context).IsTrue) break;
            state.Index = index;
            var flow = Body.Exec(context);
            if (flow == Flow.Return) { result = flow; break; }
            if (flow == Flow.Break) break;
        }
        context.LeaveLoop();
        context.While = outer;
        return result;
    }
}

/// <summary>`break` or `continue`</summary>
sealed class JumpStmt(Flow flow) : Stmt
{
    public override Flow Exec(RenderContext context) => context.InLoop
        ? flow
        : throw context.Fault(this, Codes.Flow, $"`{(flow == Flow.Break ? "break" : "continue")}` only means something inside a loop.");
}

/// <summary>`ret` or `ret value`</summary>
sealed class ReturnStmt(Expr? value) : Stmt
{
    public override Flow Exec(RenderContext context)
    {
        var result = value is null ? default : value.Eval(context);
        context.ReturnValue = result.Ref is ValueRange ? Value.Of(new ScriptArray(context.Items(this, result))) : result;
        return Flow.Return;
    }
}

/// <summary>`capture x … end`</summary>
sealed class CaptureStmt(Expr target) : Stmt
{
    public Block Body = new();

    public override Flow Exec(RenderContext context)
    {
        var outer = context.PushOutput();
        var flow = Body.Exec(context);
        target.Set(context, context.PopOutput(outer));
        return flow;
    }
}

/// <summary>`section 'name' … end`: a part that the layout puts in its place.</summary>
sealed class SectionStmt(Expr name) : Stmt
{
    public Block Body = new();

    public override Flow Exec(RenderContext context)
    {
        var title = context.TextOf(name.Eval(context));
        var outer = context.PushOutput();
        var flow = Body.Exec(context);
        context.SetSection(this, title, context.PopOutput(outer));
        return flow;
    }
}

/// <summary>`with object … end`: its members are names.</summary>
sealed class WithStmt(Expr target) : Stmt
{
    public Block Body = new();
    public LocalNames Locals = new();

    public override Flow Exec(RenderContext context)
    {
        var value = target.EvalAlias(context);
        var scope = context.Writable(value);
        if (scope is null) throw context.Fault(target, Codes.Type, $"`with` needs an object, not {Describe.Kind(value)}.");
        var frame = context.Frame;
        context.Frame = new Frame(Locals.Count);
        context.PushScope(scope);
        var flow = Body.Exec(context);
        context.PopScope();
        context.Frame = frame;
        return flow;
    }
}

/// <summary>`wrap function … end`: the block is given to the function, which runs it at `$$`.</summary>
sealed class WrapStmt(Expr target) : Stmt
{
    public Block Body = new();

    public override Flow Exec(RenderContext context)
    {
        var call = target as CallExpr;
        var function = (call?.Target ?? target).EvalAlias(context);
        if (call is null && target is not (GlobalVar or LocalVar or MemberExpr or IndexExpr) || function.Ref is not FunctionValue f)
            throw context.Fault(target, Codes.Type, "`wrap` needs the name of a function, with its arguments if it has any.");
        context.Site = this;
        var result = context.CallWrapped(call ?? new CallExpr(target, []) { Start = target.Start, End = target.End, IsStatement = true }, f, Body);
        if (!result.IsNull) context.WriteValue(this, result);
        return Flow.Next;
    }
}

/// <summary>`import object`: its members become names here.</summary>
sealed class ImportStmt(Expr value) : Stmt
{
    public override Flow Exec(RenderContext context)
    {
        context.Import(this, value.Eval(context));
        return Flow.Next;
    }
}

/// <summary>`readonly x`</summary>
sealed class ReadOnlyStmt(Expr variable) : Stmt
{
    public override Flow Exec(RenderContext context)
    {
        context.MakeReadOnly(variable);
        return Flow.Next;
    }
}

/// <summary>A parameter of a function of the template's own.</summary>
sealed record Parameter(string Name, int Slot, Value? Default, bool Rest);

/// <summary>A function of the template's own, as it is written.</summary>
sealed class FunctionNode : Node
{
    public string? Name;
    public Expr? NameTarget;
    public int OwnLocal = -1;
    public Parameter[]? Parameters;
    public int Required;
    public bool IsAnonymous;

    /// <summary>Has a `ret` with a value, or is an expression.</summary>
    public bool HasResult;
    public Block? Body;
    public Expr? Expression;
    public LocalNames Locals = new();
}

/// <summary>`func name … end` or `name(x) = …`</summary>
sealed class FunctionStmt(FunctionNode function) : Stmt
{
    public override Flow Exec(RenderContext context)
    {
        function.NameTarget!.Set(context, Value.Of(new FunctionValue(function, context.Source)));
        return Flow.Next;
    }
}

/// <summary>The local names of a function, page or `with`, each with its place.</summary>
sealed class LocalNames
{
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    readonly List<(string Name, int Place)> loops = [];

    public int Count { get; private set; }

    public int BaseOf(string name)
    {
        if (places.TryGetValue(name, out var place)) return place;
        places.Add(name, Count);
        return Count++;
    }

    /// <summary>Where a name is read: the innermost loop that has it, or its own place.</summary>
    public int ReadOf(string name)
    {
        for (var i = loops.Count - 1; i >= 0; i--)
            if (loops[i].Name == name) return loops[i].Place;
        return BaseOf(name);
    }

    public bool TryBase(string name, out int place) => places.TryGetValue(name, out place);
    public IEnumerable<string> Names => places.Keys;

    public int PushLoop(string name)
    {
        loops.Add((name, Count));
        return Count++;
    }

    public void PopLoop() => loops.RemoveAt(loops.Count - 1);
}
