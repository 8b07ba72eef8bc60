using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Syntax;

/// <summary>Reads a template's tokens into what is to be done. Names get their places here, so that none is looked up while rendering.</summary>
sealed partial class Parser
{
    readonly SourceText source;
    readonly string text;
    readonly TemplateOptions options;
    readonly Symbols symbols;
    readonly List<Token> tokens;
    readonly List<Diagnostic> faults = [];
    readonly HashSet<int> faultyLines = [];
    LocalNames locals = new();
    int at;
    int newLinesAllowed;
    int blockLevel;
    int depth;
    int expressionLevel;
    bool inCode;
    bool stopped;
    bool tooDeep;

    /// <summary>Whether the function being read has given a result, to be told to its node.</summary>
    bool sawResult;

    Parser(SourceText source, TemplateOptions options, Symbols symbols, List<Token> tokens)
    {
        this.source = source;
        text = source.Text;
        this.options = options;
        this.symbols = symbols;
        this.tokens = tokens;
    }

    public static Page Parse(SourceText source, TemplateOptions options, Symbols symbols, bool codeOnly = false, int from = 0)
    {
        var (tokens, fault) = codeOnly ? Lexer.ReadCodeOnly(source.Text) : Lexer.Read(source.Text, from);
        var parser = new Parser(source, options, symbols, tokens) { inCode = codeOnly };
        var body = parser.ReadBlock(null, null, out _);
        if (fault is { } f) parser.Fault(f.Start, 1, f.Message, replaces: true);
        return new Page(source, body, parser.locals, parser.faults);
    }

    Token Current => tokens[at];
    TokenKind Kind => tokens[at].Kind;
    Token Previous => at > 0 ? tokens[at - 1] : tokens[0];
    Token Peek() => tokens[Math.Min(at + 1, tokens.Count - 1)];
    ReadOnlySpan<char> TextOf(Token token) => text.AsSpan(token.Start, token.End - token.Start);
    bool IsWord(Token token, string word) => token.Kind == TokenKind.Identifier && TextOf(token).SequenceEqual(word);

    void Next()
    {
        if (at < tokens.Count - 1) at++;
        if (newLinesAllowed > 0)
            while (Kind == TokenKind.NewLine) at++;
    }

    void Fault(int start, int length, string message, string? hint = null, bool fatal = false, bool replaces = false)
    {
        if (fatal) stopped = true;
        var place = source.At(start, Math.Max(1, length));
        if (replaces) faults.RemoveAll(f => f.Place.Line >= place.Line);
        else if (!faultyLines.Add(place.Line)) return;
        faults.Add(new Diagnostic(Codes.Syntax, Severity.Error, place, message) { Hint = hint });
    }

    /// <summary>Scriban gives no line to what is missing at the very end.</summary>
    void FaultAtEnd(string message)
    {
        if (options.Compatible && faults.Count == 0 && Kind == TokenKind.Eof) faults.Add(new Diagnostic(Codes.Syntax, Severity.Error, new Place(source.File), message));
        else FaultHere(message);
    }

    void Fault(Token token, string message, string? hint = null, bool fatal = false) => Fault(token.Start, token.End - token.Start, message, hint, fatal);

    void FaultHere(string message, string? hint = null) => Fault(Current, message, hint);

    T At<T>(T node, int start) where T : Node
    {
        node.Start = start;
        node.End = at > 0 ? Math.Max(start, LastEnd()) : start;
        return node;
    }

    int LastEnd()
    {
        var i = at - 1;
        while (i > 0 && tokens[i].Kind == TokenKind.NewLine) i--;
        return tokens[i].End;
    }

    bool Enter()
    {
        if (++depth <= options.ExpressionDepth || tooDeep) return !tooDeep;
        tooDeep = true;
        Fault(Previous, $"Expressions and blocks are within each other deeper than the limit of {options.ExpressionDepth}.", fatal: true);
        return false;
    }

    /// <summary>After `:` in a template, the text before `{{` back to the line's beginning, if it is only white space.</summary>
    string? IndentBefore(int end)
    {
        for (var i = end - 1; i >= 0; i--)
        {
            if (text[i] == '\n') return text.Substring(i + 1, end - i - 1);
            if (!char.IsWhiteSpace(text[i])) return null;
        }
        return text[..end];
    }
}
