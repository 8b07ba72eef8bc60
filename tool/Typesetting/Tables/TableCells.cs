using IncidentStrategy.Typesetting.Blocks;
using IncidentStrategy.Typesetting.Lines;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace IncidentStrategy.Typesetting.Tables;

/// <summary>A cell where it stands in the grid, with the widths its content asks for.</summary>
sealed class GridCell(TableCell cell, int row, int column, int columns, int rows)
{
    public TableCell Cell { get; } = cell;
    public int Row { get; } = row;
    public int Column { get; } = column;
    public int Columns { get; } = columns;
    public int Rows { get; } = rows;

    /// <summary>The width of the longest part that cannot be broken, and of the content on one line.</summary>
    public double Least { get; set; }
    public double Most { get; set; }

    /// <summary>The pieces of a cell that is one paragraph, kept from measuring to setting.</summary>
    public PieceList? Pieces { get; set; }

    public string Words => Cell.Count == 1 && Cell[0] is ParagraphBlock paragraph ? PlainText.Of(paragraph.Inline) : "";
}

/// <summary>A Markdown table as a grid, its spans resolved.</summary>
sealed record Grid(List<GridCell> Cells, int Columns, int Rows, int HeadRows)
{
    /// <summary>Which columns of the table these are, where they are not all.</summary>
    public IReadOnlyList<int>? Source { get; init; }

    public static Grid Of(Table table)
    {
        var cells = new List<GridCell>();
        // For each column, the first row below the cells that span into it.
        var free = new List<int>();
        var (columns, rows, heads) = (0, 0, 0);
        foreach (var row in table.OfType<TableRow>())
        {
            if (row.IsHeader && heads == rows) heads = rows + 1;
            var column = 0;
            foreach (var cell in row.OfType<TableCell>())
            {
                if (cell.ColumnIndex > column) column = cell.ColumnIndex;
                while (column < free.Count && free[column] > rows) column++;
                var (wide, high) = (Math.Max(1, cell.ColumnSpan), Math.Max(1, cell.RowSpan));
                while (free.Count < column + wide) free.Add(0);
                for (var c = column; c < column + wide; c++) free[c] = rows + high;
                cells.Add(new GridCell(cell, rows, column, wide, high));
                column += wide;
                columns = Math.Max(columns, column);
            }
            rows++;
        }
        // A span may say it reaches below the last row.
        for (var i = 0; i < cells.Count; i++)
            if (cells[i].Row + cells[i].Rows > rows)
                cells[i] = new GridCell(cells[i].Cell, cells[i].Row, cells[i].Column, cells[i].Columns, rows - cells[i].Row);
        return new Grid(cells, columns, rows, heads);
    }

    /// <summary>The table with only some of its columns, for one too wide to be set whole.</summary>
    public Grid Only(IReadOnlyList<int> columns)
    {
        var cells = new List<GridCell>();
        foreach (var cell in Cells)
        {
            // A cell that spans columns of several parts is in each of them.
            int first = -1, count = 0;
            for (var i = 0; i < columns.Count; i++)
                if (columns[i] >= cell.Column && columns[i] < cell.Column + cell.Columns && count++ == 0) first = i;
            if (count > 0) cells.Add(new GridCell(cell.Cell, cell.Row, first, count, cell.Rows));
        }
        return new Grid(cells, columns.Count, Rows, HeadRows) { Source = columns };
    }

    /// <summary>Columns whose every filled cell is a number, and so stand flush right.</summary>
    public bool[] Numeric()
    {
        var numbers = new int[Columns];
        var others = new bool[Columns];
        foreach (var cell in Cells)
        {
            if (cell.Row < HeadRows || cell.Columns > 1) continue;
            var text = cell.Words;
            if (IsNumber(text)) numbers[cell.Column]++;
            else if (text is not ("" or "–" or "—" or "-") || cell.Cell.Count > 1) others[cell.Column] = true;
        }
        for (var i = 0; i < Columns; i++) others[i] = numbers[i] > 0 && !others[i];
        return others;
    }

    static bool IsNumber(string text)
    {
        var digits = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c)) digits++;
            else if (c is not ('.' or ',' or '%' or '£' or '€' or '$' or '+' or '-' or '−' or '±' or ' ' or '\u00A0' or '\u202F' or '(' or ')')) return false;
        return digits > 0 && text.Length <= 18 && text.IndexOf('-') == text.LastIndexOf('-');
    }
}
