using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Syntax;

/// <summary>The parser's part for statements.</summary>
sealed partial class Parser
{
    /// <summary>What a block belongs to, and so which words may end or continue it.</summary>
    enum Within { Page, If, Case, When, Else, For, Other }

    /// <summary>Collects a block's statements with the indent at which each stands.</summary>
    sealed class Builder
    {
        public readonly List<Stmt> Statements = [];
        public bool HasIndent;
        public string? Indent;
        public bool LastIsText;
        public int LastTextEnd;
        public Stmt? Continuation;

        public void Add(Stmt statement)
        {
            statement.HasIndent = HasIndent;
            statement.Indent = Indent;
            Statements.Add(statement);
        }
    }

    Block ReadBlock(Within? within, string? what, out Stmt? continuation, bool endsStatement = true, Token? opening = null)
    {
        var kind = within ?? Within.Page;
        var start = Current.Start;
        blockLevel++;
        var builder = new Builder();
        var ended = false;
        if (Enter())
            while (!stopped && ReadStatement(kind, builder, endsStatement, ref ended))
                if (ended) break;
        if (!ended && blockLevel > 1 && !stopped)
            Fault(Previous, $"The `end` of `{what}` is missing.", opening is { } o ? $"It begins on line {source.At(o.Start).Line}." : null);
        depth--;
        blockLevel--;
        continuation = builder.Continuation;
        return At(new Block { Statements = [.. builder.Statements] }, start);
    }

    bool ReadStatement(Within within, Builder builder, bool endsStatement, ref bool ended)
    {
        while (true)
        {
            if (stopped) return false;
            switch (Kind)
            {
                case TokenKind.Eof: return false;
                case TokenKind.Raw or TokenKind.Escape: ReadText(within, builder); return true;
                case TokenKind.CodeEnter: EnterCode(builder); continue;
                case TokenKind.CodeExit: ExitCode(builder); continue;
            }
            if (!inCode) { FaultHere($"Unexpected {Current.Shown(text)} outside code."); return false; }
            switch (Kind)
            {
                case TokenKind.NewLine or TokenKind.Semicolon: Next(); continue;
                case TokenKind.Identifier or TokenKind.Special: return ReadKeyword(within, builder, endsStatement, ref ended);
                default:
                    if (!IsStartOfExpression())
                    {
                        FaultHere($"Unexpected {Current.Shown(text)}.");
                        return false;
                    }
                    NotInCase(within, Current);
                    ReadExpressionStatement(builder);
                    return true;
            }
        }
    }

    void ReadText(Within within, Builder builder)
    {
        var token = Current;
        Next();
        if (within == Within.Case) return;
        builder.Add(At(new RawStmt(text, token.Start, token.End), token.Start));
        builder.LastIsText = true;
        builder.LastTextEnd = token.End;
    }

    void EnterCode(Builder builder)
    {
        if (inCode) FaultHere("`{{` stands inside code already.");
        inCode = true;
        builder.HasIndent = true;
        builder.Indent = builder.LastIsText ? IndentBefore(builder.LastTextEnd) : null;
        builder.LastIsText = false;
        Next();
    }

    void ExitCode(Builder builder)
    {
        if (!inCode) FaultHere("`}}` without a `{{` before it.");
        inCode = false;
        builder.HasIndent = false;
        builder.Indent = null;
        builder.LastIsText = false;
        Next();
    }

    void NotInCase(Within within, Token token)
    {
        if (within == Within.Case) Fault(token, $"Unexpected {token.Shown(text)} directly inside `case`: only `when` and `else` stand there.");
    }

