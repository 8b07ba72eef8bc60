namespace IncidentStrategy.Generator.Content;

/// <summary>
/// UK local time by its rule, without a time zone database: since 1996 summer time runs from 01:00 UTC on the last Sunday of March
/// to 01:00 UTC on the last Sunday of October (The Summer Time Order 2002, SI 2002/262).
/// </summary>
public static class UkTime
{
    /// <summary>The number of seconds that stands for no time.</summary>
    public const int NotRecorded = int.MinValue;

    static readonly DateTime epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>What a local time can be: one moment, none (the hour skipped in March) or two (the hour repeated in October).</summary>
    public enum Kind { Plain, Skipped, Repeated }

    /// <summary>A local time as a moment. A skipped one is moved an hour on; of a repeated one the first, in summer time, is taken.</summary>
    public static DateTimeOffset At(DateTime local, out Kind kind)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var (start, end) = Summer(local.Year);
        kind = local >= start && local < start.AddHours(1) ? Kind.Skipped : local >= end && local < end.AddHours(1) ? Kind.Repeated : Kind.Plain;
        var hour = TimeSpan.FromHours(1);
        return kind switch
        {
            Kind.Skipped => new DateTimeOffset(local + hour, hour),
            Kind.Repeated => new DateTimeOffset(local, hour),
            _ => new DateTimeOffset(local, local >= start && local < end ? hour : TimeSpan.Zero),
        };
    }

    public static DateTimeOffset At(DateTime local) => At(local, out _);

    /// <summary>A moment, told in UK local time.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        var (start, end) = Summer(utc.Year);
        return moment.ToOffset(utc >= start && utc < end ? TimeSpan.FromHours(1) : TimeSpan.Zero);
    }

    public static int ToSeconds(DateTimeOffset moment)
    {
        var seconds = (moment.UtcTicks - epoch.Ticks) / TimeSpan.TicksPerSecond;
        return seconds is > int.MinValue and < int.MaxValue ? (int)seconds : NotRecorded;
    }

    public static DateTimeOffset? FromSeconds(int seconds) =>
        seconds == NotRecorded ? null : Of(new DateTimeOffset(epoch.AddSeconds(seconds), TimeSpan.Zero));

    /// <summary>Both ends of the year's summer time at 01:00 on the UTC clock; at the end the local clock goes back from 02:00 to 01:00.</summary>
    static (DateTime Start, DateTime End) Summer(int year) => (LastSunday(year, 3), LastSunday(year, 10));

    static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31, 1, 0, 0);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
