using System.Buffers;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Syntax;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating;

/// <summary>A template in the Scriban language, read once and rendered as often as wanted, on any number of threads.</summary>
public sealed class Template
{
    readonly Page page;
    readonly Symbols symbols;
    readonly TemplateOptions options;

    Template(Page page, Symbols symbols, TemplateOptions options)
    {
        this.page = page;
        this.symbols = symbols;
        this.options = options;
    }

    /// <summary>Reads a template; null when it has faults, which are all told. The template begins at an offset of the source, after its front matter if it has any.</summary>
    public static Template? Parse(SourceText source, TemplateOptions options, Diagnostics diagnostics, int start = 0)
    {
        var symbols = new Symbols();
        var page = Parser.Parse(source, options, symbols, from: Math.Clamp(start, 0, source.Text.Length));
        diagnostics.AddRange(page.Faults);
        return page.Faults.Count == 0 ? new Template(page, symbols, options) : null;
    }

    /// <summary>What the template gives for a model; null when a fault stopped it.</summary>
    public string? Render(IReadOnlyDictionary<string, object?> model, Diagnostics diagnostics, CancellationToken cancellation = default)
    {
        var context = Run(model, diagnostics, cancellation);
        if (context is null) return null;
        var text = context.Out.Text.ToString();
        context.Out.Release();
        return text;
    }

    /// <summary>As <see cref="Render(IReadOnlyDictionary{string, object?}, Diagnostics, CancellationToken)"/>, written elsewhere; false, and nothing written, when a fault stopped it.</summary>
    public bool Render(IReadOnlyDictionary<string, object?> model, TextWriter writer, Diagnostics diagnostics, CancellationToken cancellation = default)
    {
        var context = Run(model, diagnostics, cancellation);
        if (context is null) return false;
        writer.Write(context.Out.Text);
        context.Out.Release();
        return true;
    }

    /// <summary>As <see cref="Render(IReadOnlyDictionary{string, object?}, Diagnostics, CancellationToken)"/>, written elsewhere; false, and nothing written, when a fault stopped it.</summary>
    public bool Render(IReadOnlyDictionary<string, object?> model, IBufferWriter<char> writer, Diagnostics diagnostics, CancellationToken cancellation = default)
    {
        var context = Run(model, diagnostics, cancellation);
        if (context is null) return false;
        writer.Write(context.Out.Text);
        context.Out.Release();
        return true;
    }

    /// <summary>As <see cref="Render(IReadOnlyDictionary{string, object?}, Diagnostics, CancellationToken)"/>, with the place of each part of the output.</summary>
    public Rendered? RenderMapped(IReadOnlyDictionary<string, object?> model, Diagnostics diagnostics, CancellationToken cancellation = default)
    {
        var context = Run(model, diagnostics, cancellation, options with { MapLines = true });
        return context is null ? null : new Rendered(context.Out.Text.ToString(), context.Out.Marks ?? []);
    }

    RenderContext? Run(IReadOnlyDictionary<string, object?> model, Diagnostics diagnostics, CancellationToken cancellation, TemplateOptions? with = null)
    {
        var context = new RenderContext(with ?? options, symbols, page.Source, model, cancellation) { Frame = new Frame(page.Locals.Count) };
        try
        {
            cancellation.ThrowIfCancellationRequested();
            context.Run(page);
            return context;
        }
        catch (TemplateFault fault)
        {
            diagnostics.Add(fault.Diagnostic);
            return null;
        }
    }
}

/// <summary>A rendered template that knows where its parts came from.</summary>
public sealed class Rendered
{
    readonly List<OutputMark> marks;

    internal Rendered(string text, List<OutputMark> marks)
    {
        Text = text;
        this.marks = marks;
    }

    public string Text { get; }

    /// <summary>The place in a template that gave the character at an offset of the output.</summary>
    public Place PlaceOf(int offset)
    {
        if (marks.Count == 0) return Place.None;
        var (low, high) = (0, marks.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (marks[middle].Offset <= offset) low = middle;
            else high = middle - 1;
        }
        var mark = marks[low];
        // Within text of the template itself, each line of the output is a line of the template.
        var position = mark.Position;
        var source = mark.Source.Text;
        for (var i = mark.Offset; i < Math.Min(offset, Text.Length) && position < source.Length && source[position] == Text[i]; i++) position++;
        return mark.Source.At(position);
    }

    /// <summary>The place in a template that gave the beginning of a line of the output; lines count from 1.</summary>
    public Place PlaceOfLine(int line)
    {
        var offset = 0;
        for (var i = 1; i < line; i++)
        {
            var end = Text.IndexOf('\n', offset);
            if (end < 0) break;
            offset = end + 1;
        }
        return PlaceOf(offset);
    }
}
