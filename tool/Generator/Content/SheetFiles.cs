using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Opens spreadsheets and csv files and gives their sheets one after the other.</summary>
sealed class SheetFiles(LoaderFiles files, Diagnostics diagnostics)
{
    /// <summary>
    /// Reads every visible sheet of the file, or the named one. A file that cannot be opened, a sheet that is not there and
    /// sheets that are hidden are told.
    /// </summary>
    public void Each(string file, MetricSource? source, Action<SheetRows, XlsxBook?> read)
    {
        try
        {
            if (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) Csv(file, read);
            else if (file.EndsWith(".xls", StringComparison.OrdinalIgnoreCase)) Old(file, source, read);
            else Xlsx(file, source, read);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or ExcelReaderException or IOException or NotSupportedException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            if (IsLocked(file)) diagnostics.Tell("IS602", new Place(file), "The spreadsheet is protected by a password.", "Save a copy without a password.");
            else diagnostics.Tell("IS601", new Place(file), "The file cannot be opened as a spreadsheet.", "Open it in a spreadsheet program and save it again as xlsx, or as csv.");
        }
    }

    void Csv(string file, Action<SheetRows, XlsxBook?> read)
    {
        if (files.IsEmpty(file))
        {
            diagnostics.Tell("IS003", new Place(file), "The file is empty.", "Save the figures into it again, or remove it.");
            return;
        }
        using var rows = new CsvRows(file, files.Csv(file, diagnostics), diagnostics);
        read(rows, null);
    }

    void Xlsx(string file, MetricSource? source, Action<SheetRows, XlsxBook?> read)
    {
        using var book = XlsxBook.Open(files.Open(file));
        foreach (var sheet in Chosen(file, source, book.Sheets.Select(s => (s.Name, s.Hidden)).ToList()))
        {
            using var rows = book.Rows(file, book.Sheets[sheet]);
            read(rows, book);
        }
    }

    void Old(string file, MetricSource? source, Action<SheetRows, XlsxBook?> read)
    {
        using var reader = ExcelRows.Open(files.Open(file));
        List<(string, bool)> sheets = [];
        do sheets.Add((reader.Name, reader.VisibleState is not "visible"));
        while (reader.NextResult());
        reader.Reset();
        var chosen = Chosen(file, source, sheets).ToHashSet();
        var at = 0;
        do
        {
            if (!chosen.Contains(at++)) continue;
            using var rows = new ExcelRows(file, reader);
            read(rows, null);
        }
        while (reader.NextResult());
    }

    IEnumerable<int> Chosen(string file, MetricSource? source, List<(string Name, bool Hidden)> sheets)
    {
        if (source?.Sheet is { } named)
        {
            var found = sheets.FindIndex(s => s.Name.Equals(named, StringComparison.OrdinalIgnoreCase));
            if (found < 0)
                diagnostics.Tell("IS603", source.Where["sheet"], $"`{file}` has no sheet \"{named}\".", Nearest.Hint(named, sheets.Select(s => s.Name)) ?? $"The sheets are: {string.Join(", ", sheets.Select(s => s.Name))}.");
            return found < 0 ? [] : [found];
        }
        foreach (var (name, hidden) in sheets)
            if (hidden) diagnostics.Tell("IS610", new Place(file) { Sheet = name, Cell = "A1" }, $"The hidden sheet \"{name}\" was not read.", "Show it, or name it under `sheet` in metrics.yaml, if its figures count.");
        return [.. Enumerable.Range(0, sheets.Count).Where(i => !sheets[i].Hidden)];
    }

    /// <summary>An encrypted workbook is a compound file that holds a package.</summary>
    bool IsLocked(string file)
    {
        using var stream = files.Open(file);
        var head = new byte[Math.Min(stream.Length, 1 << 20)];
        stream.ReadExactly(head);
        return head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) && head.AsSpan().IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0;
    }
}
