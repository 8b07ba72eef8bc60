using System.Globalization;

namespace IncidentStrategy.Typesetting.Charts;

/// <summary>What values are counted in, and so how they are written. Percentages are 0 to 100.</summary>
public enum ChartUnit { Number, Count, Percent, Seconds, Minutes, Hours, Ratio }

/// <summary>Writes values with their unit, for axes, labels and tables.</summary>
public static class ChartValues
{
    /// <summary>A value as a reader sees it, with its unit: <c>81.1%</c>, <c>1 min 30 s</c>, <c>1,204</c>.</summary>
    public static string Text(double value, ChartUnit unit) => unit switch
    {
        ChartUnit.Percent => Number(value, 1) + "%",
        ChartUnit.Count => Number(value, Whole(value) ? 0 : Shown(value, 1)),
        ChartUnit.Seconds => Duration(value),
        ChartUnit.Minutes => Duration(value * 60),
        ChartUnit.Hours => Duration(value * 3600),
        ChartUnit.Ratio => Number(value, Shown(value, 2)),
        _ => Number(value, Decimals(value)),
    };

    /// <summary>A value without its unit, as in a column whose heading tells the unit.</summary>
    public static string Bare(double value, ChartUnit unit) => unit switch
    {
        ChartUnit.Percent or ChartUnit.Seconds or ChartUnit.Minutes or ChartUnit.Hours => Number(value, 1),
        ChartUnit.Count => Number(value, Whole(value) ? 0 : Shown(value, 1)),
        ChartUnit.Ratio => Number(value, Shown(value, 2)),
        _ => Number(value, Decimals(value)),
    };

    /// <summary>The unit as a heading tells it, in brackets after a name; empty for plain numbers.</summary>
    public static string Heading(string name, ChartUnit unit) => unit switch
    {
        ChartUnit.Percent => $"{name} (%)",
        ChartUnit.Seconds => $"{name} (seconds)",
        ChartUnit.Minutes => $"{name} (minutes)",
        ChartUnit.Hours => $"{name} (hours)",
        _ => name,
    };

    /// <summary>A number with at most so many decimals, thousands parted by commas, with a true minus.</summary>
    public static string Number(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        if (rounded == 0) rounded = 0;
        var format = decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);
        return rounded.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
    }

    static int Decimals(double value) => Math.Abs(value) switch { >= 100 => 0, >= 10 => 1, >= 1 => 2, 0 => 0, _ => Shown(value, 3) };

    /// <summary>A count's tenths say nothing beside its thousands.</summary>
    static bool Whole(double value) => value == Math.Floor(value) || Math.Abs(value) >= 1000;

    /// <summary>The usual decimals, or as many as it takes to show two figures of a value that would be written as nothing.</summary>
    static int Shown(double value, int usual) =>
        Math.Abs(value) < 1e-9 || Math.Round(value, usual, MidpointRounding.AwayFromZero) != 0 ? usual : 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));

    static string Duration(double seconds)
    {
        if (seconds < 0) return "−" + Duration(-seconds);
        if (seconds < 60) return Number(seconds, seconds < 10 && seconds != Math.Floor(seconds) ? 1 : 0) + " s";
        var whole = (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
        if (whole < 3600) return whole % 60 == 0 ? $"{whole / 60} min" : $"{whole / 60} min {whole % 60} s";
        var minutes = (long)Math.Round(seconds / 60, MidpointRounding.AwayFromZero);
        var hours = Number(minutes / 60, 0);
        return minutes % 60 == 0 ? $"{hours} h" : $"{hours} h {minutes % 60} min";
    }
}
