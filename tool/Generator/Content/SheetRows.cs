using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

enum CellKind { Empty, Text, Number, Moment, Time, YesNo, Error }

/// <summary>A cell of the row being read; its text is gone when the next row is read.</summary>
readonly ref struct Cell
{
    public CellKind Kind { get; init; }

    /// <summary>The text, or the error as the sheet shows it.</summary>
    public ReadOnlySpan<char> Text { get; init; }

    /// <summary>The number; 1 or 0 for yes or no; seconds for a time.</summary>
    public double Number { get; init; }

    public DateTime Moment { get; init; }

    /// <summary>The number format, when it is not the general one.</summary>
    public string? Format { get; init; }

    public bool IsPercent => Format is not null && Format.Contains('%', StringComparison.Ordinal);

    public bool IsEmpty => Kind is CellKind.Empty;
}

/// <summary>The rows of one sheet or csv file, one at a time. Hidden rows are passed over and counted.</summary>
abstract class SheetRows : IDisposable
{
    public abstract string File { get; }
    public abstract string? Sheet { get; }

    /// <summary>The row in the sheet, or the line in the csv file's rows, counted from 1.</summary>
    public abstract int Row { get; }

    /// <summary>How many cells the row has; empty ones at the end may be missing.</summary>
    public abstract int Count { get; }

    /// <summary>A cell; columns count from 0. Empty beyond the row's end.</summary>
    public abstract Cell this[int column] { get; }

    public abstract bool Read();

    /// <summary>The ranges of merged cells, rows and columns counted from 1.</summary>
    public virtual IReadOnlyList<(int Row, int FirstColumn, int LastColumn)> Merged => [];

    public int HiddenRows { get; protected set; }
    public int FirstHiddenRow { get; protected set; }

    /// <summary>True for csv, where every value is text.</summary>
    public virtual bool IsText => false;

    /// <summary>The separator of a csv file.</summary>
    public virtual char Separator => '\0';

    public Place PlaceOf(int column) => Place.InSheet(File, Sheet, Row, column + 1);

    /// <summary>The themes of a long text that was not kept.</summary>
    public virtual ulong Themes(int column) => 0;

    public bool IsBlank()
    {
        for (var i = 0; i < Count; i++)
            if (!this[i].IsEmpty) return false;
        return true;
    }

    public abstract void Dispose();
}
