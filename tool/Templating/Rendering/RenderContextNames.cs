using System.Runtime.CompilerServices;
using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Rendering;

/// <summary>Names: the model's, the template's own, those of loops, functions and `with`.</summary>
sealed partial class RenderContext
{
    Slot[] slots;
    List<Scope>? functionScopes;
    List<Scope>? objectScopes;

    bool HasScopes => functionScopes is { Count: > 0 } || objectScopes is { Count: > 0 };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    ref Slot SlotAt(int slot)
    {
        if (slot >= slots.Length) Array.Resize(ref slots, Math.Max(slot + 8, Symbols.Count + 8));
        return ref slots[slot];
    }

    /// <summary>The value of a global name, or missing.</summary>
    public Value Read(int slot, string name)
    {
        if (functionScopes is { Count: > 0 } functions)
            for (var i = functions.Count - 1; i >= 0; i--)
            {
                if (functions[i].TryGet(slot, name, out var own)) return own;
                if (functions[i].HidesOuterFunctions) break;
            }
        if (objectScopes is { Count: > 0 } objects)
            for (var i = objects.Count - 1; i >= 0; i--)
                if (objects[i].TryGet(slot, name, out var member)) return member;
        ref var place = ref SlotAt(slot);
        if (place.LoopDepth > 0 && !place.Loop.IsMissing) return place.Loop;
        if (place.State == SlotState.Unknown) Resolve(ref place, name);
        return place.State == SlotState.Defined ? place.Value : BuiltinOf(slot, name);
    }

    Value BuiltinOf(int slot, string name)
    {
        if (Options.Functions.Count > 0 && Options.Functions.TryGetValue(name, out var host)) return Value.Of(FunctionValue.Host(host, name));
        var builtin = Symbols.BuiltinOf(slot);
        return builtin.Ref is FunctionValue { Builtin.BeyondScriban: true } && Compatible || builtin.Ref is Namespace { BeyondScriban: true } && Compatible ? Value.Missing : builtin;
    }

    void Resolve(ref Slot place, string name)
    {
        if (model.TryGetValue(name, out var found))
        {
            place.Value = Value.From(found);
            place.State = SlotState.Defined;
        }
        else place.State = SlotState.Absent;
    }

    /// <summary>Whether a name still means the language's own.</summary>
    public bool IsPlainBuiltin(int slot, string name)
    {
        if (HasScopes || builtinsChanged || (Options.Functions.Count > 0 && Options.Functions.ContainsKey(name))) return false;
        ref var place = ref SlotAt(slot);
        if (place.State == SlotState.Unknown) Resolve(ref place, name);
        return place.State == SlotState.Absent && place.LoopDepth == 0;
    }

    public void Write(Node site, int slot, string name, Value value)
    {
        if (CurrentFunctionScope() is { } own)
        {
            for (var i = functionScopes!.Count - 1; i >= 0; i--)
            {
                if (functionScopes[i].Has(slot)) { functionScopes[i].Set(slot, value); return; }
                if (functionScopes[i].HidesOuterFunctions) break;
            }
            if (!IsGlobal(slot, name))
            {
                own.Set(slot, value);
                return;
            }
        }
        if (objectScopes is { Count: > 0 } objects)
        {
            if (!objects[^1].Object!.Set(name, value)) throw ReadOnlyName(site, name);
            return;
        }
        ref var place = ref SlotAt(slot);
        if (place.ReadOnly) throw ReadOnlyName(site, name);
        place.Value = value;
        place.State = SlotState.Defined;
    }

    TemplateFault ReadOnlyName(Node site, string name) => Fault(site, Codes.ReadOnly, $"`{name}` is read-only.");

    /// <summary>The innermost visible function that has parameters, and so names of its own.</summary>
    Scope? CurrentFunctionScope()
    {
        if (functionScopes is null) return null;
        for (var i = functionScopes.Count - 1; i >= 0; i--)
        {
            if (functionScopes[i].Variables is not null) return functionScopes[i];
            if (functionScopes[i].HidesOuterFunctions) break;
        }
        return null;
    }

    bool IsGlobal(int slot, string name)
    {
        if (objectScopes is not null)
            foreach (var scope in objectScopes)
                if (scope.Object!.Contains(name)) return true;
        ref var place = ref SlotAt(slot);
        if (place.State == SlotState.Unknown) Resolve(ref place, name);
        return place.State == SlotState.Defined;
    }

    public void WriteLocal(Node site, int place, Value value)
    {
        if (Frame.ReadOnly is { } fixedPlaces && fixedPlaces.Contains(place)) throw Fault(site, Codes.ReadOnly, $"`{SourceOf(site)}` is read-only.");
        Frame.Set(place, value);
    }

    public void MakeReadOnly(Expr variable)
    {
        switch (variable)
        {
            case LocalVar local: (Frame.ReadOnly ??= []).Add(local.Index); break;
            case GlobalVar global when objectScopes is { Count: > 0 } objects: objects[^1].Object!.MakeReadOnly(global.Name); break;
            case GlobalVar global:
                ref var place = ref SlotAt(global.Slot);
                if (place.State == SlotState.Unknown) Resolve(ref place, global.Name);
                if (place.State == SlotState.Absent) (place.State, place.Value) = (SlotState.Defined, default);
                place.ReadOnly = true;
                break;
        }
    }

