using IncidentStrategy.Pdf.Objects;
using IncidentStrategy.Pdf.Reading;
using IncidentStrategy.Tests;

namespace IncidentStrategy.Pdf.Tests.Reading;

/// <summary>Files as they are found: sound, damaged, locked and hostile.</summary>
public class PdfFileTests
{
    static PdfFile Open(string file)
    {
        var opened = PdfFile.Open(PdfBytes.Of(file));
        Assert.True(opened.Value is not null, opened.Refusal?.Message);
        return opened.Value;
    }

    static void OnePage(string file) => Assert.Equal(400, Assert.Single(Open(file).Pages).Box.Width);

    static PdfFault Refused(string file) => PdfFile.Open(PdfBytes.Of(file)).Refusal!.Fault;

    static readonly string Sound = PdfBytes.File(PdfBytes.OnePage());

    [Fact]
    public void Reads_a_classic_file_and_a_modern_one()
    {
        OnePage(Sound);
        Assert.Empty(Open(Sound).Notes);
        OnePage(PdfBytes.Modern());
        Assert.Empty(Open(PdfBytes.Modern()).Notes);
    }

    [Theory]
    [InlineData("junk before the header")]
    [InlineData("junk after the end")]
    [InlineData("no startxref")]
    [InlineData("startxref elsewhere")]
    [InlineData("no trailer and no table")]
    [InlineData("offsets off by one")]
    [InlineData("no endobj")]
    [InlineData("table from 1")]
    public void Mends(string damage) => OnePage(damage switch
    {
        "junk before the header" => "HTTP/1.1 200 OK\r\n\r\n" + Sound,
        "junk after the end" => Sound + new string('\0', 3000) + "<html>",
        "no startxref" => Sound.Replace("startxref", "startxerf", StringComparison.Ordinal),
        "startxref elsewhere" => Sound.Replace("startxref\n", "startxref\n9", StringComparison.Ordinal),
        "no trailer and no table" => Sound[..Sound.IndexOf("xref", StringComparison.Ordinal)],
        "offsets off by one" => Sound.Replace("%PDF-1.7\n", "%PDF-1.7\n ", StringComparison.Ordinal),
        "no endobj" => Sound.Replace("endobj", "      ", StringComparison.Ordinal),
        _ => Sound.Replace("xref\n0 6", "xref\n1 6", StringComparison.Ordinal),
    });

    [Fact]
    public void A_modern_file_without_its_table_is_searched_within_its_object_streams()
    {
        var file = PdfBytes.Modern();
        OnePage(file[..file.IndexOf("7 0 obj", StringComparison.Ordinal)]);
    }

    [Fact]
    public void The_latest_update_counts()
    {
        var old = Sound.LastIndexOf("xref\n0", StringComparison.Ordinal);
        var body = "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>\nendobj\n";
        var file = Sound + body + $"xref\n3 1\n{Sound.Length:0000000000} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev {old}>>\nstartxref\n{Sound.Length + body.Length}\n%%EOF";
        Assert.Equal(99, Assert.Single(Open(file).Pages).Box.Width);
    }

