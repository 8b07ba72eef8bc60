namespace IncidentStrategy.Templating.Syntax;

/// <summary>Cuts a template into tokens. White space stripped by `-` and `~` is left out of the text tokens here, once and for all.</summary>
sealed partial class Lexer
{
    readonly string text;
    readonly List<Token> tokens;
    readonly Stack<(char Quote, int Braces)> strings = new();
    int at;
    int braces;

    Lexer(string text)
    {
        this.text = text;
        tokens = new List<Token>(Math.Max(16, text.Length / 6));
    }

    /// <summary>The first fault that stopped the reading, if any.</summary>
    public (int Start, string Message)? Fault { get; private set; }

    public static (List<Token> Tokens, (int Start, string Message)? Fault) Read(string text, int from = 0)
    {
        var lexer = new Lexer(text) { at = from };
        lexer.ReadAll();
        return (lexer.tokens, lexer.Fault);
    }

    /// <summary>An expression alone, without the brackets of code around it.</summary>
    public static (List<Token> Tokens, (int Start, string Message)? Fault) ReadCodeOnly(string text)
    {
        var lexer = new Lexer(text);
        while (lexer.at < text.Length && lexer.Fault is null) lexer.ReadCodeToken();
        lexer.Add(TokenKind.Eof, text.Length, text.Length);
        return (lexer.tokens, lexer.Fault);
    }

    char Peek(int ahead = 0) => at + ahead < text.Length ? text[at + ahead] : '\0';

    void Add(TokenKind kind, int start, int end) => tokens.Add(new Token(kind, start, end));

    void Fail(int start, string message) => Fault ??= (Math.Clamp(start, 0, Math.Max(0, text.Length - 1)), message);

    void ReadAll()
    {
        while (at < text.Length && Fault is null)
        {
            ReadText();
            if (at >= text.Length) break;
            ReadCode();
        }
        Add(TokenKind.Eof, text.Length, text.Length);
    }

    /// <summary>How many % stand in an opening `{%{` at a place; 0 for `{{`, -1 for no opening at all.</summary>
    int OpeningAt(int place)
    {
        var i = place + 1;
        while (i < text.Length && text[i] == '%') i++;
        return i < text.Length && text[i] == '{' ? i - place - 1 : -1;
    }

    void ReadText()
    {
        var start = at;
        while (at < text.Length)
        {
            var brace = text.AsSpan(at).IndexOf('{');
            if (brace < 0) { at = text.Length; break; }
            at += brace;
            var percents = OpeningAt(at);
            if (percents < 0) { at++; continue; }
            var open = at;
            at += percents + 2;
            AddText(TokenKind.Raw, start, open, Peek());
            if (Peek() is '-' or '~') at++;
            if (percents == 0)
            {
                Add(TokenKind.CodeEnter, open, at);
                return;
            }
            ReadEscape(percents);
            start = at;
        }
        if (at > start) Add(TokenKind.Raw, start, at);
    }

    /// <summary>Adds text up to an opening, without the white space that the opening strips.</summary>
    void AddText(TokenKind kind, int start, int end, char strip)
    {
        if (strip == '-')
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        else if (strip == '~')
            while (end > start && char.IsWhiteSpace(text[end - 1]) && text[end - 1] != '\n') end--;
        if (end > start) Add(kind, start, end);
    }

    /// <summary>Text between `{%{` and `}%}`, in which nothing is code.</summary>
    void ReadEscape(int percents)
    {
        var close = string.Concat("}", new string('%', percents), "}");
        var end = text.IndexOf(close, at, StringComparison.Ordinal);
        if (end < 0)
        {
            if (text.Length > at) Add(TokenKind.Escape, at, text.Length);
            at = text.Length;
            return;
        }
        var strip = end > at && (text[end - 1] is '-' or '~') ? text[end - 1] : '\0';
        var last = strip == '\0' ? end : end - 1;
        if (last > at) Add(TokenKind.Escape, at, last);
        at = end + close.Length;
        StripAfter(strip);
    }

    void StripAfter(char strip)
    {
        if (strip == '-')
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        else if (strip == '~')
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]) && text[at] != '\n') at++;
            if (Peek() == '\n') at++;
        }
    }

    bool IsCodeExit()
    {
        if (braces > 0) return false;
        var i = Peek() is '-' or '~' ? 1 : 0;
        return Peek(i) == '}' && Peek(i + 1) == '}';
    }

    void ReadCode()
    {
        while (at < text.Length && Fault is null)
        {
            if (strings.Count == 0 && IsCodeExit())
            {
                var start = at;
                var strip = Peek() is '-' or '~' ? Peek() : '\0';
                at += strip == '\0' ? 2 : 3;
                Add(TokenKind.CodeExit, start, at);
                StripAfter(strip);
                return;
            }
            ReadCodeToken();
        }
    }

    void ReadCodeToken()
    {
        var c = text[at];
        switch (c)
        {
            case '\n' or '\r':
                var start = at++;
                while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
                Add(TokenKind.NewLine, start, at);
                break;
            case '#': SkipComment(); break;
            case '"' or '\'': ReadString(c); break;
            case '`': ReadVerbatim(); break;
            case '$' when Peek(1) is '"' or '\'': ReadInterpolatedStart(); break;
            case '}' when strings.Count > 0 && strings.Peek().Braces == braces: ReadInterpolatedRest(); break;
            case '{':
                braces++;
                Add(TokenKind.OpenBrace, at, ++at);
                break;
            case '}':
                if (braces == 0) Fail(at, "Unexpected `}`: no `{` is open.");
                else braces--;
                Add(TokenKind.CloseBrace, at, ++at);
                break;
            default:
                if (char.IsWhiteSpace(c)) at++;
                else if (char.IsLetter(c) || c == '_' || c == '$') ReadName();
                else if (char.IsDigit(c)) ReadNumber();
                else ReadOperator();
                break;
        }
    }

    void SkipComment()
    {
        var many = Peek(1) == '#';
        at += many ? 2 : 1;
        while (at < text.Length && !(strings.Count == 0 && IsCodeExit()))
        {
            if (many && text[at] == '#' && Peek(1) == '#') { at += 2; return; }
            if (!many && (text[at] is '\n' or '\r')) return;
            at++;
        }
    }

    void ReadName()
    {
        var start = at;
        var special = text[at] == '$';
        at++;
        if (special && Peek() == '$')
        {
            Add(TokenKind.Special, start, ++at);
            return;
        }
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_')) at++;
        Add(special ? TokenKind.Special : TokenKind.Identifier, start, at);
    }
}
