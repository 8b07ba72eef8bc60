using System.Globalization;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Functions;

/// <summary>What a built-in function does with a call.</summary>
delegate Value BuiltinBody(Call call);

/// <summary>A function of the language: its name, its parameters (`text start length?`, `name arguments...`) and what it does.</summary>
sealed class BuiltinFunction
{
    public BuiltinFunction(string space, string name, string parameters, BuiltinBody body, bool beyondScriban = false)
    {
        Name = name;
        FullName = space.Length == 0 ? name : $"{space}.{name}";
        Signature = parameters.Length == 0 ? "no arguments" : string.Join(' ', parameters.Split(' ').Select(p => $"`{p}`"));
        Parameters = [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.EndsWith("...", StringComparison.Ordinal)).Select(p => (p.TrimEnd('?'), p.EndsWith('?')))];
        Required = Parameters.TakeWhile(p => !p.Optional).Count();
        IsVariadic = parameters.EndsWith("...", StringComparison.Ordinal);
        Body = body;
        BeyondScriban = beyondScriban;
        Value = new FunctionValue(this);
    }

    public string Name { get; }
    public string FullName { get; }
    public string Signature { get; }
    public (string Name, bool Optional)[] Parameters { get; }
    public int Required { get; }
    public bool IsVariadic { get; }
    public BuiltinBody Body { get; }

    /// <summary>Not known to Scriban, and so not to the compatible mode.</summary>
    public bool BeyondScriban { get; }
    public FunctionValue Value { get; }

    public int IndexOf(string parameter)
    {
        for (var i = 0; i < Parameters.Length; i++)
            if (Parameters[i].Name == parameter) return i;
        return -1;
    }
}

/// <summary>A function as a value: a built-in, one of the template's own, or one of the program's.</summary>
sealed class FunctionValue
{
    public FunctionValue(BuiltinFunction builtin) => Builtin = builtin;

    public FunctionValue(FunctionNode script, SourceText source)
    {
        Script = script;
        Source = source;
    }

    public BuiltinFunction? Builtin { get; }
    public FunctionNode? Script { get; }
    public SourceText? Source { get; }

    /// <summary>A function of the program, called with arguments of the types it declares.</summary>
    public static FunctionValue Host(Delegate function, string name = "function") => HostFunctions.Wrap(function, name);
}

/// <summary>A call as a built-in sees it: arguments by number, converted on asking, faults at the argument's place.</summary>
readonly ref struct Call(RenderContext context, CallExpr site, BuiltinFunction function, ReadOnlySpan<Value> arguments)
{
    public readonly RenderContext Context = context;
    public readonly CallExpr Site = site;
    public readonly ReadOnlySpan<Value> Arguments = arguments;

    public Value this[int i] => Arguments[i].Given;
    public bool Has(int i) => i < Arguments.Length && !Arguments[i].IsMissing && !Arguments[i].IsNull;

    /// <summary>Text, or null for null.</summary>
    public string? Text(int i)
    {
        var value = Arguments[i];
        return value.Ref as string ?? (value.IsNull || value.IsMissing ? null : Context.TextOf(value));
    }

    public string TextOr(int i, string otherwise) => i < Arguments.Length ? Text(i) ?? otherwise : otherwise;
    public string Str(int i) => Text(i) ?? "";

    public int Int(int i) => Numbers.TryInt(Arguments[i], out var number) ? number : throw Wrong(i, "a whole number");
    public int IntOr(int i, int otherwise) => Has(i) ? Int(i) : otherwise;
    public double Real(int i) => Numbers.TryReal(Arguments[i], Context.Culture, out var number) ? number : throw Wrong(i, "a number");
    public double RealOr(int i, double otherwise) => Has(i) ? Real(i) : otherwise;
    public bool True(int i) => Arguments[i].IsTrue;

    /// <summary>The items of a list; those of null are none.</summary>
    public List<Value> Items(int i)
    {
        var items = Context.TryItems(Arguments[i], Site) ?? throw Wrong(i, "a list");
        Context.ChargeItems(Site, items.Count);
        return items;
    }

    public CultureInfo CultureOr(int i)
    {
        if (!Has(i)) return Context.Culture;
        var name = Str(i);
        try { return name.Length == 0 ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(name); }
        catch (CultureNotFoundException) { throw Fault(i, Codes.Format, $"There is no culture \"{name}\"."); }
    }

    public FunctionValue Function(int i) => Arguments[i].Ref as FunctionValue ?? throw Fault(i, Codes.Type, $"`{function.FullName}` needs a function here, not {Describe.Kind(Arguments[i].Given)}.", "Write `@name` to give a function without calling it.");

    public string Checked(string text) => Context.Checked(Site, text);

    TemplateFault Wrong(int i, string needed) =>
        Fault(i, Codes.Type, $"`{function.FullName}` needs {needed} as its argument `{(i < function.Parameters.Length ? function.Parameters[i].Name : "value")}`, not {Describe.Kind(Arguments[i].Given)}{Shown(Arguments[i])}.");

    static string Shown(Value value) => value.Ref is string s ? $" \"{(s.Length > 30 ? s[..30] + "…" : s)}\"" : "";

    public TemplateFault Fault(int argument, string code, string message, string? hint = null)
    {
        Node place = Site;
        if (argument >= 0 && argument < Site.Arguments.Count && Site.Arguments[argument].End > 0) place = Site.Arguments[argument];
        return Context.Fault(place, code, message, hint);
    }
}

/// <summary>Functions and constants under one name, as `string.` or `math.`.</summary>
sealed class Namespace(string name, bool beyondScriban = false) : System.Collections.IEnumerable
{
    readonly Dictionary<string, Value> members = new(StringComparer.Ordinal);
    public string Name => name;
    public bool BeyondScriban => beyondScriban;
    public IEnumerable<string> Names => members.Keys;
    public IEnumerable<BuiltinFunction> Functions => members.Values.Select(v => (v.Ref as FunctionValue)?.Builtin).OfType<BuiltinFunction>();
    public bool TryGet(string member, out Value value) => members.TryGetValue(member, out value);
    public void Add(string member, string parameters, BuiltinBody body) => members.Add(member, Value.Of(new BuiltinFunction(name, member, parameters, body, beyondScriban).Value));
    public void Add(string member, Value constant) => members.Add(member, constant);
    public System.Collections.IEnumerator GetEnumerator() => members.Keys.GetEnumerator();
}
