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
