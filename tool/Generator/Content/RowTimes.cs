using System.Globalization;
using System.Text.RegularExpressions;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>The times of a table's rows: full ones, or times alone on the day of the row above (well past midnight: the day after).</summary>
sealed partial class RowTimes(DateTimeOffset? startedAt, bool isStartWritten, Diagnostics diagnostics)
{
    DateTimeOffset? before = startedAt;
    bool told = isStartWritten && startedAt is null;

    public DateTimeOffset? Of(IReadOnlyDictionary<string, Located<string>> cells)
    {
        if (!cells.TryGetValue("at", out var cell)) return null;
        if (!Clock().IsMatch(cell.Value)) return Times.Read(cell.Value, cell.Place, diagnostics) is { } full ? before = full : null;
        if (before is not { } last)
        {
            // Told once: the other rows hang on the first.
            if (!told) diagnostics.Tell("IS017", cell.Place, $"`{cell.Value}` has no date.", "Write the date in the first row, or `started_at` in the fields.");
            told = true;
            return null;
        }
        if (!TimeOnly.TryParse(cell.Value, CultureInfo.InvariantCulture, out var time))
        {
            diagnostics.Tell("IS017", cell.Place, $"`{cell.Value}` is not a time.", "Write it as 09:12, from 00:00 to 23:59.");
            return null;
        }
        var local = last.Date + time.ToTimeSpan();
        if (last.DateTime - local > TimeSpan.FromHours(6)) local = local.AddDays(1);
        var at = UkTime.At(local, out var kind);
        Times.TellClockChange(kind, cell.Value, at, cell.Place, diagnostics);
        before = at;
        return at;
    }

    [GeneratedRegex(@"^\d{1,2}:\d\d(:\d\d)?$")]
    private static partial Regex Clock();
}
