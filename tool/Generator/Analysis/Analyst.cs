using IncidentStrategy.Generator.Analysis.Checks;
using IncidentStrategy.Generator.Analysis.PersonalData;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Draws every conclusion from a workspace, as it stood at the end of a date. The same workspace and date give the same findings.</summary>
public static class Analyst
{
    public static Findings Analyse(Corpus corpus, DateOnly asOf, Diagnostics diagnostics, CancellationToken cancellation = default)
    {
        var log = new LogReading(corpus, asOf);
        var matcher = new ThemeMatcher(corpus.Organisation.Themes);
        var ids = new IdIndex(corpus);

        var so = new Findings { AsOf = asOf };
        so = so with { Metrics = MetricsAnalysis.Run(corpus, asOf, cancellation) };
        so = so with { Compliance = ComplianceAnalysis.Run(corpus, log, asOf, cancellation) };
        so = so with { Escalation = EscalationAnalysis.Run(corpus, log, asOf) };
        so = so with { Risk = RiskAnalysis.Run(corpus, log, asOf) };
        so = so with { Durations = DurationsAnalysis.Run(log, cancellation) };
        so = so with { ServiceFigures = ServiceFiguresAnalysis.Run(corpus, asOf) };
        so = so with { Reopened = ReopenedAnalysis.Run(corpus, log, asOf) };
        so = so with { Actions = ActionsAnalysis.Run(corpus, matcher, asOf) };
        so = so with { Themes = ThemesAnalysis.Run(corpus, log, so.Actions, matcher, asOf) };
        so = so with { Reviews = ReviewsAnalysis.Run(corpus, so.Compliance, so.Actions, asOf) };
        so = so with { Boundaries = BoundariesAnalysis.Run(corpus, log) };
        so = so with { ProcedureDiffs = ProcedureDiffsAnalysis.Run(corpus) };
        so = so with { Consultations = ConsultationsAnalysis.Run(corpus, so.ProcedureDiffs, matcher, asOf) };
        so = so with { Changes = ChangesAnalysis.Run(corpus, so.Metrics, asOf) };
        so = so with { Candidates = CandidatesAnalysis.Run(corpus, log, so, matcher) };
        so = so with { Recommendations = RecommendationsAnalysis.Run(corpus, ids, so, asOf) };
        so = so with { Objectives = ObjectivesAnalysis.Run(corpus, so.Metrics) };
        so = so with { ReviewCalendar = ReviewCalendarAnalysis.Run(corpus, so, asOf) };
        so = so with { Understanding = UnderstandingAnalysis.Run(corpus, log, so, asOf) };
        so = so with { Coverage = CoverageAnalysis.Run(corpus, asOf) };
        so = so with { Thread = ThreadAnalysis.Run(corpus, ids, so.Candidates) };
        so = so with { Redaction = new Redaction(corpus) };
        cancellation.ThrowIfCancellationRequested();
        Checking.Run(new Checking(corpus, so, ids, asOf, diagnostics));
        return so;
    }
}
