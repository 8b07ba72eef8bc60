using System.Text;
using System.Text.Json;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Cli;

/// <summary>Prints diagnostics for people (text), for programs (json, sarif) and for GitHub's annotations.</summary>
static class DiagnosticFormats
{
    public static readonly string[] Names = ["text", "json", "sarif", "github"];

    /// <summary>The diagnostics in a format of <see cref="Names"/>. <paramref name="sourceOf"/> gives a file's text for the line and caret.</summary>
    public static string Print(string format, IReadOnlyList<Diagnostic> diagnostics, Func<string, SourceText?> sourceOf, string toolVersion, bool colour = false) => format switch
    {
        "json" => Json(diagnostics),
        "sarif" => Sarif(diagnostics, toolVersion),
        "github" => GitHub(diagnostics),
        _ => Text(diagnostics, sourceOf, colour),
    };

    static string Text(IReadOnlyList<Diagnostic> diagnostics, Func<string, SourceText?> sourceOf, bool colour)
    {
        var text = new StringBuilder();
        foreach (var d in diagnostics)
        {
            var (on, off) = !colour ? ("", "") : (d.Severity switch { Severity.Error => "\e[31m", Severity.Warning => "\e[33m", _ => "\e[36m" }, "\e[0m");
            text.Append($"{(d.Place.IsNone ? "" : d.Place + ": ")}{on}{Word(d.Severity)} {d.Code}{off}: {d.Message}\n");
            if (d.Place.Cell is null && d.Place.Line > 0 && sourceOf(d.Place.File) is { } source) Excerpt(text, source, d.Place);
            foreach (var (note, place) in d.Trace) text.Append($"  {note} {place}\n");
            if (d.Hint is { } hint) text.Append($"  hint: {hint}\n");
        }
        return text.ToString();
    }

    /// <summary>The source line with a caret under what is meant; a long line is cut around it.</summary>
    static void Excerpt(StringBuilder text, SourceText source, Place place)
    {
        const int Widest = 110;
        var line = source.Line(place.Line).Replace('\t', ' ');
        if (line.Trim().Length == 0) return;
        var column = Math.Clamp(place.Column, 1, line.Length + 1) - 1;
        var from = column < Widest - 20 ? 0 : column - 40;
        var shown = line[from..Math.Min(line.Length, from + Widest)];
        var carets = Math.Clamp(place.Length, 1, Math.Max(1, shown.Length - (column - from)));
        var number = place.Line.ToString();
        text.Append($"  {number} | {(from > 0 ? "…" : "")}{shown}{(from + Widest < line.Length ? "…" : "")}\n");
        text.Append($"  {new string(' ', number.Length)} | {new string(' ', column - from + (from > 0 ? 1 : 0))}{new string('^', carets)}\n");
    }

    static string Json(IReadOnlyList<Diagnostic> diagnostics) => Write(json =>
    {
        json.WriteStartArray();
        foreach (var d in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", d.Code);
            json.WriteString("severity", Word(d.Severity));
            json.WriteString("message", d.Message);
            if (d.Hint is { } hint) json.WriteString("hint", hint);
            WritePlace(json, d.Place);
            if (d.Trace.Count > 0)
            {
                json.WriteStartArray("trace");
                foreach (var (note, place) in d.Trace)
                {
                    json.WriteStartObject();
                    json.WriteString("note", note);
                    WritePlace(json, place);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    static void WritePlace(Utf8JsonWriter json, Place place)
    {
        json.WriteString("file", place.File);
        if (place.Cell is not null)
        {
            if (place.Sheet is not null) json.WriteString("sheet", place.Sheet);
            json.WriteString("cell", place.Cell);
        }
        else if (place.Line > 0)
        {
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", Math.Max(1, place.Column));
        }
    }

    /// <summary>SARIF 2.1.0 (OASIS); a spreadsheet's cell goes into the message, as SARIF knows only text regions.</summary>
    static string Sarif(IReadOnlyList<Diagnostic> diagnostics, string toolVersion) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "incident-strategy");
        json.WriteString("version", toolVersion);
        json.WriteStartArray("rules");
        foreach (var code in diagnostics.Select(d => d.Code).Distinct().Order(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", code);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (var d in diagnostics) SarifResult(json, d);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    static void SarifResult(Utf8JsonWriter json, Diagnostic d)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", d.Code);
        json.WriteString("level", Word(d.Severity));
        json.WriteStartObject("message");
        json.WriteString("text", (d.Place.Cell is null ? "" : $"{d.Place}: ") + d.Message + (d.Hint is null ? "" : $" {d.Hint}"));
        json.WriteEndObject();
        if (!d.Place.IsNone)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", Uri.EscapeDataString(d.Place.File).Replace("%2F", "/", StringComparison.Ordinal));
            json.WriteEndObject();
            if (d.Place.Cell is null && d.Place.Line > 0)
            {
                json.WriteStartObject("region");
                json.WriteNumber("startLine", d.Place.Line);
                json.WriteNumber("startColumn", Math.Max(1, d.Place.Column));
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    static string GitHub(IReadOnlyList<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var d in diagnostics)
        {
            var where = d.Place.IsNone ? "" : d.Place.Cell is null && d.Place.Line > 0 ? $"file={Property(d.Place.File)},line={d.Place.Line},col={Math.Max(1, d.Place.Column)}" : $"file={Property(d.Place.File)}";
            var message = (d.Place.Cell is null ? "" : $"{d.Place}: ") + d.Message + (d.Hint is null ? "" : $"\n{d.Hint}");
            text.Append($"::{(d.Severity == Severity.Note ? "notice" : Word(d.Severity))} {where}{(where.Length > 0 ? "," : "")}title={d.Code}::{Data(message)}\n");
        }
        return text.ToString();

        static string Data(string s) => s.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        static string Property(string s) => Data(s).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
    }

    static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };
}
