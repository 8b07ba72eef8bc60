using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>The functions under `array`. None changes the list it is given.</summary>
static class ArrayFunctions
{
    public static Namespace Table { get; } = new("array")
    {
        { "add", "list value", c => List([.. c.Items(0), c[1]]) },
        { "add_range", "list1 list2", c => List([.. c.Items(0), .. c.Items(1)]) },
        { "any", "list function arguments...", Any },
        { "compact", "list", c => c[0].IsNull ? default : List(c.Items(0).Where(v => !v.IsNull)) },
        { "concat", "list1 list2", c => c[0].IsNull && c[1].IsNull ? default : List([.. c.Items(0), .. c.Items(1)]) },
        { "contains", "list item", Contains },
        { "cycle", "list group?", Cycle },
        { "each", "list function", c => c[0].IsNull ? default : List(Apply(c, keep: false)) },
        { "filter", "list function", c => c[0].IsNull ? default : List(Apply(c, keep: true)) },
        { "first", "list", First },
        { "insert_at", "list index value", InsertAt },
        { "join", "list delimiter function?", Join },
        { "last", "list", Last },
        { "limit", "list count", c => c[0].IsNull ? default : List(c.Items(0).Take(Math.Max(0, c.Int(1)))) },
        { "map", "list member", Map },
        { "offset", "list index", c => c[0].IsNull ? default : List(c.Items(0).Skip(Math.Max(0, c.Int(1)))) },
        { "remove_at", "list index", RemoveAt },
        { "reverse", "list", c => List(Enumerable.Reverse(c.Items(0))) },
        { "size", "list", Size },
        { "sort", "list member?", Sort },
        { "uniq", "list", Uniq },
    };

    static Value List(IEnumerable<Value> items) => Value.Of(new ScriptArray(items));

    static Value Any(Call call)
    {
        var function = call.Function(1);
        foreach (var item in call.Items(0).ToArray())
        {
            var arguments = new Value[call.Arguments.Length - 1];
            arguments[0] = item;
            call.Arguments[2..].CopyTo(arguments.AsSpan(1));
            if (call.Context.CallWith(call.Site, function, arguments).IsTrue) return true;
        }
        return false;
    }

    static List<Value> Apply(Call call, bool keep)
    {
        var function = call.Function(1);
        var result = new List<Value>();
        foreach (var item in call.Items(0).ToArray())
        {
            var value = call.Context.CallWith(call.Site, function, [item]);
            if (!keep) result.Add(value);
            else if (value.IsTrue) result.Add(item);
        }
        return result;
    }

    static Value Contains(Call call)
    {
        foreach (var item in call.Items(0))
            if (AreEqual(call, item, call[1])) return true;
        return false;
    }

    static bool AreEqual(Call call, Value a, Value b) =>
        a.Kind is Kind.Array or Kind.Range or Kind.Object || b.Kind is Kind.Array or Kind.Range or Kind.Object
            ? Rendering.RenderContext.SameValue(a, b)
            : Operators.Apply(call.Context, call.Site, Op.Equal, a, b).IsTrue;

    static Value Cycle(Call call)
    {
        var items = call.Items(0);
        if (items.Count == 0) return default;
        var key = call.Has(1) ? call.Str(1) : string.Join('\0', items.Select(call.Context.TextOf));
        var cycles = call.Context.Cycles;
        var at = cycles.GetValueOrDefault(key) % items.Count;
        cycles[key] = at + 1;
        return items[at];
    }

    static Value First(Call call) => call.Context.Resolved(call[0].Ref ?? "") switch
    {
        ScriptArray a => a.Items.Count > 0 ? a.Items[0] : default,
        _ => call.Items(0) is [var first, ..] ? first : default,
    };

    static Value Last(Call call) => call.Context.Resolved(call[0].Ref ?? "") switch
    {
        ScriptArray a => a.Items.Count > 0 ? a.Items[^1] : default,
        _ => call.Items(0) is [.., var last] ? last : default,
    };

    static Value InsertAt(Call call)
    {
        var items = new List<Value>(call.Items(0));
        var index = Math.Max(0, call.Int(1));
        if (index > items.Count)
        {
            call.Context.CheckSize(call.Site, (long)index * 16);
            call.Context.ChargeItems(call.Site, index - items.Count + 1);
            while (items.Count < index) items.Add(default);
        }
        items.Insert(index, call[2]);
        return Value.Of(new ScriptArray(items));
    }