    [Fact]
    public void A_chain_of_tables_that_leads_back_to_itself_ends()
    {
        var table = Sound.LastIndexOf("xref\n0", StringComparison.Ordinal);
        OnePage(Sound.Replace("/Root 1 0 R", $"/Root 1 0 R/Prev {table}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/Length 20", "0 g 10 10 50 50 re f")]
    // The line end may be data: a sample of an image, say.
    [InlineData("/Length 5", "0 g 10 10 50 50 re f\n")]
    [InlineData("/Length 99999999", "0 g 10 10 50 50 re f\n")]
    [InlineData("", "0 g 10 10 50 50 re f\n")]
    [InlineData("/Length 4 0 R", "0 g 10 10 50 50 re f\n")]
    public void A_stream_whose_length_is_wrong_ends_where_it_ends(string length, string data)
    {
        var objects = PdfBytes.OnePage();
        objects[4] = $"<<{length}>>\nstream\n0 g 10 10 50 50 re f\nendstream";
        var file = Open(PdfBytes.File(objects));
        Assert.Equal(data, PdfBytes.Text(((PdfStream)file.Resolve(new(4, 0))).Encoded.ToArray()));
    }

    [Theory]
    [InlineData("[0 0 400 300]", "", "0 0 400 300")]
    [InlineData("[400 300 0 0]", "", "0 0 400 300")]
    [InlineData("[0 0 400 300]", "/CropBox[-10 20 100 200]", "0 20 100 200")]
    [InlineData("[0 0 400 300]", "/CropBox[500 500 600 600]", "0 0 400 300")]
    [InlineData("[0 0 (x) 300]", "", "0 0 612 792")]
    [InlineData("[0 0 0 0]", "", "0 0 612 792")]
    public void The_visible_box_is_sound(string media, string crop, string expected)
    {
        var box = Open(PdfBytes.File(PdfBytes.OnePage(page: $"/MediaBox{media}{crop}"))).Pages[0].Box;
        Assert.Equal(expected, $"{box.Left} {box.Bottom} {box.Right} {box.Top}");
    }

    [Fact]
    public void Pages_inherit_and_odd_kids_are_passed_over()
    {
        var objects = PdfBytes.OnePage();
        objects[2] = "<</Kids[null 3 0 R 9 0 R 7 0 R 2 0 R<</Type/Page/MediaBox[0 0 5 5]>>]/Count -7/MediaBox[0 0 400 300]/Rotate 450>>";
        objects[3] = "<</Parent 2 0 R>>";
        objects[7] = "<</Type/Pages/Kids[3 0 R]/Rotate 0>>";
        var pages = Open(PdfBytes.File(objects)).Pages;
        Assert.Equal(["400 1", "400 0", "5 1"], pages.Select(p => $"{p.Box.Width} {p.QuarterTurns}"));
    }

    [Fact]
    public void Pages_whose_tree_is_lost_are_found()
    {
        var objects = PdfBytes.OnePage();
        objects[1] = "<</Type/Catalog/Pages 99 0 R>>";
        OnePage(PdfBytes.File(objects));
    }

    [Theory]
    [InlineData("", PdfFault.Empty)]
    [InlineData("<html><body>Not found</body></html>", PdfFault.NotAPdf)]
    [InlineData("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0", PdfFault.NoPages)]
    [InlineData("%PDF-1.4\n1 0 obj\n<</Length 99>>stream\nx", PdfFault.Truncated)]
    [InlineData("%PDF-1.4\nrubbish\n%%EOF", PdfFault.Damaged)]
    public void What_cannot_be_read_is_refused_by_name(string file, PdfFault expected) => Assert.Equal(expected, Refused(file));

    [Fact]
    public void A_page_tree_of_nothing_but_itself_is_refused_by_name()
    {
        var objects = PdfBytes.OnePage();
        (objects[2], objects[3]) = ("<</Type/Pages/Count 1/Kids[2 0 R 3 0 R]>>", "<</Type/Pages/Count 1/Kids[2 0 R]>>");
        Assert.Equal(PdfFault.PageTreeLoop, Refused(PdfBytes.File(objects)));
    }

    [Fact]
    public void A_file_nested_too_deep_is_refused_by_name() =>
        Assert.Equal(PdfFault.TooDeep, Refused(PdfBytes.File(new Dictionary<int, string> { [1] = "<</Type/Catalog/Pages 2 0 R>>", [2] = new string('[', 5000) + new string(']', 5000) })));

    [Theory]
    [InlineData("rc4-40")]
    [InlineData("rc4-128")]
    [InlineData("aes-128")]
    [InlineData("aes-256")]
    [InlineData("aes-256-revision-5")]
    [InlineData("empty-owner")]
    [InlineData("linearised")]
    public void Opens_what_opens_without_a_password(string name)
    {
        var file = PdfFile.Open(Fixture(name), cancellation: TestContext.Current.CancellationToken).Value!;
        var contents = (PdfStream)file.Follow(file.Pages[0].Dictionary["Contents"]);
        Assert.Contains("(Handover at shift change) Tj", PdfBytes.Text(file.Unpack(contents)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password-needed", PdfFault.PasswordNeeded)]
    [InlineData("copy-forbidden", PdfFault.CopyForbidden)]
    public void Keeps_out_of_what_is_locked(string name, PdfFault expected) => Assert.Equal(expected, PdfFile.Open(Fixture(name), cancellation: TestContext.Current.CancellationToken).Refusal!.Fault);

    [Fact]
    public void Where_only_attachments_are_encrypted_no_password_is_needed()
    {
        string Encrypted(string streams) => PdfBytes.File(PdfBytes.OnePage(), trailer: $"/ID[<00><00>]/Encrypt<</Filter/Standard/V 4/R 4/Length 128/P -4/O({new string('o', 32)})/U({new string('u', 32)})"
            + $"/CF<</StdCF<</CFM/AESV2/AuthEvent/EFOpen>>>>/EFF/StdCF/StrF/Identity/StmF/{streams}>>");
        OnePage(Encrypted("Identity"));
        Assert.Equal(PdfFault.PasswordNeeded, Refused(Encrypted("StdCF")));
    }

    [Fact]
    public void Encryption_by_certificate_is_refused_by_name() =>
        Assert.Equal(PdfFault.UnsupportedEncryption, Refused(PdfBytes.File(PdfBytes.OnePage(), trailer: "/Encrypt<</Filter/Adobe.PubSec/V 4>>")));

    [Fact]
    public void Every_fault_has_words()
    {
        foreach (var fault in Enum.GetValues<PdfFault>())
        {
            var refusal = PdfRefusal.Of(fault);
            Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", refusal.Hint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => PdfFile.Open(PdfBytes.Of(PdfBytes.Modern()), cancellation: cancelled.Token));
    }

    static byte[] Fixture(string name) => File.ReadAllBytes(Repository.Path("tests", "Pdf.Tests", "Reading", "fixtures", name + ".pdf"));
}
