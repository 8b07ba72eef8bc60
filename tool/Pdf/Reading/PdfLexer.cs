using System.Text;

namespace IncidentStrategy.Pdf.Reading;

/// <summary>What kind of word the lexer stands on.</summary>
enum PdfToken { End, Integer, Real, Text, HexText, Name, ArrayOpen, ArrayClose, DictionaryOpen, DictionaryClose, Keyword, Stray }

/// <summary>
/// Cuts bytes into PDF tokens, of files and of page contents alike. It never fails: what no rule covers is a stray token of one byte.
/// Nothing is allocated until a token's value is asked for.
/// </summary>
sealed class PdfLexer(byte[] data, int start, int end)
{
    public PdfLexer(byte[] data) : this(data, 0, data.Length) { }

    public byte[] Data => data;

    public int Limit => end;

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; set; } = start;

    public PdfToken Kind { get; private set; }

    /// <summary>Where the present token begins; it ends at <see cref="Position"/>.</summary>
    public int Start { get; private set; }

    public long Integer { get; private set; }

    public double Real { get; private set; }

    public ReadOnlySpan<byte> Raw => data.AsSpan(Start, Position - Start);

    public bool Is(ReadOnlySpan<byte> keyword) => Kind == PdfToken.Keyword && Raw.SequenceEqual(keyword);

    public static bool IsSpace(int c) => c is 32 or 10 or 13 or 9 or 12 or 0;

    static readonly bool[] Regular = [.. Enumerable.Range(0, 256).Select(c => !IsSpace(c) && !"()<>[]{}/%".Contains((char)c, StringComparison.Ordinal))];

    static bool IsRegular(byte c) => Regular[c];

    public PdfToken Next()
    {
        SkipSpace();
        Start = Position;
        if (Position >= end) return Kind = PdfToken.End;
        int c = data[Position];
        return Kind = c switch
        {
            '/' => Name(),
            '(' => LiteralText(),
            '<' => At(Position + 1) == '<' ? Sign(2, PdfToken.DictionaryOpen) : HexText(),
            '>' => At(Position + 1) == '>' ? Sign(2, PdfToken.DictionaryClose) : Sign(1, PdfToken.Stray),
            '[' => Sign(1, PdfToken.ArrayOpen),
            ']' => Sign(1, PdfToken.ArrayClose),
            '{' or '}' => Sign(1, PdfToken.Keyword),
            ')' => Sign(1, PdfToken.Stray),
            (>= '0' and <= '9') or '+' or '-' or '.' => Number(),
            _ => Word(),
        };
    }

    public void SkipSpace()
    {
        while (Position < end)
        {
            int c = data[Position];
            if (c == '%') SkipComment();
            else if (IsSpace(c)) Position++;
            else return;
        }
    }

    void SkipComment()
    {
        var rest = data.AsSpan(Position, end - Position).IndexOfAny((byte)10, (byte)13);
        Position = rest < 0 ? end : Position + rest;
    }

    int At(int position) => position < end ? data[position] : -1;

    PdfToken Sign(int length, PdfToken kind)
    {
        Position += length;
        return kind;
    }

    PdfToken Word()
    {
        while (Position < end && IsRegular(data[Position])) Position++;
        return PdfToken.Keyword;
    }

    PdfToken Name()
    {
        Position++;
        while (Position < end && IsRegular(data[Position])) Position++;
        return PdfToken.Name;
    }

    PdfToken Number()
    {
        var at = Position;
        long plain = 0;
        while (at < end && at - Position < 15 && (uint)(data[at] - '0') <= 9) plain = plain * 10 + (data[at++] - '0');
        if (at > Position && (at >= end || data[at] is not ((>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'-')))
        {
            Position = at;
            (Integer, Real) = (plain, plain);
            return PdfToken.Integer;
        }
        return OddNumber();
    }

    /// <summary>Signs may be doubled, and a minus within the digits is passed over, as other readers do.</summary>
    PdfToken OddNumber()
    {
        var negative = false;
        while (Position < end && data[Position] is (byte)'+' or (byte)'-')
        {
            if (data[Position] == '-') negative = true;
            Position++;
        }
        double whole = 0, fraction = 0, scale = 1;
        var (digits, point) = (0, false);
        for (; Position < end; Position++)
        {
            int c = data[Position];
            if (c is >= '0' and <= '9')
            {
                digits++;
                if (!point) whole = whole * 10 + (c - '0');
                else if (scale < 1e15) (fraction, scale) = (fraction * 10 + (c - '0'), scale * 10);
            }
            else if (c == '.' && !point) point = true;
            else if (c != '-') break;
        }
        if (digits == 0 && !point && Position < end && IsRegular(data[Position])) return Word();
        var value = whole + fraction / scale;
        if (!double.IsFinite(value) || value > 1e18) value = 1e18;
        if (negative) value = -value;
        Real = value;
        Integer = (long)value;
        return point || value is > 9e15 or < -9e15 ? PdfToken.Real : PdfToken.Integer;
    }

    PdfToken LiteralText()
    {
        var depth = 0;
        for (; Position < end; Position++)
        {
            switch (data[Position])
            {
                case (byte)'\\': Position++; break;
                case (byte)'(': depth++; break;
                case (byte)')' when --depth == 0: Position++; return PdfToken.Text;
            }
        }
        Position = end;
        return PdfToken.Text;
    }

    PdfToken HexText()
    {
        var close = data.AsSpan(Position, end - Position).IndexOf((byte)'>');
        Position = close < 0 ? end : Position + close + 1;
        return PdfToken.HexText;
    }

    /// <summary>The name's bytes as chars, its #xx escapes resolved.</summary>
    public string NameText()
    {
        var raw = Raw[1..];
        if (!raw.Contains((byte)'#')) return Encoding.Latin1.GetString(raw);
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && Hex(raw[i + 1]) is >= 0 and var high && Hex(raw[i + 2]) is >= 0 and var low)
            {
                text.Append((char)(high << 4 | low));
                i += 2;
            }
            else text.Append((char)raw[i]);
        }
        return text.ToString();
    }

    public byte[] TextBytes() => Kind == PdfToken.HexText ? HexBytes(Raw) : LiteralBytes(Raw);

    public static int Hex(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'F' => c - 'A' + 10,
        >= 'a' and <= 'f' => c - 'a' + 10,
        _ => -1,
    };

    static byte[] HexBytes(ReadOnlySpan<byte> raw)
    {
        var bytes = new List<byte>(raw.Length / 2);
        var high = -1;
        foreach (var c in raw)
        {
            var digit = Hex(c);
            if (digit < 0) continue;
            if (high < 0) high = digit;
            else
            {
                bytes.Add((byte)(high << 4 | digit));
                high = -1;
            }
        }
        if (high >= 0) bytes.Add((byte)(high << 4));
        return [.. bytes];
    }

    static byte[] LiteralBytes(ReadOnlySpan<byte> raw)
    {
        var closed = raw.Length > 1 && raw[^1] == ')';
        raw = raw[1..(closed ? raw.Length - 1 : raw.Length)];
        if (raw.IndexOfAny((byte)'\\', (byte)'\r') < 0) return raw.ToArray();
        var bytes = new List<byte>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\r')
            {
                bytes.Add(10);
                if (i + 1 < raw.Length && raw[i + 1] == '\n') i++;
            }
            else if (raw[i] == '\\') i = Escape(raw, i + 1, bytes);
            else bytes.Add(raw[i]);
        }
        return [.. bytes];
    }

    /// <summary>Adds what the escape at <paramref name="i"/> stands for; gives the index of its last byte.</summary>
    static int Escape(ReadOnlySpan<byte> raw, int i, List<byte> bytes)
    {
        if (i >= raw.Length) return i;
        int c = raw[i];
        switch (c)
        {
            case 'n': bytes.Add(10); break;
            case 'r': bytes.Add(13); break;
            case 't': bytes.Add(9); break;
            case 'b': bytes.Add(8); break;
            case 'f': bytes.Add(12); break;
            case '\n': break;
            case '\r': return i + 1 < raw.Length && raw[i + 1] == '\n' ? i + 1 : i;
            case >= '0' and <= '7':
                var value = c - '0';
                for (var digits = 1; digits < 3 && i + 1 < raw.Length && raw[i + 1] is >= (byte)'0' and <= (byte)'7'; digits++)
                    value = value * 8 + (raw[++i] - '0');
                bytes.Add((byte)value);
                break;
            default: bytes.Add((byte)c); break;
        }
        return i;
    }
}
