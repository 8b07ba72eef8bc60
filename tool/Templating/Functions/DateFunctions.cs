using System.Globalization;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>The functions under `date`.</summary>
static class DateFunctions
{
    public static Namespace Table { get; } = new("date")
    {
        { "add_days", "date days", c => Add(c, TimeSpan.TicksPerDay) },
        { "add_hours", "date hours", c => Add(c, TimeSpan.TicksPerHour) },
        { "add_milliseconds", "date millis", c => Add(c, TimeSpan.TicksPerMillisecond) },
        { "add_minutes", "date minutes", c => Add(c, TimeSpan.TicksPerMinute) },
        { "add_months", "date months", c => AddMonths(c, 1) },
        { "add_seconds", "date seconds", c => Add(c, TimeSpan.TicksPerSecond) },
        { "add_years", "date years", c => AddMonths(c, 12) },
        { "default_format", (Value)"%d %b %Y" },
        { "format", (Value)"%d %b %Y" },
        { "now", "", Now },
        { "parse", "text pattern? culture?", c => Parse(c, c.Text(0), c.Text(1), 2) },
        { "parse_to_string", "text output_pattern? input_pattern? input_culture? output_culture?", ParseToString },
        { "to_string", "date pattern culture?", ToText },
        { "utc_now", "", Now },
    };

    static Value Now(Call call) => call.Context.Options.Now is { } now
        ? Value.Of(now)
        : throw call.Fault(-1, Codes.NotAllowed, "The present time is not given to templates; the as-of date is, where there is one.");

    /// <summary>No date is given: nothing, or empty text.</summary>
    static bool Blank(Call call) => call[0].IsNull || call[0].Kind == Kind.Text && call.Str(0).Length == 0;

    static Value Date(Call call) => call[0].Kind switch
    {
        Kind.Date => call[0],
        Kind.Text => Parse(call, call.Text(0), null, -1),
        _ => throw call.Fault(0, Codes.Type, $"A date is needed here, not {Describe.Kind(call[0])}."),
    };

    static Value Add(Call call, long ticks)
    {
        if (Blank(call)) return default;
        try { return Dates.Shift(Date(call), TimeSpan.FromTicks(checked((long)(call.Real(1) * ticks)))); }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException) { throw call.Fault(1, Codes.Arithmetic, "The date is outside the years 1 to 9999."); }
    }

    static Value AddMonths(Call call, int months)
    {
        if (Blank(call)) return default;
        var date = Date(call);
        try { return date.DateOffset is { } offset ? Value.Of(new DateTimeOffset(date.AsDate, offset).AddMonths(checked(call.Int(1) * months))) : Value.Of(date.AsDate.AddMonths(checked(call.Int(1) * months))); }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException) { throw call.Fault(1, Codes.Arithmetic, "The date is outside the years 1 to 9999."); }
    }

    static Value ToText(Call call) => Blank(call) ? default : (Value)DateText.Format(Date(call), Pattern(call), call.CultureOr(2));

    static string Pattern(Call call)
    {
        var pattern = call.TextOr(1, call.Context.DateFormat);
        if (!call.Context.Compatible && DateText.UnknownPart(pattern) is { } unknown)
            throw call.Fault(1, Codes.Format, $"`{unknown}` is no part of a date's pattern.", "The usual ones are %-d %d %b %B %m %Y %H %M.");
        return pattern;
    }

    static Value ParseToString(Call call)
    {
        if (string.IsNullOrEmpty(call.Text(0))) return default;
        var date = Parse(call, call.Text(0), call.Text(2), 3);
        return DateText.Format(date, Pattern(call), call.CultureOr(4));
    }

    static Value Parse(Call call, string? text, string? pattern, int cultureArgument)
    {
        if (call[0].Kind == Kind.Date) return call[0];
        if (string.IsNullOrEmpty(text)) return default;
        var culture = cultureArgument < 0 || cultureArgument >= call.Arguments.Length ? call.Context.Culture : call.CultureOr(cultureArgument);
        var format = pattern is null ? null : DateText.ToNetFormat(pattern, ref culture) ?? throw call.Fault(-1, Codes.Format, $"The pattern \"{pattern}\" has parts that cannot be read back.");
        var zoned = HasZone(text);
        if (zoned && (format is null ? DateTimeOffset.TryParse(text, culture, DateTimeStyles.None, out var instant) : DateTimeOffset.TryParseExact(text, format, culture, DateTimeStyles.AllowWhiteSpaces, out instant)))
            // Scriban takes such a date to the machine's own zone; here that is UTC, whatever the machine.
            return call.Context.Compatible ? Value.Of(new DateTimeOffset(instant.UtcDateTime)) : Value.Of(instant);
        if (format is null ? DateTime.TryParse(text, culture, DateTimeStyles.NoCurrentDateDefault, out var date) : DateTime.TryParseExact(text, format, culture, DateTimeStyles.AllowWhiteSpaces, out date)) return Value.Of(date);
        if (call.Context.Compatible) return Value.Of(default(DateTime));
        throw call.Fault(0, Codes.Format, $"\"{text}\" is not a date{(pattern is null ? "" : $" of the form \"{pattern}\"")}.");
    }

    static bool HasZone(string text)
    {
        if (text.AsSpan().TrimEnd().EndsWith("Z", StringComparison.OrdinalIgnoreCase)) return true;
        var plus = text.IndexOf('+');
        return plus >= 0 && plus + 1 < text.Length && char.IsAsciiDigit(text[plus + 1]);
    }
}

