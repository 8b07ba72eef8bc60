using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>
/// The incidents of all log sources, kept by column so that a million rows stay small: times as seconds, words as numbers,
/// free text only as the themes its words name.
/// </summary>
public sealed partial class IncidentLog
{
    public static IncidentLog Empty { get; } = new IncidentLogBuilder([]).Build();

    readonly Columns columns;

    internal IncidentLog(Columns columns, IReadOnlyList<LogSource> sources, IReadOnlyList<string> themeIds)
    {
        this.columns = columns;
        Sources = sources;
        ThemeIds = themeIds;
    }

    /// <summary>The sheets the rows come from, in order.</summary>
    public IReadOnlyList<LogSource> Sources { get; }

    /// <summary>Bit i of <see cref="Incident.ThemeBits"/> is theme i of the organisation; the first 64 themes count.</summary>
    public IReadOnlyList<string> ThemeIds { get; }

    public int Count => columns.Count;

    public Incident this[int index] =>
        (uint)index < (uint)Count ? new Incident(this, index) : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerable<Incident> Incidents
    {
        get
        {
            for (var i = 0; i < Count; i++) yield return new Incident(this, i);
        }
    }

    /// <summary>True when some source has a column for the field, so that an empty cell means "not recorded" rather than "not collected".</summary>
    public bool Has(string field) => Sources.Any(s => s.Columns.ContainsKey(field));

    /// <summary>The distinct words of a coded field (<c>severity</c>, <c>owner_team</c>, …) in order of first appearance.</summary>
    public IReadOnlyList<string> Values(string field) => Enum.TryParse<Coded>(field.Replace("_", "", StringComparison.Ordinal), true, out var coded) ? columns.Codes[(int)coded].Words : [];

    /// <summary>One row of the log; a view, made when asked for.</summary>
    public readonly struct Incident
    {
        readonly IncidentLog log;
        readonly int index;

        internal Incident(IncidentLog log, int index) => (this.log, this.index) = (log, index);

        public int Index => index;
        public string IncidentId => log.columns.Ids.Get(index);
        public DateTimeOffset? StartedAt => At(Moment.StartedAt);
        public DateTimeOffset? DetectedAt => At(Moment.DetectedAt);
        public DateTimeOffset? DeclaredAt => At(Moment.DeclaredAt);
        public DateTimeOffset? AcknowledgedAt => At(Moment.AcknowledgedAt);
        public DateTimeOffset? EscalatedAt => At(Moment.EscalatedAt);
        public DateTimeOffset? CustomersToldAt => At(Moment.CustomersToldAt);
        public DateTimeOffset? MitigatedAt => At(Moment.MitigatedAt);
        public DateTimeOffset? ResolvedAt => At(Moment.ResolvedAt);
        public DateTimeOffset? ClosedAt => At(Moment.ClosedAt);
        public DateTimeOffset? ReopenedAt => At(Moment.ReopenedAt);

        /// <summary>The moment's time in UK time.</summary>
        public DateTimeOffset? At(Moment moment) => UkTime.FromSeconds(log.columns.Moments[(int)moment].Get(index));

        /// <summary>The moment as whole seconds since 2000-01-01 00:00 UTC, or null: cheaper than <see cref="At"/> for differences.</summary>
        public int? Seconds(Moment moment)
        {
            var seconds = log.columns.Moments[(int)moment].Get(index);
            return seconds == UkTime.NotRecorded ? null : seconds;
        }

        public Classification? Class => log.columns.Class.Get(index) is var c && c > 0 ? (Classification)(c - 1) : null;
        public DetectedBy? DetectedBy => log.columns.DetectedBy.Get(index) is var c && c > 0 ? (DetectedBy)(c - 1) : null;
        public string? Severity => Word(Coded.Severity);
        public string? Priority => Word(Coded.Priority);
        public string? Channel => Word(Coded.Channel);
        public string? Service => Word(Coded.Service);
        public string? Category => Word(Coded.Category);
        public string? Site => Word(Coded.Site);
        public string? OwnerTeam => Word(Coded.OwnerTeam);
        public string? HandledByTeam => Word(Coded.HandledByTeam);
        public string? EscalatedTo => Word(Coded.EscalatedTo);
        public string? ClosureCode => Word(Coded.ClosureCode);
        public string? ContinuityPlan => Word(Coded.ContinuityPlan);

        /// <summary>The id of the review of this incident, when the log names it.</summary>
        public string? Review => Word(Coded.Review);

        public int? Handovers => Whole(Counted.Handovers);

        /// <summary>How often the incident was re-opened; yes counts 1, no 0.</summary>
        public int? Reopened => Whole(Counted.Reopened);

        public int? Contacts => Whole(Counted.Contacts);
        public int? CustomersAffected => Whole(Counted.CustomersAffected);
        public int? Complaint => Whole(Counted.Complaint);
        public double? Csat => log.columns.Csat.Get(index) is var c && float.IsNaN(c) ? null : Math.Round((double)c, 4);

        /// <summary>The themes named by the row's codes and free text, a bit each as in <see cref="IncidentLog.ThemeIds"/>.</summary>
        public ulong ThemeBits => log.columns.Themes.Get(index);

        public IEnumerable<string> Themes
        {
            get
            {
                var bits = ThemeBits;
                for (var i = 0; bits != 0; i++, bits >>= 1)
                    if ((bits & 1) != 0) yield return log.ThemeIds[i];
            }
        }

        /// <summary>A coded field's number, dense from 1 in order of first appearance, 0 when empty: for counting into arrays.</summary>
        public int Code(Coded field) => log.columns.Codes[(int)field].Get(index);

        public LogSource Source => log.Sources[log.columns.Source.Get(index)];

        /// <summary>The row in its sheet or file, counted from 1.</summary>
        public int Row => log.columns.Rows.Get(index);

        /// <summary>The cell of a field, or the row where the source has no such column.</summary>
        public Place PlaceOf(string field) => Source.Columns.TryGetValue(field, out var column) ? Place.InSheet(Source.File, Source.Sheet, Row, column) : PlaceOfRow;

        public Place PlaceOfRow => Place.InRange(Source.File, Source.Sheet, Row, Source.FirstColumn, Row, Source.LastColumn);

        string? Word(Coded field) => log.columns.Codes[(int)field].Word(index);

        int? Whole(Counted field) => log.columns.Counts[(int)field].Get(index) is var n && n == int.MinValue ? null : n;
    }
}

/// <summary>A sheet that gave rows to the log, and in which column (counted from 1) it has each field.</summary>
public sealed record LogSource(string File, string? Sheet, int HeaderRow, IReadOnlyDictionary<string, int> Columns)
{
    public int FirstColumn => Columns.Count == 0 ? 1 : Columns.Values.Min();
    public int LastColumn => Columns.Count == 0 ? 1 : Columns.Values.Max();

    /// <summary>The cells of a field in the rows from first to last.</summary>
    public Place Range(string field, int firstRow, int lastRow) =>
        Columns.TryGetValue(field, out var column) ? Place.InRange(File, Sheet, firstRow, column, lastRow, column)
        : Place.InRange(File, Sheet, firstRow, FirstColumn, lastRow, LastColumn);
}

/// <summary>The log's fields whose words repeat and are kept as numbers.</summary>
public enum Coded { Severity, Priority, Channel, Service, Category, Site, OwnerTeam, HandledByTeam, EscalatedTo, ClosureCode, ContinuityPlan, Review }

/// <summary>The log's fields that are whole numbers.</summary>
public enum Counted { Handovers, Reopened, Contacts, CustomersAffected, Complaint }
