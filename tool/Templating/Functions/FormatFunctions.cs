using System.Globalization;
using System.Text;
using IncidentStrategy.Templating.Values;

namespace IncidentStrategy.Templating.Functions;

/// <summary>Money, percentages and durations as documents write them.</summary>
static class FormatFunctions
{
    static bool TryNumber(Call call, out decimal number)
    {
        number = 0;
        if (!call[0].IsNumber) return false;
        try { number = Numbers.ToDecimal(call[0]); }
        catch (OverflowException) { return false; }
        return true;
    }

    /// <summary>`£1,234.50`; whole pounds keep their pence, so that columns align.</summary>
    public static Value Money(Call call)
    {
        if (call[0].IsNull) return default;
        if (!TryNumber(call, out var amount)) throw call.Fault(0, Codes.Type, $"`money` needs a number, not {Describe.Kind(call[0])}.");
        var currency = call.TextOr(1, "£");
        return (amount < 0 ? "−" : "") + currency + Math.Abs(amount).ToString("#,##0.00", call.Context.Culture);
    }

    /// <summary>A fraction as a percentage: 0.8113 is `81.1%`.</summary>
    public static Value Percent(Call call)
    {
        if (call[0].IsNull) return default;
        if (!TryNumber(call, out var fraction)) throw call.Fault(0, Codes.Type, $"`percent` needs a fraction, not {Describe.Kind(call[0])}.");
        var digits = Math.Clamp(call.IntOr(1, 1), 0, 10);
        var rounded = Math.Round(fraction * 100, digits, MidpointRounding.AwayFromZero);
        return (rounded < 0 ? "−" : "") + Math.Abs(rounded).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), call.Context.Culture) + "%";
    }

    /// <summary>A span, or a number of seconds, in its two largest units: `1 h 25 min`.</summary>
    public static Value Duration(Call call)
    {
        if (call[0].IsNull) return default;
        TimeSpan span;
        if (call[0].Kind == Kind.Span) span = call[0].AsSpan;
        else if (TryNumber(call, out var seconds) && Math.Abs(seconds) < 1e11m) span = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        else throw call.Fault(0, Codes.Type, $"`duration` needs a time span or a number of seconds, not {Describe.Kind(call[0])}.");
        return Words(span);
    }

    static string Words(TimeSpan span)
    {
        var sign = span < TimeSpan.Zero ? "−" : "";
        span = span.Duration();
        if (span.TotalMinutes < 1) return $"{sign}{Math.Round(span.TotalSeconds, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture)} s";
        if (span.TotalHours < 1)
        {
            var whole = TimeSpan.FromSeconds(Math.Round(span.TotalSeconds, MidpointRounding.AwayFromZero));
            return sign + Pair((int)whole.TotalMinutes, "min", whole.Seconds, "s");
        }
        var minutes = (long)Math.Round(span.TotalMinutes, MidpointRounding.AwayFromZero);
        if (minutes < 24 * 60) return sign + Pair(minutes / 60, "h", minutes % 60, "min");
        var hours = (long)Math.Round(span.TotalHours, MidpointRounding.AwayFromZero);
        return sign + Pair(hours / 24, "d", hours % 24, "h");
    }

    static string Pair(long large, string unit, long small, string part)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{large} {unit}");
        if (small > 0) text.Append(CultureInfo.InvariantCulture, $" {small} {part}");
        return text.ToString();
    }
}
