using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Where a log has its fields, and how each of its date columns is read.</summary>
sealed class LogPlan
{
    readonly Dictionary<int, DateColumn> dates = [];
    readonly Headings headings;

    public LogPlan(Headings headings, DateOrder? declared)
    {
        this.headings = headings;
        Id = At("incident_id");
        Class = At("class");
        DetectedBy = At("detected_by");
        Csat = At("csat");
        Themes = At("themes");
        Moments = [.. Enum.GetValues<Moment>().Select(m => (m, At(Words.Of(m)))).Where(m => m.Item2 >= 0)];
        Counts = [.. Enum.GetValues<Counted>().Select(c => (c, At(Words.Of(c)))).Where(c => c.Item2 >= 0)];
        Codes = [.. Enum.GetValues<Coded>().Select(c => At(Words.Of(c)))];
        Texts = [.. ((string[])["notes", "summary", "description", "text", "comments", "feedback"]).Select(At).Where(c => c >= 0)];
        foreach (var (_, column) in Moments) dates[column] = new DateColumn(declared);
    }

    public int Id { get; }
    public int Class { get; }
    public int DetectedBy { get; }
    public int Csat { get; }
    public int Themes { get; }
    public (Moment, int)[] Moments { get; }
    public (Counted, int)[] Counts { get; }
    public int[] Codes { get; }
    public int[] Texts { get; }

    public bool MonthFirst(int column) => dates[column].MonthFirst;

    /// <summary>Looks at the dates that can be read two ways until every column is settled; ISO dates settle at once.</summary>
    public void Survey(SheetRows rows, CancellationToken cancellation)
    {
        for (var count = 0; rows.Read(); count++)
        {
            if ((count & 4095) == 0) cancellation.ThrowIfCancellationRequested();
            var open = false;
            foreach (var (_, column) in Moments)
                if (rows[column] is { Kind: CellKind.Text } cell)
                {
                    dates[column].See(cell.Text, rows.PlaceOf(column));
                    open |= dates[column].IsOpen;
                }
            if (!open && count > 200) return;
        }
    }

    public void Tell(Diagnostics diagnostics, CellFaults faults)
    {
        foreach (var (_, column) in Moments) dates[column].Tell(headings.PlaceOf(column), column, diagnostics, faults);
    }

    int At(string field) => headings.Columns.GetValueOrDefault(field, -1);
}

/// <summary>Decides, for a column, whether day or month comes first.</summary>
sealed class DateColumn(DateOrder? declared)
{
    int either;
    Place firstEither, firstDay, firstMonth;

    public bool MonthFirst => declared is DateOrder.MonthFirst || (declared is not DateOrder.DayFirst && !firstMonth.IsNone && firstDay.IsNone);

    /// <summary>True while only dates were seen that can be read two ways.</summary>
    public bool IsOpen => declared is null or DateOrder.Iso && either > 0 && firstDay.IsNone && firstMonth.IsNone;

    public void See(ReadOnlySpan<char> text, Place place)
    {
        switch (SheetDates.Read(text, false, out _, out _, out _))
        {
            case DateForm.Either when either++ == 0:
                firstEither = place;
                break;
            case DateForm.DayFirst when firstDay.IsNone:
                firstDay = place;
                break;
            case DateForm.MonthFirst when firstMonth.IsNone:
                firstMonth = place;
                break;
        }
    }

    public void Tell(Place heading, int column, Diagnostics diagnostics, CellFaults faults)
    {
        if (!firstDay.IsNone && !firstMonth.IsNone)
            faults.Tell("IS616", column, declared is DateOrder.MonthFirst ? firstDay : firstMonth,
                $"The date can only be read {(declared is DateOrder.MonthFirst ? "day" : "month")} first; {(declared is DateOrder.MonthFirst ? firstMonth : firstDay)} only the other way.", "Write the dates of a column one way, best as 2026-03-14.");
        else if (declared is DateOrder.DayFirst && !firstMonth.IsNone) faults.Tell("IS616", column, firstMonth, "The date can only be read month first, and the source says day first.", "Correct the date, or `dates` in metrics.yaml.");
        else if (declared is DateOrder.MonthFirst && !firstDay.IsNone) faults.Tell("IS616", column, firstDay, "The date can only be read day first, and the source says month first.", "Correct the date, or `dates` in metrics.yaml.");
        else if (declared is not (DateOrder.DayFirst or DateOrder.MonthFirst) && either > 0 && firstDay.IsNone && firstMonth.IsNone)
            diagnostics.Tell("IS615", firstEither, "Every date of the column can be read day first or month first; they were read day first.", InMetrics(firstEither) ? "Say `dates: day_first` for the source in metrics.yaml, or write dates as 2026-03-14." : "Write dates as 2026-03-14 if they were meant month first.");
        else if (declared is not (DateOrder.DayFirst or DateOrder.MonthFirst) && either > 0)
            diagnostics.Tell("IS635", heading, $"The dates of the column are read {(MonthFirst ? "month" : "day")} first, as {(MonthFirst ? firstMonth : firstDay)} shows.", InMetrics(heading) ? "Say so under `dates` in metrics.yaml." : "Write dates as 2026-03-14 to settle it.");
    }

    /// <summary>Whether metrics.yaml has a say over the sheet.</summary>
    static bool InMetrics(Place place) => place.File.StartsWith("metrics/", StringComparison.Ordinal);
}
