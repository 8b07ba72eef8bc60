using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Counts, by month of resolution, how many incidents were re-opened within the window.</summary>
static class ReopenedAnalysis
{
    public static ReopenFindings Run(Corpus corpus, LogReading reading, DateOnly asOf)
    {
        var window = corpus.Metrics.Definitions.Select(m => Formula.Read(m.Formula)).OfType<Formula.LogReopened>().FirstOrDefault()?.Days ?? 14;
        var months = new SortedDictionary<int, (int Resolved, int Reopened)>();
        var missing = 0;
        foreach (var incident in reading.Incidents)
        {
            if (reading.At(incident, Moment.ResolvedAt) is not { } resolved)
            {
                if (!reading.IsOpen(incident)) missing++;
                continue;
            }
            var on = LogReading.On(resolved)!.Value;
            var key = on.Year * 12 + on.Month - 1;
            var again = reading.At(incident, Moment.ReopenedAt) is { } at && at >= resolved && at - resolved <= window * 86400;
            var so = months.GetValueOrDefault(key);
            months[key] = (so.Resolved + 1, so.Reopened + (again ? 1 : 0));
        }
        var settled = months.Where(m => !Provisional(m.Key, window, asOf)).Select(m => m.Value).ToArray();
        var (resolvedIn, reopenedIn) = (settled.Sum(m => m.Resolved), settled.Sum(m => m.Reopened));
        return new ReopenFindings
        {
            WindowDays = window,
            Months = [.. months.Select(m => new ReopenMonth($"{m.Key / 12}-{m.Key % 12 + 1:00}", m.Value.Resolved, m.Value.Reopened, 100.0 * m.Value.Reopened / m.Value.Resolved, Provisional(m.Key, window, asOf)))],
            Resolved = resolvedIn,
            Reopened = reopenedIn,
            Rate = resolvedIn == 0 ? null : 100.0 * reopenedIn / resolvedIn,
            Definition = new DefinitionBox
            {
                Formula = $"resolved in the period and re-opened within {window} days / resolved in the period",
                Numerator = $"incidents re-opened within {window} days", Denominator = "incidents resolved in the period",
                Exclusions = $"the rate leaves out months whose {window} days had not passed; they are shown as provisional",
                N = resolvedIn, Missing = missing,
            },
            Sources = reading.Column("resolved_at", "reopened_at"),
        };
    }

    static bool Provisional(int month, int window, DateOnly asOf) => new DateOnly(month / 12, month % 12 + 1, 1).AddMonths(1).AddDays(window - 1) > asOf;
}
