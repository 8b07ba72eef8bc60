using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IncidentStrategy.Pdf.Tests.Conformance;

/// <summary>
/// Holds a file against what ISO 19005-2/-3 (PDF/A, level A) and ISO 14289-1 (PDF/UA) ask and a program can see.
/// It knows nothing of our writer: qpdf reads the objects, and the rules are here a second time.
/// </summary>
public static partial class ConformanceCheck
{
    /// <summary>Every breach, as the clause and what is wrong; the test is skipped where qpdf is not installed.</summary>
    public static IReadOnlyList<string> Faults(byte[] pdf)
    {
        var path = Path.Combine(Path.GetTempPath(), $"conformance-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, pdf);
        try
        {
            using var file = QpdfFile.Read(path);
            Assert.SkipWhen(file is null, "qpdf is not installed, so the file cannot be read independently.");
            var faults = new List<string>();
            Header(pdf, faults);
            Catalog(file!, faults);
            Metadata(file!, faults);
            Objects(file!, faults);
            Attachments(file!, faults);
            var structure = new StructureCheck(file!, faults);
            structure.Run();
            new FontCheck(file!, faults).Run(new PageCheck(file!, structure, faults).Run());
            return faults;
        }
        finally
        {
            File.Delete(path);
        }
    }

    static void Header(byte[] pdf, List<string> faults)
    {
        if (!pdf.AsSpan().StartsWith("%PDF-1.7\n%"u8) || pdf.AsSpan(10, 4).ContainsAnyInRange((byte)0, (byte)127)) faults.Add("A 6.1.2: the header is not as it must be");
        if (!pdf.AsSpan().EndsWith("%%EOF\n"u8)) faults.Add("A 6.1.3: something follows the end of the file");
    }

    static void Catalog(QpdfFile file, List<string> faults)
    {
        var catalog = file.Catalog;
        if (file.Get(file.Trailer, "ID") is null) faults.Add("A 6.1.3: there is no ID");
        if (file.Get(file.Trailer, "Encrypt") is not null) faults.Add("A 6.1.3: the file is encrypted");
        if (file.Flag(file.Get(catalog, "MarkInfo"), "Marked") != true) faults.Add("A 6.7.2.2, UA 7.1: MarkInfo does not say that the file is tagged");
        if (!LanguageTag().IsMatch(file.Text(catalog, "Lang") ?? "")) faults.Add("UA 7.2: there is no language, or what is no language tag");
        if (file.Flag(file.Get(catalog, "MarkInfo"), "Suspects") == true) faults.Add("UA 7.1: the file suspects its own tags");
        if (file.Get(catalog, "OCProperties") is not null || file.Get(catalog, "Perms") is not null) faults.Add("A 6.1.12, 6.9: there are layers or permissions, which we never write");
        if (file.Flag(file.Get(catalog, "ViewerPreferences"), "DisplayDocTitle") != true) faults.Add("UA 7.1: the title is not displayed");
        if (file.Get(catalog, "OpenAction") is not null || file.Get(catalog, "AA") is not null) faults.Add("A 6.5: there are actions of the document");
        var form = file.Get(catalog, "AcroForm");
        if (file.Flag(form, "NeedAppearances") == true || file.Get(form, "XFA") is not null) faults.Add("A 6.4: the form wants appearances or is XFA");
        var intents = file.Items(file.Get(catalog, "OutputIntents")).ToList();
        if (intents.Count != 1 || file.Name(intents[0], "S") != "GTS_PDFA1") faults.Add("A 6.2.3: there is no PDF/A output intent");
        else Profile(file, QpdfFile.Number(file.Raw(intents[0], "DestOutputProfile")), "RGB ", ["mntr", "prtr"], faults);
    }

    static void Profile(QpdfFile file, int number, string colours, string[] classes, List<string> faults)
    {
        var icc = number == 0 ? [] : file.Data(number);
        if (icc.Length < 132 || BinaryPrimitives.ReadInt32BigEndian(icc) != icc.Length || !icc.AsSpan(36, 4).SequenceEqual("acsp"u8)
            || icc[8] > 4 || Encoding.ASCII.GetString(icc, 16, 4) != colours || !classes.Contains(Encoding.ASCII.GetString(icc, 12, 4)))
            faults.Add($"A 6.2.3: the {colours.Trim()} profile is not one");
    }

    static void Metadata(QpdfFile file, List<string> faults)
    {
        var number = QpdfFile.Number(file.Raw(file.Catalog, "Metadata"));
        if (number == 0)
        {
            faults.Add("A 6.6.2.1: there is no XMP");
            return;
        }
        var dictionary = file.Get(file.Catalog, "Metadata");
        if (file.Get(dictionary, "Filter") is not null) faults.Add("A 6.6.2.1: the XMP is filtered");
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(file.Data(number)).Trim('\uFEFF'));
        XNamespace dc = "http://purl.org/dc/elements/1.1/", pdf = "http://ns.adobe.com/pdf/1.3/", basic = "http://ns.adobe.com/xap/1.0/",
            a = "http://www.aiim.org/pdfa/ns/id/", ua = "http://www.aiim.org/pdfua/ns/id/", extension = "http://www.aiim.org/pdfa/ns/extension/";
        string? Value(XName name) => xmp.Descendants(name).FirstOrDefault()?.Value;
        var attached = file.Get(file.Catalog, "Names", "EmbeddedFiles") is not null;
        if (Value(a + "part") != (attached ? "3" : "2") || Value(a + "conformance") != "A") faults.Add("A 6.6.4: the XMP does not claim PDF/A-2a (3a where files are attached)");
        if (Value(ua + "part") != "1") faults.Add("UA 5: the XMP does not claim PDF/UA-1");
        if (!xmp.Descendants(extension + "schemas").Any()) faults.Add("A 6.6.2.3: the XMP describes no extension");
        if (string.IsNullOrWhiteSpace(Value(dc + "title"))) faults.Add("UA 7.1: the XMP has no title");
        var info = file.Get(file.Trailer, "Info");
        foreach (var (key, name) in new (string, XName)[] { ("Title", dc + "title"), ("Author", dc + "creator"), ("Subject", dc + "description"), ("Keywords", pdf + "Keywords"), ("Producer", pdf + "Producer"), ("Creator", basic + "CreatorTool") })
            if (file.Text(info, key) != Value(name)) faults.Add($"Info and XMP disagree in {key}");
        foreach (var (key, name) in new (string, XName)[] { ("CreationDate", basic + "CreateDate"), ("ModDate", basic + "ModifyDate") })
            if (Digits(file.Text(info, key)) != Digits(Value(name))) faults.Add($"Info and XMP disagree in {key}");

        static string Digits(string? date) => string.Concat((date ?? "").Where(char.IsAsciiDigit).Take(14));
    }

