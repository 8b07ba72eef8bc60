using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Time by the clock and by the working calendar.</summary>
public sealed class WorkingTime(Calendar? calendar)
{
    readonly Dictionary<(DateOnly, int), DateOnly> known = [];

    public bool IsWorkingDay(DateOnly on) => calendar?.IsWorkingDay(on) ?? on.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The date so many working days after another, which itself does not count.</summary>
    public DateOnly AddWorkingDays(DateOnly on, int days)
    {
        if (known.TryGetValue((on, days), out var end)) return end;
        end = on;
        // A calendar without any working day would never end.
        for (var (left, guard) = (days, days * 10 + 400); left > 0 && guard > 0; guard--)
        {
            end = end.AddDays(1);
            if (IsWorkingDay(end)) left--;
        }
        return known[(on, days)] = end;
    }

    /// <summary>Whether the end lies within the agreed time of the start: working days run to the end of the last of them.</summary>
    public bool Within(DateTimeOffset from, DateTimeOffset to, Duration within) => within.IsWorkingDays
        ? DateOnly.FromDateTime(UkTime.Of(to).DateTime) <= AddWorkingDays(DateOnly.FromDateTime(UkTime.Of(from).DateTime), within.WorkingDays)
        : to - from <= within.Span;

    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var on = from.AddDays(1); on <= to; on = on.AddDays(1)) days += IsWorkingDay(on) ? 1 : 0;
        return days;
    }
}
