using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>A number of a sheet before the metric's unit decides what it means.</summary>
readonly record struct RawNumber(double Value, bool Percent, int ColonParts, bool IsClock, string? Format)
{
    public bool IsPlain => !Percent && ColonParts == 0 && !IsClock;
}

/// <summary>Asks a small sheet for its columns; what a column's cells mean is decided for the column as a whole.</summary>
sealed class SheetCells(SheetTable table, DateOrder? declared, Diagnostics diagnostics)
{
    public CellFaults Faults { get; } = new(diagnostics);
    public SheetTable Table => table;

    public bool Has(string field) => table.Headings.Columns.ContainsKey(field);

    public Place PlaceOf(string field, int row) => table.PlaceOf(table.Rows[row].Row, table.Headings.Columns.GetValueOrDefault(field, 0));

    Kept Cell(string field, int row) => table.Headings.Columns.TryGetValue(field, out var column) && table.Rows[row].Cells is var cells && column < cells.Length ? cells[column] : default;

    public string? Text(string field, int row)
    {
        var cell = Cell(field, row);
        if (cell.Kind is not CellKind.Error) return cell.IsEmpty || string.IsNullOrWhiteSpace(cell.Shown) ? null : cell.Shown;
        TellError(field, row, cell);
        return null;
    }

    /// <summary>True when the column holds words rather than figures.</summary>
    public bool IsWords(int column)
    {
        int words = 0, figures = 0;
        foreach (var (cell, _) in table.Column(column))
            if (cell.Kind is CellKind.Text && !SheetNumbers.TryRead(cell.Text, false, out _)) words++;
            else figures++;
        return words > figures;
    }

    /// <summary>The column's dates, one for each row; what cannot be read is told.</summary>
    public DateTime?[] Dates(string field)
    {
        var dates = new DateTime?[table.Rows.Count];
        if (!table.Headings.Columns.TryGetValue(field, out var column)) return dates;
        var order = new DateColumn(declared);
        var periods = field is "period_start" or "period_end";
        foreach (var (cell, place) in table.Column(column))
            if (cell.Kind is CellKind.Text) order.See(cell.Text, place);
        order.Tell(table.Headings.PlaceOf(column), column, diagnostics, Faults);
        for (var i = 0; i < dates.Length; i++)
        {
            var cell = Cell(field, i);
            if (cell.IsEmpty && field is not ("period_start" or "occurred_at")) continue;
            if (cell.Kind is CellKind.Moment) dates[i] = cell.Moment;
            else if (cell.Kind is CellKind.Text && (SheetDates.Read(cell.Text, order.MonthFirst, out var date, out _, out _) is not DateForm.None || (periods && SheetPeriods.TryRead(cell.Text, out date)))) dates[i] = date;
            else if (periods && cell.Kind is CellKind.Number && SheetPeriods.TryRead(cell.Shown, out var year)) dates[i] = year;
            else if (cell.Kind is CellKind.Error) TellError(field, i, cell);
            else Faults.Tell("IS617", column, PlaceOf(field, i), cell.IsEmpty ? "The row has no date." : $"\"{cell.Shown}\" is not a date.", DateAdvice(cell, periods));
            if (dates[i] is { Year: < 1990 or > 2100 } odd)
            {
                Faults.Tell("IS634", column, PlaceOf(field, i), $"The year {odd.Year} cannot be right.", "Look at the date's format in the sheet.");
                dates[i] = null;
            }
        }
        return dates;
    }

    static string DateAdvice(Kept cell, bool periods) =>
        int.TryParse(cell.Shown, out var serial) && serial is > 30_000 and < 75_000 ? $"It may be a spreadsheet's number for {DateTime.FromOADate(serial):yyyy-MM-dd}: format the column as dates and save it again."
        : periods ? SheetPeriods.Advice : "Write it as 2026-03-14.";

    /// <summary>The column's plain numbers.</summary>
    public double?[] Numbers(string field)
    {
        if (!Has(field)) return new double?[table.Rows.Count];
        return [.. Raw(field).Select(n => n is { } number ? number.Percent ? number.Value / 100 : number.Value : (double?)null)];
    }

