using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Tree;

/// <summary>A part of a template that can be told by its place: offsets in the source, the end exclusive.</summary>
abstract class Node
{
    public int Start;
    public int End;
}

/// <summary>How a statement ended.</summary>
enum Flow : byte { Next, Break, Continue, Return }

/// <summary>Something that has a value.</summary>
abstract class Expr : Node
{
    /// <summary>The value; a function standing alone is called.</summary>
    public abstract Value Eval(RenderContext context);

    /// <summary>The value; a function is itself.</summary>
    public virtual Value EvalAlias(RenderContext context) => Eval(context);

    /// <summary>The value, or null where a name or member does not exist.</summary>
    public virtual Value EvalSoft(RenderContext context) => Eval(context);

    public virtual void Set(RenderContext context, Value value) => throw context.Fault(this, Codes.Assignment, "This cannot be assigned to.", "Assign to a variable, a member or an item.");

    /// <summary>Whether it is a variable, a member or an item.</summary>
    public virtual bool IsPath => false;
}

/// <summary>Something that is done.</summary>
abstract class Stmt : Node
{
    public abstract Flow Exec(RenderContext context);

    /// <summary>What is put before the lines of a multi-line value here, when <see cref="HasIndent"/>.</summary>
    public string? Indent;
    public bool HasIndent;
}

/// <summary>Statements in a row.</summary>
sealed class Block : Stmt
{
    public Stmt[] Statements = [];

    public override Flow Exec(RenderContext context)
    {
        var (outer, outerBlock) = (context.Indent, context.Block);
        context.Block = this;
        var statements = Statements;
        for (var i = 0; i < statements.Length; i++)
        {
            var statement = statements[i];
            context.Indent = statement.HasIndent ? statement.Indent : outer;
            context.Site = statement;
            var flow = statement.Exec(context);
            if (flow == Flow.Next) continue;
            (context.Indent, context.Block) = (outer, outerBlock);
            return flow;
        }
        (context.Indent, context.Block) = (outer, outerBlock);
        return Flow.Next;
    }
}

/// <summary>Text of the template, written as it stands.</summary>
sealed class RawStmt(string source, int from, int to) : Stmt
{
    public override Flow Exec(RenderContext context)
    {
        context.Mark(this);
        context.WriteTemplateText(source.AsSpan(from, to - from));
        return Flow.Next;
    }
}

/// <summary>An expression whose value is printed.</summary>
sealed class ExprStmt(Expr expression) : Stmt
{
    public Expr Expression => expression;

    public override Flow Exec(RenderContext context)
    {
        if (expression is CallExpr { Known: not null } call) context.DirectCall = call;
        var value = expression.Eval(context);
        if (value.IsNull) return Flow.Next;
        context.Mark(this);
        context.WriteValue(this, value);
        return Flow.Next;
    }
}

/// <summary>An assignment, or a part of one with an operator.</summary>
sealed class AssignStmt(Expr target, Op? op, Expr value) : Stmt
{
    public override Flow Exec(RenderContext context)
    {
        var result = value.Eval(context);
        if (op is { } o) result = Operators.Apply(context, this, o, target.Eval(context), result);
        target.Set(context, result);
        return Flow.Next;
    }
}
