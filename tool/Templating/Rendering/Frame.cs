using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Rendering;

/// <summary>The local names of one call: places given out when the template was read.</summary>
sealed class Frame
{
    public Value[] Locals;
    public ScriptArray? Arguments;
    public HashSet<int>? ReadOnly;

    public Frame(int count)
    {
        Locals = count == 0 ? [] : new Value[count];
        Array.Fill(Locals, Value.Missing);
    }

    public Value Get(int place) => place < Locals.Length ? Locals[place] : Value.Missing;

    public void Set(int place, Value value)
    {
        if (place >= Locals.Length)
        {
            var old = Locals.Length;
            Array.Resize(ref Locals, place + 4);
            Array.Fill(Locals, Value.Missing, old, Locals.Length - old);
        }
        Locals[place] = value;
    }
}

/// <summary>A global name while a template is rendered: its own value, and a loop's that hides it.</summary>
struct Slot
{
    public Value Value;
    public Value Loop;
    public int LoopDepth;
    public SlotState State;
    public bool ReadOnly;
}

/// <summary>Whether the model has been asked for a name yet, and what it said.</summary>
enum SlotState : byte { Unknown, Defined, Absent }

/// <summary>Names that hide the global ones: the members of `with`, or the parameters of a function.</summary>
sealed class Scope
{
    public ScriptObject? Object;
    public List<(int Slot, Value Value)>? Variables;
    public List<(int Slot, Value Value)>? Loops;
    public bool HidesOuterFunctions;

    public bool TryGet(int slot, string name, out Value value)
    {
        if (Loops is not null && Find(Loops, slot, out value)) return true;
        if (Variables is not null && Find(Variables, slot, out value)) return true;
        if (Object is not null && Object.TryGet(name, out value)) return true;
        value = default;
        return false;
    }

    static bool Find(List<(int Slot, Value Value)> list, int slot, out Value value)
    {
        for (var i = list.Count - 1; i >= 0; i--)
            if (list[i].Slot == slot)
            {
                value = list[i].Value;
                return true;
            }
        value = default;
        return false;
    }

    public bool Has(int slot) => Variables is not null && Find(Variables, slot, out _);

    public void Set(int slot, Value value)
    {
        Variables ??= [];
        for (var i = 0; i < Variables.Count; i++)
            if (Variables[i].Slot == slot) { Variables[i] = (slot, value); return; }
        Variables.Add((slot, value));
    }
}

/// <summary>The global names a template and its includes use, each with its place, shared by all renderings of the template.</summary>
sealed class Symbols
{
    readonly Lock gate = new();
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    string[] names = new string[16];
    Value[] builtins = new Value[16];
    int count;

    public int Count => Volatile.Read(ref count);
    public string NameOf(int slot) => names[slot];

    /// <summary>What the language itself has under a name, or nothing.</summary>
    public Value BuiltinOf(int slot) => builtins[slot];

    public int Place(string name)
    {
        lock (gate)
        {
            if (places.TryGetValue(name, out var place)) return place;
            if (count == names.Length)
            {
                Array.Resize(ref names, count * 2);
                Array.Resize(ref builtins, count * 2);
            }
            names[count] = name;
            builtins[count] = Functions.Builtins.TryGet(name, out var builtin) ? builtin : Value.Missing;
            places.Add(name, count);
            Volatile.Write(ref count, count + 1);
            return count - 1;
        }
    }

    readonly System.Collections.Concurrent.ConcurrentDictionary<string, Syntax.Page> pages = new(StringComparer.Ordinal);

    /// <summary>An included template, read once for as long as its text is the same.</summary>
    public Syntax.Page PageFor(string name, IncidentStrategy.Text.SourceText source, TemplateOptions options)
    {
        if (pages.TryGetValue(name, out var page) && (ReferenceEquals(page.Source, source) || page.Source.Text == source.Text && page.Source.File == source.File)) return page;
        return pages[name] = Syntax.Parser.Parse(source, options, this);
    }

    public bool TryPlace(string name, out int place)
    {
        lock (gate) return places.TryGetValue(name, out place);
    }

    public string[] All()
    {
        lock (gate) return names[..count];
    }
}
