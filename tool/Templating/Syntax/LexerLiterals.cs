namespace IncidentStrategy.Templating.Syntax;

/// <summary>The lexer's part for numbers, strings and operators.</summary>
sealed partial class Lexer
{
    static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';

    void ReadNumber()
    {
        var start = at;
        if (text[at] == '0' && (Peek(1) is 'x' or 'b'))
        {
            ReadBased(start, Peek(1));
            return;
        }
        while (char.IsDigit(Peek()) || Peek() == '_') at++;
        var isFloat = false;
        if (Peek() == '.' && Peek(1) != '.' && !char.IsLetter(Peek(1)) && Peek(1) != '_')
        {
            isFloat = true;
            at++;
            while (char.IsDigit(Peek())) at++;
        }
        if (Peek() is 'e' or 'E')
        {
            at++;
            if (Peek() is '+' or '-') at++;
            if (!char.IsDigit(Peek()))
            {
                Fail(at, "At least one digit is needed after the exponent.");
                return;
            }
            while (char.IsDigit(Peek())) at++;
        }
        if ((Peek() is 'f' or 'F' or 'd' or 'D' or 'm' or 'M') && !IsNamePart(Peek(1)))
        {
            isFloat = true;
            at++;
        }
        Add(isFloat ? TokenKind.Float : TokenKind.Integer, start, at);
    }

    void ReadBased(int start, char mark)
    {
        at += 2;
        var digits = 0;
        while (mark == 'x' ? char.IsAsciiHexDigit(Peek()) || Peek() == '_' : Peek() is '0' or '1' or '_')
        {
            if (Peek() != '_') digits++;
            at++;
        }
        if ((Peek() is 'u' or 'U') && !IsNamePart(Peek(1))) at++;
        if (digits == 0) Fail(start, mark == 'x' ? "A digit from 0 to f is needed after 0x." : "A digit 0 or 1 is needed after 0b.");
        else Add(mark == 'x' ? TokenKind.Hex : TokenKind.Binary, start, at);
    }

    void ReadString(char quote)
    {
        var start = at++;
        while (true)
        {
            if (at >= text.Length)
            {
                Fail(text.Length - 1, $"The string is not closed by a {quote}.");
                return;
            }
            var c = text[at];
            if (c == '\\')
            {
                if (!SkipEscape(false)) return;
                continue;
            }
            at++;
            if (c != quote) continue;
            Add(TokenKind.Text, start, at);
            return;
        }
    }

    /// <summary>Steps over `\n` and its like; false, with a fault, where the letter means nothing.</summary>
    bool SkipEscape(bool interpolated)
    {
        var c = Peek(1);
        switch (c)
        {
            case '0' or '\'' or '"' or '\\' or 'b' or 'f' or 'n' or 'r' or 't' or 'v' or '\n':
            case '{' or '}' when interpolated:
                at += 2;
                return true;
            case '\r':
                at += Peek(2) == '\n' ? 3 : 2;
                return true;
            case 'u' or 'x':
                var count = c == 'u' ? 4 : 2;
                at += 2;
                for (var i = 0; i < count; i++, at++)
                    if (!char.IsAsciiHexDigit(Peek()))
                    {
                        Fail(at, $"`\\{c}` is followed by {count} hexadecimal digits.");
                        return false;
                    }
                return true;
            default:
                Fail(at + 1, $"Unexpected escape `\\{c}` in a string. The escapes are \\0 \\' \\\" \\\\ \\b \\f \\n \\r \\t \\v \\uXXXX \\xXX.");
                return false;
        }
    }

    void ReadVerbatim()
    {
        var start = at++;
        while (true)
        {
            if (at >= text.Length)
            {
                Fail(text.Length - 1, "The verbatim string is not closed by a `.");
                return;
            }
            if (text[at++] != '`') continue;
            if (Peek() == '`') { at++; continue; }
            Add(TokenKind.Verbatim, start, at);
            return;
        }
    }

    void ReadInterpolatedStart()
    {
        var start = at;
        var quote = text[at + 1];
        at += 2;
        ReadInterpolatedText(start, at, quote, first: true);
    }

    void ReadInterpolatedRest()
    {
        var (quote, _) = strings.Pop();
        Add(TokenKind.InterpolatedClose, at, ++at);
        ReadInterpolatedText(at, at, quote, first: false);
    }

