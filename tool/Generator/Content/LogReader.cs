using System.Globalization;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Reads sheets with a row per incident into the log, row by row.</summary>
sealed class LogReader(IncidentLogBuilder log, ThemeMatcher matcher, Diagnostics diagnostics, CancellationToken cancellation)
{
    static readonly string[] texts = ["notes", "summary", "description", "text", "comments", "feedback"];

    /// <summary>What headings may be called, and the field each then is.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>(
        ((string[])["incident_id", .. Enum.GetValues<Moment>().Select(m => Words.Of(m)), "class", "detected_by", .. Enum.GetValues<Coded>().Select(c => Words.Of(c)),
            .. Enum.GetValues<Counted>().Select(c => Words.Of(c)), "csat", "themes", .. texts]).Select(f => KeyValuePair.Create(f, f)))
    {
        ["incident"] = "incident_id", ["incident_no"] = "incident_id", ["incident_number"] = "incident_id", ["id"] = "incident_id", ["started"] = "started_at", ["detected"] = "detected_at",
        ["declared"] = "declared_at", ["acknowledged"] = "acknowledged_at", ["customers_told"] = "customers_told_at", ["escalated"] = "escalated_at", ["mitigated"] = "mitigated_at", ["resolved"] = "resolved_at",
        ["closed"] = "closed_at", ["re_opened"] = "reopened", ["re_opened_at"] = "reopened_at", ["classification"] = "class", ["complaints"] = "complaint", ["comment"] = "comments",
    };

    readonly CellFaults faults = new(diagnostics);
    readonly List<LogSource> sources = [];
    readonly char[] lower = new char[64], digits = new char[32];
    IncidentRow row = new();

    /// <summary>Reads the rows below the headings. When a column's dates turn out month first, the sheet is read anew before any row is kept.</summary>
    public void Read(SheetRows rows, Headings headings, MetricSource? source, Action<Action<SheetRows>> again)
    {
        headings.Map(source, Fields, open: false, diagnostics);
        if (!headings.Columns.ContainsKey("incident_id"))
        {
            diagnostics.Tell("IS604", headings.PlaceOf(0), "The log has no column of incident ids.", "Add a heading `incident_id`, or map one under `columns` in metrics.yaml.");
            return;
        }
        var plan = new LogPlan(headings, source?.Dates);
        if (source?.Dates is null or DateOrder.Iso) again(survey => plan.Survey(survey, cancellation));
        plan.Tell(diagnostics, faults);
        var place = new LogSource(rows.File, rows.Sheet, headings.Row, headings.Columns.ToDictionary(c => c.Key, c => c.Value + 1));
        log.Begin(place);
        sources.Add(place);
        for (var count = 0; rows.Read(); count++)
        {
            if ((count & 4095) == 0) cancellation.ThrowIfCancellationRequested();
            if (!rows.IsBlank() && !headings.Passes(rows, diagnostics)) Row(rows, plan);
        }
        headings.Finish(rows, diagnostics);
        faults.Finish();
    }

    public void Finish() => faults.Finish();

    void Row(SheetRows rows, LogPlan plan)
    {
        var id = rows[plan.Id];
        if (id.IsEmpty || (id.Kind is not CellKind.Text and not CellKind.Number))
        {
            faults.Tell("IS624", plan.Id, rows.PlaceOf(plan.Id), "The row has no incident id.", "Give the incident an id, or remove the row.");
            return;
        }
        row.Clear();
        row.Row = rows.Row;
        foreach (var (moment, column) in plan.Moments) row.Moments[(int)moment] = Moment(rows, column, plan);
        foreach (var (field, column) in plan.Counts) row.Counts[(int)field] = Count(rows, column);
        if (plan.Class >= 0) row.Class = Word<Classification>(rows, plan.Class);
        if (plan.DetectedBy >= 0) row.DetectedBy = Word<DetectedBy>(rows, plan.DetectedBy);
        if (plan.Csat >= 0 && Number(rows, plan.Csat) is { } csat) row.Csat = (float)csat;
        foreach (var column in plan.Texts) row.Themes |= rows.Themes(column) | (rows[column] is { Kind: CellKind.Text } text ? matcher.Match(text.Text) : 0);
        if (plan.Themes >= 0 && rows[plan.Themes] is { Kind: CellKind.Text } codes)
            foreach (var code in codes.Text.SplitAny(',', ';', '|')) row.Themes |= matcher.Code(codes.Text[code].Trim().ToString());
        for (var field = 0; field < plan.Codes.Length; field++) Code(rows, (Coded)field, plan.Codes[field]);
        var name = id.Text;
        if (id.Kind is CellKind.Number && id.Number.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture)) name = digits.AsSpan(0, length);
        if (log.Add(name, row) is var earlier && earlier >= 0)
            faults.Tell("IS623", plan.Id, rows.PlaceOf(plan.Id), $"The incident {name} is already in row {log.RowOf(earlier)}.", "Keep one row for each incident.");
    }

    void Code(SheetRows rows, Coded field, int column)
    {
        var cell = column < 0 ? default : rows[column];
        var word = cell.Text;
        if (cell.Kind is CellKind.Number && cell.Number.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture)) word = digits.AsSpan(0, length);
        else if (cell.Kind is CellKind.Error)
        {
            Error(rows, column, cell.Text);
            word = default;
        }
        else if (cell.Kind is CellKind.YesNo) word = cell.Number == 1 ? "yes" : "no";
        if (!log.Word(field, word)) faults.Tell("IS632", column, rows.PlaceOf(column), $"The column of {Words.Of(field)} holds too many different words.", "Map another column, or leave this one out.");
    }

    int Moment(SheetRows rows, int column, LogPlan plan)
    {
        var cell = rows[column];
        DateTime local;
        TimeSpan? offset = null;
        switch (cell.Kind)
        {
            case CellKind.Empty:
                return UkTime.NotRecorded;
            case CellKind.Moment:
                local = cell.Moment;
                break;
            case CellKind.Text when SheetDates.Read(cell.Text, plan.MonthFirst(column), out local, out offset, out _) is not DateForm.None:
                break;
            case CellKind.Error:
                Error(rows, column, cell.Text);
                return UkTime.NotRecorded;
            default:
                faults.Tell("IS617", column, rows.PlaceOf(column), $"{Shown(cell)} is not a date with a time.", "Write it as 2026-03-14 09:12, or leave the cell empty if it was not recorded.");
                return UkTime.NotRecorded;
        }
        if (local.Year is < 1990 or > 2100)
        {
            faults.Tell("IS634", column, rows.PlaceOf(column), $"The year {local.Year} cannot be right.", "Look at the date's format in the sheet.");
            return UkTime.NotRecorded;
        }
        if (offset is { } written) return UkTime.ToSeconds(new DateTimeOffset(local, written));
        var at = UkTime.At(local, out var kind);
        if (kind is not UkTime.Kind.Plain && Times.ClockChange(kind, local.ToString("yyyy-MM-dd HH:mm"), at) is var (message, hint)) faults.Tell("IS023", column, rows.PlaceOf(column), message, hint);
        return UkTime.ToSeconds(at);
    }

    int Count(SheetRows rows, int column)
    {
        var cell = rows[column];
        if (cell.Kind is CellKind.Text && Yes(cell.Text) is { } yes) return yes ? 1 : 0;
        if (Number(rows, column) is not { } number) return int.MinValue;
        if (number is >= 0 and <= int.MaxValue && number == Math.Floor(number)) return (int)number;
        faults.Tell("IS634", column, rows.PlaceOf(column), $"{number:0.###} cannot be a count.", "Write a whole number.");
        return int.MinValue;
    }

    double? Number(SheetRows rows, int column)
    {
        var cell = rows[column];
        switch (cell.Kind)
        {
            case CellKind.Empty:
                return null;
            case CellKind.Number or CellKind.YesNo:
                return cell.Number;
            case CellKind.Error:
                Error(rows, column, cell.Text);
                return null;
            case CellKind.Text when SheetNumbers.TryRead(cell.Text, rows.Separator == ';', out var parsed) && parsed.ColonParts == 0:
                if (!rows.IsText) faults.Tell("IS613", column, rows.PlaceOf(column), "The number is stored as text; it was read as a number.", "Turn the column into numbers in the spreadsheet program.");
                return parsed.Value;
            default:
                faults.Tell("IS614", column, rows.PlaceOf(column), $"{Shown(cell)} is not a number.", "Write a number, or leave the cell empty if it was not recorded.");
                return null;
        }
    }

    T? Word<T>(SheetRows rows, int column) where T : struct, Enum
    {
        var cell = rows[column];
        if (cell.IsEmpty) return null;
        if (cell.Kind is CellKind.Error)
        {
            Error(rows, column, cell.Text);
            return null;
        }
        var length = Math.Min(cell.Text.Length, lower.Length);
        for (var i = 0; i < length; i++) lower[i] = cell.Text[i] is ' ' or '-' ? '_' : cell.Text[i];
        if (cell.Kind is CellKind.Text && Words.TryRead<T>(lower.AsSpan(0, length), out var word)) return word;
        var text = Shown(cell);
        faults.Tell("IS622", column, rows.PlaceOf(column), $"{text} is none of the words of this column.", Nearest.Hint(text.Trim('"'), Words.All<T>()) ?? $"Write one of: {string.Join(", ", Words.All<T>())}.");
        return null;
    }

    void Error(SheetRows rows, int column, ReadOnlySpan<char> shown) =>
        faults.Tell("IS612", column, rows.PlaceOf(column), $"The cell shows {shown}.", "Mend the formula, or leave the cell empty if the value was not recorded.");

    static bool? Yes(ReadOnlySpan<char> text) =>
        text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals("y", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
        : text.Equals("no", StringComparison.OrdinalIgnoreCase) || text.Equals("n", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : null;

    static string Shown(Cell cell) => cell.Kind switch
    {
        CellKind.Text => $"\"{cell.Text}\"",
        CellKind.Moment => cell.Moment.ToString("yyyy-MM-dd HH:mm"),
        CellKind.Time => TimeSpan.FromSeconds(cell.Number).ToString(),
        _ => cell.Number.ToString("R", CultureInfo.InvariantCulture),
    };
}
