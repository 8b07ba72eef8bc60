using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace IncidentStrategy.Pdf.Tests.Reading;

/// <summary>Writes small PDFs by hand, sound ones and nasty ones, byte by byte.</summary>
static class PdfBytes
{
    public static byte[] Of(string text) => Encoding.Latin1.GetBytes(text);

    public static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    public static string Stream(string entries, string data) => $"<<{entries}/Length {data.Length}>>\nstream\n{data}\nendstream";

    public static string Packed(string data)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(Of(data));
        return Text(packed.ToArray());
    }

    /// <summary>A file of these objects with a classic table; the root is object 1.</summary>
    public static string File(IReadOnlyDictionary<int, string> objects, string trailer = "", string head = "%PDF-1.7\n")
    {
        var file = new StringBuilder(head);
        var offsets = new SortedDictionary<int, int>();
        foreach (var (number, body) in objects.OrderBy(o => o.Key))
        {
            offsets[number] = file.Length;
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }
        var table = file.Length;
        var size = objects.Keys.Max() + 1;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {size}\n0000000000 65535 f \n");
        for (var i = 1; i < size; i++) file.Append(offsets.TryGetValue(i, out var at) ? $"{at:0000000000} 00000 n \n" : "0000000000 00000 f \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n");
        return file.ToString();
    }

    /// <summary>Objects of a file of one page, 400 by 300, that says what the contents say.</summary>
    public static Dictionary<int, string> OnePage(string contents = "0 g 10 10 50 50 re f", string page = "/MediaBox[0 0 400 300]", string resources = "/Font<</F1 5 0 R>>") => new()
    {
        [1] = "<</Type/Catalog/Pages 2 0 R>>",
        [2] = "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        [3] = $"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<{resources}>>{page}>>",
        [4] = Stream("", contents),
        [5] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    };

    /// <summary>The same page in a file with a cross-reference stream and its small objects in an object stream.</summary>
    public static string Modern(string contents = "0 g 10 10 50 50 re f")
    {
        string[] small = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 400 300]>>"];
        var heads = $"1 0 2 {small[0].Length} 3 {small[0].Length + small[1].Length} ";
        var file = new StringBuilder("%PDF-1.5\n");
        var page = file.Length;
        file.Append($"4 0 obj\n{Stream("", contents)}\nendobj\n");
        var container = file.Length;
        file.Append($"6 0 obj\n{Stream($"/Type/ObjStm/N 3/First {heads.Length}/Filter/FlateDecode", Packed(heads + string.Concat(small)))}\nendobj\n");
        var table = file.Length;
        (int, int, int)[] rows = [(0, 0, 255), (2, 6, 0), (2, 6, 1), (2, 6, 2), (1, page, 0), (0, 0, 0), (1, container, 0), (1, table, 0)];
        var data = string.Concat(rows.Select(r => $"{(char)r.Item1}{(char)(r.Item2 >> 8)}{(char)(r.Item2 & 255)}{(char)r.Item3}"));
        // Each row is preceded by 2: PNG's "up", so that the table is also a test of predictors.
        var up = string.Concat(Enumerable.Range(0, rows.Length).Select(i => "\u0002" + string.Concat(Enumerable.Range(0, 4).Select(j => (char)(data[i * 4 + j] - (i == 0 ? 0 : data[i * 4 - 4 + j]) & 255)))));
        file.Append($"7 0 obj\n{Stream("/Type/XRef/Size 8/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>", Packed(up))}\nendobj\nstartxref\n{table}\n%%EOF\n");
        return file.ToString();
    }
}
