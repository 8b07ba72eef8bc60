using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>
/// Tables that say what heads what, and that scroll by themselves where a screen is narrow.
/// A table whose heads are all empty is a list of facts: its first column names, its second tells.
/// </summary>
sealed partial class ScrollingTable(PageContext page) : HtmlObjectRenderer<Table>
{
    const int WideFrom = 2;

    protected override void Write(HtmlRenderer renderer, Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        var headed = rows.Any(r => r.IsHeader && r.OfType<TableCell>().Any(c => PlainText.Of(c).Length > 0));
        var name = Html.Escape(page.TableName());
        renderer.EnsureLine();
        renderer.WriteLine(columns >= WideFrom ? $"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\">" : "<div class=\"table\">");
        renderer.Write(headed ? "<table" : "<table class=\"facts\"");
        if (headed) renderer.WriteAttributes(table);
        renderer.WriteLine(">");
        var (head, body) = (rows.Where(r => r.IsHeader).ToList(), rows.Where(r => !r.IsHeader).ToList());
        if (headed) Part(renderer, table, head, "thead");
        if (body.Count > 0) Part(renderer, table, body, "tbody");
        renderer.WriteLine("</table></div>");
    }

    static void Part(HtmlRenderer renderer, Table table, List<TableRow> rows, string part)
    {
        renderer.WriteLine($"<{part}>");
        foreach (var row in rows)
        {
            renderer.Write("<tr").WriteAttributes(row).Write(">");
            for (var i = 0; i < row.Count; i++) Cell(renderer, table, row, (TableCell)row[i], i);
            renderer.WriteLine("</tr>");
        }
        renderer.WriteLine($"</{part}>");
    }

    static void Cell(HtmlRenderer renderer, Table table, TableRow row, TableCell cell, int index)
    {
        var text = PlainText.Of(cell);
        var column = cell.ColumnIndex < 0 || cell.ColumnIndex >= table.ColumnDefinitions.Count ? index : cell.ColumnIndex;
        var align = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
        // A figure names no row, whichever column it stands in.
        var namesRow = index == 0 && row.Count > 1 && align != TableColumnAlign.Right;
        var (element, scope) = text.Length == 0 ? ("td", "") : row.IsHeader ? ("th", " scope=\"col\"") : namesRow ? ("th", " scope=\"row\"") : ("td", "");
        renderer.Write($"<{element}{scope}");
        if (cell.ColumnSpan > 1) renderer.Write($" colspan=\"{cell.ColumnSpan}\"");
        if (cell.RowSpan > 1) renderer.Write($" rowspan=\"{cell.RowSpan}\"");
        var form = align switch { TableColumnAlign.Right => "number", TableColumnAlign.Center => "middle", _ => IsId(text) ? "short" : "" };
        if (form.Length > 0) renderer.Write($" class=\"{form}\"");
        renderer.WriteAttributes(cell).Write(">");
        var implicitParagraph = renderer.ImplicitParagraph;
        if (cell.Count == 1) renderer.ImplicitParagraph = true;
        renderer.Write(cell);
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.Write($"</{element}>");
    }

    /// <summary>Ids, times and the like read badly when broken at their hyphens, and dates when broken at all.</summary>
    static bool IsId(string text) => text.Length is > 0 and <= 16 && !text.Contains(' ', StringComparison.Ordinal) || Date().IsMatch(text);

    [GeneratedRegex(@"^\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}$")]
    private static partial Regex Date();
}
