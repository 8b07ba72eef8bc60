using System.Runtime.CompilerServices;
using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Rendering;

/// <summary>Calls: of built-ins, of the program's functions and of the template's own.</summary>
sealed partial class RenderContext
{
    Value[] stack = new Value[64];
    int stackTop;
    Block? pendingWrap;
    Frame? pendingWrapFrame;

    /// <summary>Blocks given by `wrap` to the functions that run, innermost last.</summary>
    readonly Stack<(Block? Body, Frame Frame)> wraps = new();

    /// <summary>Arguments given by name to a function that takes any, as includes do.</summary>
    public List<(string Name, Value Value)>? ExtraNamed { get; private set; }

    static readonly List<Expr> none = [];

    /// <summary>A function that stands alone is called without arguments.</summary>
    public Value CallAlone(FunctionValue function, Expr site) =>
        Call(new CallExpr(site, none) { Start = site.Start, End = site.End, IsStatement = true }, function);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Reserve(int count)
    {
        var at = stackTop;
        if (at + count > stack.Length) Array.Resize(ref stack, Math.Max(stack.Length * 2, at + count));
        stackTop = at + count;
        return at;
    }

    /// <summary>The short way: a built-in with arguments in order.</summary>
    public Value CallKnown(CallExpr site, BuiltinFunction function)
    {
        var arguments = site.Arguments;
        var parameters = function.Parameters.Length;
        if (function.IsVariadic || arguments.Count > parameters || arguments.Count < function.Required) return Call(site, function.Value);
        var at = Reserve(parameters);
        for (var i = 0; i < parameters; i++)
        {
            var value = i < arguments.Count ? arguments[i].Eval(this) : Value.Missing;
            stack[at + i] = value;
        }
        return Invoke(site, function, at, parameters);
    }

    Value Invoke(CallExpr site, BuiltinFunction function, int at, int count)
    {
        if (++depth > Options.Depth) throw Fault(site, Codes.Limit, $"Calls and includes are within each other deeper than the limit of {Options.Depth}.");
        if (--stepsLeft < 0) Charge(site, 0);
        try
        {
            return function.Body(new Call(this, site, function, stack.AsSpan(at, count)));
        }
        finally
        {
            depth--;
            Array.Clear(stack, at, count);
            stackTop = at;
        }
    }

    public Value Call(CallExpr site, FunctionValue function)
    {
        if (function.Script is { } script) return CallScript(site, script, function.Source!);
        var builtin = function.Builtin!;
        return CallBuiltin(site, builtin);
    }

    Value CallBuiltin(CallExpr site, BuiltinFunction function)
    {
        var parameters = function.Parameters;
        var outerNamed = ExtraNamed;
        ExtraNamed = null;
        List<(string, Value)>? extra = null;
        var given = new List<Value>(parameters.Length);
        var named = new Value[parameters.Length];
        Array.Fill(named, Value.Missing);
        foreach (var argument in site.Arguments)
        {
            if (argument is NamedArgument byName)
            {
                var place = function.IndexOf(byName.Name);
                if (place >= 0) named[place] = byName.Eval(this);
                else if (function.IsVariadic) (extra ??= []).Add((byName.Name, byName.Eval(this)));
                else if (Compatible) given.Add(byName.Eval(this));
                else throw Fault(argument, Codes.UnknownArgument, $"`{function.FullName}` has no argument `{byName.Name}`.", Nearest.Hint(byName.Name, parameters.Select(p => p.Name)) ?? $"It takes {function.Signature}.");
            }
            else if (argument is ExpandExpr) given.AddRange(Items(argument, argument.Eval(this)));
            else given.Add(argument.Eval(this));
        }
        var count = function.IsVariadic ? Math.Max(parameters.Length, given.Count) : parameters.Length;
        if (given.Count > count) throw TooMany(site, function.FullName, given.Count, parameters.Length, function.Signature);
        var at = Reserve(count);
        for (var i = 0; i < count; i++)
            stack[at + i] = i < given.Count ? given[i] : i < named.Length ? named[i] : Value.Missing;
        for (var i = 0; i < named.Length; i++)
            if (!named[i].IsMissing) stack[at + i] = named[i];
        var missing = 0;
        for (var i = 0; i < function.Required; i++)
            if (stack[at + i].IsMissing) missing++;
        if (missing > 0) throw TooFew(site, function.FullName, function.Required - missing, function.Required, function.Signature);
        ExtraNamed = extra;
        var result = Invoke(site, function, at, count);
        ExtraNamed = outerNamed;
        return result;
    }

