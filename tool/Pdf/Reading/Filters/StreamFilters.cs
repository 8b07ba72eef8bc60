using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Reading.Filters;

/// <summary>One filter of a stream: its full name and its parameters.</summary>
sealed record StreamFilter(string Name, PdfDictionary Parameters);

/// <summary>Bytes unpacked as far as the filters are plain; an image's own packing stays, named in <paramref name="Left"/>.</summary>
sealed record Unpacked(byte[] Bytes, IReadOnlyList<StreamFilter> Left);

/// <summary>Runs a stream's filters (ISO 32000-1, 7.4).</summary>
static class StreamFilters
{
    const int MostFilters = 16;

    public static IReadOnlyList<StreamFilter> Of(PdfDictionary dictionary, IPdfObjects objects)
    {
        var filter = objects.Follow(First(dictionary, "Filter", "F"));
        var parameters = objects.Follow(First(dictionary, "DecodeParms", "DP"));
        if (filter is PdfName single)
        {
            var own = parameters is PdfArray array ? array[0] : parameters;
            return [new(FullName(single.Value), objects.Dictionary(own) ?? new PdfDictionary())];
        }
        if (filter is not PdfArray names) return [];
        var filters = new List<StreamFilter>();
        for (var i = 0; i < names.Count; i++)
        {
            if (objects.Follow(names[i]) is not PdfName name) continue;
            var own = parameters is PdfArray array ? array[i] : names.Count == 1 ? parameters : PdfNull.Instance;
            filters.Add(new(FullName(name.Value), objects.Dictionary(own) ?? new PdfDictionary()));
        }
        return filters.Count <= MostFilters ? filters : throw new PdfFaultException(PdfFault.TooDeep);
    }

    static PdfObject First(PdfDictionary dictionary, string key, string abbreviated)
    {
        // /F of a file's stream names an external file, which is never read; only an inline image abbreviates.
        if (dictionary.Has(key)) return dictionary[key];
        return dictionary[abbreviated] is PdfName or PdfArray or PdfDictionary ? dictionary[abbreviated] : PdfNull.Instance;
    }

    public static string FullName(string name) => name switch
    {
        "Fl" => "FlateDecode",
        "LZW" => "LZWDecode",
        "A85" => "ASCII85Decode",
        "AHx" => "ASCIIHexDecode",
        "RL" => "RunLengthDecode",
        "CCF" => "CCITTFaxDecode",
        "DCT" => "DCTDecode",
        _ => name,
    };

    public static Unpacked Unpack(ReadOnlyMemory<byte> encoded, IReadOnlyList<StreamFilter> filters, IPdfObjects objects, Budget budget)
    {
        byte[]? bytes = null;
        for (var i = 0; i < filters.Count; i++)
        {
            var next = One(bytes ?? encoded, filters[i], objects, budget.NextStream);
            if (next is null) return new(bytes ?? encoded.ToArray(), [.. filters.Skip(i)]);
            bytes = next;
            budget.Unpacked(bytes.Length);
        }
        return new(bytes ?? encoded.ToArray(), []);
    }

    static byte[]? One(ReadOnlyMemory<byte> data, StreamFilter filter, IPdfObjects objects, int limit) => filter.Name switch
    {
        "FlateDecode" => Predicted(Inflate.Decode(data, limit), filter.Parameters, objects),
        "LZWDecode" => Predicted(Lzw.Decode(data.Span, objects.Integer(filter.Parameters, "EarlyChange") != 0, limit), filter.Parameters, objects),
        "ASCIIHexDecode" => TextFilters.Hex(data.Span),
        "ASCII85Decode" => TextFilters.Base85(data.Span, limit),
        "RunLengthDecode" => TextFilters.RunLength(data.Span, limit),
        "Crypt" => data.ToArray(),
        _ => null,
    };

    static byte[] Predicted(byte[] data, PdfDictionary parameters, IPdfObjects objects) =>
        Predictor.Undo(data, objects.Integer(parameters, "Predictor") ?? 1, objects.Integer(parameters, "Colors") ?? 1,
            objects.Integer(parameters, "BitsPerComponent") ?? 8, objects.Integer(parameters, "Columns") ?? 1);
}
