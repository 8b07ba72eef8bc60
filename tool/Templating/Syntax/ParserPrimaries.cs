using System.Globalization;
using System.Numerics;
using System.Text;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Syntax;

/// <summary>The parser's part for what expressions are made of: literals, names, brackets, functions.</summary>
sealed partial class Parser
{
    Expr? ReadPrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Identifier or TokenKind.Special: return ReadVariable();
            case TokenKind.Integer or TokenKind.Hex or TokenKind.Binary or TokenKind.Float: return ReadNumber();
            case TokenKind.Text: Next(); return At(new Literal(Unescaped(token.Start + 1, token.End - 1)), token.Start);
            case TokenKind.Verbatim: Next(); return At(new Literal(text[(token.Start + 1)..(token.End - 1)].Replace("``", "`")), token.Start);
            case TokenKind.InterpolatedText: return ReadInterpolated();
            case TokenKind.OpenParen: return ReadNested();
            case TokenKind.OpenBrace: return ReadObject();
            case TokenKind.OpenBracket: return ReadArray();
            case TokenKind.DoublePlus or TokenKind.DoubleMinus: return ReadStep();
            case TokenKind.Not or TokenKind.Minus or TokenKind.Plus or TokenKind.At or TokenKind.Caret: return ReadUnary();
        }
        Fault(token, $"Unexpected {token.Shown(text)} in an expression.", HintFor(token));
        return null;
    }

    Expr ReadVariable()
    {
        var token = Current;
        var word = TextOf(token);
        if (token.Kind == TokenKind.Special) return ReadSpecial(token);
        switch (word)
        {
            case "null": Next(); return At(new Literal(default), token.Start);
            case "true": Next(); return At(new Literal(Value.True), token.Start);
            case "false": Next(); return At(new Literal(Value.False), token.Start);
            case "this": Next(); return At(new ThisExpr(), token.Start);
            case "do":
                var function = ReadFunctionNode(anonymous: true);
                return At(new AnonymousExpr(function), token.Start);
            case "for" or "while" or "tablerow" when Peek().Kind == TokenKind.Dot: return ReadLoopVariable(token);
        }
        Next();
        var name = text[token.Start..token.End];
        return At(new GlobalVar(symbols.Place(name), name), token.Start);
    }

    Expr ReadSpecial(Token token)
    {
        Next();
        var name = text[token.Start..token.End];
        if (name == "$") return At(new ArgumentsVar(), token.Start);
        if (name == "$$") Fault(token, "`$$` runs the block given by `wrap`, and is a statement of its own.");
        if (char.IsAsciiDigit(name.Length > 1 ? name[1] : '\0'))
        {
            if (!int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                Fault(token, $"`{name}` is neither the number of an argument nor a name.");
            return At(new IndexExpr(At(new ArgumentsVar(), token.Start), new Literal(number)), token.Start);
        }
        return At(new LocalVar(locals.ReadOf(name), locals.BaseOf(name), name), token.Start);
    }

    static readonly HashSet<string> loopMembers = ["index", "first", "last", "even", "odd", "rindex", "length", "changed"];
    static readonly HashSet<string> whileMembers = ["index", "first", "even", "odd"];

    Expr ReadLoopVariable(Token token)
    {
        var loop = text[token.Start..token.End];
        Next();
        Next();
        var member = Current;
        var name = member.Kind == TokenKind.Identifier ? text[member.Start..member.End] : "";
        var kind = loop == "for" ? LoopKind.For : loop == "while" ? LoopKind.While : LoopKind.TableRow;
        var known = kind == LoopKind.While ? whileMembers.Contains(name) : loopMembers.Contains(name) || kind == LoopKind.TableRow && name is "col" or "col_first" or "col_last";
        if (!known)
            Fault(token.Start, member.End - token.Start, $"There is no loop variable `{loop}.{name}`.",
                IncidentStrategy.Text.Nearest.Hint(name, kind == LoopKind.While ? whileMembers : loopMembers));
        if (name.Length > 0) Next();
        return At(new LoopVar(kind, name) { NameStart = member.Start }, token.Start);
    }

    Expr ReadNumber()
    {
        var token = Current;
        Next();
        var digits = TextOf(token);
        Value? value = token.Kind switch
        {
            TokenKind.Integer => Numbers.Integer(digits),
            TokenKind.Float => Real(digits),
            _ => Based(digits, token.Kind == TokenKind.Hex),
        };
        if (value is null) Fault(token, $"{token.Shown(text)} is not a number that can be held.");
        return At(new Literal(value ?? default), token.Start);
    }

    static Value? Real(ReadOnlySpan<char> digits)
    {
        var clean = digits.ToString().Replace("_", "");
        var number = clean.AsSpan(0, char.IsAsciiLetter(clean[^1]) ? clean.Length - 1 : clean.Length);
        switch (clean[^1])
        {
            case 'f' or 'F': return float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var f) ? Value.Of(f) : (Value?)null;
            case 'm' or 'M': return decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var m) ? Value.Of(m) : (Value?)null;
            default: return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) ? Value.Of(d) : (Value?)null;
        }
    }

    /// <summary>A hexadecimal or binary number: 32 bits are an int, 64 a long, more a big integer; `u` keeps it positive.</summary>
    static Value? Based(ReadOnlySpan<char> digits, bool hex)
    {
        var clean = digits[2..].ToString().Replace("_", "");
        var unsigned = clean[^1] is 'u' or 'U';
        if (unsigned) clean = clean[..^1];
        if (clean.Length == 0 || clean.Length > 10_000) return null;
        if (!BigInteger.TryParse("0" + clean, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out var big)) return null;
        if (big <= uint.MaxValue) return unsigned ? Value.OfLong((uint)big) : Value.Of(unchecked((int)(uint)big));
        if (big <= ulong.MaxValue) return unsigned ? Value.Of(big) : Value.OfLong(unchecked((long)(ulong)big));
        return Value.Of(big);
    }

    string Unescaped(int start, int end)
    {
        var raw = text.AsSpan(start, end - start);
        if (!raw.Contains('\\')) return raw.ToString();
        var result = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 >= raw.Length) { result.Append(raw[i]); continue; }
            var c = raw[++i];
            switch (c)
            {
                case '0': result.Append('\0'); break;
                case 'b': result.Append('\b'); break;
                case 'f': result.Append('\f'); break;
                case 'n': result.Append('\n'); break;
                case 'r': result.Append('\r'); break;
                case 't': result.Append('\t'); break;
                case 'v': result.Append('\v'); break;
                case '\n': break;
                case '\r': if (i + 1 < raw.Length && raw[i + 1] == '\n') i++; break;
                case 'u' or 'x':
                    var count = c == 'u' ? 4 : 2;
                    result.Append((char)int.Parse(raw.Slice(i + 1, count), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    i += count;
                    break;
                default: result.Append(c); break;
            }
        }
        return result.ToString();
    }

    Expr ReadInterpolated()
    {
        var start = Current.Start;
        var parts = new List<Expr>();
        while (Kind == TokenKind.InterpolatedText)
        {
            var piece = Current;
            Next();
            if (piece.End > piece.Start) parts.Add(new Literal(Unescaped(piece.Start, piece.End)));
            if (Kind != TokenKind.InterpolatedOpen) break;
            Next();
            var value = Expect("A value is missing between `{` and `}`");
            if (value is not null) parts.Add(value);
            if (Kind == TokenKind.InterpolatedClose) Next();
            else
            {
                FaultHere($"The `{{` in the string is not closed by `}}` before {Current.Shown(text)}.");
                return At(new InterpolatedExpr([.. parts]), start);
            }
        }
        if (Kind == TokenKind.InterpolatedEnd) Next();
        return At(new InterpolatedExpr([.. parts]), start);
    }

    Expr ReadNested()
    {
        var start = Current.Start;
        Next();
        var inner = Expect("A value is missing after `(`");
        if (Kind == TokenKind.CloseParen) Next();
        else FaultHere($"`)` is missing before {Current.Shown(text)}.");
        return At(new NestedExpr(inner ?? new Literal(default)), start);
    }

    Expr ReadArray()
    {
        var start = Current.Start;
        var items = new List<Expr>();
        newLinesAllowed++;
        Next();
        while (Kind != TokenKind.CloseBracket)
        {
            if (Expect("An item or `]` is missing") is not { } item) break;
            items.Add(item);
            if (Kind != TokenKind.Comma) break;
            Next();
        }
        newLinesAllowed--;
        if (Kind == TokenKind.CloseBracket) Next();
        else FaultHere($"`]` is missing before {Current.Shown(text)}.");
        return At(new ArrayExpr([.. items]), start);
    }

    Expr ReadObject()
    {
        var start = Current.Start;
        var members = new List<(string, Expr)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var firstOwn = at;
        newLinesAllowed++;
        Next();
        var good = true;
        while (Kind != TokenKind.CloseBrace)
        {
            if (Kind is not (TokenKind.Identifier or TokenKind.Text or TokenKind.Verbatim)) { good = false; FaultHere($"Unexpected {Current.Shown(text)}: a member's name or `}}` stands here."); break; }
            var key = Current;
            var name = key.Kind switch { TokenKind.Text => Unescaped(key.Start + 1, key.End - 1), TokenKind.Verbatim => text[(key.Start + 1)..(key.End - 1)].Replace("``", "`"), _ => text[key.Start..key.End] };
            Next();
            if (Kind != TokenKind.Colon) { good = false; FaultHere($"`:` is missing after the member's name {key.Shown(text)}."); break; }
            Next();
            if (Expect($"The member `{name}` needs a value") is not { } value) { good = false; break; }
            members.Add((name, value));
            names.Add(name);
            if (Kind != TokenKind.Comma) break;
            Next();
        }
        newLinesAllowed--;
        if (Kind == TokenKind.CloseBrace) Next();
        else if (good) FaultHere($"`}}` is missing before {Current.Shown(text)}.");
        var usesOwn = members.Count > 1 && UsesNames(firstOwn, names);
        return At(new ObjectExpr([.. members], usesOwn), start);
    }

    /// <summary>Whether a value among these tokens may mean one of the names, so that they have to be in reach.</summary>
    bool UsesNames(int from, HashSet<string> names)
    {
        for (var i = from; i < at; i++)
            if (tokens[i].Kind == TokenKind.Identifier && tokens[i + 1].Kind != TokenKind.Colon && tokens[i - 1].Kind is not (TokenKind.Dot or TokenKind.QuestionDot)
                && names.Contains(text[tokens[i].Start..tokens[i].End])) return true;
        return false;
    }

    Expr ReadStep()
    {
        var sign = Current;
        Next();
        var target = Expect($"A variable is missing after {sign.Shown(text)}", precedence: 210);
        if (target is { IsPath: false }) Fault(sign, "Only a variable, a member or an item can be stepped by `++` and `--`.");
        return At(new StepExpr(target ?? new Literal(default), sign.Kind == TokenKind.DoublePlus ? 1 : -1, after: false), sign.Start);
    }

    Expr ReadUnary()
    {
        var sign = Current;
        Next();
        // `@f x` gives the function and the x; `!f x` asks what f says of x.
        var operand = Expect($"A value is missing after {sign.Shown(text)}", precedence: 200, hasParent: sign.Kind is TokenKind.At or TokenKind.Caret) ?? new Literal(default);
        Expr result = sign.Kind switch
        {
            TokenKind.At => new AliasExpr(operand),
            TokenKind.Caret => new ExpandExpr(operand),
            TokenKind.Minus when operand is Literal { Value: { IsNumber: true } number } => new Literal(Negated(number)),
            _ => new UnaryExpr(sign.Kind switch { TokenKind.Not => '!', TokenKind.Minus => '-', _ => '+' }, operand),
        };
        return At(result, sign.Start);
    }

    static Value Negated(Value number) => number.Kind switch
    {
        Values.Kind.Double => Value.Of(-number.AsDouble),
        Values.Kind.Float => Value.Of(-number.AsFloat),
        Values.Kind.Decimal => Value.Of(-number.AsDecimal),
        _ => Value.Of(-number.AsBig),
    };
}
