using System.Text.RegularExpressions;
using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Syntax;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;
using IncidentStrategy.Text;

namespace IncidentStrategy.Templating.Rendering;

/// <summary>Whole templates: the page itself, its includes and its layout; and what lasts as long as the rendering.</summary>
sealed partial class RenderContext
{
    (string Name, List<(string, Value)>? Named, Node Site)? layout;
    ScriptObject? sections;
    readonly Dictionary<string, Page> pages = new(StringComparer.Ordinal);

    /// <summary>Where each cycle stands.</summary>
    public Dictionary<string, int> Cycles { get; } = new(StringComparer.Ordinal);

    /// <summary>The include that stands alone as a statement, and so may write where it stands.</summary>
    public CallExpr? DirectCall;

    /// <summary>Runs a page from its beginning, and its layout around it.</summary>
    public void Run(Page page)
    {
        var outerLayout = layout;
        layout = null;
        var start = Out.Length;
        Frame = new Frame(page.Locals.Count) { Arguments = Frame.Arguments, Locals = Frame.Locals };
        page.Body.Exec(this);
        ReturnValue = default;
        for (var depth = 0; layout is { } chosen; depth++)
        {
            if (depth > 16) throw Fault(chosen.Site, Codes.Limit, "Layouts are around each other deeper than the limit of 16.");
            layout = null;
            var body = TakeFrom(start);
            RunLayout(chosen.Name, chosen.Named, chosen.Site, body);
        }
        layout = outerLayout;
    }

    Value TakeFrom(int start)
    {
        var text = Out.Text[start..].ToString();
        List<OutputMark>? marks = null;
        if (Out.Marks is { } all)
        {
            marks = [.. all.Where(m => m.Offset >= start).Select(m => m with { Offset = m.Offset - start })];
            all.RemoveAll(m => m.Offset >= start);
        }
        Out.Truncate(start);
        return Value.Of(new Markup(text) { Marks = marks });
    }

    void RunLayout(string name, List<(string, Value)>? named, Node site, Value body)
    {
        var page = PageOf(site, name);
        var (outerSource, outerFrame, outerIndent) = (Source, Frame, Indent);
        includes.Add((name, Source, site.Start, site.End - site.Start));
        (Source, Indent) = (page.Source, null);
        Frame = new Frame(page.Locals.Count) { Arguments = new ScriptArray() };
        Promote(page, named);
        SetGlobal("body", body);
        SetGlobal("sections", Value.Of(sections ?? new ScriptObject()));
        page.Body.Exec(this);
        ReturnValue = default;
        (Source, Frame, Indent) = (outerSource, outerFrame, outerIndent);
        includes.RemoveAt(includes.Count - 1);
    }

    public void SetLayout(Node site, string name, List<(string, Value)>? named)
    {
        if (layout is not null) throw Fault(site, Codes.Layout, "A template has one layout, and this one has chosen it already.");
        layout = (name, named, site);
    }

    public void SetSection(Node site, string name, Value text)
    {
        if (!(sections ??= new ScriptObject()).Set(name, text)) throw Fault(site, Codes.Layout, $"The section `{name}` cannot be set.");
    }

    void Promote(Page page, List<(string Name, Value Value)>? named)
    {
        if (named is null) return;
        foreach (var (name, value) in named)
        {
            (Frame.Arguments!.Members ??= new ScriptObject()).Set(name, value);
            if (page.Locals.TryBase("$" + name, out var place)) Frame.Set(place, value);
        }
    }

    public Value Include(CallExpr site, string name, ScriptArray arguments, List<(string, Value)>? named)
    {
        var direct = ReferenceEquals(DirectCall, site);
        DirectCall = null;
        var page = PageOf(site, name);
        using var guard = Deeper(site);
        var (outerSource, outerFrame, outerIndent, outerEnded) = (Source, Frame, Indent, lastEndedLine);
        includes.Add((name, Source, site.Start, site.End - site.Start));
        var outerOut = PushOutput();
        Source = page.Source;
        Frame = new Frame(page.Locals.Count) { Arguments = arguments };
        Promote(page, named);
        if (Indent is not null) lastEndedLine = false;
        Indent = null;
        Run(page);
        (Source, Frame, Indent, lastEndedLine) = (outerSource, outerFrame, outerIndent, outerEnded);
        includes.RemoveAt(includes.Count - 1);
        if (!direct) return PopOutput(outerOut);
        var child = Out;
        Out = outerOut;
        WriteMarked(child.Text, child.Marks);
        child.Clear();
        spare.Push(child);
        return default;
    }

