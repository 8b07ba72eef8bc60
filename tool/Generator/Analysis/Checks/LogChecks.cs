using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>The moments of the incident log come in the order in which things happen.</summary>
static class LogChecks
{
    static readonly (Moment First, Moment Then)[] orders =
    [
        (Moment.StartedAt, Moment.DetectedAt), (Moment.DetectedAt, Moment.AcknowledgedAt), (Moment.DetectedAt, Moment.DeclaredAt),
        (Moment.DeclaredAt, Moment.ResolvedAt), (Moment.ResolvedAt, Moment.ClosedAt),
    ];

    /// <summary>Told once for each pair of columns, at the first row: a shifted column would fill pages.</summary>
    public static void Run(Checking check)
    {
        var counts = new int[orders.Length];
        var first = new IncidentLog.Incident?[orders.Length];
        foreach (var incident in check.Corpus.IncidentLog.Incidents)
            for (var i = 0; i < orders.Length; i++)
                if (incident.Seconds(orders[i].First) is { } before && incident.Seconds(orders[i].Then) is { } after && after < before && counts[i]++ == 0)
                    first[i] = incident;
        for (var i = 0; i < orders.Length; i++)
            if (first[i] is { } at)
            {
                var (before, then) = (Words.Of(orders[i].First), Words.Of(orders[i].Then));
                check.Tell("IS636", at.PlaceOf(then), counts[i] == 1 ? $"`{then}` of {at.IncidentId} stands before its `{before}`; the time between them is left out."
                    : $"In {Say.Number(counts[i], 0)} incidents `{then}` stands before `{before}`, the first {at.IncidentId}; the times between them are left out.", "Correct the moment in the log.");
            }
    }
}
