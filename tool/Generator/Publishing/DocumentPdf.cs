using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Composition;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Pdf.Writing;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting;
using IncidentStrategy.Typesetting.Charts;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Printing;
using Markdig.Syntax;
using Colour = IncidentStrategy.Typesetting.Frames.Colour;
using Cover = IncidentStrategy.Typesetting.Cover;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>Sets documents as PDFs in the house style, from the same tree as the site shows.</summary>
public sealed class DocumentPdf
{
    static readonly string Program = string.Concat(new[] { typeof(DocumentPdf), typeof(Typesetter), typeof(PdfWriter), typeof(MarkdownDocument) }.Select(t => t.Module.ModuleVersionId.ToString("N")));

    readonly Corpus corpus;
    readonly Findings findings;
    readonly string toolVersion;
    readonly Style style;
    readonly byte[]? logo;

    public DocumentPdf(Corpus corpus, Findings findings, string toolVersion)
    {
        (this.corpus, this.findings, this.toolVersion) = (corpus, findings, toolVersion);
        style = Style.House with { Brand = Brand(corpus) };
        logo = corpus.Organisation.Brand?.Logo is { } path ? corpus.Attachments.GetValueOrDefault(path)?.Bytes() : null;
    }

    /// <summary>The organisation's colour, or the house's.</summary>
    public static Colour Brand(Corpus corpus) =>
        corpus.Organisation.Brand?.Colour is { Length: 7 } hex && uint.TryParse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb)
            ? new Colour((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb) : Style.House.Brand;

    /// <summary>A hash of everything that decides the PDF's bytes.</summary>
    public string Key(Document document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        Add(Program + toolVersion);
        Add(document.Markdown);
        Add(JsonSerializer.Serialize(document.Cover) + document.Summary);
        Add(style.ToString());
        Add(corpus.Organisation.Name + corpus.Organisation.ContactCentre);
        if (logo is not null) hash.AppendData(SHA256.HashData(logo));
        foreach (var chart in document.Charts.OrderBy(c => c.Key, StringComparer.Ordinal)) Add(JsonSerializer.Serialize(chart.Value, chart.Value.GetType()));
        foreach (var file in corpus.Attachments.Values.Where(a => document.Markdown.Contains(a.Path, StringComparison.Ordinal)).OrderBy(a => a.Path, StringComparer.Ordinal)) Add(file.Path + file.Sha256);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The PDF's bytes and its number of pages.</summary>
    public (ReadOnlyMemory<byte> Bytes, int Pages) Set(Document document, Diagnostics diagnostics, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var set = Lay(document, diagnostics);
        using var stream = new MemoryStream();
        PdfPrinter.Print(set, stream, new PdfInfo
        {
            Title = document.Title,
            Author = corpus.Organisation.Name,
            Subject = document.Summary,
            Created = new DateTimeOffset(findings.AsOf, TimeOnly.MinValue, TimeSpan.Zero),
            Creator = $"incident-strategy {toolVersion}",
        });
        return (stream.ToArray(), set.Pages.Count);
    }

    /// <summary>The document's pages, not yet printed; what cannot be set is told.</summary>
    public SetDocument Lay(Document document, Diagnostics diagnostics) => Typesetter.Set(document.Ast, style, Options(document, diagnostics), diagnostics);

    SettingOptions Options(Document document, Diagnostics diagnostics)
    {
        var cover = document.Cover;
        var date = Phrases.Day(cover.Date)!;
        return new SettingOptions
        {
            Title = document.Title,
            File = document.Path + ".md",
            Cover = !cover.Page ? null : new Cover(cover.Title)
            {
                Subtitle = cover.Subtitle ?? document.Summary,
                Organisation = corpus.Organisation.ContactCentre ?? corpus.Organisation.Name,
                Logo = logo,
                Status = cover.Status?.ToUpperInvariant(),
                Audience = cover.Audience is { } audience ? Audience(audience) : null,
                Owner = cover.Owner,
                Date = date,
                Ask = cover.Ask,
            },
            Contents = cover.Contents,
            Running = new RunningText
            {
                HeadLeft = cover.Running ?? document.Title,
                HeadRight = corpus.Organisation.Name,
                FootLeft = $"As of {date} · version {toolVersion}",
            },
            Directive = fence => Directive(document, fence, diagnostics),
            Image = path => corpus.Attachments.GetValueOrDefault(InWorkspace(path))?.Bytes() is { } bytes ? bytes : null,
            Link = address => address.EndsWith(".md", StringComparison.Ordinal) || address.Contains(".md#", StringComparison.Ordinal) ? address.Replace(".md", ".pdf", StringComparison.Ordinal) : null,
        };
    }

    static string Audience(string audience) => audience switch { "manager" => "Managers", "team" => "The team", "learner" => "Learners and assessors", _ => "Everyone" };

    /// <summary>The path in the workspace of an attached file's copy, from its address in a document.</summary>
    static string InWorkspace(string address)
    {
        var at = address.IndexOf(Addresses.Files, StringComparison.Ordinal);
        return at < 0 ? address : Uri.UnescapeDataString(address[(at + Addresses.Files.Length)..]);
    }

    Typesetting.Content? Directive(Document document, FencedCodeBlock fence, Diagnostics diagnostics)
    {
        var text = fence.Lines.ToString().Trim();
        return fence.Info switch
        {
            "chart" => document.Charts.TryGetValue(text, out var chart)
                ? new FrameContent(ChartLayout.ToFrame(chart, style.PageWidth - style.MarginLeft - style.MarginRight, style))
                : new AbsentContent($"There are no figures to draw {text} from."),
            "bind" => Bind(text.Split('\n'), diagnostics),
            _ => null,
        };
    }

    /// <summary>An attached PDF's pages: the fence holds its path, the reference it is stamped with, and its title.</summary>
    Typesetting.Content Bind(string[] lines, Diagnostics diagnostics)
    {
        var (path, reference, title) = (lines[0].Trim(), lines.ElementAtOrDefault(1)?.Trim() ?? "", lines.ElementAtOrDefault(2)?.Trim() ?? "");
        if (corpus.Attachments.GetValueOrDefault(path) is not { } file) return new AbsentContent($"The file {path} is not in the workspace.");
        var outcome = PdfImport.Open(file.Bytes());
        if (outcome.Value is not { } imported)
        {
            diagnostics.Add(Codes.Fault("IS901", new Place(path), $"The PDF cannot be bound in: {outcome.Refusal!.Message}", outcome.Refusal.Hint));
            return new AbsentContent($"The file {path} cannot be bound in.");
        }
        foreach (var note in imported.Notes)
            diagnostics.Add(Codes.Fault("IS903", new Place(path), $"The PDF was mended. {note}", "Compare the pages bound in with the original; printing it to a new PDF mends it."));
        return new BoundContent(reference, [.. imported.Pages.Select(p => new BoundPage(p, $"{title}, page {p.Number} of {imported.Pages.Count}, as handed in"))]);
    }
}
