using System.Collections;
using System.Collections.Concurrent;

namespace IncidentStrategy.Templating.Values;

/// <summary>How a type of the model is seen by templates: as an object with members, or as a list. Nothing but data is reachable.</summary>
abstract class HostShape
{
    static readonly ConcurrentDictionary<Type, HostShape> shapes = new();

    public static HostShape Of(object target) =>
        shapes.TryGetValue(target.GetType(), out var shape) ? shape : shapes.GetOrAdd(target.GetType(), static (_, t) => Find(t), target);

    static HostShape Find(object target) => target switch
    {
        IDictionary<string, object?> => new DictionaryShape(),
        IReadOnlyDictionary<string, object?> => new ReadOnlyDictionaryShape(),
        IDictionary => new AnyDictionaryShape(),
        IEnumerable => new ListShape(),
        _ => new RecordShape(target.GetType()),
    };

    public abstract Kind Kind { get; }
    public abstract bool TryGet(object target, string name, out Value value);
    public abstract IEnumerable<string> Names(object target);
    public abstract int Count(object target);

    /// <summary>What the value prints as a whole, where its type says so itself; null to show its members.</summary>
    public virtual string? OwnText(object target) => null;

    /// <summary>A way to one member that a place in a template may keep, or null when the name has to be looked up each time.</summary>
    public virtual Func<object, Value>? Accessor(string name) => null;

    sealed class DictionaryShape : HostShape
    {
        public override Kind Kind => Kind.Object;
        public override bool TryGet(object target, string name, out Value value)
        {
            if (target is Dictionary<string, object?> plain ? plain.TryGetValue(name, out var found) : ((IDictionary<string, object?>)target).TryGetValue(name, out found))
            {
                value = Value.From(found);
                return true;
            }
            value = default;
            return false;
        }
        public override IEnumerable<string> Names(object target) => ((IDictionary<string, object?>)target).Keys;
        public override int Count(object target) => ((IDictionary<string, object?>)target).Count;
    }

    sealed class ReadOnlyDictionaryShape : HostShape
    {
        public override Kind Kind => Kind.Object;
        public override bool TryGet(object target, string name, out Value value)
        {
            var has = ((IReadOnlyDictionary<string, object?>)target).TryGetValue(name, out var found);
            value = Value.From(found);
            return has;
        }
        public override IEnumerable<string> Names(object target) => ((IReadOnlyDictionary<string, object?>)target).Keys;
        public override int Count(object target) => ((IReadOnlyDictionary<string, object?>)target).Count;
    }

    sealed class AnyDictionaryShape : HostShape
    {
        public override Kind Kind => Kind.Object;
        public override bool TryGet(object target, string name, out Value value)
        {
            var dictionary = (IDictionary)target;
            object? key = name;
            if (!Has(dictionary, name))
            {
                // Keys that are not texts (numbers, enumerations) are known by how they print.
                key = null;
                foreach (var candidate in dictionary.Keys)
                    if (candidate is not string && KeyName(candidate) == name) { key = candidate; break; }
                if (key is null) { value = default; return false; }
            }
            value = Value.From(dictionary[key!]);
            return true;
        }

        static bool Has(IDictionary dictionary, string name)
        {
            try { return dictionary.Contains(name); }
            catch (Exception e) when (e is ArgumentException or InvalidCastException) { return false; }
        }

        static string KeyName(object key) => key is Enum ? Naming.Snake(key.ToString()!) : System.Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        public override IEnumerable<string> Names(object target) => ((IDictionary)target).Keys.Cast<object>().Select(k => k as string ?? KeyName(k));
        public override int Count(object target) => ((IDictionary)target).Count;
    }

    sealed class ListShape : HostShape
    {
        public override Kind Kind => Kind.Array;
        public override bool TryGet(object target, string name, out Value value)
        {
            value = name == "size" ? Count(target) : default(Value);
            return name == "size";
        }
        public override IEnumerable<string> Names(object target) => ["size"];
        public override int Count(object target) => target is ICollection c ? c.Count : ((IEnumerable)target).Cast<object?>().Count();
    }
}
