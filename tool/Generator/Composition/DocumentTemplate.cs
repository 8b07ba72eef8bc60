using IncidentStrategy.Generator.Content;
using IncidentStrategy.Templating;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Dialect;

using Codes = IncidentStrategy.Generator.Content.Codes;

namespace IncidentStrategy.Generator.Composition;

/// <summary>
/// One file of <c>templates/documents/</c>: its front matter says what it is for, where it goes and how it is listed (each value itself a small template);
/// its body is the document.
/// </summary>
sealed class DocumentTemplate
{
    static readonly string[] Needed = ["id", "title", "path", "section", "audience", "summary"];
    static readonly string[] Known = [.. Needed, "for", "status", "owner", "ask", "order", "subtitle", "cover", "contents", "pdf", "running"];

    readonly Dictionary<string, Template> values;

    DocumentTemplate(string kind, SubjectKind subject, SourceText source, Template body, Dictionary<string, Template> values) =>
        (Kind, Subject, Source, Body, this.values) = (kind, subject, source, body, values);

    public string Kind { get; }
    public SubjectKind Subject { get; }
    public SourceText Source { get; }
    public Template Body { get; }

    /// <summary>A front matter value for a subject, or null when it is not given or empty.</summary>
    public string? Value(string key, IReadOnlyDictionary<string, object?> model, Diagnostics diagnostics, CancellationToken cancellation) =>
        values.TryGetValue(key, out var template) && template.Render(model, diagnostics, cancellation)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Reads a template file; null, with the reason told, when it cannot be used.</summary>
    public static DocumentTemplate? Read(string kind, SourceText source, TemplateOptions options, Diagnostics diagnostics)
    {
        var (matter, body) = FrontMatter.Split(source.Text);
        var place = new Place(source.File, 1, 1);
        if (matter["for"] is not { } name || Subjects.Kinds.FirstOrDefault(k => k.Name == name) is not { } subject)
        {
            diagnostics.Add(Codes.Fault("IS850", PlaceOf(source, "for"), matter["for"] is { } wrong ? $"There is no subject \"{wrong}\"." : "The template does not say what it is for.",
                Nearest.Hint(matter["for"] ?? "", Subjects.Kinds.Select(k => k.Name)) ?? $"Write for: with one of {string.Join(", ", Subjects.Kinds.Select(k => k.Name))}."));
            return null;
        }
        foreach (var missing in Needed.Where(n => matter[n] is null))
            diagnostics.Add(Codes.Fault("IS851", place, $"The template's front matter has no {missing}.", $"Add a line {missing}: to it."));
        foreach (var unknown in matter.Values.Keys.Except(Known, StringComparer.Ordinal))
            diagnostics.Add(Codes.Fault("IS851", PlaceOf(source, unknown), $"The template's front matter does not know {unknown}.", Nearest.Hint(unknown, Known)));

        var plain = options with { Escape = EscapeKind.None };
        var values = new Dictionary<string, Template>(StringComparer.Ordinal);
        foreach (var (key, value) in matter.Values)
            if (key != "for" && value.Length > 0 && Template.Parse(Padded(source, key, value), plain, diagnostics) is { } parsed) values[key] = parsed;
        return Template.Parse(new SourceText(source.File, body), options, diagnostics) is { } template && Needed.All(values.ContainsKey)
            ? new DocumentTemplate(kind, subject, source, template, values) : null;
    }

    /// <summary>A front matter value at the line it stands on, so that its faults are told there.</summary>
    static SourceText Padded(SourceText source, string key, string value) => new(source.File, new string('\n', Math.Max(0, PlaceOf(source, key).Line - 1)) + value);

    static Place PlaceOf(SourceText source, string key)
    {
        for (var line = 2; line <= source.LineCount && source.Line(line) != "---"; line++)
            if (source.Line(line).StartsWith(key + ":", StringComparison.Ordinal)) return new Place(source.File, line, 1, key.Length);
        return new Place(source.File, 1, 1);
    }
}
