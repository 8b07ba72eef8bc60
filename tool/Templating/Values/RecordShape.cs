using System.Reflection;
using System.Runtime.CompilerServices;

namespace IncidentStrategy.Templating.Values;

/// <summary>A model's own type: its public readable instance properties and fields, by their names in snake case. No method, no static, nothing private.</summary>
sealed class RecordShape : HostShape
{
    readonly Dictionary<string, Lazy<Func<object, Value>>> members = new(StringComparer.Ordinal);
    readonly bool hasOwnText;

    public RecordShape(Type type)
    {
        if (IsOfTheRuntime(type)) return;
        // A record's own ToString is written by the compiler and lists its members, which is for programmers.
        hasOwnText = type.GetMethod(nameof(ToString), Type.EmptyTypes) is { } own && own.DeclaringType == type && own.GetCustomAttribute<CompilerGeneratedAttribute>() is null;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (property.GetMethod is { IsPublic: true } getter && property.GetIndexParameters().Length == 0 && IsData(property.PropertyType))
                members[Naming.Snake(property.Name)] = new(() => Reader(type, property, getter));
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
            if (IsData(field.FieldType))
                members[Naming.Snake(field.Name)] = new(() => o => Value.From(field.GetValue(o)));
    }

    public override Kind Kind => Kind.Object;

    public override string? OwnText(object target) => hasOwnText ? target.ToString() : null;

    public override bool TryGet(object target, string name, out Value value)
    {
        if (members.TryGetValue(name, out var reader))
        {
            value = reader.Value(target);
            return true;
        }
        value = default;
        return false;
    }

    public override Func<object, Value>? Accessor(string name) => members.TryGetValue(name, out var reader) ? reader.Value : null;
    public override IEnumerable<string> Names(object target) => members.Keys;
    public override int Count(object target) => members.Count;

    // Reflection, threads, streams and the like are not data, whoever hands them in.
    static bool IsOfTheRuntime(Type type) =>
        typeof(MemberInfo).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type) || typeof(Assembly).IsAssignableFrom(type) ||
        (type.Namespace is { } space && (space.StartsWith("System.Reflection", StringComparison.Ordinal) || space.StartsWith("System.Threading", StringComparison.Ordinal) ||
            space.StartsWith("System.IO", StringComparison.Ordinal) || space.StartsWith("System.Runtime", StringComparison.Ordinal) || space.StartsWith("System.Diagnostics", StringComparison.Ordinal)));

    static bool IsData(Type type) => !type.IsPointer && !type.IsByRef && !type.IsByRefLike && !IsOfTheRuntime(type);

    static Func<object, Value> Reader(Type type, PropertyInfo property, MethodInfo getter)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported || type.IsValueType) return o => Value.From(property.GetValue(o));
        var make = typeof(RecordShape).GetMethod(nameof(TypedReader), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (Func<object, Value>)make.MakeGenericMethod(type, property.PropertyType).Invoke(null, [getter])!;
    }

    static Func<object, Value> TypedReader<TOwner, TMember>(MethodInfo getter) where TOwner : class
    {
        var read = getter.CreateDelegate<Func<TOwner, TMember>>();
        if (read is Func<TOwner, int> i) return o => Value.Of(i((TOwner)o));
        if (read is Func<TOwner, long> l) return o => Value.OfLong(l((TOwner)o));
        if (read is Func<TOwner, double> d) return o => Value.Of(d((TOwner)o));
        if (read is Func<TOwner, bool> b) return o => Value.Of(b((TOwner)o));
        if (read is Func<TOwner, string> s) return o => Value.Of(s((TOwner)o));
        if (read is Func<TOwner, DateTime> t) return o => Value.Of(t((TOwner)o));
        if (read is Func<TOwner, TimeSpan> p) return o => Value.Of(p((TOwner)o));
        return o => Value.From(read((TOwner)o));
    }
}
