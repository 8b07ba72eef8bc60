using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Syntax;

/// <summary>The parser's part for what may follow a value: members, items, arguments, operators, pipes.</summary>
sealed partial class Parser
{
    /// <summary>Reads a member, a step or an item right after a value; true when more of them may follow.</summary>
    bool ReadPostfix(ref Expr left, int start)
    {
        if (Kind is TokenKind.Dot or TokenKind.QuestionDot)
        {
            if (Peek().Kind == TokenKind.Identifier)
            {
                left = ReadMember(left, start);
                return true;
            }
            Fault(Peek(), $"A dot is followed by the name of a member, not by {Peek().Shown(text)}.", fatal: true);
            return false;
        }
        if (Kind is TokenKind.DoublePlus or TokenKind.DoubleMinus)
        {
            if (!left.IsPath) FaultHere("Only a variable, a member or an item can be stepped by `++` and `--`.");
            var by = Kind == TokenKind.DoublePlus ? 1 : -1;
            Next();
            left = At(new StepExpr(left, by, after: true), start);
        }
        if (Kind != TokenKind.OpenBracket || !(left.IsPath || left is Literal or CallExpr) || AfterSpace) return false;
        left = ReadIndex(left, start);
        return true;
    }

    Expr ReadMember(Expr target, int start)
    {
        var conditional = Kind == TokenKind.QuestionDot;
        Next();
        var name = Current;
        var word = TextOf(name);
        if (word is "empty" or "blank" && Peek().Kind == TokenKind.Question && Peek().Start == name.End)
        {
            Next();
            Next();
            return At(new EmptyExpr(target), start);
        }
        Next();
        // a?.b.c asks for c only if a is there.
        conditional |= target is MemberExpr { NullConditional: true };
        return At(new MemberExpr(target, name.End - name.Start == 0 ? "" : text[name.Start..name.End], conditional) { NameStart = name.Start }, start);
    }

    Expr ReadIndex(Expr target, int start)
    {
        Next();
        var index = Expect("An index is missing between `[` and `]`");
        if (Kind == TokenKind.CloseBracket) Next();
        else FaultHere($"`]` is missing before {Current.Shown(text)}.");
        return At(new IndexExpr(target, index ?? new Literal(default)), start);
    }

    static string? NameOf(Expr expression) => expression switch { GlobalVar g => g.Name, LocalVar l => l.Name, _ => null };

    Expr ReadNamed(Expr left, int start)
    {
        if (NameOf(left) is not { } name)
        {
            Fault(start, Current.Start - start, "The name of an argument is a simple name.");
            return left;
        }
        Next();
        var value = Expect($"The argument `{name}` needs a value");
        return At(new NamedArgument(name, value), start);
    }

    void ReadNamedArguments(Pending pending)
    {
        while (Kind == TokenKind.Identifier && Peek().Kind == TokenKind.Colon)
        {
            var name = Current;
            Next();
            Next();
            var value = Expect($"The argument {name.Shown(text)} needs a value", Mode.Basic);
            pending.Arguments.Add(At(new NamedArgument(text[name.Start..name.End], value), name.Start));
            if (value is AnonymousExpr or null) break;
        }
    }

    Expr ReadExplicitCall(Expr target, int start)
    {
        var outerNewLines = newLinesAllowed;
        newLinesAllowed = options.Compatible ? newLinesAllowed : newLinesAllowed + 1;
        Next();
        var arguments = new List<Expr>();
        var closed = false;
        while (true)
        {
            if (Kind == TokenKind.CloseParen)
            {
                newLinesAllowed = outerNewLines;
                Next();
                closed = true;
                break;
            }
            if (arguments.Count > 0)
            {
                if (Kind == TokenKind.Comma) Next();
                else FaultHere($"A comma or `)` is missing before {Current.Shown(text)}.");
            }
            if (!IsStartOfExpression()) break;
            if (ReadExpression() is not { } argument) break;
            arguments.Add(argument);
        }
        newLinesAllowed = outerNewLines;
        if (!closed) FaultHere($"`)` is missing before {Current.Shown(text)}.");
        return Known(At(new CallExpr(target, arguments) { Explicit = true }, start));
    }

