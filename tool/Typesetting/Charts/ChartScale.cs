using System.Globalization;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>A straight mapping of values to a length of paper.</summary>
sealed record ChartScale(double From, double To, double Start, double End)
{
    public double At(double value) => To == From ? (Start + End) / 2 : Start + (value - From) / (To - From) * (End - Start);

    /// <summary>Like <see cref="At"/>, but what lies outside stays at the edge.</summary>
    public double Within(double value) => At(Math.Clamp(value, From, To));
}

/// <summary>A labelled place on an axis; a second line, such as the year below a month, may follow.</summary>
sealed record Tick(double Value, string Label, string Below = "");

/// <summary>Chooses round places for ticks, so that a reader can count on them.</summary>
static class Ticks
{
    static readonly double[] Clock = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 432000, 864000];

    /// <summary>Round values that cover a range, about <paramref name="count"/> of them, in the unit's own steps.</summary>
    public static IReadOnlyList<Tick> Values(double low, double high, ChartUnit unit, int count)
    {
        var step = Step((high - low) / Math.Max(1, count), unit);
        var (first, last) = ((long)Math.Floor(low / step + 1e-9), (long)Math.Ceiling(high / step - 1e-9));
        if (last <= first) last = first + 1;
        var decimals = step >= 1 ? 0 : Math.Min(6, (int)Math.Ceiling(-Math.Log10(step) - 1e-9));
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).Select(v => new Tick(v, Label(v, unit, decimals)))];
    }

    static string Label(double value, ChartUnit unit, int decimals) => unit switch
    {
        ChartUnit.Percent => ChartValues.Number(value, decimals) + "%",
        ChartUnit.Seconds or ChartUnit.Minutes or ChartUnit.Hours => value == 0 ? "0" : ChartValues.Text(value, unit),
        _ => ChartValues.Number(value, decimals),
    };

    static double Step(double rough, ChartUnit unit)
    {
        if (rough <= 0 || !double.IsFinite(rough)) return 1;
        var seconds = unit switch { ChartUnit.Seconds => 1.0, ChartUnit.Minutes => 60, ChartUnit.Hours => 3600, _ => 0 };
        if (seconds > 0 && rough * seconds is >= 1 and <= 864000) return Clock.First(c => c >= rough * seconds) / seconds;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return unit == ChartUnit.Count ? Math.Max(1, step) : step;
    }

    static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120];

    /// <summary>Days to label: days within two months, else months, quarters or years, no closer than <paramref name="most"/> labels allow.</summary>
    public static IReadOnlyList<Tick> Days(double first, double last, int most)
    {
        var (from, to) = (Day(first), Day(last));
        if (last - first < 3 && (first % 1 != 0 || last % 1 != 0)) return Hours(first, last, most);
        if (last - first <= 62) return Short(from, to, most);
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
        var step = MonthSteps.FirstOrDefault(s => months / (double)s <= most, MonthSteps[^1]);
        var ticks = new List<Tick>();
        for (var month = new DateOnly(from.Year, 1, 1); month <= to; month = month.AddMonths(step))
        {
            if (month < from) continue;
            var year = ticks.Count == 0 || month.Month == 1;
            ticks.Add(step >= 12
                ? new(month.DayNumber, month.Year.ToString(CultureInfo.InvariantCulture))
                : new(month.DayNumber, month.ToString("MMM", CultureInfo.InvariantCulture), year ? month.Year.ToString(CultureInfo.InvariantCulture) : ""));
        }
        return ticks;
    }

    /// <summary>Hours of the clock, with the day below the first of each day.</summary>
    static List<Tick> Hours(double first, double last, int most)
    {
        var step = new[] { 1, 2, 3, 6, 12, 24 }.FirstOrDefault(s => (last - first) * 24 / s < most, 24);
        var ticks = new List<Tick>();
        for (var hour = (int)Math.Ceiling(first * 24 / step - 1e-6) * step; hour / 24.0 <= last + 1e-6; hour += step)
        {
            var below = ticks.Count == 0 || hour % 24 == 0 ? Day(hour / 24.0).ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "";
            ticks.Add(new(hour / 24.0, $"{hour % 24:00}:00", below));
        }
        return ticks;
    }

    static List<Tick> Short(DateOnly from, DateOnly to, int most)
    {
        var span = to.DayNumber - from.DayNumber;
        var step = new[] { 1, 2, 7, 14, 28 }.FirstOrDefault(s => span / s < most, 28);
        var ticks = new List<Tick>();
        for (var day = from; day <= to; day = day.AddDays(step))
            ticks.Add(new(day.DayNumber, day.ToString("d MMM", CultureInfo.InvariantCulture), ticks.Count == 0 || day.Year != Day(ticks[^1].Value).Year ? day.Year.ToString(CultureInfo.InvariantCulture) : ""));
        return ticks;
    }

    /// <summary>Every so-many-th of the points, by their own labels.</summary>
    public static IReadOnlyList<Tick> Positions(IReadOnlyList<ChartPoint> points, int most)
    {
        var step = Math.Max(1, (int)Math.Ceiling(points.Count / (double)Math.Max(1, most)));
        return [.. points.Where((_, i) => i % step == 0).Select(p => new Tick(p.X, p.Label))];
    }

    static DateOnly Day(double number) => DateOnly.FromDayNumber((int)Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber));
}
