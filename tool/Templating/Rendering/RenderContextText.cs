using System.Globalization;
using System.Numerics;
using System.Text;
using IncidentStrategy.Templating.Functions;
using IncidentStrategy.Templating.Tree;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Rendering;

/// <summary>Values as text, and the writing of them.</summary>
sealed partial class RenderContext
{
    public OutputBuffer Out { get; private set; }

    /// <summary>What stands before the lines of a multi-line value at this place; null where nothing does.</summary>
    public string? Indent;
    bool lastEndedLine;

    readonly Stack<OutputBuffer> spare = new();

    public void Mark(Node node)
    {
        if (Out.Marks is { } marks) marks.Add(new OutputMark(Out.Length, Source, node.Start));
    }

    /// <summary>Text of the template itself: never escaped. In the compatible mode it is indented as values are.</summary>
    public void WriteTemplateText(ReadOnlySpan<char> text)
    {
        if (Compatible) WriteIndented(text);
        else
        {
            Spend(text.Length);
            Out.Append(text);
            lastEndedLine = text.Length > 0 && text[^1] == '\n';
        }
    }

    /// <summary>Text of a statement's own.</summary>
    public void WritePlain(string text) => WriteIndented(text);

    void Spend(int length)
    {
        if ((charsLeft -= length) < 0)
            throw Fault(Place, Codes.Limit, $"The output is longer than the limit of {Options.OutputChars} characters.");
    }

    public void WriteIndented(ReadOnlySpan<char> text)
    {
        if (text.Length == 0) return;
        Spend(text.Length);
        if (string.IsNullOrEmpty(Indent) || !Options.AutoIndent)
        {
            Out.Append(text);
            lastEndedLine = text[^1] == '\n';
            return;
        }
        while (text.Length > 0)
        {
            if (lastEndedLine)
            {
                Out.Append(Indent);
                lastEndedLine = false;
            }
            var line = text.IndexOf('\n');
            if (line < 0)
            {
                Out.Append(text);
                return;
            }
            Out.Append(text[..(line + 1)]);
            text = text[(line + 1)..];
            lastEndedLine = true;
        }
    }

    /// <summary>Prints a value: escaped for the template's kind unless it is in its form already.</summary>
    public void WriteValue(Node site, Value value)
    {
        switch (value.Kind)
        {
            case Kind.Null or Kind.Empty or Kind.Missing: return;
            case Kind.Text: WriteText((string)value.Ref!); return;
            case Kind.Int or Kind.Long: WriteNumber(value.Bits); return;
            case Kind.Double: WriteFormattable(value.AsDouble); return;
            case Kind.Decimal: WriteFormattable(value.AsDecimal); return;
            case Kind.Bool: WriteIndented(value.AsBool ? "true" : "false"); return;
            case Kind.Markup:
                var markup = (Markup)value.Ref!;
                WriteMarked(markup.Text, markup.Marks);
                return;
            default:
                Site = site;
                WriteText(TextOf(value));
                return;
        }
    }

    void WriteText(string text)
    {
        if (Escape == EscapeKind.None || !Escaper.Needs(Escape, text, Out.Text)) WriteIndented(text);
        else WriteIndented(Escaper.Escape(Escape, text, Out.Text));
    }

    void WriteNumber(long number) => WriteFormattable(number);

    void WriteFormattable<T>(T number) where T : ISpanFormattable
    {
        if (lastEndedLine && !string.IsNullOrEmpty(Indent) && Options.AutoIndent) WriteIndented(number.ToString(null, Culture));
        else
        {
            var room = Out.Room(40);
            if (!number.TryFormat(room, out var used, default, Culture))
            {
                WriteIndented(number.ToString(null, Culture));
                return;
            }
            Spend(used);
            Out.Advance(used);
            lastEndedLine = false;
        }
    }

    /// <summary>A value as text, as `{{ }}` would print it without escaping.</summary>
    public string TextOf(Value value) => value.Kind switch
    {
        Kind.Text => (string)value.Ref!,
        Kind.Null or Kind.Missing or Kind.Empty => "",
        Kind.Markup => ((Markup)value.Ref!).Text,
        Kind.Int or Kind.Long => value.Bits.ToString(Culture),
        Kind.Bool => value.AsBool ? "true" : "false",
        Kind.Double => value.AsDouble.ToString(Culture),
        Kind.Float => value.AsFloat.ToString(Culture),
        Kind.Decimal => value.AsDecimal.ToString(Culture),
        Kind.Big => BigText(value.AsBig),
        Kind.Char => value.AsChar.ToString(),
        Kind.Date => DateText.Format(value, DateFormat, Culture),
        Kind.Span => value.AsSpan.ToString(),
        Kind.Function => "<function>",
        Kind.Object when value.Ref is { } host and not ScriptObject && HostShape.Of(host).OwnText(host) is { } own => own,
        _ => Whole(value),
    };

