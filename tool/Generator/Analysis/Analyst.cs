using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Draws every conclusion from a workspace, as it stood at the end of a date. The same workspace and date give the same findings.</summary>
public static class Analyst
{
    public static Findings Analyse(Corpus corpus, DateOnly asOf, Diagnostics diagnostics, CancellationToken cancellation = default)
    {
        var log = new LogReading(corpus, asOf);
        var metrics = MetricsAnalysis.Run(corpus, asOf, cancellation);
        var compliance = ComplianceAnalysis.Run(corpus, log, asOf, cancellation);
        var findings = new Findings
        {
            AsOf = asOf,
            Metrics = metrics,
            Compliance = compliance,
            Durations = DurationsAnalysis.Run(log, cancellation),
            ServiceFigures = ServiceFiguresAnalysis.Run(corpus, asOf),
            Reopened = ReopenedAnalysis.Run(corpus, log, asOf),
            Changes = ChangesAnalysis.Run(corpus, metrics, asOf),
        };
        cancellation.ThrowIfCancellationRequested();
        return findings;
    }
}
