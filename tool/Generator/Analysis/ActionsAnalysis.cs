using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Follows every action of every review.</summary>
static class ActionsAnalysis
{
    public static IReadOnlyList<ActionFinding> Run(Corpus corpus, ThemeMatcher matcher, DateOnly asOf) =>
        [.. corpus.Reviews.SelectMany(r => r.Actions.Select(a => Finding(corpus, matcher, r, a, asOf)))];

    static ActionFinding Finding(Corpus corpus, ThemeMatcher matcher, Review review, ReviewAction action, DateOnly asOf)
    {
        var due = action.Due ?? DefaultDue(corpus, review);
        var recurrences = Recurrences(corpus, matcher, review, action, asOf);
        // An action closed after the as-of date was still open on it.
        var done = action.Status == ActionStatus.Done && (action.ClosedOn is null || action.ClosedOn <= asOf);
        var open = action.Status != ActionStatus.Declined && !done;
        var late = open && due < asOf ? asOf.DayNumber - due.Value.DayNumber : 0;
        return new ActionFinding
        {
            Id = action.Id, Review = review.Id, Statement = action.Statement, OwnerRole = action.OwnerRole ?? "", Due = due, DoneWhen = action.DoneWhen ?? "",
            Priority = action.Priority ?? "", Status = open ? "open" : Words.Of(action.Status), DaysOverdue = late, ClosedOn = done ? action.ClosedOn : null,
            DeclinedReason = action.DeclinedReason ?? "", EffectCheck = action.EffectCheck ?? "",
            State = action.Status == ActionStatus.Declined ? "declined" : open ? late > 0 ? "overdue" : "open"
                : recurrences.Count > 0 ? "not effective" : action.ClosedOn > due ? "done late" : "done",
            CameBackIn = [.. recurrences.Select(r => r.Finding.LaterReviewId).Distinct()],
            Recurrences = recurrences,
            Place = action.Where.Place,
        };
    }

    /// <summary>Where no date is written, the severity's own limit for actions counts from the day of resolution.</summary>
    static DateOnly? DefaultDue(Corpus corpus, Review review) =>
        corpus.Organisation.Severity(review.Severity)?.ActionsWithinDays is { } days && review.ResolvedAt is { } resolved ? DateOnly.FromDateTime(resolved.DateTime).AddDays(days) : null;

    /// <summary>Incidents after the action was closed that carry a theme its own words name; words that name none mean the review's only theme.</summary>
    static IReadOnlyList<Recurrence> Recurrences(Corpus corpus, ThemeMatcher matcher, Review review, ReviewAction action, DateOnly asOf)
    {
        if (action.Status != ActionStatus.Done || action.ClosedOn is not { } closed || closed > asOf) return [];
        var ofReview = ThemesAnalysis.Of(review, matcher);
        var themes = matcher.Match($"{action.Statement} {action.DoneWhen}") & ofReview;
        if (themes == 0 && System.Numerics.BitOperations.PopCount(ofReview) == 1) themes = ofReview;
        var found = new List<Recurrence>();
        if (themes == 0) return found;
        foreach (var later in corpus.Reviews.Where(r => r.Id != review.Id && (r.StartedAt ?? r.DetectedAt) is not null).OrderBy(r => r.StartedAt ?? r.DetectedAt))
        {
            var on = DateOnly.FromDateTime((later.StartedAt ?? later.DetectedAt)!.Value.DateTime);
            if (on <= closed || on > asOf || (later.Service is { } service && review.Service is { } own && !MetricsAnalysis.Same(service, own))) continue;
            var shared = themes & ThemesAnalysis.Causes(later, matcher);
            for (var t = 0; shared != 0; t++, shared >>= 1)
                if ((shared & 1) != 0)
                    found.Add(new Recurrence(matcher.Ids[t], new NotEffective(action.Id, review.Id, closed, later.Id, on, action.Where.Place, later.Where.Place)));
        }
        return found;
    }
}
