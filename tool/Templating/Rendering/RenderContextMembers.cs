using System.Collections;
using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Rendering;

/// <summary>Members and items of values. What a template changes in the model it changes in a copy that only this rendering sees.</summary>
sealed partial class RenderContext
{
    /// <summary>Objects of the model, or of the language, that this template has changed, with what they became.</summary>
    public Dictionary<object, object>? Overlays { get; private set; }

    /// <summary>What a reference has become in this rendering.</summary>
    public object Resolved(object reference) =>
        Overlays is not null && Overlays.TryGetValue(reference, out var overlay) ? overlay : reference;

    /// <summary>A member's value, or missing.</summary>
    public Value Member(Value owner, string name)
    {
        switch (owner.Kind)
        {
            case Kind.Text or Kind.Markup when name == "size": return TextOf(owner).Length;
            case Kind.Date: return DateMembers.Get(owner, name);
            case Kind.Span: return SpanMembers.Get(owner, name);
            case Kind.Range when name == "size": return Value.Of(((ValueRange)owner.Ref!).Count);
            case Kind.Text or Kind.Markup or Kind.Bool or Kind.Int or Kind.Long or Kind.Big or Kind.Float or Kind.Double or Kind.Decimal or Kind.Char or Kind.Range or Kind.Function or Kind.Empty:
                return Value.Missing;
        }
        Value value;
        return Resolved(owner.Ref!) switch
        {
            ScriptObject o => o.TryGet(name, out value) ? value : Value.Missing,
            ScriptArray a => name == "size" ? a.Items.Count : a.Members is not null && a.Members.TryGet(name, out value) ? value : Value.Missing,
            GlobalsView g => g.Context.TryGlobal(name, out value) ? value : Value.Missing,
            Namespace n => n.TryGet(name, out value) ? value : Value.Missing,
            var host => HostShape.Of(host).TryGet(host, name, out value) ? value : Value.Missing,
        };
    }

    public IEnumerable<string> NamesOf(Value owner)
    {
        if (owner.Ref is null or Tag or string) return [];
        return Resolved(owner.Ref) switch
        {
            ScriptObject o => o.Names,
            ScriptArray a => a.Members?.Names ?? [],
            GlobalsView g => g.Context.GlobalNames(),
            Namespace n => n.Names,
            Markup or FunctionValue or ValueRange or decimal or System.Numerics.BigInteger => [],
            var host => HostShape.Of(host).Kind == Kind.Object ? HostShape.Of(host).Names(host) : [],
        };
    }

    public int MemberCount(Value owner) => Resolved(owner.Ref!) switch
    {
        ScriptObject o => o.Count,
        ScriptArray a => a.Items.Count,
        GlobalsView or Namespace => NamesOf(owner).Count(),
        var host => HostShape.Of(host).Count(host),
    };

    /// <summary>An object as one that can be changed; null when it is none.</summary>
    public ScriptObject? Writable(Value value)
    {
        if (value.Kind != Kind.Object) return null;
        if (Resolved(value.Ref!) is ScriptObject own) return own;
        if (value.Ref is GlobalsView) return null;
        var copy = new ScriptObject();
        foreach (var name in NamesOf(value)) copy.Set(name, Member(value, name).Given);
        (Overlays ??= new(ReferenceEqualityComparer.Instance))[value.Ref!] = copy;
        builtinsChanged |= value.Ref is Namespace;
        return copy;
    }

    bool builtinsChanged;

    ScriptArray WritableArray(Node site, Value value)
    {
        if (Resolved(value.Ref!) is ScriptArray own) return own;
        var copy = new ScriptArray(new List<Value>(Items(site, value)));
        (Overlays ??= new(ReferenceEqualityComparer.Instance))[value.Ref!] = copy;
        return copy;
    }