    Page PageOf(Node site, string name)
    {
        if (pages.TryGetValue(name, out var known)) return known;
        if (Options.Loader is not { } loader) throw Fault(site, Codes.Include, $"There is no template \"{name}\": nothing can be included here.");
        var source = loader(name) ?? throw Fault(site, Codes.Include, $"There is no template \"{name}\".", Nearest.Hint(name, Options.IncludeNames));
        var page = Symbols.PageFor(name, source, Options);
        if (page.Faults.Count > 0)
        {
            if (Compatible) throw Fault(site, Codes.IncludeSyntax, $"The template \"{name}\" cannot be read: {page.Faults[0].Message}");
            throw new TemplateFault(page.Faults[0] with { Trace = [($"included as \"{name}\" from here", Source.At(site.Start, site.End - site.Start)), .. Trace()] });
        }
        return pages[name] = page;
    }

    /// <summary>`object.eval` and `object.eval_template`.</summary>
    public Value Evaluate(Call call, bool asTemplate)
    {
        if (!Options.AllowEval && !Compatible) throw call.Fault(-1, Codes.NotAllowed, "Templates that are made while rendering are switched off.");
        if (call.Text(0) is not { } text) return default;
        using var guard = Deeper(call.Site);
        var source = new SourceText("<eval>", text);
        var page = Parser.Parse(source, Options, Symbols, codeOnly: !asTemplate);
        if (page.Faults.Count > 0) throw call.Fault(0, Codes.Syntax, $"The text given to eval cannot be read: {page.Faults[0].Message}");
        var (outerSource, outerFrame, outerIndent) = (Source, Frame, Indent);
        Source = source;
        Frame = new Frame(page.Locals.Count);
        var outerOut = PushOutput();
        Value result;
        try
        {
            if (!asTemplate && page.Body.Statements is [ExprStmt single]) result = single.Expression.Eval(this);
            else
            {
                Indent = null;
                result = page.Body.Exec(this) == Flow.Return ? ReturnValue : default;
                ReturnValue = default;
            }
        }
        catch (TemplateFault inner)
        {
            (Source, Frame, Indent) = (outerSource, outerFrame, outerIndent);
            throw call.Fault(0, inner.Diagnostic.Code, $"In the text given to eval: {inner.Diagnostic.Message}", inner.Diagnostic.Hint);
        }
        (Source, Frame, Indent) = (outerSource, outerFrame, outerIndent);
        var written = PopOutput(outerOut);
        return result.IsNull && TextOf(written).Length > 0 ? written : result;
    }

    readonly Dictionary<(string, RegexOptions), Regex> patterns = [];

    /// <summary>A pattern made ready once: in linear time where its parts allow.</summary>
    public Regex Pattern(Call call, string pattern, RegexOptions options)
    {
        if (patterns.TryGetValue((pattern, options), out var known)) return known;
        if (pattern.Length > 10_000) throw call.Fault(1, Codes.Limit, "The pattern is longer than the limit of 10000 characters.");
        try
        {
            Regex regex;
            try { regex = new Regex(pattern, options | RegexOptions.NonBacktracking, Options.RegexTimeout); }
            catch (NotSupportedException) { regex = new Regex(pattern, options, Options.RegexTimeout); }
            return patterns[(pattern, options)] = regex;
        }
        catch (ArgumentException e) { throw call.Fault(1, Codes.Regex, $"The pattern cannot be read: {e.Message}"); }
    }

    public string EscapedPart(Value value) => Escaping ? EscapedText(value) : TextOf(value);

    /// <summary>Writes text in the output's own form, with the places it came from.</summary>
    void WriteMarked(ReadOnlySpan<char> text, List<OutputMark>? marks)
    {
        if (marks is not { Count: > 0 } || Out.Marks is not { } own)
        {
            WriteIndented(text);
            return;
        }
        // Piece by piece, so that the marks stand where the indented text does.
        if (marks[0].Offset > 0) WriteIndented(text[..marks[0].Offset]);
        for (var i = 0; i < marks.Count; i++)
        {
            own.Add(marks[i] with { Offset = Out.Length });
            var end = i + 1 < marks.Count ? marks[i + 1].Offset : text.Length;
            WriteIndented(text[marks[i].Offset..end]);
        }
    }
}
