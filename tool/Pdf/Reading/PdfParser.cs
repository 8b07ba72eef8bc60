using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Reading;

/// <summary>Reads objects as leniently as common readers do: what is left open is closed, what is no object is null.</summary>
sealed class PdfParser(PdfLexer lexer, int depthLimit)
{
    public PdfLexer Lexer => lexer;

    /// <summary>Reads the next object; null where a closing sign, a keyword or the end stands instead, which is then the lexer's token.</summary>
    public PdfObject? Read()
    {
        lexer.Next();
        return Present(0);
    }

    /// <summary>The object that begins at the lexer's present token.</summary>
    PdfObject? Present(int depth)
    {
        if (depth > depthLimit) throw new PdfFaultException(PdfFault.TooDeep);
        switch (lexer.Kind)
        {
            case PdfToken.Integer: return IntegerOrReference();
            case PdfToken.Real: return new PdfReal(lexer.Real);
            case PdfToken.Text or PdfToken.HexText: return new PdfString(lexer.TextBytes());
            case PdfToken.Name: return new PdfName(lexer.NameText());
            case PdfToken.ArrayOpen: return Array(depth);
            case PdfToken.DictionaryOpen: return Dictionary(depth);
            case PdfToken.Keyword when lexer.Raw.SequenceEqual("true"u8): return new PdfBoolean(true);
            case PdfToken.Keyword when lexer.Raw.SequenceEqual("false"u8): return new PdfBoolean(false);
            case PdfToken.Keyword when lexer.Raw.SequenceEqual("null"u8): return PdfNull.Instance;
            default: return null;
        }
    }

    PdfObject IntegerOrReference()
    {
        var number = lexer.Integer;
        var after = lexer.Position;
        if (number is > 0 and <= int.MaxValue && lexer.Raw[0] is >= (byte)'0' and <= (byte)'9' && StartsDigit(after))
        {
            if (lexer.Next() == PdfToken.Integer && lexer.Integer is >= 0 and <= 65535)
            {
                var generation = (int)lexer.Integer;
                if (lexer.Next() == PdfToken.Keyword && lexer.Raw.SequenceEqual("R"u8)) return new PdfReference((int)number, generation);
            }
            lexer.Position = after;
        }
        return new PdfInteger(number);
    }

    /// <summary>A cheap look ahead: most numbers are not followed by another.</summary>
    bool StartsDigit(int position)
    {
        while (position < lexer.Limit && PdfLexer.IsSpace(lexer.Data[position])) position++;
        return position < lexer.Limit && lexer.Data[position] is (>= (byte)'0' and <= (byte)'9') or (byte)'%';
    }

    PdfArray Array(int depth)
    {
        var items = new List<PdfObject>();
        while (true)
        {
            switch (lexer.Next())
            {
                case PdfToken.ArrayClose or PdfToken.End: return new(items);
                case PdfToken.DictionaryClose: return Unread(items);
                case PdfToken.Keyword when EndsObject(): return Unread(items);
                default:
                    if (Present(depth + 1) is { } item) items.Add(item);
                    else if (lexer.Kind == PdfToken.Keyword) items.Add(PdfNull.Instance);
                    break;
            }
        }
    }

    PdfArray Unread(List<PdfObject> items)
    {
        lexer.Position = lexer.Start;
        return new(items);
    }

    bool EndsObject() => lexer.Raw.SequenceEqual("endobj"u8) || lexer.Raw.SequenceEqual("endstream"u8)
        || lexer.Raw.SequenceEqual("stream"u8) || lexer.Raw.SequenceEqual("obj"u8) || lexer.Raw.SequenceEqual("xref"u8);

    PdfDictionary Dictionary(int depth)
    {
        var dictionary = new PdfDictionary();
        while (true)
        {
            switch (lexer.Next())
            {
                case PdfToken.DictionaryClose or PdfToken.End: return dictionary;
                case PdfToken.Keyword when EndsObject():
                    lexer.Position = lexer.Start;
                    return dictionary;
                case PdfToken.Name:
                    var key = lexer.NameText();
                    lexer.Next();
                    if (Present(depth + 1) is { } value) dictionary[key] = value;
                    else if (lexer.Kind is PdfToken.DictionaryClose or PdfToken.End || lexer.Kind == PdfToken.Keyword && EndsObject())
                        lexer.Position = lexer.Start;
                    break;
            }
        }
    }
}
