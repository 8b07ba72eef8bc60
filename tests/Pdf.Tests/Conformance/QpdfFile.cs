using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace IncidentStrategy.Pdf.Tests.Conformance;

/// <summary>A PDF file as qpdf, a program of others, reads it: every object by number, streams decoded.</summary>
sealed class QpdfFile : IDisposable
{
    readonly JsonDocument json;
    readonly Dictionary<int, JsonElement> objects = [];

    QpdfFile(JsonDocument json)
    {
        this.json = json;
        var parts = json.RootElement.GetProperty("qpdf");
        foreach (var entry in parts[1].EnumerateObject())
        {
            if (entry.Name == "trailer") Trailer = entry.Value.GetProperty("value");
            else objects[int.Parse(entry.Name.AsSpan(4, entry.Name.IndexOf(' ', 4) - 4), CultureInfo.InvariantCulture)] = entry.Value;
        }
    }

    public JsonElement Trailer { get; }

    public IEnumerable<(int Number, JsonElement Value)> Objects => objects.Select(o => (o.Key, Body(o.Value))).OrderBy(o => o.Key);

    public JsonElement Catalog => Get(Trailer, "Root")!.Value;

    /// <summary>Null where qpdf is not installed.</summary>
    public static QpdfFile? Read(string path)
    {
        try
        {
            var start = new ProcessStartInfo("qpdf") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])["--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", path]) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            _ = process.StandardError.ReadToEndAsync();
            return new QpdfFile(JsonDocument.Parse(process.StandardOutput.BaseStream, new JsonDocumentOptions { MaxDepth = 512 }));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    static JsonElement Body(JsonElement entry) =>
        entry.TryGetProperty("stream", out var stream) ? stream.GetProperty("dict") : entry.GetProperty("value");

    public bool IsStream(int number) => objects.TryGetValue(number, out var entry) && entry.TryGetProperty("stream", out _);

    public byte[] Data(int number) => objects[number].GetProperty("stream").GetProperty("data").GetBytesFromBase64();

    /// <summary>The number a reference names, or 0.</summary>
    public static int Number(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } v && v.GetString()!.Split(' ') is [var n, _, "R"] && int.TryParse(n, out var number) ? number : 0;

    public JsonElement? Follow(JsonElement? value)
    {
        if (Number(value) is var number and not 0) value = objects.TryGetValue(number, out var entry) ? Body(entry) : null;
        return value is { ValueKind: JsonValueKind.Null } ? null : value;
    }

    /// <summary>An entry of a dictionary, references followed.</summary>
    public JsonElement? Get(JsonElement? dictionary, params string[] keys)
    {
        foreach (var key in keys) dictionary = Follow(Raw(dictionary, key));
        return dictionary;
    }

    /// <summary>An entry of a dictionary as it stands.</summary>
    public JsonElement? Raw(JsonElement? dictionary, string key) =>
        Follow(dictionary) is { ValueKind: JsonValueKind.Object } d && d.TryGetProperty("/" + key, out var value) ? value : null;

    public string? Name(JsonElement? dictionary, string key) => Get(dictionary, key) is { ValueKind: JsonValueKind.String } v ? v.GetString()!.TrimStart('/') : null;

    public string? Text(JsonElement? dictionary, string key) =>
        Get(dictionary, key) is { ValueKind: JsonValueKind.String } v && v.GetString() is { } s && (s.StartsWith("u:", StringComparison.Ordinal) || s.StartsWith("b:", StringComparison.Ordinal)) ? s[2..] : null;

    public double? Real(JsonElement? dictionary, string key) => Get(dictionary, key) is { ValueKind: JsonValueKind.Number } v ? v.GetDouble() : null;

    public bool? Flag(JsonElement? dictionary, string key) => Get(dictionary, key) is { ValueKind: JsonValueKind.True or JsonValueKind.False } v ? v.GetBoolean() : null;

    /// <summary>The items of an array, or the one thing that stands where an array might.</summary>
    public IEnumerable<JsonElement> Items(JsonElement? value) =>
        Follow(value) is not { } v ? [] : v.ValueKind == JsonValueKind.Array ? v.EnumerateArray() : [value!.Value];

    public void Dispose() => json.Dispose();
}
