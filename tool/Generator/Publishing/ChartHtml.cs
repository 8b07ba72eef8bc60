using System.Text;
using IncidentStrategy.Typesetting.Charts;
using IncidentStrategy.Typesetting.Frames;
using IncidentStrategy.Typesetting.Svg;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>A chart as a figure of a page: drawn for a wide and for a narrow screen, its title and source as text, its data as a table.</summary>
static class ChartHtml
{
    const int Wide = 760, Narrow = 380;

    public static string Figure(Chart chart, Style style, string id)
    {
        var screen = style with { SmallSize = 14, SmallLeading = 18, Size = 18, Leading = 25 };
        var html = new StringBuilder();
        html.Append($"<figure class=\"chart\" id=\"{id}\"><figcaption>{Html.Escape(chart.Title)}</figcaption>");
        html.Append($"<div class=\"wide\">{Draw(chart, Wide, screen, id + "-w")}</div>");
        html.Append($"<div class=\"narrow\">{Draw(chart, Narrow, screen, id + "-n")}</div>");
        if (chart.Note.Length > 0) html.Append($"<p class=\"note\">{Html.Escape(chart.Note)}</p>");
        if (chart.Source.Length > 0) html.Append($"<p class=\"source\">Source: {Html.Escape(chart.Source)}</p>");
        html.Append("<details><summary>The data behind this chart</summary>");
        Table(html, chart.Table(), Html.Escape(chart.Title));
        return html.Append("</details></figure>").ToString();
    }

    static string Draw(Chart chart, double width, Style style, string id) =>
        SvgPrinter.Print(ChartLayout.ToFrame(chart, width, style, titled: false), style, id, "Chart: " + chart.Title);

    static void Table(StringBuilder html, ChartTable table, string name)
    {
        html.Append($"<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Data: {name}\"><table><thead><tr>");
        foreach (var column in table.Columns)
            html.Append($"<th scope=\"col\"{(column.IsNumber ? " class=\"number\"" : "")}>{Html.Escape(column.Heading)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                html.Append(i == 0 ? $"<th scope=\"row\">{Html.Escape(row[i])}</th>" : $"<td{(table.Columns[i].IsNumber ? " class=\"number\"" : "")}>{Html.Escape(row[i])}</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table></div>");
    }
}
