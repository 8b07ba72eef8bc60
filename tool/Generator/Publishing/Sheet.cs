namespace IncidentStrategy.Generator.Publishing;

/// <summary>How a column's values are kept and shown. Percentages are given from 0 to 100.</summary>
public enum SheetKind { Text, Long, Whole, Number, Percent, Date }

/// <summary>A column: its heading, the kind of its values and its width in characters.</summary>
public sealed record SheetColumn(string Heading, SheetKind Kind = SheetKind.Text, double Width = 16);

/// <summary>A cell's value; one of the three or none.</summary>
public readonly record struct SheetValue(string? Text, double? Number, DateOnly? Date)
{
    public static implicit operator SheetValue(string? text) => new(text, null, null);
    public static implicit operator SheetValue(double? number) => new(null, number, null);
    public static implicit operator SheetValue(int number) => new(null, number, null);
    public static implicit operator SheetValue(DateOnly? date) => new(null, null, date);
}

/// <summary>A sheet of a workbook: a head that stays in sight and rows under it.</summary>
public sealed record Sheet(string Name, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<SheetValue>> Rows);