    string BigText(BigInteger number)
    {
        Charge(Place, (long)number.GetBitLength() / 8 + 1);
        if (number.GetBitLength() > 100_000) throw Fault(Place, Codes.Limit, "The number has more digits than can be written.");
        return number.ToString(CultureInfo.InvariantCulture);
    }

    string Whole(Value value)
    {
        var text = new StringBuilder();
        AppendNested(text, value, 0);
        return text.ToString();
    }

    void AppendNested(StringBuilder text, Value value, int level)
    {
        var site = Compatible ? Block ?? Place : Place;
        if (level > Options.Depth || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Fault(site, Codes.Limit, $"The value holds values deeper than the limit of {Options.Depth}, or holds itself.");
        Charge(site, 1);
        CheckSize(site, text.Length);
        switch (value.Kind)
        {
            case Kind.Null or Kind.Missing: text.Append("null"); break;
            case Kind.Text or Kind.Markup or Kind.Char: text.Append('"').Append(TextFunctions.Escaped(TextOf(value))).Append('"'); break;
            case Kind.Array or Kind.Range:
                text.Append('[');
                var items = TryItems(value, site)!;
                for (var i = 0; i < items.Count; i++)
                {
                    if (i > 0) text.Append(", ");
                    AppendNested(text, items[i], level + 1);
                }
                text.Append(']');
                break;
            case Kind.Object:
                text.Append('{');
                var first = true;
                foreach (var name in NamesOf(value))
                {
                    if (!first) text.Append(", ");
                    first = false;
                    text.Append(name).Append(": ");
                    AppendNested(text, Member(value, name).Given, level + 1);
                }
                text.Append('}');
                break;
            default: text.Append(TextOf(value)); break;
        }
    }

    /// <summary>A value inside `$"…"`. Scriban writes True and False there; only the compatible mode does.</summary>
    public string InterpolatedText(Value value) => Compatible && value.Kind == Kind.Bool ? value.AsBool ? "True" : "False" : TextOf(value);

    public string EscapedText(Value value) =>
        value.Ref is Markup markup ? markup.Text : value.Kind is Kind.Int or Kind.Long or Kind.Double ? TextOf(value) : Escaper.Escape(Escape, TextOf(value), "x");

    /// <summary>Text that this template made in the output's own form.</summary>
    public Value Finished(string text, List<OutputMark>? marks = null) =>
        Escaping || marks is { Count: > 0 } ? Value.Of(new Markup(text) { Marks = marks is { Count: > 0 } ? [.. marks] : null }) : text;

    /// <summary>Starts writing elsewhere; gives what was written to.</summary>
    public OutputBuffer PushOutput()
    {
        var outer = Out;
        Out = spare.Count > 0 ? spare.Pop() : new OutputBuffer();
        if (outer.Marks is not null) Out.Marks ??= [];
        return outer;
    }

    /// <summary>Ends what <see cref="PushOutput"/> began and gives the text.</summary>
    public Value PopOutput(OutputBuffer outer)
    {
        var result = Finished(Out.Text.ToString(), Out.Marks);
        Out.Clear();
        spare.Push(Out);
        Out = outer;
        return result;
    }

    public int IntOf(Node site, Value value) => Numbers.TryInt(value, out var number)
        ? number
        : throw Fault(site, Codes.Type, $"A whole number is needed here, not {Describe.Kind(value)}.");

    public Value Signed(Node site, char sign, Value value) => value.Kind switch
    {
        Kind.Null => default,
        Kind.Int or Kind.Long or Kind.Bool => sign == '-' ? Value.Of(-(BigInteger)value.Bits) : Value.Of(value.Bits),
        Kind.Big => Value.Of(sign == '-' ? -value.AsBig : value.AsBig),
        Kind.Double => Value.Of(sign == '-' ? -value.AsDouble : value.AsDouble),
        Kind.Float => Value.Of(sign == '-' ? -value.AsFloat : value.AsFloat),
        Kind.Decimal => Value.Of(sign == '-' ? -value.AsDecimal : value.AsDecimal),
        Kind.Span => Value.Of(sign == '-' ? -value.AsSpan : value.AsSpan),
        Kind.Text when Numbers.TryReal(value, Culture, out var number) => Value.Of(sign == '-' ? -number : number),
        _ => throw Fault(site, Codes.Operator, $"`{sign}` does not work on {Describe.Kind(value)}."),
    };
}
