using System.Collections;
using System.Reflection;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>Functions of the program, as templates call them.</summary>
static class HostFunctions
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Delegate, FunctionValue> wrapped = [];

    public static FunctionValue Wrap(Delegate function, string name) => wrapped.GetValue(function, f =>
    {
        var parameters = f.Method.GetParameters();
        var signature = string.Join(' ', parameters.Select(p => Naming.Snake(p.Name ?? "value") + (p.HasDefaultValue ? "?" : "")));
        return new BuiltinFunction("", name, signature, call => Invoke(call, f, parameters, name)).Value;
    });

    static Value Invoke(Call call, Delegate function, ParameterInfo[] parameters, string name)
    {
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
            arguments[i] = call.Arguments[i].IsMissing ? parameters[i].DefaultValue : Argument(call, i, parameters[i].ParameterType);
        try { return Value.From(function.DynamicInvoke(arguments)); }
        catch (TargetInvocationException e) { throw call.Fault(-1, Codes.HostFunction, $"`{name}` failed: {e.InnerException?.Message ?? e.Message}"); }
    }

    static object? Argument(Call call, int i, Type type)
    {
        var value = call[i];
        if (type == typeof(Value)) return value;
        if (type == typeof(string)) return call.Text(i);
        if (type == typeof(int)) return call.Int(i);
        if (type == typeof(long)) return (long)call.Real(i);
        if (type == typeof(double)) return call.Real(i);
        if (type == typeof(decimal)) return Numbers.ToDecimal(value);
        if (type == typeof(bool)) return value.IsTrue;
        if (type == typeof(IEnumerable) || type == typeof(IEnumerable<object>) || type == typeof(IReadOnlyList<object>) || type == typeof(object[]))
            return call.Items(i).Select(v => v.ToHost()).ToArray();
        var host = value.ToHost();
        if (host is null || type.IsInstanceOfType(host)) return host;
        throw call.Fault(i, Codes.Type, $"The argument `{i + 1}` cannot be {Describe.Kind(value)}.");
    }
}
