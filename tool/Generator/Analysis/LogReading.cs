using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>The incident log as it stood at the end of the as-of date: later moments have not happened yet.</summary>
sealed class LogReading(Corpus corpus, DateOnly asOf)
{
    /// <summary>The first second after the as-of date.</summary>
    public int Limit => limit;

    readonly int limit = UkTime.ToSeconds(UkTime.At(asOf.AddDays(1).ToDateTime(TimeOnly.MinValue)));
    (LogSource Source, int First, int Last)[]? rows;

    public IncidentLog Log => corpus.IncidentLog;

    public IEnumerable<IncidentLog.Incident> Incidents => corpus.IncidentLog.Incidents.Where(i => First(i) is not { } first || first < limit);

    public int? At(IncidentLog.Incident incident, Moment moment) => incident.Seconds(moment) is { } s && s < limit ? s : null;

    /// <summary>Neither resolved nor closed yet.</summary>
    public bool IsOpen(IncidentLog.Incident incident) => At(incident, Moment.ResolvedAt) is null && At(incident, Moment.ClosedAt) is null;

    /// <summary>When the incident is counted: when it was detected, or else started, or else declared.</summary>
    public static int? First(IncidentLog.Incident incident) => incident.Seconds(Moment.DetectedAt) ?? incident.Seconds(Moment.StartedAt) ?? incident.Seconds(Moment.DeclaredAt);

    public static DateOnly? On(int? seconds) => seconds is { } s && UkTime.FromSeconds(s) is { } at ? DateOnly.FromDateTime(at.DateTime) : null;

    /// <summary>The severity's id for each of the log's codes, so that names and ids are one; index 0 is not recorded.</summary>
    public string[] SeverityIds() => Normalised("severity", w => corpus.Organisation.Severity(w)?.Id ?? w, "not recorded");

    public string[] Normalised(string field, Func<string, string> to, string none) => [none, .. Log.Values(field).Select(to)];

    public string ServiceName(string word) => corpus.Organisation.Service(word)?.Name ?? word;

    /// <summary>The cells of some fields over all rows of each source.</summary>
    public IReadOnlyList<Place> Column(params string[] fields) =>
        [.. (rows ??= Rows()).SelectMany(r => fields.Where(r.Source.Columns.ContainsKey).Select(f => r.Source.Range(f, r.First, r.Last))).Distinct()];

    (LogSource Source, int First, int Last)[] Rows()
    {
        var found = new List<(LogSource Source, int First, int Last)>();
        foreach (var incident in Log.Incidents)
        {
            if (found.Count == 0 || !ReferenceEquals(found[^1].Source, incident.Source)) found.Add((incident.Source, incident.Row, incident.Row));
            else found[^1] = (incident.Source, Math.Min(found[^1].First, incident.Row), Math.Max(found[^1].Last, incident.Row));
        }
        return [.. found];
    }
}
