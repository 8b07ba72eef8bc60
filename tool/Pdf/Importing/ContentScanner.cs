using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Pdf.Reading.Filters;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>Cuts page contents into operations: an operator and the operands before it. An inline image is one operation.</summary>
sealed class ContentScanner(byte[] content, Budget budget)
{
    readonly PdfLexer lexer = new(content);

    /// <summary>The arrays and dictionaries that are open: a keyword within them is no operator, and only their own sign closes them.</summary>
    readonly Stack<PdfToken> open = new();

    /// <summary>The operator, packed; 0 for one of more than three letters.</summary>
    public int Operator { get; private set; }

    /// <summary>Where the first operand begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the operator begins.</summary>
    public int OperatorStart { get; private set; }

    public int End => lexer.Position;

    public int OperandCount { get; private set; }

    /// <summary>The first name among the operands and the last, without slash, or null.</summary>
    public string? FirstName { get; private set; }

    public string? LastName { get; private set; }

    public double LastNumber { get; private set; }

    /// <summary>Whether the last operand stands in a dictionary written out.</summary>
    public bool HasDictionary { get; private set; }

    /// <summary>An inline image whose end was not found reaches to the end of all.</summary>
    public bool Unfinished { get; private set; }

    /// <summary>The next operation; false at the end, where <see cref="Start"/> is that of operands without operator.</summary>
    public bool Next()
    {
        (OperandCount, FirstName, LastName, LastNumber, HasDictionary) = (0, null, null, 0, false);
        Start = -1;
        open.Clear();
        while (true)
        {
            var kind = lexer.Next();
            budget.Step();
            if (kind == PdfToken.End)
            {
                if (Start < 0) Start = content.Length;
                return false;
            }
            if (Start < 0) Start = lexer.Start;
            if (kind == PdfToken.Keyword && open.Count == 0 && !IsValue()) return Operation();
            Operand(kind);
        }
    }

    bool IsValue() => lexer.Raw.Length >= 4 && (lexer.Is("true"u8) || lexer.Is("false"u8) || lexer.Is("null"u8));

    void Operand(PdfToken kind)
    {
        OperandCount++;
        if (kind is PdfToken.ArrayOpen or PdfToken.DictionaryOpen) open.Push(kind);
        else if (open.TryPeek(out var within) && kind == (within == PdfToken.ArrayOpen ? PdfToken.ArrayClose : PdfToken.DictionaryClose)) open.Pop();
        if (kind == PdfToken.Name)
        {
            LastName = lexer.NameText();
            FirstName ??= LastName;
        }
        else if (kind is PdfToken.Integer or PdfToken.Real) LastNumber = lexer.Real;
        else if (kind == PdfToken.DictionaryOpen) HasDictionary = true;
    }

    bool Operation()
    {
        OperatorStart = lexer.Start;
        Operator = Operators.Pack(lexer.Raw);
        if (Operator == Operators.BeginImage) InlineImage();
        return true;
    }

    void InlineImage()
    {
        var dictionary = new PdfDictionary();
        while (true)
        {
            var before = lexer.Position;
            var kind = lexer.Next();
            budget.Step();
            if (kind == PdfToken.End || lexer.Is("EI"u8)) return;
            if (lexer.Is("ID"u8)) break;
            if (kind != PdfToken.Name) continue;
            var key = lexer.NameText();
            var value = new PdfParser(lexer, 20).Read();
            if (value is not null) dictionary.Entries.TryAdd(key, value);
            else if (lexer.Position > before) lexer.Position = lexer.Start;
        }
        if (InlineImageEnd.Find(content, lexer.Position, dictionary) is { } end) lexer.Position = end;
        else
        {
            Unfinished = true;
            lexer.Position = content.Length;
        }
    }
}

/// <summary>Finds where the data of an inline image end, which nothing but the data itself may tell.</summary>
static class InlineImageEnd
{
    /// <summary>The place after EI; null when there is none.</summary>
    public static int? Find(byte[] content, int afterKeyword, PdfDictionary dictionary)
    {
        var start = Math.Min(content.Length, afterKeyword + 1);
        if (PlainLength(dictionary) is { } length) return start + length < content.Length ? First(content, (int)(start + length)) : null;
        for (var at = start; First(content, at) is { } end; at = end)
        {
            var found = end - 2;
            if ((found == start || PdfLexer.IsSpace(content[found - 1]) || content[found - 1] is (byte)'>') && EndsWord(content, end) && LooksLikeText(content, end)) return end;
        }
        return null;
    }

    /// <summary>The place after the first EI, a word or not: readers take as many bytes as the image needs and then look for no more than this.</summary>
    static int? First(byte[] content, int from) => content.AsSpan(from).IndexOf("EI"u8) is >= 0 and var found ? from + found + 2 : null;

    static bool EndsWord(byte[] content, int position) => position >= content.Length || PdfLexer.IsSpace(content[position]);

    /// <summary>Operators follow the true end; binary data almost never look like them for long.</summary>
    static bool LooksLikeText(byte[] content, int position)
    {
        foreach (var c in content.AsSpan(position, Math.Min(12, content.Length - position)))
            if (c is > 126 or < 32 && !PdfLexer.IsSpace(c) || c == 0) return false;
        return true;
    }

    /// <summary>How long the data are when no filter packs them.</summary>
    static long? PlainLength(PdfDictionary dictionary)
    {
        if (dictionary.Has("F") || dictionary.Has("Filter")) return null;
        if (Value("W", "Width") is not PdfInteger width || Value("H", "Height") is not PdfInteger height) return null;
        var mask = Value("IM", "ImageMask") is PdfBoolean { Value: true };
        var bits = mask ? 1 : Value("BPC", "BitsPerComponent") is PdfInteger { Value: var stated } ? stated : 0;
        int? colours = mask ? 1 : Value("CS", "ColorSpace") switch
        {
            PdfName { Value: "G" or "DeviceGray" or "CalGray" } => 1,
            PdfName { Value: "RGB" or "DeviceRGB" or "CalRGB" } => 3,
            PdfName { Value: "CMYK" or "DeviceCMYK" } => 4,
            PdfArray { Count: > 0 } array when array[0] is PdfName { Value: "I" or "Indexed" } => 1,
            _ => null,
        };
        if (colours is null || width.Value is < 0 or > 1 << 20 || height.Value is < 0 or > 1 << 20 || bits is < 1 or > 16) return null;
        return (width.Value * colours.Value * bits + 7) / 8 * height.Value;

        PdfObject Value(string brief, string full) => dictionary.Has(brief) ? dictionary[brief] : dictionary[full];
    }
}
