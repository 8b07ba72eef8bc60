using System.IO.Compression;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Pdf.Reading.Filters;

namespace IncidentStrategy.Pdf.Importing;

/// <summary>Packs streams anew where their packing is forbidden in archives (LZW) or broken; any other packing is kept as it is.</summary>
static class Repacking
{
    const int FastAbove = 1 << 20;

    public static bool NeedsIt(PdfStream stream, PdfFile file)
    {
        var filters = StreamFilters.Of(stream.Dictionary, file);
        if (filters.Any(f => f.Name is "LZWDecode" or "Crypt")) return true;
        if (stream.Dictionary["Filter"] is PdfReference || stream.Dictionary["DecodeParms"] is PdfReference) return true;
        return filters.Count > 0 && filters[0].Name == "FlateDecode" && !Inflate.IsSound(stream.Encoded, file.Budget);
    }

    /// <summary>Unpacks what can be and packs it with deflate; an image's own packing stays beneath.</summary>
    public static PdfStream Repack(PdfFile file, PdfDictionary dictionary, PdfStream stream)
    {
        var unpacked = file.Unpacked(stream);
        return unpacked.Left.Count == 0 ? Pack(dictionary, unpacked.Bytes) : Keep(dictionary, unpacked);
    }

    static PdfStream Keep(PdfDictionary dictionary, Unpacked unpacked)
    {
        dictionary["Filter"] = new PdfArray([.. unpacked.Left.Select(PdfObject (f) => new PdfName(f.Name))]);
        dictionary["DecodeParms"] = new PdfArray([.. unpacked.Left.Select(PdfObject (f) => f.Parameters.Entries.Count > 0 ? f.Parameters : PdfNull.Instance)]);
        dictionary.Entries.Remove("Length");
        return new(dictionary, unpacked.Bytes);
    }

    /// <summary>Keeps the packing of an unchanged stream where it is plain deflate and sound: packing is the dearest part of binding in.</summary>
    public static PdfStream PackOrKeep(PdfFile file, PdfDictionary dictionary, byte[] content, PdfStream? unchanged)
    {
        if (unchanged is null || StreamFilters.Of(unchanged.Dictionary, file) is not [{ Name: "FlateDecode", Parameters.Entries.Count: 0 }]
            || !Inflate.IsSound(unchanged.Encoded, file.Budget)) return Pack(dictionary, content);
        dictionary["Filter"] = new PdfName("FlateDecode");
        foreach (var key in (string[])["DecodeParms", "DP", "Length"]) dictionary.Entries.Remove(key);
        return new(dictionary, unchanged.Encoded);
    }

    public static PdfStream Pack(PdfDictionary dictionary, byte[] bytes)
    {
        using var packed = new MemoryStream(bytes.Length / 3 + 64);
        using (var deflate = new ZLibStream(packed, bytes.Length > FastAbove ? CompressionLevel.Fastest : CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(bytes);
        dictionary["Filter"] = new PdfName("FlateDecode");
        foreach (var key in (string[])["DecodeParms", "DP", "Length"]) dictionary.Entries.Remove(key);
        return new(dictionary, packed.GetBuffer().AsMemory(0, (int)packed.Length));
    }
}
