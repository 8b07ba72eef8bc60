using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>The functions under `object`.</summary>
static class ObjectFunctions
{
    public static Namespace Table { get; } = new("object")
    {
        { "default", "value default", c => c[0].IsNull || c[0].Ref is "" ? c[1] : c[0] },
        { "eval", "value", c => c.Context.Evaluate(c, asTemplate: false) },
        { "eval_template", "value", c => c.Context.Evaluate(c, asTemplate: true) },
        { "format", "value format culture?", Formatting.Format },
        { "from_json", "json", FromJson },
        { "has_key", "value key", c => !c[0].IsNull && !c[1].IsNull && !c.Context.Member(c[0], c.Str(1)).IsMissing },
        { "has_value", "value key", c => !c[0].IsNull && !c[1].IsNull && !c.Context.Member(c[0], c.Str(1)).Given.IsNull },
        { "keys", "value", c => Names(c) },
        { "kind", "value", c => Describe.KindName(c[0]) },
        { "size", "value", c => Size(c) },
        { "to_json", "value", ToJson },
        { "typeof", "value", c => TypeName(c[0]) },
        { "values", "value", c => Values(c) },
    };

    static Value Names(Call call)
    {
        var names = call.Context.NamesOf(call[0]).Select(n => Value.Of(n)).ToList();
        call.Context.ChargeItems(call.Site, names.Count);
        return Value.Of(new ScriptArray(names));
    }

    static Value Values(Call call)
    {
        var result = new ScriptArray();
        foreach (var name in call.Context.NamesOf(call[0])) result.Add(call.Context.Member(call[0], name).Given);
        call.Context.ChargeItems(call.Site, result.Items.Count);
        return Value.Of(result);
    }

    static Value Size(Call call) => call[0].Kind switch
    {
        Kind.Text or Kind.Markup => call.Str(0).Length,
        Kind.Array or Kind.Object => call.Context.MemberCount(call[0]),
        Kind.Range => Value.Of(((ValueRange)call[0].Ref!).Count),
        _ => 0,
    };

    static Value TypeName(Value value) => value.Kind switch
    {
        Kind.Null => default,
        Kind.Bool => "boolean",
        Kind.Int or Kind.Long or Kind.Big or Kind.Float or Kind.Double or Kind.Decimal => "number",
        Kind.Text or Kind.Markup or Kind.Char => "string",
        Kind.Range => "iterator",
        Kind.Array => "array",
        _ => "object",
    };

    static Value FromJson(Call call)
    {
        if (call.Text(0) is not { } json) return default;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = call.Context.Options.Depth });
            call.Context.Charge(call.Site, json.Length / 8);
            return JsonValues.From(document.RootElement);
        }
        catch (JsonException e) { throw call.Fault(0, Codes.Format, $"The text is not JSON: line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}."); }
    }

    static Value ToJson(Call call)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default, MaxDepth = 1000 }))
            Write(call, writer, call[0], 0);
        return call.Checked(System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    static void Write(Call call, Utf8JsonWriter writer, Value value, int level)
    {
        if (level > call.Context.Options.Depth) throw call.Fault(0, Codes.Limit, $"The value holds values deeper than the limit of {call.Context.Options.Depth}, or holds itself.");
        switch (value.Kind)
        {
            case Kind.Null or Kind.Missing or Kind.Empty: writer.WriteNullValue(); break;
            case Kind.Bool: writer.WriteBooleanValue(value.AsBool); break;
            case Kind.Int or Kind.Long: writer.WriteNumberValue(value.Bits); break;
            case Kind.Decimal: writer.WriteNumberValue(value.AsDecimal); break;
            case Kind.Double when double.IsFinite(value.AsDouble): writer.WriteNumberValue(value.AsDouble); break;
            case Kind.Float when float.IsFinite(value.AsFloat): writer.WriteNumberValue(value.AsFloat); break;
            case Kind.Big: writer.WriteRawValue(value.AsBig.ToString(CultureInfo.InvariantCulture)); break;
            case Kind.Date when value.DateOffset is { } offset: writer.WriteStringValue(new DateTimeOffset(value.AsDate, offset)); break;
            case Kind.Date: writer.WriteStringValue(value.AsDate); break;
            case Kind.Array or Kind.Range:
                writer.WriteStartArray();
                var items = call.Context.TryItems(value, call.Site)!;
                call.Context.ChargeItems(call.Site, items.Count);
                foreach (var item in items) Write(call, writer, item, level + 1);
                writer.WriteEndArray();
                break;
            case Kind.Object:
                writer.WriteStartObject();
                foreach (var name in call.Context.NamesOf(value))
                {
                    call.Context.Charge(call.Site, 1);
                    writer.WritePropertyName(name);
                    Write(call, writer, call.Context.Member(value, name).Given, level + 1);
                }
                writer.WriteEndObject();
                break;
            case Kind.Function: throw call.Fault(0, Codes.Type, "A function cannot be written as JSON.");
            default: writer.WriteStringValue(call.Context.TextOf(value)); break;
        }
    }
}