    Expr ReadDeclaration(CallExpr declared, int start, bool allowAssign)
    {
        if (expressionLevel > 1 || !allowAssign) Fault(start, Current.End - start, "A function can only be made as a statement of its own.");
        Next();
        var name = (GlobalVar)declared.Target;
        var function = new FunctionNode { Name = name.Name, NameTarget = name, HasResult = true };
        function.Parameters = [.. declared.Arguments.Cast<GlobalVar>().Select(a => new Parameter(a.Name, a.Slot, null, false))];
        function.Required = function.Parameters.Length;
        var (outer, level) = (locals, expressionLevel);
        (locals, expressionLevel) = (function.Locals, 0);
        function.Expression = Expect("The function needs an expression") ?? new Literal(default);
        (locals, expressionLevel) = (outer, level);
        return At(new DeclareExpr(function), start);
    }

    static bool AssignmentOf(TokenKind kind, out Op? op)
    {
        op = kind switch
        {
            TokenKind.PlusEqual => Op.Add,
            TokenKind.MinusEqual => Op.Subtract,
            TokenKind.StarEqual => Op.Multiply,
            TokenKind.SlashEqual => Op.Divide,
            TokenKind.DoubleSlashEqual => Op.DivideRound,
            TokenKind.PercentEqual => Op.Modulus,
            _ => null,
        };
        return op is not null || kind == TokenKind.Equal;
    }

    Expr ReadAssignment(Expr left, int start, Op? op, bool allowed)
    {
        if (!allowed || expressionLevel > 1 || !(left.IsPath || left is NestedExpr))
            Fault(Current, "An assignment is a statement of its own, to a variable, a member or an item.", Kind == TokenKind.Equal ? "Write `==` to compare." : null);
        Next();
        var value = Expect("The value to assign is missing");
        return At(new AssignExpr(Target(left), op, value ?? new Literal(default)), start);
    }

    /// <summary>What is assigned to.</summary>
    static Expr Target(Expr expression) => expression;

    static bool OperatorOf(TokenKind kind, out int rank)
    {
        rank = kind switch
        {
            TokenKind.DoubleQuestion or TokenKind.QuestionNot => 20,
            TokenKind.Or => 30,
            TokenKind.And => 40,
            TokenKind.DoubleEqual or TokenKind.NotEqual => 70,
            TokenKind.Less or TokenKind.LessEqual or TokenKind.Greater or TokenKind.GreaterEqual => 80,
            TokenKind.Plus or TokenKind.Minus => 100,
            TokenKind.Star or TokenKind.Slash or TokenKind.DoubleSlash or TokenKind.Percent or TokenKind.DoubleLess or TokenKind.DoubleGreater => 110,
            TokenKind.DoubleDot or TokenKind.DoubleDotLess => 130,
            _ => 0,
        };
        return rank > 0;
    }

    Expr ReadBinary(Expr left, int start, int rank, bool hasParent, Mode mode)
    {
        var sign = Current;
        Next();
        var right = Expect($"A value is missing after {sign.Shown(text)}", mode, precedence: rank, hasParent: hasParent) ?? new Literal(default);
        Expr result = sign.Kind switch
        {
            TokenKind.DoubleQuestion => new CoalesceExpr(true, left, right),
            TokenKind.QuestionNot => new CoalesceExpr(false, left, right),
            TokenKind.And => new LogicExpr(true, left, right),
            TokenKind.Or => new LogicExpr(false, left, right),
            _ => new BinaryExpr(BinaryOf(sign.Kind), left, right, sign.Start, sign.End),
        };
        return At(result, start);
    }

