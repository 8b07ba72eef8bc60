using System.Globalization;
using IncidentStrategy.Pdf.Writing;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Dialect;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Printing;

namespace IncidentStrategy.Typesetting;

/// <summary>A file set on pages, and what the PDF says of itself.</summary>
public sealed record SetFile(SetDocument Document, PdfInfo Info)
{
    public void Print(Stream output) => PdfPrinter.Print(Document, output, Info);
}

/// <summary>Sets one Markdown file on its own: text in, PDF out. Front matter with a title makes a cover unless it says <c>cover: no</c>.</summary>
public static class MarkdownFile
{
    /// <summary>Sets and prints a file in memory.</summary>
    public static byte[] Typeset(string text, string file, DateOnly asOf, Style style, Diagnostics diagnostics, SettingOptions? options = null)
    {
        using var output = new MemoryStream();
        Set(text, file, asOf, style, diagnostics, options).Print(output);
        return output.ToArray();
    }

    public static SetFile Set(string text, string file, DateOnly asOf, Style style, Diagnostics diagnostics, SettingOptions? options = null)
    {
        var (matter, body) = FrontMatter.Split(text);
        var document = MarkdownDialect.Parse(body);
        var set = Typesetter.Set(document, style, OptionsFor(matter, file, options ?? SettingOptions.Default), diagnostics);
        var info = new PdfInfo
        {
            Title = set.Title,
            Author = matter["author"] ?? matter["organisation"],
            Subject = matter["subtitle"],
            Language = set.Language,
            Created = new DateTimeOffset(asOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        };
        return new SetFile(set, info);
    }

    /// <summary>What front matter asks for, over the options given.</summary>
    public static SettingOptions OptionsFor(FrontMatter matter, string file, SettingOptions options)
    {
        var title = matter["title"];
        var cover = title is not null && !No(matter["cover"]) ? new Cover(title)
        {
            Subtitle = matter["subtitle"],
            Organisation = matter["organisation"],
            Kind = matter["kind"],
            Status = matter["status"],
            Audience = matter["audience"],
            Owner = matter["owner"] ?? matter["author"],
            Date = matter["date"] is { } date && DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : matter["date"],
            Version = matter["version"],
            Ask = matter["ask"],
        } : options.Cover;
        return options with
        {
            File = file,
            Title = title ?? options.Title,
            Language = Tag(matter["language"]) ?? Tag(matter["lang"]) ?? options.Language,
            Cover = cover,
            Contents = matter["contents"] is { } contents ? !No(contents) : options.Contents || cover is not null,
            ContentsDepth = int.TryParse(matter["contents-depth"], out var depth) ? Math.Clamp(depth, 1, 6) : options.ContentsDepth,
            Running = options.Running with
            {
                HeadRight = matter["organisation"] ?? options.Running.HeadRight,
                FootLeft = options.Running.FootLeft.Length > 0 ? options.Running.FootLeft
                    : string.Join(" · ", new[] { cover?.Status, cover?.Date, cover?.Version is { } v ? "version " + v : null }.OfType<string>()),
            },
        };
    }

    /// <summary>A language as a PDF must have it (RFC 3066), such as <c>en-GB</c>; null for anything else.</summary>
    static string? Tag(string? written) =>
        written?.Replace('_', '-') is { } tag && tag.Split('-').All(p => p.Length is > 0 and <= 8 && p.All(char.IsAsciiLetterOrDigit)) && tag.Split('-')[0].All(char.IsAsciiLetter) ? tag : null;

    static bool No(string? value) => value?.ToLowerInvariant() is "no" or "false" or "off";
}
