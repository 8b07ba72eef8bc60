namespace IncidentStrategy.Templating.Values;

/// <summary>An object that a template made: members in the order they were set, some of them read-only.</summary>
sealed class ScriptObject
{
    readonly OrderedDictionary<string, Value> members = new(StringComparer.Ordinal);
    HashSet<string>? readOnly;

    public int Count => members.Count;
    public IEnumerable<string> Names => members.Keys;
    public bool TryGet(string name, out Value value) => members.TryGetValue(name, out value);
    public bool Contains(string name) => members.ContainsKey(name);
    public (string Name, Value Value) At(int index)
    {
        var pair = members.GetAt(index);
        return (pair.Key, pair.Value);
    }

    /// <summary>Sets a member; false when it is read-only.</summary>
    public bool Set(string name, Value value)
    {
        if (readOnly is not null && readOnly.Contains(name)) return false;
        members[name] = value;
        return true;
    }

    public bool CanWrite(string name) => readOnly is null || !readOnly.Contains(name);

    public void MakeReadOnly(string name)
    {
        members.TryAdd(name, default);
        (readOnly ??= new(StringComparer.Ordinal)).Add(name);
    }
}

/// <summary>An array that a template made. It may also have named members, as function arguments do.</summary>
sealed class ScriptArray
{
    public ScriptArray() => Items = [];
    public ScriptArray(int capacity) => Items = new(capacity);
    public ScriptArray(IEnumerable<Value> items) => Items = [.. items];
    public ScriptArray(List<Value> items) => Items = items;

    public List<Value> Items { get; }

    public ScriptObject? Members { get; set; }

    public void Add(Value value) => Items.Add(value);
}