    public bool SetMember(Node site, Value owner, string name, Value value)
    {
        switch (owner.Kind)
        {
            case Kind.Object when owner.Ref is GlobalsView: return SetGlobal(name, value);
            case Kind.Object:
                if (owner.Ref is Namespace { Name: "date" } && name == "format") DateFormat = TextOf(value);
                return Writable(owner)!.Set(name, value);
            case Kind.Array:
                if (name == "size") return false;
                return (WritableArray(site, owner).Members ??= new ScriptObject()).Set(name, value);
            default: throw Fault(site, Codes.Assignment, $"A member of {Describe.Kind(owner)} cannot be set.");
        }
    }

    /// <summary>The member of nothing: null if the template may ask for it, else a fault.</summary>
    public Value MemberOfNull(Node site, string name)
    {
        if (RelaxedTarget) return default;
        var place = site switch { MemberExpr m => m.NameNode(), LoopVar l => new NamePlace { Start = l.NameStart, End = l.End }, _ => site };
        if (site is LoopVar) throw Fault(place, Codes.NullAccess, $"`{SourceOf(site)}` only has a value inside a loop.");
        var target = site is MemberExpr member ? SourceOf(member.Target) : "";
        throw Fault(place, Codes.NullAccess, $"`{target}` is null and has no member `{name}`.", $"Write `{target}?.{name}` if it may be null.");
    }

    public Value UnknownMember(MemberExpr site, Value owner, string name, bool nullConditional)
    {
        if (Compatible ? Options.Compatibility.RelaxedMember : nullConditional) return default;
        if (Compatible && nullConditional && owner.IsNull) return default;
        var names = owner.Kind switch { Kind.Date => [.. DateMembers.Names], Kind.Span => [.. SpanMembers.Names], _ => NamesOf(owner).ToList() };
        var what = owner.Kind == Kind.Object ? $"`{SourceOf(site.Target)}`" : Describe.Kind(owner);
        what = char.ToUpperInvariant(what[0]) + what[1..];
        if (owner.Ref is Namespace)
            throw Fault(site.NameNode(), Codes.UnknownFunction, $"There is no function `{SourceOf(site.Target)}.{name}`.", Nearest.Hint(name, names));
        throw Fault(site.NameNode(), Codes.UnknownMember, $"{what} has no member `{name}`.",
            Nearest.Hint(name, names) ?? (names.Count is > 0 and <= 12 ? $"It has {string.Join(", ", names)}." : null));
    }

    public Value Item(IndexExpr site, Value owner, Value index, bool soft)
    {
        if (index.IsNull)
            return soft || Compatible && Options.Compatibility.RelaxedTarget ? default : throw Fault(site.Index, Codes.Index, "The index is null.");
        switch (owner.Kind)
        {
            case Kind.Object or Kind.Date or Kind.Span:
                var found = Member(owner, TextOf(index));
                return found.IsMissing ? UnknownItem(site, owner, TextOf(index), soft) : found;
            case Kind.Array when index.IsText && !Numbers.TryInt(index, out _):
                var named = Member(owner, TextOf(index));
                return named.IsMissing ? UnknownItem(site, owner, TextOf(index), soft) : named;
            case Kind.Array or Kind.Range or Kind.Text or Kind.Markup: return ListItem(site, owner, index, soft);
            case Kind.Empty: return default;
            default: throw Fault(site.Target, Codes.Index, $"{char.ToUpperInvariant(Describe.Kind(owner)[0])}{Describe.Kind(owner)[1..]} has no items.");
        }
    }

    Value UnknownItem(IndexExpr site, Value owner, string name, bool soft)
    {
        if (soft || Compatible && Options.Compatibility.RelaxedMember) return default;
        throw Fault(site.Index, Codes.UnknownMember, $"`{SourceOf(site.Target)}` has no member `{name}`.", Nearest.Hint(name, NamesOf(owner)));
    }