    /// <summary>The column's numbers as written, with the use of commas decided for all of them.</summary>
    public RawNumber?[] Raw(string field)
    {
        var column = table.Headings.Columns[field];
        var decimalComma = Commas(column);
        var numbers = new RawNumber?[table.Rows.Count];
        var asText = 0;
        var firstAsText = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            var cell = Cell(field, i);
            switch (cell.Kind)
            {
                case CellKind.Empty:
                    break;
                case CellKind.Number:
                    numbers[i] = cell.IsPercent ? new RawNumber(cell.Number * 100, true, 0, false, cell.Format) : new RawNumber(cell.Number, false, 0, false, cell.Format);
                    break;
                case CellKind.Time:
                    numbers[i] = new RawNumber(cell.Number, false, 0, true, cell.Format);
                    break;
                case CellKind.Text when SheetNumbers.TryRead(cell.Text, decimalComma, out var parsed):
                    numbers[i] = new RawNumber(parsed.Value, parsed.Percent, parsed.ColonParts, false, null);
                    if (parsed is { Percent: false, ColonParts: 0 } && table.Headings.Sheet is not null && asText++ == 0) firstAsText = i;
                    break;
                case CellKind.Text when cell.Text is "-" or "–" or "—" or "n/a" or "N/A" or "NA" or "NaN" or "null" or "not recorded":
                    break;
                case CellKind.Error:
                    TellError(field, i, cell);
                    break;
                default:
                    Faults.Tell("IS614", column, PlaceOf(field, i), $"\"{cell.Shown}\" is not a number.", "Write a number, or leave the cell empty if there is none.");
                    break;
            }
        }
        if (asText > 0)
            diagnostics.Tell("IS613", PlaceOf(field, firstAsText), $"{asText} {(asText == 1 ? "number of the column is" : "numbers of the column are")} stored as text; {(asText == 1 ? "it was" : "they were")} read as numbers.", "Turn the column into numbers in the spreadsheet program.");
        return numbers;
    }

    /// <summary>The figures in the metric's unit, for the given rows; the unit itself when only the cells tell it.</summary>
    public (double?[] Values, MetricUnit? Unit) Scale(string field, RawNumber?[] raw, int[] rows, MetricUnit? unit, Metric? metric, bool? fractions)
    {
        var some = rows.Select(i => raw[i]).OfType<RawNumber>().ToList();
        unit ??= some.Any(n => n.Percent) ? MetricUnit.Percent : some.Any(n => n.ColonParts > 0 || n.IsClock) ? MetricUnit.Seconds : null;
        var asFraction = unit is MetricUnit.Percent && (fractions ?? AreFractions(field, raw, rows, some, metric));
        if (unit is MetricUnit.Seconds or MetricUnit.Minutes or MetricUnit.Hours) Colons(field, raw, rows, some, unit.Value);
        var values = new double?[rows.Length];
        for (var k = 0; k < rows.Length; k++)
            if (raw[rows[k]] is { } number) values[k] = Value(number, unit, asFraction);
        return (values, unit);
    }

    static double Value(RawNumber number, MetricUnit? unit, bool asFraction)
    {
        if (unit is MetricUnit.Percent && ((asFraction && number.IsPlain) || (number.Percent && number.Format is not null))) return Scaled(number.IsPlain ? number.Value : number.Value / 100, 100);
        if (unit is MetricUnit.Ratio && number.Percent) return Scaled(number.Value, 0.01m);
        if (number.IsPlain || number.Percent) return number.Value;
        var seconds = number.Value;
        if (number.IsClock && unit is MetricUnit.Seconds && !HasSeconds(number.Format)) seconds /= 60;
        else if (number.ColonParts == 2 && unit is MetricUnit.Hours) seconds *= 60;
        return unit switch { MetricUnit.Minutes => seconds / 60, MetricUnit.Hours => seconds / 3600, _ => seconds };
    }

    /// <summary>A share written in any way has one nearest value: 0.827, 82.7 and 82.7 % give the same bits.</summary>
    static double Scaled(double value, decimal by) => Math.Abs(value) < 1e12 ? (double)((decimal)value * by) : value * (double)by;

    bool AreFractions(string field, RawNumber?[] raw, int[] rows, List<RawNumber> some, Metric? metric)
    {
        var plain = some.Where(n => n.IsPlain).ToList();
        if (plain.Count == 0 || plain.Any(n => Math.Abs(n.Value) > 1) || plain.All(n => n.Value == 0)) return false;
        if (metric?.Target is { } target && Math.Abs(target) <= 1) return false;
        var first = Array.Find(rows, i => raw[i] is { IsPlain: true });
        diagnostics.Tell("IS619", PlaceOf(field, first), $"{plain.Count} figures{(metric is null ? "" : $" of `{metric.MetricId}`")} are from 0 to 1 and the unit is percent; they were read as fractions, 1 as 100 %.", "Write them as percent, or `fraction` in a column `unit`, to settle it.");
        return true;
    }

    void Colons(string field, RawNumber?[] raw, int[] rows, List<RawNumber> some, MetricUnit unit)
    {
        if (!some.Any(n => n.ColonParts == 2 || (n.IsClock && !HasSeconds(n.Format)))) return;
        var first = Array.Find(rows, i => raw[i] is { } n && (n.ColonParts == 2 || (n.IsClock && !HasSeconds(n.Format))));
        var read = unit is MetricUnit.Hours || (unit is MetricUnit.Minutes && raw[first]!.Value.IsClock) ? "hours and minutes" : "minutes and seconds";
        var mixed = some.Any(n => n.IsPlain) ? $" Other cells are plain numbers, read as {Words.Of(unit)}." : "";
        diagnostics.Tell("IS618", PlaceOf(field, first), $"The cells with a colon were read as {read} and turned into {Words.Of(unit)}.{mixed}", $"Write {Words.Of(unit)} as plain numbers to settle it.");
    }

    static bool HasSeconds(string? format) => format is not null && (format.Contains('s', StringComparison.OrdinalIgnoreCase) || format.Contains("[m", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether commas of the column are decimal signs; what can be read two ways is told.</summary>
    bool Commas(int column)
    {
        bool certain = false, thousands = false, points = false;
        Place firstEither = default, firstPoint = default, contradiction = default;
        foreach (var (cell, place) in table.Column(column))
        {
            if (cell.Kind is not CellKind.Text || !SheetNumbers.TryRead(cell.Text, false, out var parsed)) continue;
            certain |= parsed.Comma is CommaForm.Decimal;
            thousands |= parsed.Comma is CommaForm.Thousands;
            if (parsed.Comma is CommaForm.Either && firstEither.IsNone) firstEither = place;
            if (parsed.Comma is CommaForm.None && cell.Text!.Contains('.', StringComparison.Ordinal))
            {
                if (!SheetNumbers.IsGrouped(cell.Text, '.')) points = true;
                else if (firstPoint.IsNone) firstPoint = place;
            }
            if (certain && thousands && contradiction.IsNone) contradiction = place;
        }
        // Beside a decimal point, a comma before three digits is no decimal sign.
        var decimalComma = !thousands && (certain || (IsSemicolon && !points));
        if (!contradiction.IsNone) diagnostics.Tell("IS627", contradiction, "Commas of the column stand for decimals in some cells and for thousands in others.", "Write decimals with a point, thousands without a sign.");
        else if (!firstEither.IsNone && !certain && decimalComma)
            diagnostics.Tell("IS627", firstEither, "The comma can be a decimal or a thousands sign; it was read as a decimal comma, as the cells are separated by semicolons.", "Write decimals with a point, thousands without a sign.");
        else if (!firstPoint.IsNone && !certain && !points && IsSemicolon)
            diagnostics.Tell("IS627", firstPoint, "The point can be a decimal or a thousands sign; it was read as a decimal point.", "Write thousands without a sign.");
        return decimalComma;
    }

    bool IsSemicolon => table.Headings.Separator == ';';

    void TellError(string field, int row, Kept cell) =>
        Faults.Tell("IS612", table.Headings.Columns[field], PlaceOf(field, row), $"The cell shows {cell.Text}.", "Mend the formula, or leave the cell empty if there is no figure.");
}
