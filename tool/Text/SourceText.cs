namespace IncidentStrategy.Text;

/// <summary>A text file's content with its lines counted, so that an offset can be told as a line and a column.</summary>
public sealed class SourceText
{
    readonly int[] lineStarts;

    public SourceText(string file, string text)
    {
        File = file;
        Text = text;
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        lineStarts = [.. starts];
    }

    /// <summary>The path as people know it: relative to the workspace, with forward slashes.</summary>
    public string File { get; }

    public string Text { get; }

    public int LineCount => lineStarts.Length;

    /// <summary>The place of the characters from <paramref name="offset"/>, counted from 0.</summary>
    public Place At(int offset, int length = 0)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var line = Array.BinarySearch(lineStarts, offset);
        if (line < 0) line = ~line - 1;
        return new Place(File, line + 1, offset - lineStarts[line] + 1, length);
    }

    /// <summary>The offset of a line's first character; lines count from 1.</summary>
    public int OffsetOfLine(int line) => lineStarts[Math.Clamp(line, 1, LineCount) - 1];

    /// <summary>A line without its end; lines count from 1. Empty when there is no such line.</summary>
    public string Line(int line)
    {
        if (line < 1 || line > LineCount) return "";
        var start = lineStarts[line - 1];
        var end = line < LineCount ? lineStarts[line] : Text.Length;
        return Text[start..end].TrimEnd('\r', '\n');
    }
}
