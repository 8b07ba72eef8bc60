using System.Globalization;
using System.Runtime.CompilerServices;
using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Rendering;

/// <summary>One rendering: where it stands, what it has written, what it may still spend. Faults are raised here.</summary>
sealed partial class RenderContext
{
    readonly IReadOnlyDictionary<string, object?> model;
    readonly CancellationToken cancellation;
    readonly List<(string Name, SourceText Source, int Start, int Length)> includes = [];
    long stepsLeft;
    long charsLeft;
    int loopSteps;
    int loopDepth;
    int depth;

    public RenderContext(TemplateOptions options, Symbols symbols, SourceText source, IReadOnlyDictionary<string, object?> model, CancellationToken cancellation)
    {
        Options = options;
        Symbols = symbols;
        Source = source;
        this.model = model;
        this.cancellation = cancellation;
        stepsLeft = options.Steps;
        charsLeft = options.OutputChars;
        Compatible = options.Compatible;
        Escape = options.Compatible ? EscapeKind.None : options.Escape;
        Culture = options.Culture;
        DateFormat = options.DateFormat;
        slots = new Slot[symbols.Count + 8];
        Out = new OutputBuffer { Marks = options.MapLines ? [] : null };
    }

    public TemplateOptions Options { get; }
    public Symbols Symbols { get; }
    public SourceText Source { get; set; }
    public bool Compatible { get; }
    public EscapeKind Escape { get; }
    public bool Escaping => Escape != EscapeKind.None;
    public CultureInfo Culture { get; set; }
    public string DateFormat { get; set; }
    public bool RelaxedTarget => Compatible && Options.Compatibility.RelaxedTarget;
    public string NewLine => Compatible ? Options.Compatibility.NewLine : "\n";

    /// <summary>The statement being done, for faults that no smaller place is known of.</summary>
    public Node? Site;
    Node Place => Site ?? new NamePlace();

    /// <summary>The block being done. Scriban tells faults of printing at its beginning.</summary>
    public Node? Block;
    public Frame Frame = new(0);
    public LoopState? For, While, TableRow;
    public Value ReturnValue;
    public bool InLoop => loopDepth > 0;

    public TemplateFault Fault(Node site, string code, string message, string? hint = null) =>
        Fault(Source.At(site.Start, Math.Max(1, Math.Min(site.End, Source.Text.Length) - site.Start)), code, message, hint);

    public TemplateFault Fault(Place place, string code, string message, string? hint = null) =>
        new(new Diagnostic(code, Severity.Error, place, message) { Hint = hint, Trace = Trace() });

    IReadOnlyList<(string, Place)> Trace()
    {
        if (includes.Count == 0) return [];
        var trace = new List<(string, Place)>(includes.Count);
        for (var i = includes.Count - 1; i >= 0; i--)
            trace.Add(($"included as \"{includes[i].Name}\" from here", includes[i].Source.At(includes[i].Start, includes[i].Length)));
        return trace;
    }

    /// <summary>A part of the template as its author wrote it.</summary>
    public string SourceOf(Node node)
    {
        var text = Source.Text;
        var (start, end) = (Math.Clamp(node.Start, 0, text.Length), Math.Clamp(node.End, 0, text.Length));
        return end <= start ? "" : end - start > 60 ? string.Concat(text.AsSpan(start, 60), "…") : text[start..end];
    }

    /// <summary>Charges one turn of a loop.</summary>
    public void Step(Node site)
    {
        if (Compatible && Options.Compatibility.LoopLimit is > 0 and var limit && ++loopSteps > limit)
            throw Fault(site, Codes.Limit, $"The loops took more than the limit of {limit} turns.");
        Charge(site, 1);
        if ((stepsLeft & 1023) == 0) cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Charges the budget of steps.</summary>
    public void Charge(Node site, long steps)
    {
        if ((stepsLeft -= steps) < 0) throw Fault(site, Codes.Limit, $"The rendering took more than the limit of {Options.Steps} steps.");
    }

    /// <summary>Charges the items that a function works through.</summary>
    public void ChargeItems(Node site, long count)
    {
        if (Compatible && Options.Compatibility.LoopLimit is > 0 and var limit)
        {
            var used = loopDepth > 0 ? loopSteps + count : count;
            if (used > limit) throw Fault(site, Codes.Limit, $"A function worked through more than the limit of {limit} items.");
            if (loopDepth > 0) loopSteps = (int)used;
        }
        Charge(site, count);
    }

    public void CheckRange(Node site, ValueRange range)
    {
        if (Compatible && Options.Compatibility.LoopLimit is > 0 and var limit && range.Count > limit)
            throw Fault(site, Codes.Limit, $"The range has more than the limit of {limit} numbers.");
    }

    /// <summary>Refuses to make a text or list larger than the budget of output.</summary>
    public void CheckSize(Node site, long size)
    {
        if (size > Options.OutputChars || size > 1_000_000_000)
            throw Fault(site, Codes.Limit, $"The result is larger than the output limit of {Options.OutputChars} characters.");
    }

    public string Checked(Node site, string text)
    {
        if (text.Length > 1024)
        {
            CheckSize(site, text.Length);
            Charge(site, text.Length / 64);
        }
        return text;
    }

    public void EnterLoop()
    {
        if (loopDepth++ == 0) loopSteps = 0;
    }

    public void LeaveLoop() => loopDepth--;

    /// <summary>Goes one call deeper, while the result is in use.</summary>
    public DepthGuard Deeper(Node site)
    {
        if (++depth > Options.Depth) throw Fault(site, Codes.Limit, $"Calls and includes are within each other deeper than the limit of {Options.Depth}.");
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Fault(site, Codes.Limit, "Calls and includes are within each other too deeply.");
        return new DepthGuard(this);
    }

    /// <summary>Comes back up when disposed.</summary>
    public readonly struct DepthGuard(RenderContext context) : IDisposable
    {
        public void Dispose() => context.depth--;
    }

    public void CheckCancelled() => cancellation.ThrowIfCancellationRequested();
}