    bool ReadKeyword(Within within, Builder builder, bool endsStatement, ref bool ended)
    {
        var word = Current;
        var start = word.Start;
        switch (TextOf(word))
        {
            case "end":
                ended = true;
                Next();
                if (endsStatement) EndOfStatement();
                if (within == Within.Page) Fault(word, "`end` without a block that it ends.");
                return true;
            case "when":
                ended = true;
                return ReadWhen(within, builder, word);
            case "else":
                ended = true;
                return ReadElse(within, builder, word);
        }
        NotInCase(within, word);
        switch (TextOf(word))
        {
            case "if": builder.Add(ReadIf(word)); break;
            case "case": builder.Add(ReadCase(word)); break;
            case "for" when Peek().Kind is not (TokenKind.Dot or TokenKind.QuestionDot): builder.Add(ReadFor(word, false)); break;
            case "tablerow" when Peek().Kind is not (TokenKind.Dot or TokenKind.QuestionDot): builder.Add(ReadFor(word, true)); break;
            case "while" when Peek().Kind is not (TokenKind.Dot or TokenKind.QuestionDot): builder.Add(ReadWhile(word)); break;
            case "with": builder.Add(ReadWith(word)); break;
            case "wrap": builder.Add(ReadWrap(word)); break;
            case "capture": builder.Add(ReadCapture(word)); break;
            case "section" when !options.Compatible && Peek().Kind is TokenKind.Text or TokenKind.Verbatim: builder.Add(ReadSection(word)); break;
            case "func": builder.Add(ReadFunction(word)); break;
            case "import": Next(); builder.Add(Simple(start, "import", e => new ImportStmt(e))); break;
            case "readonly": ReadReadOnly(builder, word); break;
            case "ret": builder.Add(ReadReturn(word)); break;
            case "break" or "continue":
                Next();
                EndOfStatement();
                builder.Add(At(new JumpStmt(TextOf(word) is "break" ? Flow.Break : Flow.Continue), start));
                break;
            case "$$":
                Next();
                EndOfStatement();
                builder.Add(At(new WrappedStmt(), start));
                break;
            default: ReadExpressionStatement(builder); break;
        }
        return true;
    }

    Stmt Simple(int start, string what, Func<Expr, Stmt> make)
    {
        var value = Expect($"`{what}` needs a value");
        EndOfStatement();
        return At(make(value ?? new Literal(default)), start);
    }

    bool EndOfStatement()
    {
        if (Kind is TokenKind.NewLine or TokenKind.Semicolon) { Next(); return true; }
        if (Kind is TokenKind.CodeExit or TokenKind.Eof) return true;
        Fault(Current, $"Unexpected {Current.Shown(text)}: the statement should end here.", HintFor(Current), fatal: true);
        return false;
    }

    string? HintFor(Token token) => TextOf(token) switch
    {
        "and" or "&" => "Write `&&` for and.",
        "or" => "Write `||` for or.",
        _ => null,
    };

    IfStmt ReadIf(Token word)
    {
        Next();
        var condition = Expect("`if` needs a condition", assign: false);
        var result = new IfStmt(condition ?? new Literal(default));
        if (EndOfStatement())
        {
            result.Then = ReadBlock(Within.If, "if", out var rest, opening: word);
            result.Else = rest;
        }
        return At(result, word.Start);
    }

    bool ReadElse(Within within, Builder builder, Token word)
    {
        Stmt next;
        if (IsWord(Peek(), "if"))
        {
            Next();
            var condition = ReadIf(Current);
            if (within == Within.For) Fault(word, "A loop has an `else`, but no `else if`.");
            next = condition;
        }
        else
        {
            Next();
            next = EndOfStatement() ? ReadBlock(Within.Else, "else", out _, opening: word) : new Block();
        }
        if (within is Within.If or Within.When or Within.For)
        {
            builder.Continuation = next;
            return true;
        }
        Fault(word, "`else` needs an `if`, a `when` or a loop before it.");
        return false;
    }

    bool ReadWhen(Within within, Builder builder, Token word)
    {
        Next();
        var values = new List<Expr>();
        while (IsStartOfExpression())
        {
            if (ReadExpression(Mode.When, allowAssign: false) is not { } value) break;
            values.Add(value);
            if (Kind is TokenKind.Comma or TokenKind.Or) Next();
        }
        if (values.Count == 0) FaultHere("`when` needs at least one value.");
        var body = new Block();
        Stmt? rest = null;
        if (EndOfStatement()) body = ReadBlock(Within.When, "when", out rest, opening: word);
        if (within is Within.When or Within.Case)
        {
            builder.Continuation = new WhenPart([.. values], body, rest) { Start = word.Start };
            return true;
        }
        Fault(word, "`when` needs a `case` or another `when` before it.");
        return false;
    }

    /// <summary>A `when` on its way to its `case`.</summary>
    sealed class WhenPart(Expr[] values, Block body, Stmt? rest) : Stmt
    {
        public Expr[] Values => values;
        public Block Body => body;
        public Stmt? Rest => rest;
        public override Flow Exec(Rendering.RenderContext context) => throw new InvalidOperationException();
    }

    CaseStmt ReadCase(Token word)
    {
        Next();
        var result = new CaseStmt(Expect("`case` needs a value", assign: false) ?? new Literal(default));
        if (EndOfStatement())
        {
            ReadBlock(Within.Case, "case", out var part, opening: word);
            for (; part is WhenPart when; part = when.Rest) result.Whens.Add((when.Values, when.Body));
            result.Else = part as Block;
        }
        return At(result, word.Start);
    }
}