    static void Objects(QpdfFile file, List<string> faults)
    {
        foreach (var (number, value) in file.Objects)
        {
            Walk(value, number);
            var filters = file.Items(file.Raw(value, "Filter")).Select(f => f.ToString()).ToList();
            if (file.IsStream(number) && filters.Contains("/LZWDecode")) faults.Add($"A 6.1.7.2: object {number} is packed by LZW");
            if (file.IsStream(number) && file.Name(value, "Subtype") == "Image") Image(number, value);
            if (file.Name(value, "Type") == "ExtGState" && (file.Get(value, "TR") is not null || file.Get(value, "HTP") is not null)) faults.Add($"A 6.2.5: graphics state {number} has a transfer function");
        }

        void Walk(JsonElement value, int number)
        {
            if (value.ValueKind == JsonValueKind.Array) foreach (var item in value.EnumerateArray()) Walk(item, number);
            else if (value.ValueKind == JsonValueKind.Object)
                foreach (var entry in value.EnumerateObject())
                {
                    if (entry.Name == "/S" && entry.Value.ToString() is "/JavaScript" or "/Launch" or "/Sound" or "/Movie") faults.Add($"A 6.5.1: object {number} is a forbidden action");
                    Walk(entry.Value, number);
                }
            else if (value.ValueKind == JsonValueKind.String && value.GetString() is { } s)
            {
                if (s.StartsWith('/') && Encoding.UTF8.GetByteCount(s) > 128) faults.Add($"A 6.1.13: a name in object {number} is too long");
                if (Decoded(s) > 32767) faults.Add($"A 6.1.13: a string in object {number} is too long");
            }
        }

        void Image(int number, JsonElement value)
        {
            if (file.Flag(value, "Interpolate") == true || file.Get(value, "Alternates") is not null) faults.Add($"A 6.2.8: image {number} is interpolated or has alternates");
            if (file.Real(value, "BitsPerComponent") is not (1 or 2 or 4 or 8 or 16)) faults.Add($"A 6.2.8: image {number} has no valid depth");
            var space = file.Items(file.Raw(value, "ColorSpace")).ToList();
            if (space[0].ToString() == "/DeviceCMYK") faults.Add($"A 6.2.4.3: image {number} is in DeviceCMYK");
            if (space[0].ToString() == "/ICCBased") Profile(file, QpdfFile.Number(space[1]), file.Real(space[1], "N") == 4 ? "CMYK" : "RGB ", ["mntr", "prtr", "scnr", "spac"], faults);
        }
    }

    static void Attachments(QpdfFile file, List<string> faults)
    {
        var associated = file.Items(file.Get(file.Catalog, "AF")).Select(a => QpdfFile.Number(a)).ToHashSet();
        foreach (var (number, value) in file.Objects.Where(o => file.Name(o.Value, "Type") == "Filespec"))
        {
            if (!associated.Contains(number)) faults.Add($"A3 6.8: file {number} is associated with nothing");
            if (file.Text(value, "F") is null || file.Text(value, "UF") is null || file.Name(value, "AFRelationship") is null) faults.Add($"A3 6.8, UA 7.11: file {number} lacks F, UF or AFRelationship");
            var stream = file.Get(value, "EF", "F");
            if (!MediaType().IsMatch(file.Name(stream, "Subtype") ?? "")) faults.Add($"A3 6.8: file {number} has no media type");
            if (file.Text(file.Get(stream, "Params"), "ModDate") is null) faults.Add($"A3 6.8: file {number} has no date");
        }
    }

    /// <summary>The bytes of a string in qpdf's JSON: text is marked "u:", bytes "b:" and written in hexadecimal.</summary>
    static int Decoded(string s) => s.StartsWith("b:", StringComparison.Ordinal) ? (s.Length - 2) / 2
        : s.StartsWith("u:", StringComparison.Ordinal) && !Ascii.IsValid(s) ? 2 * (s.Length - 2) + 2 : s.Length - 2;

    [GeneratedRegex("^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$")]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^[-\w+.]+/[-\w+.]+$")]
    private static partial Regex MediaType();
}