    TemplateFault TooFew(CallExpr site, string name, int given, int required, string signature) =>
        Fault(new NamePlace { Start = Math.Max(site.Start, site.End - 1), End = site.End }, Codes.Arguments, $"`{name}` needs {required} {(required == 1 ? "argument" : "arguments")} and got {given}.", $"It takes {signature}.");

    TemplateFault TooMany(CallExpr site, string name, int given, int allowed, string signature) =>
        Fault(site.Arguments.Count > 0 ? site.Arguments[^1] : site, Codes.Arguments, $"`{name}` takes at most {allowed} {(allowed == 1 ? "argument" : "arguments")} and got {given}.", $"It takes {signature}.");

    public Value NotAFunction(CallExpr site, Value target)
    {
        if (target.Ref is Namespace { Name: "date" } && Builtins.Date.TryGet("parse", out var parse)) return Call(site, (FunctionValue)parse.Ref!);
        if (target.IsNull)
        {
            if (Compatible && Options.Compatibility.RelaxedFunction) return default;
            var name = SourceOf(site.Target);
            if (site.Target is Literal or ArrayExpr or ObjectExpr && site.Piped) throw Fault(site.Target, Codes.Type, $"`{name}` after the pipe is not a function.");
            throw Fault(site.Target, Codes.UnknownFunction, $"There is no function `{name}`.", NameHint(name));
        }
        throw Fault(site.Target, Codes.Type, $"`{SourceOf(site.Target)}` {(site.Piped ? "after the pipe " : "")}is {Describe.Kind(target)}, not a function.");
    }

    Value CallScript(CallExpr site, FunctionNode function, SourceText source)
    {
        if (Compatible && Options.Compatibility.ErrorForStatementFunction && !function.HasResult && !site.IsStatement)
            throw Fault(site, Codes.Flow, $"`{SourceOf(site.Target)}` has no result and cannot be part of an expression.");
        var arguments = function.Parameters is null ? Loose(site) : Bound(site, function);
        return RunScript(site, function, source, arguments);
    }

    /// <summary>Runs a function of the template's with arguments that are values already.</summary>
    public Value CallWith(Node site, FunctionValue function, ReadOnlySpan<Value> values)
    {
        if (function.Builtin is { } builtin)
        {
            var count = Math.Max(builtin.Parameters.Length, builtin.IsVariadic ? values.Length : 0);
            if (values.Length > count) values = values[..count];
            if (values.Length < builtin.Required) throw Fault(site, Codes.Arguments, $"`{builtin.FullName}` needs {builtin.Required} arguments and got {values.Length}.", $"It takes {builtin.Signature}.");
            var at = Reserve(count);
            for (var i = 0; i < count; i++) stack[at + i] = i < values.Length ? values[i] : Value.Missing;
            return Invoke(site as CallExpr ?? new CallExpr(new Literal(default), none) { Start = site.Start, End = site.End }, builtin, at, count);
        }
        var script = function.Script!;
        var array = new ScriptArray(values.Length);
        foreach (var value in values) array.Add(value);
        if (script.Parameters is { } parameters)
        {
            if (values.Length < script.Required) throw Fault(site, Codes.Arguments, $"`{script.Name ?? "do"}` needs {script.Required} arguments and got {values.Length}.");
            Fill(array, parameters);
        }
        return RunScript(site, script, function.Source!, array);
    }

    ScriptArray Loose(CallExpr site)
    {
        var array = new ScriptArray(site.Arguments.Count);
        foreach (var argument in site.Arguments)
        {
            if (argument is NamedArgument named) (array.Members ??= new ScriptObject()).Set(named.Name, named.Eval(this));
            else if (argument is ExpandExpr) array.Items.AddRange(Items(argument, argument.Eval(this)));
            else array.Add(argument.Eval(this));
        }
        return array;
    }

    /// <summary>Makes the arguments as many as the parameters: defaults for those left out, a list of those over.</summary>
    static void Fill(ScriptArray array, Parameter[] parameters)
    {
        if (parameters.Length > 0 && parameters[^1].Rest)
        {
            var plain = parameters.Length - 1;
            var rest = array.Items.Count > plain ? array.Items.GetRange(plain, array.Items.Count - plain) : [];
            if (array.Items.Count > plain) array.Items.RemoveRange(plain, array.Items.Count - plain);
            while (array.Items.Count < plain) array.Add(parameters[array.Items.Count].Default ?? default);
            array.Add(Value.Of(new ScriptArray(rest)));
            return;
        }
        while (array.Items.Count < parameters.Length) array.Add(parameters[array.Items.Count].Default ?? default);
    }

