using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using IncidentStrategy.Generator.Composition;
using Markdig.Syntax;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>
/// The index the header's search reads: a script that sets one variable, because a page opened from a folder may run a script beside it but not fetch a file.
/// Each entry is a part of a document under one heading, so that a result leads to its place.
/// </summary>
static class SearchIndex
{
    static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Render(IReadOnlyList<Document> documents, SiteMap map)
    {
        var json = new StringBuilder("window.searchIndex=[\n");
        for (var i = 0; i < documents.Count; i++)
            json.Append(i == 0 ? "" : ",\n").Append(Entry(documents[i], map.SectionOf(documents[i])));
        return Encoding.UTF8.GetBytes(json.Append("\n];\n").ToString());
    }

    /// <summary>One document: its address, title, section, summary and id, and its parts as heading, anchor and text in turn.</summary>
    static string Entry(Document document, SiteSection section)
    {
        var parts = new List<string>();
        var text = new StringBuilder();
        var (heading, anchor) = ("", "");
        foreach (var block in document.Ast)
        {
            if (block == DocumentHtml.TitleOf(document)) continue;
            if (block is HeadingBlock { Level: <= 3 } next)
            {
                Close();
                (heading, anchor) = (PlainText.Of(next), next.TryGetId());
                continue;
            }
            PlainText.Append(text, block);
        }
        Close();
        return JsonSerializer.Serialize(new object[] { Html.Relative("index.html", document.Path + ".html"), document.Title, section.Title, document.Id, document.Summary, parts }, Compact);

        void Close()
        {
            var words = PlainText.Squeeze(text);
            if (words.Length > 0 || heading.Length > 0) parts.AddRange([heading, anchor, words]);
            text.Clear();
        }
    }

    static string TryGetId(this HeadingBlock heading) =>
        Markdig.Renderers.Html.HtmlAttributesExtensions.TryGetAttributes(heading)?.Id ?? "";
}