    public void PushLoopVariable(int slot)
    {
        if (LoopScope() is { } scope)
        {
            (scope.Loops ??= []).Add((slot, default));
            return;
        }
        ref var place = ref SlotAt(slot);
        loopSaves.Push(place.Loop);
        place.Loop = Value.Missing;
        place.LoopDepth++;
    }

    readonly Stack<Value> loopSaves = new();

    Scope? LoopScope() => CurrentFunctionScope() ?? (objectScopes is { Count: > 0 } objects ? objects[^1] : null);

    public void SetLoopVariable(int slot, Value value)
    {
        if (LoopScope() is { Loops: { } loops })
        {
            for (var i = loops.Count - 1; i >= 0; i--)
                if (loops[i].Slot == slot) { loops[i] = (slot, value); return; }
        }
        else SlotAt(slot).Loop = value;
    }

    public void PopLoopVariable(int slot)
    {
        if (LoopScope() is { Loops: { } loops })
        {
            for (var i = loops.Count - 1; i >= 0; i--)
                if (loops[i].Slot == slot) { loops.RemoveAt(i); return; }
        }
        ref var place = ref SlotAt(slot);
        place.LoopDepth--;
        place.Loop = loopSaves.Pop();
    }

    public void PushScope(ScriptObject scope) => (objectScopes ??= []).Add(new Scope { Object = scope });
    public void PopScope() => objectScopes!.RemoveAt(objectScopes.Count - 1);

    public void Import(Node site, Value value)
    {
        if (value.IsNull) return;
        if (value.Kind != Kind.Object) throw Fault(site, Codes.Type, $"`import` needs an object, not {Describe.Kind(value)}.");
        foreach (var name in NamesOf(value))
        {
            var member = Member(value, name).Given;
            if (objectScopes is { Count: > 0 } objects) objects[^1].Object!.Set(name, member);
            else
            {
                ref var place = ref SlotAt(Symbols.Place(name));
                if (place.ReadOnly) continue;
                (place.Value, place.State) = (member, SlotState.Defined);
            }
        }
    }

    public Value This() => objectScopes is { Count: > 0 } objects ? Value.Of(objects[^1].Object!) : Value.From(globals ??= new GlobalsView(this));

    GlobalsView? globals;

    internal bool TryGlobal(string name, out Value value)
    {
        var slot = Symbols.Place(name);
        ref var place = ref SlotAt(slot);
        if (place.State == SlotState.Unknown) Resolve(ref place, name);
        value = place.State == SlotState.Defined ? place.Value : BuiltinOf(slot, name);
        return !value.IsMissing;
    }

    internal bool SetGlobal(string name, Value value)
    {
        ref var place = ref SlotAt(Symbols.Place(name));
        if (place.ReadOnly) return false;
        (place.Value, place.State) = (value, SlotState.Defined);
        return true;
    }

    /// <summary>The names that have a value of the model's or the template's own.</summary>
    internal IEnumerable<string> GlobalNames()
    {
        foreach (var name in model.Keys) yield return name;
        foreach (var name in Symbols.All())
            if (!model.ContainsKey(name) && SlotAt(Symbols.Place(name)).State == SlotState.Defined) yield return name;
    }

    IEnumerable<string> VisibleNames()
    {
        var all = GlobalNames().Concat(Builtins.Names).Concat(Options.Functions.Keys);
        if (objectScopes is not null) all = all.Concat(objectScopes.SelectMany(s => s.Object!.Names));
        if (functionScopes is not null) all = all.Concat(functionScopes.SelectMany(s => s.Variables ?? []).Select(v => Symbols.NameOf(v.Slot)));
        for (var i = 0; i < slots.Length && i < Symbols.Count; i++)
            if (slots[i].LoopDepth > 0) all = all.Append(Symbols.NameOf(i));
        return all;
    }

    public Value UnknownName(Node site, string name)
    {
        if (Compatible && !Options.Compatibility.StrictVariables) return default;
        throw Fault(site, Codes.UnknownName, $"There is no variable or function `{name}`.", NameHint(name));
    }

    /// <summary>A function of that very name under `string` or its like, or the nearest name in reach.</summary>
    string? NameHint(string name)
    {
        var full = Builtins.Spaces.Where(s => s.TryGet(name, out _)).Select(s => $"`{s.Name}.{name}`").ToList();
        return full.Count > 0 ? $"Did you mean {string.Join(" or ", full)}?" : Nearest.Hint(name, VisibleNames());
    }

    public Value UnknownLocal(Node site, string name)
    {
        if (Compatible && !Options.Compatibility.StrictVariables) return default;
        throw Fault(site, Codes.UnknownName, $"The local variable `{name}` has no value here.", "Local names are seen only in the function, template or `with` that sets them.");
    }
}

/// <summary>The global names as an object, for `this`.</summary>
sealed class GlobalsView(RenderContext context)
{
    public RenderContext Context => context;
}
