using System.Text;
using IncidentStrategy.Typesetting.Charts;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Svg;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>A chart as a figure of a page: drawn for a wide and for a narrow screen, its title and source as text, its data as a table.</summary>
static class ChartHtml
{
    const int Wide = 760, Narrow = 380, ManyRows = 12;

    public static string Figure(Chart chart, Style style, string id)
    {
        var screen = style with { SmallSize = 14, SmallLeading = 18, Size = 18, Leading = 25 };
        var html = new StringBuilder();
        html.Append($"<figure class=\"chart\" id=\"{id}\"><figcaption>{Html.Escape(chart.Title)}</figcaption>");
        html.Append($"<div class=\"wide\">{Draw(chart, Wide, screen, id + "-w")}</div>");
        html.Append($"<div class=\"narrow\">{Draw(chart, Narrow, screen, id + "-w", named: true)}</div>");
        if (chart.Note.Length > 0) html.Append($"<p class=\"note\">{Html.Escape(chart.Note)}</p>");
        if (chart.Source.Length > 0) html.Append($"<p class=\"source\">Source: {Html.Escape(chart.Source)}</p>");
        html.Append("<details><summary>The data behind this chart</summary>");
        Table(html, chart.Table(), Html.Escape(chart.Title));
        return html.Append("</details></figure>").ToString();
    }

    static string Draw(Chart chart, double width, Style style, string id, bool named = false) =>
        SvgPrinter.Print(ChartLayout.ToFrame(chart, width, style, titled: false), style, id, "Chart: " + chart.Title, named);

    /// <summary>The data as a table. What is the same in every one of many rows, such as limits that were never set anew, is said once above it.</summary>
    static void Table(StringBuilder html, ChartTable table, string name)
    {
        var same = Enumerable.Range(1, table.Columns.Count - 1).Where(c => table.Rows.Count > ManyRows && table.Rows.All(r => r[c] == table.Rows[0][c])).ToHashSet();
        if (same.Count > 0) html.Append($"<p>In every row: {Html.Escape(string.Join(", ", same.Select(c => $"{table.Columns[c].Heading} {table.Rows[0][c]}")))}.</p>");
        // Most cells are numbers, so the others carry the class: a page of charts holds thousands.
        html.Append($"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Data: {name}\"><table class=\"data\"><thead><tr>");
        for (var c = 0; c < table.Columns.Count; c++)
            if (!same.Contains(c)) html.Append($"<th scope=\"col\"{(table.Columns[c].IsNumber ? " class=\"number\"" : "")}>{Html.Escape(table.Columns[c].Heading)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var c = 0; c < row.Count; c++)
                if (!same.Contains(c)) html.Append(c == 0 ? $"<th scope=\"row\">{Html.Escape(row[c])}</th>" : $"<td{(table.Columns[c].IsNumber ? "" : " class=\"word\"")}>{Html.Escape(row[c])}</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table></div>");
    }
}
