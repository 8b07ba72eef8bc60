using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentStrategy.Templating.Values;

/// <summary>JSON as template values. A number without a fraction is an integer, any other a decimal, so that nothing is lost.</summary>
public static class JsonValues
{
    /// <summary>A model for rendering, from a JSON object.</summary>
    public static IReadOnlyDictionary<string, object?> Model(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().ToDictionary(p => p.Name, p => (object?)From(p.Value), StringComparer.Ordinal)
            : throw new ArgumentException("A model is a JSON object.", nameof(element));

    public static Value From(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var obj = new ScriptObject();
                foreach (var property in element.EnumerateObject()) obj.Set(property.Name, From(property.Value));
                return Value.Of(obj);
            case JsonValueKind.Array:
                var array = new ScriptArray(element.GetArrayLength());
                foreach (var item in element.EnumerateArray()) array.Add(From(item));
                return Value.Of(array);
            case JsonValueKind.String: return element.GetString();
            case JsonValueKind.Number: return Number(element);
            case JsonValueKind.True: return Value.True;
            case JsonValueKind.False: return Value.False;
            default: return default;
        }
    }

    internal static Value From(JsonNode node) => From(JsonSerializer.SerializeToElement(node, JsonTypes.Default.JsonNode));

    static Value Number(JsonElement element)
    {
        if (element.TryGetInt64(out var whole)) return Value.Of(whole);
        var text = element.GetRawText();
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0 && BigInteger.TryParse(text, out var big)) return Value.Of(big);
        if (element.TryGetDecimal(out var exact)) return Value.Of(exact);
        return Value.Of(element.GetDouble());
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonNode))]
sealed partial class JsonTypes : System.Text.Json.Serialization.JsonSerializerContext;