    static Op BinaryOf(TokenKind kind) => kind switch
    {
        TokenKind.Plus => Op.Add, TokenKind.Minus => Op.Subtract, TokenKind.Star => Op.Multiply, TokenKind.Slash => Op.Divide,
        TokenKind.DoubleSlash => Op.DivideRound, TokenKind.Percent => Op.Modulus, TokenKind.DoubleLess => Op.ShiftLeft, TokenKind.DoubleGreater => Op.ShiftRight,
        TokenKind.DoubleEqual => Op.Equal, TokenKind.NotEqual => Op.NotEqual, TokenKind.Less => Op.Less, TokenKind.LessEqual => Op.LessEqual,
        TokenKind.Greater => Op.Greater, TokenKind.GreaterEqual => Op.GreaterEqual, TokenKind.DoubleDot => Op.RangeInclude, _ => Op.RangeExclude,
    };

    Expr ReadConditional(Expr condition, int start)
    {
        Next();
        var yes = Expect("A value is missing after `?`", Mode.NoNamed);
        if (Kind == TokenKind.Colon) Next();
        else FaultHere($"`:` is missing before {Current.Shown(text)}.");
        var no = Expect("A value is missing after `:`", Mode.NoNamed);
        return At(new ConditionalExpr(condition, yes ?? new Literal(default), no ?? new Literal(default)), start);
    }

    Expr ReadPipe(Expr from, int start)
    {
        newLinesAllowed++;
        Next();
        newLinesAllowed--;
        var to = Expect("A function is missing after the pipe", afterPipe: true);
        List<Expr> parts = to is PipeExpr more ? [from, .. more.Parts] : [from, to ?? new Literal(default)];
        return At(new PipeExpr(parts), start);
    }

    Expr Fold(PipeExpr pipe)
    {
        var value = pipe.Parts[0];
        for (var i = 1; i < pipe.Parts.Count; i++)
        {
            var to = pipe.Parts[i];
            value = Attach(value, to);
        }
        return value;
    }

    /// <summary>Makes the value before a pipe the first argument of the first call after it.</summary>
    Expr Attach(Expr from, Expr to)
    {
        switch (to)
        {
            case CallExpr { Piped: false } call:
                call.Arguments.Insert(0, from);
                call.Piped = true;
                return Known(call);
            case BinaryExpr b: b.Left = Attach(from, b.Left); return b;
            case LogicExpr l: l.Left = Attach(from, l.Left); return l;
            case CoalesceExpr c: c.Left = Attach(from, c.Left); return c;
            case ConditionalExpr c: c.Condition = Attach(from, c.Condition); return c;
            case UnaryExpr u: u.Operand = Attach(from, u.Operand); return u;
            default: return Known(new CallExpr(to, [from]) { Piped = true, Start = to.Start, End = to.End });
        }
    }

    CallExpr Finish(Pending pending) => Known(At(new CallExpr(pending.Target, pending.Arguments), pending.Start));

    /// <summary>Finds the built-in that a call means, so that it need not be found while rendering.</summary>
    CallExpr Known(CallExpr call)
    {
        call.HasSpecialArguments = call.Arguments.Exists(a => a is NamedArgument or ExpandExpr);
        switch (call.Target)
        {
            case MemberExpr { NullConditional: false, Target: GlobalVar space } member
                when Builtins.TryGet(space.Name, out var found) && found.Ref is Namespace table && table.TryGet(member.Name, out var function) && function.Ref is FunctionValue { Builtin: { } builtin } && !(options.Compatible && table.BeyondScriban):
                (call.Known, call.KnownSlot, call.KnownName) = (builtin, space.Slot, space.Name);
                break;
            case GlobalVar name when Builtins.TryGet(name.Name, out var own) && own.Ref is FunctionValue { Builtin: { } direct } && !(options.Compatible && direct.BeyondScriban):
                (call.Known, call.KnownSlot, call.KnownName) = (direct, name.Slot, name.Name);
                break;
        }
        return call;
    }
}
