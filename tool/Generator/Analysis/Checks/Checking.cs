using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis.Checks;

/// <summary>What every check needs: the workspace, what was found in it, the date, and where to tell.</summary>
sealed record Checking(Corpus Corpus, Findings So, IdIndex Ids, DateOnly AsOf, Diagnostics Diagnostics)
{
    public void Tell(string code, Place place, string message, string hint)
    {
        if (!IsMisread(place)) Diagnostics.Tell(code, place, message, hint);
    }

    public void Tell(string code, Severity severity, Place place, string message, string hint)
    {
        if (!IsMisread(place)) Diagnostics.Tell(code, severity, place, message, hint);
    }

    /// <summary>A value that could not be read stands as if it had been left out; what a check says of it would be about that.</summary>
    bool IsMisread(Place place) => misread.Contains(place);

    readonly HashSet<Place> misread = [.. Diagnostics.Sorted().Where(d => d.Severity == Severity.Error && d.Code.StartsWith("IS0", StringComparison.Ordinal)).Select(d => d.Place)];

    public static void Run(Checking check)
    {
        LogChecks.Run(check);
        ReviewChecks.Run(check);
        ActionChecks.Run(check);
        ConsultationChecks.Run(check);
        BoundaryChecks.Run(check);
        EvidenceChecks.Run(check);
        PersonalDataChecks.Run(check);
        ThreadChecks.Run(check);
        StrategyChecks.Run(check);
        MetricChecks.Run(check);
    }
}
