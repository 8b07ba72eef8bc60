namespace IncidentStrategy.Generator.Content;

/// <summary>One row on its way into the log.</summary>
public struct IncidentRow
{
    public IncidentRow()
    {
        Array.Fill(Moments, UkTime.NotRecorded);
        Array.Fill(Counts, int.MinValue);
    }

    public int[] Moments { get; } = new int[Enum.GetValues<Moment>().Length];
    public int[] Counts { get; } = new int[Enum.GetValues<Counted>().Length];
    public Classification? Class { get; set; }
    public DetectedBy? DetectedBy { get; set; }
    public float Csat { get; set; } = float.NaN;
    public ulong Themes { get; set; }
    public int Row { get; set; }

    public void Clear()
    {
        Array.Fill(Moments, UkTime.NotRecorded);
        Array.Fill(Counts, int.MinValue);
        Class = null;
        DetectedBy = null;
        Csat = float.NaN;
        Themes = 0;
    }
}

/// <summary>Collects rows into an <see cref="IncidentLog"/>: the words of a row first (each coded field once), then the row.</summary>
public sealed class IncidentLogBuilder(IReadOnlyList<string> themeIds)
{
    readonly IncidentLog.Columns columns = new();
    readonly List<LogSource> sources = [];

    public void Begin(LogSource source) => sources.Add(source);

    /// <summary>Sets one coded field of the row being built; every coded field is to be set, an empty one with an empty span.</summary>
    public bool Word(Coded field, ReadOnlySpan<char> word) => columns.Codes[(int)field].Add(word);

    /// <summary>Ends the row; gives the index of an earlier row with the same id, or -1.</summary>
    public int Add(ReadOnlySpan<char> id, in IncidentRow row)
    {
        for (var i = 0; i < row.Moments.Length; i++) columns.Moments[i].Add(row.Moments[i]);
        for (var i = 0; i < row.Counts.Length; i++) columns.Counts[i].Add(row.Counts[i]);
        columns.Class.Add((byte)(row.Class is { } c ? (int)c + 1 : 0));
        columns.DetectedBy.Add((byte)(row.DetectedBy is { } d ? (int)d + 1 : 0));
        columns.Csat.Add(row.Csat);
        columns.Themes.Add(row.Themes);
        columns.Rows.Add(row.Row);
        columns.Source.Add((byte)(sources.Count - 1));
        columns.Count++;
        return columns.Ids.Add(id);
    }

    public int RowOf(int index) => columns.Rows.Get(index);

    public IncidentLog Build() => new(columns, sources, themeIds);
}
