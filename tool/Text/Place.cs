using System.Globalization;

namespace IncidentStrategy.Text;

/// <summary>
/// Where a value stands: a line and column of a text file, or a cell of a spreadsheet.
/// Lines and columns count from 1; 0 means the file as a whole. <see cref="Length"/> is the number of characters marked.
/// </summary>
public readonly record struct Place(string File, int Line = 0, int Column = 0, int Length = 0)
{
    public static Place None { get; } = new("");

    /// <summary>The sheet's name, for a place in a spreadsheet; for csv files null, as they have only cells.</summary>
    public string? Sheet { get; init; }

    /// <summary>The cell or range in A1 notation (<c>C14</c>, <c>C14:C220</c>), for a place in a spreadsheet.</summary>
    public string? Cell { get; init; }

    public bool IsNone => string.IsNullOrEmpty(File);

    /// <summary>A place in a spreadsheet. <paramref name="row"/> and <paramref name="column"/> count from 1.</summary>
    public static Place InSheet(string file, string? sheet, int row, int column) =>
        new(file, row, column) { Sheet = sheet, Cell = CellName(row, column) };

    /// <summary>A block of one sheet's cells, both corners included. Rows and columns count from 1.</summary>
    public static Place InRange(string file, string? sheet, int firstRow, int firstColumn, int lastRow, int lastColumn) =>
        new(file, firstRow, firstColumn) { Sheet = sheet, Cell = $"{CellName(firstRow, firstColumn)}:{CellName(lastRow, lastColumn)}" };

    /// <summary>The A1 name of a cell: row 14, column 3 is <c>C14</c>.</summary>
    public static string CellName(int row, int column)
    {
        Span<char> letters = stackalloc char[8];
        var at = letters.Length;
        for (var c = column; c > 0; c = (c - 1) / 26) letters[--at] = (char)('A' + (c - 1) % 26);
        return string.Create(CultureInfo.InvariantCulture, $"{letters[at..]}{row}");
    }

    /// <summary><c>file:line:col</c>, or <c>file!Sheet!Cell</c> for a spreadsheet: the form used in messages and as a source in documents.</summary>
    public override string ToString() =>
        Cell is not null ? (Sheet is null ? $"{File}!{Cell}" : $"{File}!{Sheet}!{Cell}")
        : Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Math.Max(Column, 1)}")
        : File;
}

/// <summary>A value and the place it was read from.</summary>
public readonly record struct Located<T>(T Value, Place Place)
{
    public override string ToString() => Value?.ToString() ?? "";
}