    static Value Join(Call call)
    {
        var function = call.Has(2) ? call.Function(2) : null;
        var context = call.Context;
        var items = call.Items(0);
        var texts = new string[items.Count];
        var markup = context.Escaping && items.Exists(i => i.Ref is Markup);
        var size = 0L;
        for (var i = 0; i < texts.Length; i++)
        {
            var item = function is null ? items[i] : context.CallWith(call.Site, function, [items[i]]);
            texts[i] = markup ? context.EscapedText(item) : context.TextOf(item);
            size += texts[i].Length;
        }
        context.CheckSize(call.Site, size);
        var between = markup ? context.EscapedText(call[1]) : call.Str(1);
        var text = call.Checked(string.Join(between, texts));
        return markup ? Value.Of(new Markup(text)) : text;
    }

    static Value Map(Call call)
    {
        var (context, member) = (call.Context, call.Str(1));
        var result = new ScriptArray();
        foreach (var item in call.Items(0))
        {
            var value = item.IsNull ? default : context.Member(item, member);
            if (value.IsMissing && !context.Compatible && item.Kind == Kind.Object)
                throw call.Fault(1, Codes.UnknownMember, $"An item of the list has no member `{member}`.", Text.Nearest.Hint(member, context.NamesOf(item)));
            result.Add(value.Given);
        }
        return Value.Of(result);
    }

    static Value RemoveAt(Call call)
    {
        var items = new List<Value>(call.Items(0));
        var index = call.Int(1);
        if (index < 0) index += items.Count;
        if (index >= 0 && index < items.Count) items.RemoveAt(index);
        return Value.Of(new ScriptArray(items));
    }

    static Value Size(Call call) => call[0].Kind switch
    {
        Kind.Null => 0,
        Kind.Range => Value.Of(((ValueRange)call[0].Ref!).Count),
        Kind.Array or Kind.Object => call.Context.MemberCount(call[0]),
        Kind.Text or Kind.Markup => call.Str(0).Length,
        _ => throw call.Fault(0, Codes.Type, $"`array.size` needs a list, not {Describe.Kind(call[0])}."),
    };

    static Value Sort(Call call)
    {
        var (context, site) = (call.Context, (Node)call.Site);
        var single = context.TryItems(call[0], site) is null;
        var items = single ? [call[0]] : call.Items(0);
        var member = call.Text(1);
        var keyed = items.Select(i => (Item: i, Key: string.IsNullOrEmpty(member) || i.IsNull ? i : context.Member(i, member).Given)).ToArray();
        context.Charge(site, (long)(keyed.Length * Math.Log2(keyed.Length + 1)));
        Ordering.Sort(keyed, (a, b) => Ordering.Compare(context, site, a.Key, b.Key));
        return List(keyed.Select(k => k.Item));
    }

    static Value Uniq(Call call)
    {
        if (call[0].IsNull) return default;
        var seen = new HashSet<(object?, long)>();
        return List(call.Items(0).Where(v => seen.Add(Identity(v))));
    }

    static (object?, long) Identity(Value value) => value.Kind switch
    {
        Kind.Int or Kind.Long => (Tag.Long, value.Bits),
        Kind.Markup => (value.ToString(), 0),
        _ => (value.Ref, value.Bits),
    };
}

/// <summary>The order of values in a sorted list: null, then numbers, truth, dates, text; text as people order it.</summary>
static class Ordering
{
    /// <summary>
    /// Sorts by merging: equals keep their order, so the same data always gives the same page; a fault raised by the
    /// comparison comes out as itself (the sorts of .NET wrap it); and an order that contradicts itself still ends.
    /// </summary>
    public static void Sort<T>(Span<T> items, Comparison<T> compare)
    {
        if (items.Length < 2) return;
        var middle = items.Length / 2;
        Sort(items[..middle], compare);
        Sort(items[middle..], compare);
        if (compare(items[middle - 1], items[middle]) <= 0) return;
        T[] left = [.. items[..middle]];
        for (int i = 0, j = middle, to = 0; i < left.Length; to++)
            items[to] = j < items.Length && compare(items[j], left[i]) < 0 ? items[j++] : left[i++];
    }

    public static int Compare(Rendering.RenderContext context, Node site, Value a, Value b)
    {
        if (a.IsNull || b.IsNull) return b.IsNull.CompareTo(a.IsNull);
        if (a.IsText && b.IsText)
        {
            var (x, y) = (context.TextOf(a), context.TextOf(b));
            var order = System.Globalization.CultureInfo.InvariantCulture.CompareInfo.Compare(x, y);
            return order != 0 ? order : string.CompareOrdinal(x, y);
        }
        if (a.IsText != b.IsText) return a.IsText ? 1 : -1;
        var (k, l) = (a.Kind, b.Kind);
        if (k is Kind.Object or Kind.Function || l is Kind.Object or Kind.Function)
            throw context.Fault(site, Codes.Type, "The items have no order.", "Give the member to sort by: `array.sort \"name\"`.");
        if (Operators.Apply(context, site, Op.Less, a, b).IsTrue) return -1;
        return Operators.Apply(context, site, Op.Less, b, a).IsTrue ? 1 : 0;
    }
}
