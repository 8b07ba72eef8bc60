using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentStrategy.Generator.Building;

/// <summary>
/// <c>build.json</c>: what was built from what. It holds no time of day, so the same inputs give the same file;
/// the next build reads it to know which PDFs still stand and which files nothing asks for any more.
/// </summary>
public sealed record Manifest
{
    public const string FileName = "build.json";

    public required string AsOf { get; init; }
    public required string ToolVersion { get; init; }
    public required string Organisation { get; init; }
    public required IReadOnlyList<BuiltDocument> Documents { get; init; }

    /// <summary>SHA-256 of every file of the workspace that was read.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>Every file written, this one aside.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public byte[] Bytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Format), (byte)'\n'];

    /// <summary>An earlier build's manifest; null when there is none or it cannot be read, and then everything is made anew.</summary>
    public static Manifest? Read(byte[]? bytes)
    {
        if (bytes is null) return null;
        try
        {
            return JsonSerializer.Deserialize<Manifest>(bytes, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