    void ReadInterpolatedText(int start, int textStart, char quote, bool first)
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '\\')
            {
                if (!SkipEscape(true)) return;
            }
            else if (c == quote)
            {
                Add(TokenKind.InterpolatedText, textStart, at);
                at++;
                Add(TokenKind.InterpolatedEnd, first ? start : at - 1, at);
                return;
            }
            else if (c == '{')
            {
                Add(TokenKind.InterpolatedText, textStart, at);
                Add(TokenKind.InterpolatedOpen, at, ++at);
                strings.Push((quote, braces));
                return;
            }
            else at++;
        }
        Fail(text.Length - 1, $"The string is not closed by a {quote}.");
    }

    void ReadOperator()
    {
        var (kind, length) = (text[at], Peek(1), Peek(2)) switch
        {
            ('.', '.', '.') => (TokenKind.TripleDot, 3),
            ('.', '.', '<') => (TokenKind.DoubleDotLess, 3),
            ('.', '.', _) => (TokenKind.DoubleDot, 2),
            ('.', _, _) => (TokenKind.Dot, 1),
            ('/', '/', '=') => (TokenKind.DoubleSlashEqual, 3),
            ('/', '/', _) => (TokenKind.DoubleSlash, 2),
            ('/', '=', _) => (TokenKind.SlashEqual, 2),
            ('/', _, _) => (TokenKind.Slash, 1),
            ('+', '+', _) => (TokenKind.DoublePlus, 2),
            ('+', '=', _) => (TokenKind.PlusEqual, 2),
            ('+', _, _) => (TokenKind.Plus, 1),
            ('-', '-', _) => (TokenKind.DoubleMinus, 2),
            ('-', '=', _) => (TokenKind.MinusEqual, 2),
            ('-', _, _) => (TokenKind.Minus, 1),
            ('*', '=', _) => (TokenKind.StarEqual, 2),
            ('*', _, _) => (TokenKind.Star, 1),
            ('%', '=', _) => (TokenKind.PercentEqual, 2),
            ('%', _, _) => (TokenKind.Percent, 1),
            ('=', '=', _) => (TokenKind.DoubleEqual, 2),
            ('=', _, _) => (TokenKind.Equal, 1),
            ('!', '=', _) => (TokenKind.NotEqual, 2),
            ('!', _, _) => (TokenKind.Not, 1),
            ('<', '=', _) => (TokenKind.LessEqual, 2),
            ('<', '<', _) => (TokenKind.DoubleLess, 2),
            ('<', _, _) => (TokenKind.Less, 1),
            ('>', '=', _) => (TokenKind.GreaterEqual, 2),
            ('>', '>', _) => (TokenKind.DoubleGreater, 2),
            ('>', _, _) => (TokenKind.Greater, 1),
            ('&', '&', _) => (TokenKind.And, 2),
            ('&', _, _) => (TokenKind.Ampersand, 1),
            ('|', '|', _) => (TokenKind.Or, 2),
            ('|', '>', _) => (TokenKind.PipeGreater, 2),
            ('|', _, _) => (TokenKind.Pipe, 1),
            ('?', '?', _) => (TokenKind.DoubleQuestion, 2),
            ('?', '!', _) => (TokenKind.QuestionNot, 2),
            ('?', '.', _) => (TokenKind.QuestionDot, 2),
            ('?', _, _) => (TokenKind.Question, 1),
            ('^', '^', _) => (TokenKind.DoubleCaret, 2),
            ('^', _, _) => (TokenKind.Caret, 1),
            (';', _, _) => (TokenKind.Semicolon, 1),
            (':', _, _) => (TokenKind.Colon, 1),
            ('@', _, _) => (TokenKind.At, 1),
            (',', _, _) => (TokenKind.Comma, 1),
            ('(', _, _) => (TokenKind.OpenParen, 1),
            (')', _, _) => (TokenKind.CloseParen, 1),
            ('[', _, _) => (TokenKind.OpenBracket, 1),
            (']', _, _) => (TokenKind.CloseBracket, 1),
            _ => (TokenKind.Invalid, 1),
        };
        Add(kind, at, at + length);
        at += length;
    }
}
