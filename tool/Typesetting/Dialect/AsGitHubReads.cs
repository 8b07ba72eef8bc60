using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IncidentStrategy.Typesetting.Dialect;

/// <summary>Mends what Markdig reads otherwise than GitHub does, in the finished tree.</summary>
sealed class AsGitHubReads : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += Mend;

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) { }

    static void Mend(MarkdownDocument document)
    {
        List<Inline>? found = null;
        foreach (var node in document.Descendants())
            if (node is EmphasisInline { DelimiterChar: '~' or '^' } or LinkInline { IsAutoLink: true } or CodeInline or LiteralInline && NeedsMending((Inline)node))
                (found ??= []).Add((Inline)node);
        foreach (var inline in found ?? []) Mend(inline);
    }

    static bool NeedsMending(Inline inline) => inline switch
    {
        EmphasisInline => true,
        LinkInline link => link.Url?.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) == true,
        CodeInline code => code.ContentSpan.IndexOf("\\|") >= 0 && IsInPipeTable(code),
        LiteralInline literal => literal.Content.AsSpan().Contains('@') && EmailAddresses.MayBeIn(literal),
        _ => false,
    };

    static void Mend(Inline inline)
    {
        switch (inline)
        {
            case EmphasisInline { DelimiterChar: '~' } strike: SingleTildes.Settle(strike); break;
            case EmphasisInline emphasis when Emphases.IsRaisedPhrase(emphasis): Emphases.Undo(emphasis); break;
            case LinkInline { FirstChild: LiteralInline text } link when link.Url!.EndsWith(":" + text.Content, StringComparison.Ordinal):
                // The address is shown as it was written, its scheme included.
                text.Content = new(link.Url);
                break;
            case CodeInline code: code.Content = code.Content.Replace("\\|", "|", StringComparison.Ordinal); break;
            case LiteralInline literal: EmailAddresses.Link(literal); break;
        }
    }

    /// <summary>A pipe in a cell of a pipe table is written with a backslash even in code. Pipe tables are known by having no block parser.</summary>
    static bool IsInPipeTable(Inline inline)
    {
        while (inline.Parent is { } above) inline = above;
        for (var block = (inline as ContainerInline)?.ParentBlock?.Parent; block is not null; block = block.Parent)
            if (block is Table table) return table.Parser is null;
        return false;
    }
}
