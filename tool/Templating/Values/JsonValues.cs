using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IncidentStrategy.Templating.Values;

/// <summary>JSON as template values. A number without a fraction is an integer, any other a decimal, so that nothing is lost.</summary>
public static class JsonValues
{
    /// <summary>
    /// A model for rendering, from a JSON object. With <paramref name="typed"/> an object of one member whose name is a type,
    /// as <c>{"$date": "2026-03-14"}</c>, is a value of that type, and a number with a fraction is a double.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Model(JsonElement element, bool typed = false) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().ToDictionary(p => p.Name, p => (object?)From(p.Value, typed), StringComparer.Ordinal)
            : throw new ArgumentException("A model is a JSON object.", nameof(element));

    public static Value From(JsonElement element, bool typed = false)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var obj = new ScriptObject();
                foreach (var property in element.EnumerateObject())
                {
                    if (typed && property.Name.StartsWith('$') && Typed(property.Name, property.Value) is { } value) return value;
                    obj.Set(property.Name, From(property.Value, typed));
                }
                return Value.Of(obj);
            case JsonValueKind.Array:
                var array = new ScriptArray(element.GetArrayLength());
                foreach (var item in element.EnumerateArray()) array.Add(From(item, typed));
                return Value.Of(array);
            case JsonValueKind.String: return element.GetString();
            case JsonValueKind.Number: return Number(element, typed);
            case JsonValueKind.True: return Value.True;
            case JsonValueKind.False: return Value.False;
            default: return default;
        }
    }

    internal static Value From(JsonNode node) => From(JsonSerializer.SerializeToElement(node, JsonTypes.Default.JsonNode));

    static Value? Typed(string type, JsonElement element)
    {
        var (text, plain) = (element.ToString(), CultureInfo.InvariantCulture);
        return type switch
        {
            "$date" when DateTime.TryParse(text, plain, DateTimeStyles.RoundtripKind, out var date) => Value.Of(date),
            "$timespan" when TimeSpan.TryParse(text, plain, out var span) => Value.Of(span),
            "$dec" when decimal.TryParse(text, NumberStyles.Float, plain, out var number) => Value.Of(number),
            "$float" when float.TryParse(text, NumberStyles.Float, plain, out var number) => Value.Of(number),
            "$double" when double.TryParse(text, NumberStyles.Float, plain, out var number) => Value.Of(number),
            "$long" when long.TryParse(text, NumberStyles.AllowLeadingSign, plain, out var number) => Value.OfLong(number),
            "$big" when BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, plain, out var number) => Value.Of(number),
            "$guid" => Value.Of(text),
            "$char" when text.Length == 1 => Value.Of(text[0]),
            _ => (Value?)null,
        };
    }

    static Value Number(JsonElement element, bool typed)
    {
        if (element.TryGetInt64(out var whole)) return Value.Of(whole);
        var text = element.GetRawText();
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0 && BigInteger.TryParse(text, out var big)) return Value.Of(big);
        if (!typed && element.TryGetDecimal(out var exact)) return Value.Of(exact);
        return Value.Of(element.GetDouble());
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonNode))]
sealed partial class JsonTypes : System.Text.Json.Serialization.JsonSerializerContext;
