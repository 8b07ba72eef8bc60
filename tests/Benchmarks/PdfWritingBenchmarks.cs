using BenchmarkDotNet.Attributes;
using IncidentStrategy.Pdf.Fonts;
using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Pdf.Writing;

namespace IncidentStrategy.Benchmarks;

/// <summary>What a tagged page costs to write (shaping included), whether that stays flat, and what a word costs to measure.</summary>
[MemoryDiagnoser]
public class PdfWritingBenchmarks
{
    const int LinesPerPage = 45;

    readonly string[] words = "the caller was told that a manager would ring back within one hour but nobody did as the office records were not yet filed To We AVATAR".Split(' ');
    readonly List<string> lines = [];

    [Params(100, 1_000, 10_000)]
    public int Pages { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var line = "";
            while (line.Length < 85) line += words[random.Next(words.Length)] + " ";
            lines.Add(line);
        }
    }

    /// <summary>Pages of 45 lines in nine paragraphs, a table of ten rows on every fifth.</summary>
    [Benchmark]
    public long TaggedPages()
    {
        using var output = new Counting();
        using var writer = new PdfWriter(output, new PdfInfo { Title = "Pages", Created = DateTimeOffset.UnixEpoch });
        for (var number = 0; number < Pages; number++)
        {
            var page = writer.BeginPage(595.276, 841.89);
            page.BeginArtifact(ArtifactKind.Header);
            page.Text(FontSet.Noto.Shape("Running head", FontStyle.Regular), 62, 30, 8, Colour.Grey(100));
            page.EndArtifact();
            for (var line = 0; line < LinesPerPage; line++)
            {
                if (line % 5 == 0) writer.OpenTag(StructureType.P);
                var run = FontSet.Noto.Shape(lines[(number * LinesPerPage + line) % lines.Count], FontStyle.Regular);
                page.Text(run.Glyphs, run.Text, 62, 60 + line * 14, 10, Colour.Black, wordSpacing: 0.3);
                if (line % 5 == 4) writer.CloseTag();
            }
            if (number % 5 == 0) Table(writer, page);
            page.End();
        }
        writer.Finish();
        return output.Length;
    }

    static void Table(PdfWriter writer, PdfPage page)
    {
        writer.OpenTag(StructureType.Table);
        for (var row = 0; row < 10; row++)
        {
            writer.OpenTag(StructureType.TR);
            for (var column = 0; column < 5; column++)
            {
                writer.OpenTag(StructureType.TD);
                page.Text(FontSet.Noto.Shape($"{row}.{column}", FontStyle.Regular), 62 + column * 80, 700 + row * 10, 8, Colour.Black);
                writer.CloseTag();
            }
            writer.CloseTag();
        }
        writer.CloseTag();
    }

    /// <summary>A stream that only counts.</summary>
    sealed class Counting : Stream
    {
        long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer) => length += buffer.Length;

        public override void Write(byte[] buffer, int offset, int count) => length += count;

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

/// <summary>A word's width, and a picture of twelve megapixels embedded without being decoded.</summary>
[MemoryDiagnoser]
public class PdfPartBenchmarks
{
    byte[] png = [];

    [GlobalSetup]
    public void Setup() => png = LargePng.Make(4000, 3000);

    [Benchmark]
    public int MeasureAWord() => FontSet.Noto.Measure("procedure", FontStyle.Regular);

    [Benchmark]
    public int ShapeALine() => FontSet.Noto.Shape("The caller was told that a manager would ring back within one hour, but nobody did.", FontStyle.Regular).Width;

    [Benchmark]
    public void EmbedTwelveMegapixels()
    {
        using var writer = new PdfWriter(Stream.Null, new PdfInfo { Title = "Picture", Created = DateTimeOffset.UnixEpoch });
        var page = writer.BeginPage(400, 300);
        writer.OpenTag(StructureType.Figure, new TagAttributes { Alt = "Noise" });
        page.Image(PdfImage.FromPng(png), 0, 0, 400, 300);
        writer.CloseTag();
        page.End();
        writer.Finish();
    }
}
