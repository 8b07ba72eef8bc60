using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Syntax;

/// <summary>The parser's part for loops and the other blocks.</summary>
sealed partial class Parser
{
    Stmt ReadFor(Token word, bool tableRow)
    {
        var what = tableRow ? "tablerow" : "for";
        Next();
        var token = Current;
        var variable = Expect($"`{what}` needs a variable", Mode.Basic);
        if (variable is null) return At(new Block(), word.Start);
        if (!variable.IsPath) Fault(word, $"`{what}` needs a variable instead of {token.Shown(text)}.");
        if (IsWord(Current, "in")) Next();
        else Fault(word, $"`in` is missing: {Current.Shown(text)} stands in its place.", $"Write `{what} x in list`.");
        var iterator = Expect($"`{what}` needs something to go through");
        var result = Loop(variable, iterator ?? new Literal(default), tableRow);
        if (EndOfStatement())
        {
            var local = variable as LocalVar;
            if (local is not null) result.LocalPlace = locals.PushLoop(local.Name);
            result.Body = ReadBlock(Within.For, what, out var rest, opening: word);
            if (local is not null) locals.PopLoop();
            result.Else = rest as Block;
        }
        return At(result, word.Start);
    }

    /// <summary>`x limit: 2 reversed` reads as a call; its arguments are the loop's.</summary>
    static ForStmt Loop(Expr variable, Expr iterator, bool tableRow)
    {
        if (iterator is not CallExpr { Explicit: false, Piped: false } call || !call.Arguments.TrueForAll(IsLoopArgument)) return new ForStmt(variable, iterator, tableRow);
        var result = new ForStmt(variable, call.Target, tableRow);
        foreach (var argument in call.Arguments)
            switch (argument)
            {
                case NamedArgument { Name: "offset" } a: result.Offset = a.Value; break;
                case NamedArgument { Name: "limit" } a: result.Limit = a.Value; break;
                case NamedArgument { Name: "cols" } a: result.Columns = a.Value; break;
                default: result.Reversed = true; break;
            }
        return result;
    }

    static bool IsLoopArgument(Expr argument) =>
        argument is NamedArgument { Name: "offset" or "limit" or "cols" or "reversed" } or GlobalVar { Name: "reversed" };

    Stmt ReadWhile(Token word)
    {
        Next();
        var result = new WhileStmt(Expect("`while` needs a condition", assign: false) ?? new Literal(default));
        if (EndOfStatement()) result.Body = ReadBlock(Within.Other, "while", out _, opening: word);
        return At(result, word.Start);
    }

    Stmt ReadWith(Token word)
    {
        Next();
        var result = new WithStmt(Expect("`with` needs an object") ?? new Literal(default));
        if (EndOfStatement())
        {
            var outer = locals;
            locals = result.Locals;
            result.Body = ReadBlock(Within.Other, "with", out _, opening: word);
            locals = outer;
        }
        return At(result, word.Start);
    }

    Stmt ReadWrap(Token word)
    {
        Next();
        var result = new WrapStmt(Expect("`wrap` needs a function") ?? new Literal(default));
        if (EndOfStatement()) result.Body = ReadBlock(Within.Other, "wrap", out _, opening: word);
        return At(result, word.Start);
    }

    Stmt ReadCapture(Token word)
    {
        Next();
        var result = new CaptureStmt(Target(Expect("`capture` needs a variable") ?? new Literal(default)));
        EndOfStatement();
        result.Body = ReadBlock(Within.Other, "capture", out _, opening: word);
        return At(result, word.Start);
    }

    Stmt ReadSection(Token word)
    {
        Next();
        var result = new SectionStmt(Expect("`section` needs a name") ?? new Literal(default));
        EndOfStatement();
        result.Body = ReadBlock(Within.Other, "section", out _, opening: word);
        return At(result, word.Start);
    }

    Stmt ReadReturn(Token word)
    {
        Next();
        Expr? value = null;
        if (IsStartOfExpression())
        {
            value = ReadExpression();
            sawResult = true;
        }
        EndOfStatement();
        return At(new ReturnStmt(value), word.Start);
    }

    void ReadReadOnly(Builder builder, Token word)
    {
        Next();
        if (Kind is TokenKind.Identifier or TokenKind.Special && ReadVariable() is { } variable and (GlobalVar or LocalVar))
        {
            EndOfStatement();
            builder.Add(At(new ReadOnlyStmt(variable), word.Start));
        }
        else Fault(word, "`readonly` needs a variable.");
    }

    void ReadExpressionStatement(Builder builder)
    {
        var start = Current.Start;
        var expression = ReadTop(out var statement);
        if (statement is not null)
        {
            if (statement is not FunctionStmt) EndOfStatement();
            builder.Add(At(statement, start));
            return;
        }
        if (expression is null) { EndOfStatement(); return; }
        if (expression is CallExpr call) call.IsStatement = true;
        EndOfStatement();
        builder.Add(At(new ExprStmt(expression), start));
    }
}
