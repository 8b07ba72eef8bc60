using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Syntax;

/// <summary>The parser's part for expressions: operators by precedence, calls without parentheses, pipes.</summary>
sealed partial class Parser
{
    /// <summary>Where an expression stands: a named argument's value is basic, a branch of `?:` has no named arguments.</summary>
    enum Mode { Default, NoNamed, Basic, When }

    /// <summary>A call whose arguments are still being read.</summary>
    sealed class Pending(Expr target, int start)
    {
        public Expr Target => target;
        public int Start => start;
        public List<Expr> Arguments { get; } = [];
    }

    /// <summary>Values and functions between pipes, until it is known what each function is.</summary>
    sealed class PipeExpr(List<Expr> parts) : Expr
    {
        public List<Expr> Parts => parts;
        public override Value Eval(Rendering.RenderContext context) => throw new InvalidOperationException();
    }

    /// <summary>An assignment found where an expression was read.</summary>
    sealed class AssignExpr(Expr target, Op? op, Expr value) : Expr
    {
        public Stmt AsStatement() => new AssignStmt(target, op, value);
        public override Value Eval(Rendering.RenderContext context) => default;
    }

    /// <summary>`f(x) = …` found where an expression was read.</summary>
    sealed class DeclareExpr(FunctionNode function) : Expr
    {
        public FunctionNode Function => function;
        public override Value Eval(Rendering.RenderContext context) => default;
    }

    Expr? ReadTop(out Stmt? statement)
    {
        statement = null;
        var start = Current.Start;
        var expression = ReadExpression();
        switch (expression)
        {
            case AssignExpr assign: statement = At(assign.AsStatement(), start); break;
            case DeclareExpr declare: statement = At(new FunctionStmt(declare.Function), start); break;
        }
        return expression;
    }

    Expr? Expect(string message, Mode mode = Mode.Default, bool assign = true, int precedence = 0, bool hasParent = false, bool afterPipe = false)
    {
        if (IsStartOfExpression()) return ReadExpression(mode, assign, precedence, hasParent, afterPipe);
        FaultAtEnd($"{message}: {Current.Shown(text)} stands in its place.");
        return null;
    }

    bool IsStartOfExpression() => Kind is TokenKind.Not or TokenKind.Minus or TokenKind.Plus or TokenKind.At or TokenKind.DoublePlus or TokenKind.DoubleMinus or TokenKind.Caret
        or TokenKind.Identifier or TokenKind.Special or TokenKind.Integer or TokenKind.Hex or TokenKind.Binary or TokenKind.Float or TokenKind.Text or TokenKind.Verbatim
        or TokenKind.InterpolatedText or TokenKind.OpenParen or TokenKind.OpenBrace or TokenKind.OpenBracket;

    bool AfterSpace => Current.Start > 0 && char.IsWhiteSpace(text[Current.Start - 1]);

    Expr? ReadExpression(Mode mode = Mode.Default, bool allowAssign = true, int precedence = 0, bool hasParent = false, bool afterPipe = false)
    {
        var (outerDepth, start) = (depth, Current.Start);
        expressionLevel++;
        var expression = Enter() && System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack() ? ReadCore(mode, allowAssign, precedence, hasParent, afterPipe) : null;
        expressionLevel--;
        depth = outerDepth;
        if (expression is PipeExpr pipe && !afterPipe) expression = Fold(pipe);
        return expression is null || expression.End > 0 ? expression : At(expression, start);
    }

    Expr? ReadCore(Mode mode, bool allowAssign, int precedence, bool hasParent, bool afterPipe)
    {
        var whenMode = mode == Mode.When;
        if (whenMode) mode = Mode.Default;
        Pending? pending = null;
        var start = Current.Start;
        while (true)
        {
            var leftStart = Current.Start;
            var left = ReadPrimary();
            if (left is null) return null;
            var links = 0;
            while (left is not AnonymousExpr)
            {
                if (++links > 400 || stopped) { if (links > 400) Fault(Current, "The expression has too many parts.", fatal: true); return left; }
                if (ReadPostfix(ref left, leftStart)) continue;
                if (mode == Mode.Basic) break;
                if (Kind == TokenKind.Colon && mode != Mode.NoNamed)
                {
                    left = ReadNamed(left, leftStart);
                    break;
                }
                if (Kind == TokenKind.Equal && left is CallExpr { Explicit: true, Target: GlobalVar } declared && declared.Arguments.TrueForAll(a => a is GlobalVar))
                    return ReadDeclaration(declared, leftStart, allowAssign);
                if (AssignmentOf(Kind, out var assignment))
                {
                    left = ReadAssignment(left, leftStart, assignment, allowAssign && pending is null);
                    break;
                }
                if (OperatorOf(Kind, out var rank))
                {
                    if (whenMode && Kind == TokenKind.Or) break;
                    if (rank <= precedence) break;
                    if (!Enter()) return left;
                    left = ReadBinary(left, leftStart, rank, hasParent || pending is not null, mode);
                    continue;
                }
                if (Kind == TokenKind.Question)
                {
                    if (precedence > 0) break;
                    if (pending is not null)
                    {
                        pending.Arguments.Add(left);
                        left = Finish(pending);
                        pending = null;
                    }
                    left = ReadConditional(left, start);
                    break;
                }
                if (IsStartOfExpression())
                {
                    // `a and b` would read as a call of a.
                    if (!options.Compatible && HintFor(Current) is { } hint)
                    {
                        Fault(Current, $"Unexpected {Current.Shown(text)}.", hint, fatal: true);
                        return left;
                    }
                    if (hasParent) break;
                    if (Kind == TokenKind.Identifier && Peek().Kind == TokenKind.Colon)
                    {
                        if (pending is null) pending = new Pending(left, leftStart);
                        else pending.Arguments.Add(left);
                        ReadNamedArguments(pending);
                        if (IsStartOfExpression()) goto nextArgument;
                        left = Finish(pending);
                        pending = null;
                        if (Kind is TokenKind.Pipe or TokenKind.PipeGreater) continue;
                        break;
                    }
                    if (Kind == TokenKind.OpenParen && !AfterSpace)
                    {
                        left = ReadExplicitCall(left, leftStart);
                        continue;
                    }
                    if (pending is null) pending = new Pending(left, leftStart);
                    else pending.Arguments.Add(left);
                    goto nextArgument;
                }
                if (precedence > 0) break;
                if (afterPipe && pending is null && left.IsPath && left is not NestedExpr) left = Finish(new Pending(left, leftStart));
                if (Kind is TokenKind.Pipe or TokenKind.PipeGreater)
                {
                    if (pending is not null)
                    {
                        pending.Arguments.Add(left);
                        left = Finish(pending);
                    }
                    return ReadPipe(left, start);
                }
                break;
            }
            if (pending is null) return left;
            pending.Arguments.Add(left);
            return Finish(pending);
        nextArgument:;
        }
    }
}
