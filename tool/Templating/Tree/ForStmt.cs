using System.Collections;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Tree;

/// <summary>`for x in list … else … end`, and `tablerow`.</summary>
sealed class ForStmt(Expr variable, Expr iterator, bool isTableRow) : Stmt
{
    public Expr? Offset, Limit, Columns;
    public bool Reversed;
    public Block Body = new();
    public Block? Else;
    public int LocalPlace = -1;

    public override Flow Exec(RenderContext context)
    {
        var value = iterator.Eval(context);
        if (value.IsNull) return Flow.Next;
        var list = Source(context, value);
        var count = list.Count;
        var state = new LoopState(count);
        var outer = isTableRow ? context.TableRow : context.For;
        if (isTableRow) context.TableRow = state; else context.For = state;
        if (isTableRow) state.Columns = Columns is null ? 1 : Math.Max(1, context.IntOf(Columns, Columns.Eval(context)));
        context.EnterLoop();
        if (variable is GlobalVar global) context.PushLoopVariable(global.Slot);
        if (isTableRow) context.WritePlain("<tr class=\"row1\">");
        var flow = Run(context, list, state);
        if (isTableRow) context.WritePlain("</tr>" + context.NewLine);
        if (variable is GlobalVar done) context.PopLoopVariable(done.Slot);
        context.LeaveLoop();
        if (isTableRow) context.TableRow = outer; else context.For = outer;
        if (count == 0 && Else is not null) return Else.Exec(context);
        return flow == Flow.Return ? flow : Flow.Next;
    }

    Flow Run(RenderContext context, LoopSource list, LoopState state)
    {
        var previous = default(Value);
        for (var i = 0; i < list.Count; i++)
        {
            context.Step(this);
            var value = list[i];
            state.Index = i;
            state.Changed = i == 0 || !RenderContext.SameValue(previous, value);
            previous = value;
            switch (variable)
            {
                case GlobalVar g: context.SetLoopVariable(g.Slot, value); break;
                case LocalVar: context.Frame.Locals[LocalPlace] = value; break;
                default: variable.Set(context, value); break;
            }
            if (isTableRow) BeginCell(context, state);
            var flow = Body.Exec(context);
            if (isTableRow) context.WritePlain("</td>");
            if (flow is Flow.Return or Flow.Break) return flow;
        }
        if (LocalPlace >= 0) context.Frame.Locals[LocalPlace] = Value.Missing;
        return Flow.Next;
    }

    static void BeginCell(RenderContext context, LoopState state)
    {
        var column = state.Index % state.Columns;
        if (column == 0 && state.Index > 0)
            context.WritePlain($"</tr>{context.NewLine}<tr class=\"row{state.Index / state.Columns + 1}\">");
        context.WritePlain($"<td class=\"col{column + 1}\">");
    }

    LoopSource Source(RenderContext context, Value value)
    {
        if (Offset is null && Limit is null && !Reversed)
        {
            switch (context.Resolved(value.Ref!))
            {
                case ScriptArray array: return new LoopSource(array.Items, null, null);
                case ValueRange { IsSmall: true } range: return new LoopSource(null, null, range);
                case IList list: return new LoopSource(null, list, null);
            }
        }
        var items = context.TryItems(value) ?? throw context.Fault(iterator, Codes.Type, $"A loop goes through a list, not {Describe.Kind(value)}.");
        if (Offset is null && Limit is null && !Reversed) return new LoopSource(items, null, null);
        var offset = Offset is null ? 0 : Math.Clamp(context.IntOf(Offset, Offset.Eval(context)), 0, items.Count);
        var limit = Limit is null ? 0 : context.IntOf(Limit, Limit.Eval(context));
        var part = items.GetRange(offset, items.Count - offset);
        if (Reversed) part.Reverse();
        if (limit > 0 && limit < part.Count) part.RemoveRange(limit, part.Count - limit);
        return new LoopSource(part, null, null);
    }
}

/// <summary>What a loop goes through, without making a list of it.</summary>
readonly struct LoopSource(List<Value>? values, IList? host, ValueRange? range)
{
    public int Count => values is not null ? values.Count : host is not null ? host.Count : (int)System.Numerics.BigInteger.Min(range!.Count, int.MaxValue);
    public Value this[int index] => values is not null ? values[index] : host is not null ? Value.From(host[index]) : range!.At(index);
}

/// <summary>What a running loop tells of itself.</summary>
sealed class LoopState(int count)
{
    public int Index;
    public bool Changed;
    public int Columns = 1;

    public Value Get(string member) => member switch
    {
        "index" => Index,
        "rindex" => count - Index - 1,
        "first" => Index == 0,
        "last" => Index == count - 1,
        "even" => Index % 2 == 0,
        "odd" => Index % 2 == 1,
        "changed" => Changed,
        "length" => count,
        "col" => Index % Columns,
        "col_first" => Index % Columns == 0,
        "col_last" => (Index + 1) % Columns == 0,
        _ => default,
    };
}