    Value ListItem(IndexExpr site, Value owner, Value index, bool soft)
    {
        if (!Numbers.TryInt(index, out var i)) throw Fault(site.Index, Codes.Index, $"An item is asked for by a whole number, not by {Describe.Kind(index)}.");
        var list = owner.Ref is null or Tag or string or Markup ? null : Resolved(owner.Ref);
        var count = owner.Kind is Kind.Text or Kind.Markup ? TextOf(owner).Length
            : list switch { ScriptArray a => a.Items.Count, ValueRange r => (int)System.Numerics.BigInteger.Min(r.Count, int.MaxValue), ICollection c => c.Count, _ => Items(site, owner).Count };
        if (i < 0) i += count;
        if (i < 0 || i >= count)
            return soft || !Compatible || Options.Compatibility.RelaxedIndexer ? default : throw Fault(site.Index, Codes.Index, $"The index {i} is outside the list of {count} items.");
        if (owner.Kind is Kind.Text or Kind.Markup) return Value.Of(TextOf(owner)[i]);
        return list switch { ScriptArray a => a.Items[i], ValueRange r => r.At(i), IList l => Value.From(l[i]), _ => Items(site, owner)[i] };
    }

    public void SetItem(IndexExpr site, Value owner, Value index, Value value)
    {
        if (index.IsNull) throw Fault(site.Index, Codes.Index, "The index is null.");
        switch (owner.Kind)
        {
            case Kind.Object:
                if (!SetMember(site, owner, TextOf(index), value)) throw Fault(site.Index, Codes.ReadOnly, $"The member `{TextOf(index)}` is read-only.");
                break;
            case Kind.Array when index.IsText && !Numbers.TryInt(index, out _): SetMember(site, owner, TextOf(index), value); break;
            case Kind.Array:
                var items = WritableArray(site, owner).Items;
                if (!Numbers.TryInt(index, out var i)) throw Fault(site.Index, Codes.Index, $"An item is set by a whole number, not by {Describe.Kind(index)}.");
                if (i < 0) i += items.Count;
                if (i < 0) break;
                if (i >= items.Count) ChargeItems(site, i - items.Count + 1);
                CheckSize(site, (long)i * 16);
                while (items.Count <= i) items.Add(default);
                items[i] = value;
                break;
            default: throw Fault(site.Target, Codes.Index, $"An item of {Describe.Kind(owner)} cannot be set.");
        }
    }

    /// <summary>No items, no members, no text.</summary>
    public bool IsEmpty(Value value) => value.Kind switch
    {
        Kind.Null or Kind.Empty => true,
        Kind.Text or Kind.Markup => TextOf(value).Length == 0,
        Kind.Array or Kind.Object => MemberCount(value) == 0,
        Kind.Range => ((ValueRange)value.Ref!).Count.IsZero,
        _ => false,
    };

    /// <summary>The items of a list, charged; a fault when it is none.</summary>
    public List<Value> Items(Node site, Value value)
    {
        var items = TryItems(value, site) ?? throw Fault(site, Codes.Type, $"A list is needed here, not {Describe.Kind(value)}.");
        ChargeItems(site, items.Count);
        return items;
    }

    public List<Value>? TryItems(Value value, Node? site = null)
    {
        switch (value.Kind)
        {
            case Kind.Null or Kind.Missing: return [];
            case Kind.Text or Kind.Markup: return [.. TextOf(value).Select(Value.Of)];
            case Kind.Range:
                var range = (ValueRange)value.Ref!;
                CheckSize(site ?? Place, range.Count > int.MaxValue ? long.MaxValue : (long)range.Count * 16);
                var numbers = new List<Value>((int)range.Count);
                for (var i = 0L; i < (long)range.Count; i++) numbers.Add(range.At(i));
                return numbers;
            case Kind.Object:
                var pairs = new List<Value>();
                foreach (var name in NamesOf(value))
                {
                    var pair = new ScriptObject();
                    pair.Set("key", name);
                    pair.Set("value", Member(value, name).Given);
                    pairs.Add(Value.Of(pair));
                }
                return pairs;
            case Kind.Array:
                if (Resolved(value.Ref!) is ScriptArray array) return array.Items;
                var list = new List<Value>(value.Ref is ICollection c ? c.Count : 4);
                foreach (var item in (IEnumerable)value.Ref!) list.Add(Value.From(item));
                return list;
            default: return null;
        }
    }

    public static bool SameValue(Value a, Value b) =>
        a.Ref is Tag ? ReferenceEquals(a.Ref, b.Ref) && a.Bits == b.Bits : Equals(a.Ref, b.Ref);
}