    ScriptArray Bound(CallExpr site, FunctionNode function)
    {
        var parameters = function.Parameters!;
        var name = function.Name ?? "do";
        var hasRest = parameters.Length > 0 && parameters[^1].Rest;
        var plain = hasRest ? parameters.Length - 1 : parameters.Length;
        var values = new Value[parameters.Length];
        Array.Fill(values, Value.Missing);
        ScriptArray? rest = hasRest ? new ScriptArray() : null;
        var next = 0;
        foreach (var argument in site.Arguments)
        {
            if (argument is NamedArgument named)
            {
                var place = Array.FindIndex(parameters, p => p.Name == named.Name);
                if (place < 0 && rest is not null) (rest.Members ??= new ScriptObject()).Set(named.Name, named.Eval(this));
                else if (place < 0 && !Compatible) throw Fault(argument, Codes.UnknownArgument, $"`{name}` has no argument `{named.Name}`.", Nearest.Hint(named.Name, parameters.Select(p => p.Name)));
                else if (place < 0) Take(named.Eval(this));
                else values[place] = named.Eval(this);
            }
            else if (argument is ExpandExpr)
                foreach (var item in Items(argument, argument.Eval(this))) Take(item);
            else Take(argument.Eval(this));
        }
        var signature = string.Join(" ", parameters.Select(p => p.Name));
        var missing = 0;
        for (var i = 0; i < plain; i++)
            if (values[i].IsMissing && i < function.Required) missing++;
        if (missing > 0) throw TooFew(site, name, function.Required - missing, function.Required, signature);
        var array = new ScriptArray(parameters.Length);
        for (var i = 0; i < plain; i++) array.Add(values[i].IsMissing ? parameters[i].Default ?? default : values[i]);
        if (rest is not null) array.Add(Value.Of(rest));
        return array;

        void Take(Value value)
        {
            while (next < plain && !values[next].IsMissing) next++;
            if (next < plain) values[next++] = value;
            else if (rest is not null) rest.Add(value);
            else throw TooMany(site, name, plain + 1, plain, string.Join(" ", parameters.Select(p => p.Name)));
        }
    }

    Value RunScript(Node site, FunctionNode function, SourceText source, ScriptArray arguments)
    {
        using var guard = Deeper(site);
        Charge(site, 1);
        var (outerFrame, outerSource, outerIndent) = (Frame, Source, Indent);
        wraps.Push((pendingWrap, pendingWrapFrame ?? outerFrame));
        (pendingWrap, pendingWrapFrame) = (null, null);
        Frame = new Frame(function.Locals.Count) { Arguments = arguments };
        if (function.OwnLocal >= 0) Frame.Set(function.OwnLocal, Value.Of(new FunctionValue(function, source)));
        Source = source;
        var scope = Enter(function, arguments);
        ReturnValue = default;
        var result = default(Value);
        if (function.Expression is { } expression) result = expression.Eval(this);
        else if (function.Body!.Exec(this) == Flow.Return)
        {
            result = ReturnValue;
            ReturnValue = default;
        }
        if (scope) functionScopes!.RemoveAt(functionScopes.Count - 1);
        (Frame, Source, Indent) = (outerFrame, outerSource, outerIndent);
        wraps.Pop();
        return result;
    }

    /// <summary>Opens the names of a function: its parameters, hidden from the functions it calls.</summary>
    bool Enter(FunctionNode function, ScriptArray arguments)
    {
        if (function.Parameters is null && (function.IsAnonymous || functionScopes is not { Count: > 0 })) return false;
        var scope = new Scope { HidesOuterFunctions = !function.IsAnonymous };
        if (function.Parameters is { } parameters)
        {
            scope.Variables = new(parameters.Length);
            for (var i = 0; i < parameters.Length; i++) scope.Variables.Add((parameters[i].Slot, arguments.Items[i]));
        }
        (functionScopes ??= []).Add(scope);
        return true;
    }

    public Value CallWrapped(CallExpr site, FunctionValue function, Block body)
    {
        (pendingWrap, pendingWrapFrame) = (body, Frame);
        var result = Call(site, function);
        (pendingWrap, pendingWrapFrame) = (null, null);
        return result;
    }

    /// <summary>Runs the block that `wrap` gave, with the local names of the place where it was written.</summary>
    public Flow RunWrapped(Node site)
    {
        if (wraps.Count == 0 || wraps.Peek().Body is not { } body)
            return Compatible ? Flow.Next : throw Fault(site, Codes.Flow, "`$$` runs the block given by `wrap`, and there is none here.");
        using var guard = Deeper(site);
        var outer = Frame;
        var given = wraps.Pop();
        Frame = given.Frame;
        var flow = body.Exec(this);
        Frame = outer;
        wraps.Push(given);
        return flow;
    }
}
