using System.Text;
using IncidentStrategy.Templating.Rendering;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>The functions under `md`, which write Markdown, and `raw`.</summary>
static class MarkdownFunctions
{
    public static Namespace Table { get; } = new("md", beyondScriban: true)
    {
        { "cell", "value empty?", c => Done(Cell(c, c[0], c.Has(1) ? c.Str(1) : "–")) },
        { "heading", "level text", Heading },
        { "link", "text url", Link },
        { "table", "rows columns?", Table_ },
        { "text", "value", c => Done(Inline(c, c[0])) },
    };

    /// <summary>The value as it is: the author answers for its being well formed.</summary>
    public static Value Raw(Call call) => call[0].IsNull ? default : Value.Of(new Markup(call[0].Ref is Markup m ? m.Text : call.Context.TextOf(call[0])));

    static Value Done(string text) => Value.Of(new Markup(text));

    static string Inline(Call call, Value value) => value.Ref is Markup markup ? markup.Text : Escaper.Markdown(call.Context.TextOf(value), lineStart: true);

    /// <summary>Text on one line, for a cell of a table; nothing is a dash.</summary>
    static string Cell(Call call, Value value, string empty)
    {
        var text = value.Ref is Markup markup ? markup.Text : Escaper.Markdown(call.Context.TextOf(value), lineStart: false);
        text = OneLine(text);
        return text.Length == 0 ? empty : text;
    }

    static string OneLine(string text)
    {
        if (text.AsSpan().IndexOfAny('\n', '\r') < 0) return text.Trim();
        return string.Join(' ', text.Split((char[])['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    static Value Heading(Call call)
    {
        var level = call.Int(0);
        if (level is < 1 or > 6) throw call.Fault(0, Codes.Arguments, $"A heading has a level from 1 to 6, not {level}.");
        return Done(new string('#', level) + " " + OneLine(Inline(call, call[1])));
    }

    static Value Link(Call call)
    {
        var url = call.Str(1).Trim();
        var scheme = Scheme(url);
        if (scheme is not (null or "http" or "https" or "mailto" or "tel"))
            throw call.Fault(1, Codes.Format, $"A link cannot go to \"{scheme}:\".", "Links go to pages, http, https, mailto and tel.");
        var address = HtmlFunctions.UrlEscape(url).Replace("(", "%28").Replace(")", "%29").Replace("%25", "%");
        return Done($"[{OneLine(Inline(call, call[0]))}]({address})");
    }

    /// <summary>The scheme of an address, read as browsers read it: blanks and control characters do not count.</summary>
    static string? Scheme(string url)
    {
        var clean = new string(url.Where(c => c > ' ' && !char.IsControl(c)).ToArray());
        var colon = clean.IndexOf(':');
        var path = clean.IndexOfAny(['/', '?', '#']);
        return colon <= 0 || (path >= 0 && path < colon) ? null : clean[..colon].ToLowerInvariant();
    }

    /// <summary>A table of rows, which are objects or lists. Columns are names, or objects with `key`, `title` and `align` (left, right, centre).</summary>
    static Value Table_(Call call)
    {
        var (rows, context) = (call.Items(0), call.Context);
        var columns = call.Has(1) ? call.Items(1).Select(c => Column(context, c)).ToList() : rows.Count > 0 ? Guess(context, rows[0]) : [];
        if (columns.Count == 0) return Done("");
        var text = new StringBuilder();
        Row(text, columns.Select(c => OneLine(Escaper.Markdown(c.Title, lineStart: false))));
        Row(text, columns.Select(c => c.Align switch { "right" => "---:", "centre" or "center" => ":---:", _ => "---" }));
        foreach (var row in rows)
        {
            Row(text, columns.Select((c, i) => Cell(context, row, c.Key, i)));
            call.Context.CheckSize(call.Site, text.Length);
        }
        text.Length--;
        return Done(text.ToString());
    }

    static string Cell(RenderContext context, Value row, string key, int index)
    {
        var value = row.Kind is Kind.Array or Kind.Range
            ? context.TryItems(row) is { } items && index < items.Count ? items[index] : default
            : context.Member(row, key).Given;
        var text = value.Ref is Markup markup ? markup.Text : Escaper.Markdown(context.TextOf(value), lineStart: false);
        text = OneLine(text);
        return text.Length == 0 ? "–" : text;
    }

    static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    static (string Key, string Title, string Align) Column(RenderContext context, Value column)
    {
        if (column.Kind != Kind.Object) return (context.TextOf(column), Title(context.TextOf(column)), "left");
        string Of(string name, string otherwise) => context.Member(column, name).Given is { IsNull: false } v ? context.TextOf(v) : otherwise;
        var key = Of("key", "");
        return (key, Of("title", Title(key)), Of("align", "left"));
    }

    static List<(string Key, string Title, string Align)> Guess(RenderContext context, Value row) =>
        [.. context.NamesOf(row).Select(n => (n, Title(n), "left"))];

    /// <summary>`owner_role` as a heading: `Owner role`.</summary>
    static string Title(string key) => key.Length == 0 ? key : char.ToUpperInvariant(key[0]) + key[1..].Replace('_', ' ');
}
