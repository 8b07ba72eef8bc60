namespace IncidentStrategy.Templating.Values;

/// <summary>Values in the words of messages.</summary>
static class Describe
{
    public static string Kind(Value value) => value.Kind switch
    {
        Values.Kind.Null or Values.Kind.Missing => "null",
        Values.Kind.Bool => "a truth value",
        Values.Kind.Int or Values.Kind.Long or Values.Kind.Big => "a whole number",
        Values.Kind.Float or Values.Kind.Double or Values.Kind.Decimal => "a number",
        Values.Kind.Char or Values.Kind.Text or Values.Kind.Markup => "text",
        Values.Kind.Date => "a date",
        Values.Kind.Span => "a time span",
        Values.Kind.Range => "a range",
        Values.Kind.Array => "a list",
        Values.Kind.Function => "a function",
        Values.Kind.Empty => "`empty`",
        _ => "an object",
    };

    /// <summary>The name that <c>object.kind</c> gives.</summary>
    public static string? KindName(Value value) => value.Kind switch
    {
        Values.Kind.Null => null,
        Values.Kind.Bool => "bool",
        Values.Kind.Int => "int",
        Values.Kind.Long => "long",
        Values.Kind.Big => "bigint",
        Values.Kind.Float => "float",
        Values.Kind.Double => "double",
        Values.Kind.Decimal => "decimal",
        Values.Kind.Char or Values.Kind.Text or Values.Kind.Markup => "string",
        Values.Kind.Date => "date",
        Values.Kind.Span => "timespan",
        Values.Kind.Range => "range",
        Values.Kind.Array => "array",
        Values.Kind.Function => "function",
        _ => "object",
    };
}
