using System.Diagnostics;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Pdf.Tests.Reading;
using IncidentStrategy.Tests;

namespace IncidentStrategy.Pdf.Tests.Importing;

/// <summary>Files changed at random, by a fixed seed, neither crash nor hang: they are read or refused by name. LONG=1 tries many more.</summary>
public class MutationTests
{
    static readonly int Files = Environment.GetEnvironmentVariable("LONG") == "1" ? 100_000 : 2_000;

    static List<byte[]> Seeds()
    {
        var rich = PdfBytes.OnePage("/OC /M BDC q BT /F1 9 Tf (a) Tj ET Q EMC BI /W 2 /H 1 /CS /G /BPC 8 ID ab EI /X Do", "/MediaBox[0 0 400 300]/Rotate 90/Annots[6 0 R 7 0 R 9 0 R]",
            "/Font<</F1 5 0 R>>/XObject<</X 8 0 R>>/Properties<</M 10 0 R>>");
        rich[1] = "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]>>>>/AcroForm<</Fields[7 0 R]/NeedAppearances true>>>>";
        rich[6] = "<</Subtype/Highlight/QuadPoints[1 2 3 4 5 6 7 8]/C[1 1 0]/Rect[0 0 9 9]>>";
        rich[7] = "<</Subtype/Widget/FT/Tx/V(value)/DA(/Helv 0 Tf 0 g)/Rect[0 0 90 9]/MK<</BG[1]/BC[0 1 0]>>>>";
        rich[8] = PdfBytes.Stream("/Subtype/Form/BBox[0 0 10 20]/Matrix[0 1 -1 0 0 0]/Filter[/ASCIIHexDecode/LZWDecode]", "800B6050220C0C8501>");
        rich[9] = "<</Subtype/Stamp/Rect[1 2 30 40]/AP<</N 8 0 R>>>>";
        rich[10] = "<</Type/OCG/Name(x)>>";
        var folder = Repository.Path("tests", "Pdf.Tests", "Reading", "fixtures");
        return [PdfBytes.Of(PdfBytes.File(rich)), PdfBytes.Of(PdfBytes.Modern()), .. Directory.EnumerateFiles(folder, "*.pdf").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    static byte[] Mutated(List<byte[]> seeds, Random random)
    {
        var file = seeds[random.Next(seeds.Count)].ToArray();
        for (var changes = random.Next(1, 12); changes > 0 && file.Length > 0; changes--)
        {
            var at = random.Next(file.Length);
            switch (random.Next(6))
            {
                case 0: file[at] = (byte)random.Next(256); break;
                case 1: file[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: file[at] = "0123456789<>[]()/ R"u8[random.Next(19)]; break;
                case 3 when random.Next(4) == 0: file = file[..at]; break;
                case 4:
                    var other = seeds[random.Next(seeds.Count)];
                    var from = random.Next(other.Length);
                    file = [.. file[..at], .. other[from..Math.Min(other.Length, from + random.Next(200))], .. file[at..]];
                    break;
                case 5: file = [.. file[..at], .. file[Math.Min(file.Length, at + random.Next(60))..]]; break;
            }
        }
        return file;
    }

    [Fact]
    public void No_mutated_file_crashes_or_hangs()
    {
        var seeds = Seeds();
        var random = new Random(20_261_121);
        var read = 0;
        for (var i = 0; i < Files; i++)
        {
            var file = Mutated(seeds, random);
            var clock = Stopwatch.StartNew();
            var outcome = PdfImport.Open(file, cancellation: TestContext.Current.CancellationToken);
            if (outcome.Value is { } imported)
            {
                read++;
                foreach (var page in imported.Pages.Take(10)) Walk(page.Form, page.Objects);
                _ = PdfText.Extract(file, cancellation: TestContext.Current.CancellationToken);
            }
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"File {i} took {clock.Elapsed}.");
        }
        Assert.InRange(read, Files / 3, Files);
    }

    static void Walk(PdfObject start, IPdfObjects objects)
    {
        var seen = new HashSet<int>();
        var pending = new Stack<PdfObject>([start]);
        while (pending.TryPop(out var value))
        {
            IEnumerable<PdfObject> parts = value switch
            {
                PdfReference r => seen.Add(r.Number) ? [objects.Resolve(r)] : [],
                PdfStream s => s.Dictionary.Entries.Values,
                PdfDictionary d => d.Entries.Values,
                PdfArray a => a.Items,
                _ => [],
            };
            foreach (var part in parts) pending.Push(part);
        }
    }
}
