namespace IncidentStrategy.Templating.Syntax;

/// <summary>The kinds of token: text of the template, the brackets of code, and what code is made of.</summary>
enum TokenKind : byte
{
    Eof, Invalid, Raw, Escape, CodeEnter, CodeExit, NewLine, Semicolon,
    Identifier, Special, Integer, Hex, Binary, Float,
    Text, Verbatim, InterpolatedText, InterpolatedOpen, InterpolatedClose, InterpolatedEnd,
    OpenParen, CloseParen, OpenBracket, CloseBracket, OpenBrace, CloseBrace,
    Dot, QuestionDot, DoubleDot, DoubleDotLess, TripleDot, Comma, Colon, At, Caret, DoubleCaret,
    Equal, PlusEqual, MinusEqual, StarEqual, SlashEqual, DoubleSlashEqual, PercentEqual,
    Plus, Minus, Star, Slash, DoubleSlash, Percent, DoublePlus, DoubleMinus,
    Less, LessEqual, Greater, GreaterEqual, DoubleLess, DoubleGreater, DoubleEqual, NotEqual,
    Not, And, Or, Ampersand, Pipe, PipeGreater, Question, DoubleQuestion, QuestionNot,
}

/// <summary>A token by its place in the source; the end is exclusive.</summary>
readonly record struct Token(TokenKind Kind, int Start, int End)
{
    /// <summary>The text of a token as messages show it.</summary>
    public string Shown(string source) => Kind switch
    {
        TokenKind.Eof => "the end of the template",
        TokenKind.NewLine => "the end of the line",
        _ => "`" + (End - Start > 40 ? string.Concat(source.AsSpan(Start, 40), "…") : source[Start..End]).ReplaceLineEndings(" ") + "`",
    };
}
