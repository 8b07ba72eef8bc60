using System.Globalization;
using System.Text;
using ExcelDataReader;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>The visible rows of a sheet of an old (xls) workbook. Errors in cells of such workbooks read as empty.</summary>
sealed class ExcelRows(string file, IExcelDataReader reader) : SheetRows
{
    static readonly DateTime dayZero = new(1900, 1, 1);

    static ExcelRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Opens an old workbook; its code pages are known by then.</summary>
    public static IExcelDataReader Open(Stream stream) => ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = false });

    public override string File => file;
    public override string? Sheet => reader.Name;
    public override int Row => reader.Depth + 1;
    public override int Count => reader.FieldCount;

    public override IReadOnlyList<(int Row, int FirstColumn, int LastColumn)> Merged =>
        reader.MergeCells is { } merged ? [.. merged.Where(m => m.ToColumn > m.FromColumn).Select(m => (m.FromRow + 1, m.FromColumn + 1, m.ToColumn + 1))] : [];

    public override bool Read()
    {
        while (reader.Read())
        {
            if (reader.RowHeight != 0 || IsBlank()) return true;
            if (HiddenRows++ == 0) FirstHiddenRow = Row;
        }
        return false;
    }

    public override Cell this[int column]
    {
        get
        {
            if (column >= reader.FieldCount) return default;
            switch (reader.GetValue(column))
            {
                case null:
                    return default;
                case string text:
                    var trimmed = text.AsSpan().Trim();
                    return trimmed.IsEmpty ? default : new Cell { Kind = CellKind.Text, Text = trimmed };
                case double number:
                    return Number(number, column);
                case int number:
                    return Number(number, column);
                case bool yes:
                    return new Cell { Kind = CellKind.YesNo, Number = yes ? 1 : 0 };
                case TimeSpan span:
                    return new Cell { Kind = CellKind.Time, Number = Math.Round(span.TotalSeconds, 3), Format = reader.GetNumberFormatString(column) };
                case DateTime moment when moment < dayZero:
                    return new Cell { Kind = CellKind.Time, Number = Math.Round(moment.TimeOfDay.TotalSeconds, 3), Format = reader.GetNumberFormatString(column) };
                case DateTime moment:
                    return new Cell { Kind = CellKind.Moment, Moment = Rounded(moment) };
                case var other:
                    return new Cell { Kind = CellKind.Text, Text = Convert.ToString(other, CultureInfo.InvariantCulture) };
            }
        }
    }

    Cell Number(double number, int column)
    {
        var format = reader.GetNumberFormatString(column);
        return new Cell { Kind = CellKind.Number, Number = number, Format = format is "General" ? null : format };
    }

    /// <summary>Sheets keep times as fractions of a day, a little off the second.</summary>
    static DateTime Rounded(DateTime moment) => new((moment.Ticks + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);

    /// <summary>The reader belongs to the workbook, which has more sheets.</summary>
    public override void Dispose()
    {
    }
}