/// <summary>The members of dates and spans.</summary>
static class DateMembers
{
    public static readonly string[] Names = ["year", "month", "day", "day_of_year", "day_of_week", "hour", "minute", "second", "millisecond", "date", "time_of_day"];

    public static Value Get(Value date, string name) => name switch
    {
        "year" => date.AsDate.Year,
        "month" => date.AsDate.Month,
        "day" => date.AsDate.Day,
        "day_of_year" => date.AsDate.DayOfYear,
        "day_of_week" => date.AsDate.DayOfWeek.ToString(),
        "hour" => date.AsDate.Hour,
        "minute" => date.AsDate.Minute,
        "second" => date.AsDate.Second,
        "millisecond" => date.AsDate.Millisecond,
        "date" => Value.Of(date.AsDate.Date),
        "time_of_day" => Value.Of(date.AsDate.TimeOfDay),
        _ => Value.Missing,
    };
}

/// <summary>The members of spans of time.</summary>
static class SpanMembers
{
    public static readonly string[] Names = ["days", "hours", "minutes", "seconds", "milliseconds", "total_days", "total_hours", "total_minutes", "total_seconds", "total_milliseconds"];

    public static Value Get(Value span, string name) => name switch
    {
        "days" => span.AsSpan.Days,
        "hours" => span.AsSpan.Hours,
        "minutes" => span.AsSpan.Minutes,
        "seconds" => span.AsSpan.Seconds,
        "milliseconds" => span.AsSpan.Milliseconds,
        "total_days" => Value.Of(span.AsSpan.TotalDays),
        "total_hours" => Value.Of(span.AsSpan.TotalHours),
        "total_minutes" => Value.Of(span.AsSpan.TotalMinutes),
        "total_seconds" => Value.Of(span.AsSpan.TotalSeconds),
        "total_milliseconds" => Value.Of(span.AsSpan.TotalMilliseconds),
        _ => Value.Missing,
    };
}

/// <summary>The functions under `timespan`.</summary>
static class SpanFunctions
{
    public static Namespace Table { get; } = new("timespan")
    {
        { "from_days", "days", c => From(c, TimeSpan.TicksPerDay) },
        { "from_hours", "hours", c => From(c, TimeSpan.TicksPerHour) },
        { "from_milliseconds", "millis", c => From(c, TimeSpan.TicksPerMillisecond) },
        { "from_minutes", "minutes", c => From(c, TimeSpan.TicksPerMinute) },
        { "from_seconds", "seconds", c => From(c, TimeSpan.TicksPerSecond) },
        { "parse", "text", Parse },
        { "zero", Value.Of(TimeSpan.Zero) },
    };

    static Value From(Call call, long ticks)
    {
        try { return Value.Of(TimeSpan.FromTicks(checked((long)(call.Real(0) * ticks)))); }
        catch (OverflowException) { throw call.Fault(0, Codes.Arithmetic, "The span is longer than can be held."); }
    }

    static Value Parse(Call call) => TimeSpan.TryParse(call.Str(0), CultureInfo.InvariantCulture, out var span)
        ? Value.Of(span)
        : throw call.Fault(0, Codes.Format, $"\"{call.Str(0)}\" is not a span of time.", "Write it as hh:mm:ss or d.hh:mm:ss.");
}
