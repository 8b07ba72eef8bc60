using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using IncidentStrategy.Pdf.Importing;

namespace IncidentStrategy.Benchmarks;

/// <summary>What binding in costs: a foreign file of so many pages of text, opened, its pages made forms, its text read. Cost per page is to stay flat.</summary>
[MemoryDiagnoser]
public class PdfReadingBenchmarks
{
    byte[] file = [];

    [Params(100, 1_000)]
    public int Pages { get; set; }

    [GlobalSetup]
    public void Write()
    {
        var text = new StringBuilder("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n");
        var line = string.Concat(Enumerable.Range(0, 45).Select(i => string.Create(CultureInfo.InvariantCulture, $"/P <</MCID {i}>> BDC (The line of text, number {i}, as long as lines are.) ' EMC\n")));
        var contents = $"BT /F1 10 Tf 12 TL 50 800 Td\n{line}ET";
        for (var i = 0; i < Pages; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i * 2 + 4} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {i * 2 + 5} 0 R/Resources<</Font<</F1 3 0 R>>>>>>\nendobj\n");
            text.Append(CultureInfo.InvariantCulture, $"{i * 2 + 5} 0 obj\n<</Length {contents.Length}>>\nstream\n{contents}\nendstream\nendobj\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"2 0 obj\n<</Type/Pages/Count {Pages}/Kids[{string.Join(' ', Enumerable.Range(0, Pages).Select(i => $"{i * 2 + 4} 0 R"))}]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n");
        file = Encoding.Latin1.GetBytes(text.ToString());
    }

    [Benchmark]
    public int Import() => PdfImport.Open(file).Value!.Pages.Count;

    [Benchmark]
    public int ReadText() => PdfText.Extract(file).Value!.Pages.Sum(p => p.Length);
}
