using System.Diagnostics;
using System.Globalization;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Pdf.Tests.Reading;

namespace IncidentStrategy.Pdf.Tests.Importing;

/// <summary>Files made to cost much: each is read or refused by name, in bounded time.</summary>
public class HostileTests
{
    static string Many(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    static string Numbered(Func<int, string> part, int times) => string.Concat(Enumerable.Range(1, times).Select(part));

    static string OnePage(string content, string page = "")
    {
        var objects = PdfBytes.OnePage(page: "/MediaBox[0 0 9 9]" + page);
        objects[4] = PdfBytes.Stream("/Filter/FlateDecode", PdfBytes.Packed(content));
        return PdfBytes.File(objects);
    }

    /// <summary>The same annotation many times, a form whose only font has object 6 as its map to Unicode, and that object.</summary>
    static string Annotated(int times, string annotation, string sixth = "null")
    {
        var objects = PdfBytes.OnePage(page: $"/MediaBox[0 0 9 9]/Annots[{Many("7 0 R ", times)}]");
        objects[1] = "<</Type/Catalog/Pages 2 0 R/AcroForm<</DR<</Font<</F<</Type/Font/Subtype/Type1/ToUnicode 6 0 R>>>>>>>>>>";
        (objects[6], objects[7]) = (sixth, $"<</Rect[0 0 90 9]{annotation}>>");
        return PdfBytes.File(objects);
    }

    static string Tree(int levels, int width)
    {
        var objects = new Dictionary<int, string> { [1] = "<</Type/Catalog/Pages 2 0 R>>" };
        for (var i = 2; i < levels; i++) objects[i] = $"<</Type/Pages/Kids[{Many($"{i + 1} 0 R ", width)}]>>";
        objects[levels] = "<</Type/Page/MediaBox[0 0 9 9]>>";
        return PdfBytes.File(objects);
    }

    [Theory]
    [InlineData("a page tree that doubles at each of fifty levels", null)]
    [InlineData("a page tree ten thousand levels deep", null)]
    [InlineData("the same page three hundred thousand times", PdfFault.TooLarge)]
    [InlineData("fifty thousand annotations", null)]
    [InlineData("fields of many letters, each measured at twenty sizes", PdfFault.TooSlow)]
    [InlineData("strokes of many points", PdfFault.TooSlow)]
    [InlineData("a map to Unicode of overlapping ranges", PdfFault.TooSlow)]
    [InlineData("objects that each open a string", PdfFault.TooSlow)]
    [InlineData("objects that each nest in the next", PdfFault.Truncated)]
    [InlineData("trailers that each nest in the next", PdfFault.Truncated)]
    [InlineData("streams without an end", PdfFault.Truncated)]
    [InlineData("saved states without an end", null)]
    [InlineData("images without an end", null)]
    [InlineData("contents of a hundred megabytes", PdfFault.TooLarge)]
    public void Cost_is_bounded(string kind, PdfFault? expected)
    {
        var file = PdfBytes.Of(kind switch
        {
            "a page tree that doubles at each of fifty levels" => Tree(50, 2),
            "a page tree ten thousand levels deep" => Tree(10_000, 1),
            "the same page three hundred thousand times" => Tree(3, 300_000),
            "fifty thousand annotations" => OnePage("0 g", $"/Annots[{Many("<</Subtype/Square/Rect[0 0 9 9]>>", 50_000)}]"),
            "fields of many letters, each measured at twenty sizes" => Annotated(500, $"/Subtype/Widget/FT/Tx/Ff 4096/DA(/F 0 Tf)/V({Many("word ", 20_000)})"),
            "strokes of many points" => Annotated(2, $"/Subtype/Ink/InkList[{Many("6 0 R ", 5000)}]", $"[{Many("1 1 ", 5000)}]"),
            "a map to Unicode of overlapping ranges" => Annotated(1, "/Subtype/Widget/FT/Tx/DA(/F 0 Tf)/V(a)",
                PdfBytes.Stream("/Filter/FlateDecode", PdfBytes.Packed(Many("beginbfrange <0000> <ffff> <0000> endbfrange ", 50_000)))),
            "objects that each open a string" => "%PDF-1.4\n" + Numbered(i => string.Create(CultureInfo.InvariantCulture, $"{i} 0 obj("), 200_000),
            "objects that each nest in the next" => "%PDF-1.4\n" + Numbered(i => string.Create(CultureInfo.InvariantCulture, $"{i} 0 obj[["), 200_000),
            "trailers that each nest in the next" => "%PDF-1.4\n" + Many("trailer<<", 200_000),
            "streams without an end" => "%PDF-1.4\n" + Many("1 0 obj<</Length 9>>stream\n", 100_000),
            "saved states without an end" => OnePage(Many("q ", 2_000_000)),
            "images without an end" => OnePage(Many("BI ID ", 1_000_000)),
            _ => OnePage(new string(' ', 100_000_000)),
        });
        var clock = Stopwatch.StartNew();
        var outcome = PdfImport.Open(file, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(expected, outcome.Refusal?.Fault);
        // Two seconds are the promise; a busy machine and an unoptimised build are given ten.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
    }
}
