using System.Text;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>
/// A csv file by RFC 4180, its separator found from the first row. Cells are read in place, so a long file costs no memory
/// beyond its longest row.
/// </summary>
sealed class CsvRows : SheetRows
{
    const int LongestRow = 1 << 22;
    readonly TextReader reader;
    readonly Diagnostics diagnostics;
    readonly List<(int Start, int Length)> cells = [];
    char[] buffer = new char[1 << 16];
    int at, end, row;
    bool ended;

    public CsvRows(string file, TextReader reader, Diagnostics diagnostics)
    {
        File = file;
        this.reader = reader;
        this.diagnostics = diagnostics;
        Fill();
        Separator = Find(buffer.AsSpan(0, end));
        if (buffer.AsSpan(0, end).StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) Read();
    }

    public override string File { get; }
    public override string? Sheet => null;
    public override int Row => row;
    public override int Count => cells.Count;
    public override bool IsText => true;
    public override char Separator { get; }

    public override Cell this[int column]
    {
        get
        {
            if (column >= cells.Count) return default;
            var (start, length) = cells[column];
            var text = buffer.AsSpan(start, length).Trim();
            return text.IsEmpty ? default : new Cell { Kind = text[0] == '#' && IsError(text) ? CellKind.Error : CellKind.Text, Text = text };
        }
    }

    public override bool Read()
    {
        cells.Clear();
        if (at >= end && (ended || !More())) return false;
        row++;
        var start = at;
        while (true)
        {
            if (at >= end && !More(ref start))
            {
                cells.Add((start, at - start));
                return true;
            }
            if (at == start && buffer[at] == '"')
            {
                Quoted();
                start = at;
                if (at >= end && !More(ref start)) return true;
                if (!EndOfCell(ref start)) continue;
                return true;
            }
            var stop = buffer.AsSpan(at, end - at).IndexOfAny(Separator, '\r', '\n');
            if (stop < 0)
            {
                at = end;
                continue;
            }
            at += stop;
            cells.Add((start, at - start));
            if (EndOfCell(ref start)) return true;
        }
    }

    /// <summary>Steps over a separator or a line's end; true at the end of the row.</summary>
    bool EndOfCell(ref int start)
    {
        var c = buffer[at];
        if (c == Separator)
        {
            at++;
            start = at;
            return false;
        }
        if (c is not ('\r' or '\n'))
        {
            // Text after a closing quotation mark belongs to no cell.
            diagnostics.Tell("IS626", Place.InSheet(File, null, row, Math.Max(cells.Count, 1)), "Text follows the closing quotation mark of the cell.", "Write a quotation mark inside a quoted cell twice.");
            while (at < end && buffer[at] != Separator && buffer[at] is not ('\r' or '\n')) at++;
            start = at;
            return at >= end ? !More(ref start) || EndOfCell(ref start) : EndOfCell(ref start);
        }
        at++;
        if (c == '\r' && (at < end || More(ref start)) && buffer[at] == '\n') at++;
        return true;
    }

    /// <summary>Reads a quoted cell, closing up doubled marks in place.</summary>
    void Quoted()
    {
        var first = ++at;
        var write = at;
        var openedAt = row;
        while (true)
        {
            if (at >= end)
            {
                var keep = first;
                var moved = first;
                if (!More(ref keep))
                {
                    diagnostics.Tell("IS626", Place.InSheet(File, null, openedAt, cells.Count + 1), "The quotation mark that opens this cell is not closed.", "Close it; a mark inside the cell is written twice.");
                    break;
                }
                first = keep;
                write -= moved - keep;
            }
            if (buffer[at] == '"')
            {
                at++;
                if ((at < end || Peek(ref first, ref write)) && buffer[at] == '"') buffer[write++] = buffer[at++];
                else break;
            }
            else buffer[write++] = buffer[at++];
        }
        cells.Add((first, write - first));
    }

    bool Peek(ref int first, ref int write)
    {
        var keep = first;
        if (!More(ref keep)) return false;
        write -= first - keep;
        first = keep;
        return true;
    }

    bool More()
    {
        var none = at;
        return More(ref none);
    }

    /// <summary>Reads on, keeping the row's cells and what stands from <paramref name="start"/>; all move to the buffer's beginning.</summary>
    bool More(ref int start)
    {
        if (ended) return false;
        var keep = cells.Count > 0 ? Math.Min(cells[0].Start, start) : start;
        if (keep > 0)
        {
            buffer.AsSpan(keep, end - keep).CopyTo(buffer);
            for (var i = 0; i < cells.Count; i++) cells[i] = (cells[i].Start - keep, cells[i].Length);
            at -= keep;
            end -= keep;
            start -= keep;
        }
        if (end == buffer.Length)
        {
            if (buffer.Length >= LongestRow)
            {
                ended = true;
                return false;
            }
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        return Fill();
    }

    bool Fill()
    {
        var got = reader.ReadBlock(buffer, end, buffer.Length - end);
        end += got;
        ended = got == 0;
        return got > 0;
    }

    static char Find(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4) return text[4];
        int commas = 0, semicolons = 0, tabs = 0;
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c == '\n' && commas + semicolons + tabs > 0) break;
            if (c == ',') commas++;
            else if (c == ';') semicolons++;
            else if (c == '\t') tabs++;
        }
        return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    internal static bool IsError(ReadOnlySpan<char> text) => text is "#N/A" or "#NA" or "#VALUE!" or "#REF!" or "#DIV/0!" or "#NUM!" or "#NAME?" or "#NULL!" or "#SPILL!" or "#CALC!";

    public override void Dispose() => reader.Dispose();
}
