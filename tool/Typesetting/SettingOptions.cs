using IncidentStrategy.Pdf.Images;
using IncidentStrategy.Pdf.Importing;
using IncidentStrategy.Typesetting.Frames;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting;

/// <summary>Everything about one document's setting that is neither its text nor the house style.</summary>
public sealed record SettingOptions
{
    public static SettingOptions Default { get; } = new();

    /// <summary>The document's title for the PDF's metadata; without one, the cover's or the first heading.</summary>
    public string? Title { get; init; }

    public string Language { get; init; } = "en-GB";

    /// <summary>The Markdown's path, for the places of diagnostics.</summary>
    public string File { get; init; } = "";

    public Cover? Cover { get; init; }

    public RunningText Running { get; init; } = new();

    /// <summary>Whether a list of contents follows the cover.</summary>
    public bool Contents { get; init; }

    /// <summary>How many levels of heading the contents list.</summary>
    public int ContentsDepth { get; init; } = 2;

    /// <summary>Headings of this level and above start a page; 0 for none.</summary>
    public int PageBreakLevel { get; init; }

    public string ContentsTitle { get; init; } = "Contents";

    /// <summary>What a fenced block stands for, by its info word; null leaves it as code.</summary>
    public Func<FencedCodeBlock, Content?>? Directive { get; init; }

    /// <summary>An image's file, by its path as written; null where there is none.</summary>
    public Func<string, ImageSource?>? Image { get; init; }

    /// <summary>Where a link to something other than an anchor leads in print; null leaves it as written.</summary>
    public Func<string, string?>? Link { get; init; }
}

/// <summary>The lines at the head and foot of each page. <c>{page}</c> and <c>{pages}</c> stand for the numbers.</summary>
public sealed record RunningText
{
    public string HeadLeft { get; init; } = "";
    public string HeadRight { get; init; } = "";
    public string FootLeft { get; init; } = "";
    public string FootRight { get; init; } = "Page {page} of {pages}";
}

/// <summary>What a directive resolves to.</summary>
public abstract record Content;

/// <summary>A drawing, such as a chart, with an optional line below it.</summary>
public sealed record FrameContent(Frame Frame, string? Caption = null) : Content;

/// <summary>Markdown set in the directive's place.</summary>
public sealed record MarkdownContent(MarkdownDocument Document) : Content;

/// <summary>Pages of a foreign PDF, each on a page of its own under a stamp such as "E3 · page 2 of 5".</summary>
public sealed record BoundContent(string Label, IReadOnlyList<BoundPage> Pages) : Content
{
    /// <summary>The name that links to the first page use.</summary>
    public string? Anchor { get; init; }
}

public sealed record BoundPage(ImportedPage Page, string AlternativeText);

/// <summary>A directive that cannot be shown; the reason is printed in its place.</summary>
public sealed record AbsentContent(string Reason) : Content;
