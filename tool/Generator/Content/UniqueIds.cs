using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>An id names one thing: every kind of record is looked through for ids used twice. The first keeps the id; the others are told and left out.</summary>
static class UniqueIds
{
    public static Corpus Keep(Corpus corpus, Diagnostics diagnostics)
    {
        var check = new Checker(diagnostics);
        corpus = corpus with
        {
            Reviews = check.Kind("reviews", corpus.Reviews, r => r.Id),
            Consultations = check.Kind("consultations", corpus.Consultations, c => c.Id),
            ProposedProcedures = check.Kind("proposed procedures of this version", corpus.ProposedProcedures, p => $"{p.Id} {p.Version}", "version"),
            Strategy = check.Kind("strategy documents", corpus.Strategy, s => s.Id),
            Recommendations = check.Kind("recommendations", corpus.Recommendations, r => r.Id),
            Changes = check.Kind("changes", corpus.Changes, c => c.Id),
            Qualifications = check.Kind("qualifications", corpus.Qualifications, q => q.Id),
            Metrics = corpus.Metrics with { Definitions = check.Kind("metrics", corpus.Metrics.Definitions, m => m.MetricId, "metric_id") },
        };
        check.Kind("current procedures", corpus.Procedures.Where(p => p.Status is ProcedureStatus.Current), p => p.Id);
        check.Kind("versions of the procedure", corpus.Procedures.Where(p => p.Status is not ProcedureStatus.Current), p => $"{p.Id} {p.Version}", "version");
        Register(corpus.Organisation, check);
        foreach (var review in corpus.Reviews)
        {
            check.Kind("contributing factors of the review", review.ContributingFactors, f => f.Id);
            check.Kind("recommendations of the review", review.Recommendations, r => r.Id);
            check.Kind("actions of the review", review.Actions, a => a.Id);
        }
        foreach (var procedure in corpus.Procedures.Concat(corpus.ProposedProcedures))
        {
            check.Kind("steps of the procedure", procedure.Steps, s => s.Id);
            check.Kind("handovers out of the procedure", procedure.HandoversOut, h => h.Id);
            check.Kind("handovers into the procedure", procedure.HandoversIn, h => h.Id);
        }
        foreach (var consultation in corpus.Consultations)
        {
            check.Kind("questions of the consultation", consultation.Questions, q => q.Id);
            check.Kind("options of the consultation", consultation.Options, o => o.Id);
            check.Kind("responses to the consultation", consultation.Responses, r => r.ResponseId, "response_id");
        }
        foreach (var portfolio in corpus.Portfolios) check.Kind("items of the portfolio", portfolio.Evidence, e => e.Ref, "ref");
        check.Kind("evaluations of the strategy", corpus.Strategy.SelectMany(s => s.Evaluations), e => e.Id);
        return corpus;
    }

    static void Register(Organisation organisation, Checker check)
    {
        check.Kind("services", organisation.Services, s => s.Id);
        check.Kind("roles", organisation.Roles, r => r.Id);
        check.Kind("severities", organisation.Severities, s => s.Id);
        check.Kind("objectives", organisation.Objectives, o => o.Id);
        check.Kind("agreed criteria", organisation.AgreedCriteria, c => c.Id);
        check.Kind("themes", organisation.Themes, t => t.Id);
    }

    readonly struct Checker(Diagnostics diagnostics)
    {
        /// <summary>The records without those whose id an earlier one has. That an id is missing was told in the reading.</summary>
        public IReadOnlyList<T> Kind<T>(string kind, IEnumerable<T> records, Func<T, string> id, string field = "id") where T : Written
        {
            Dictionary<string, Place> seen = new(StringComparer.OrdinalIgnoreCase);
            List<T> kept = [];
            foreach (var record in records)
            {
                var name = id(record);
                if (seen.TryAdd(name, record.Where[field])) kept.Add(record);
                else if (!string.IsNullOrWhiteSpace(name)) diagnostics.Add(Codes.Fault("IS021", record.Where[field], $"Two {kind} have the id {name}.", "Give each an id of its own; ids are never used again.") with { Trace = [("first used here", seen[name])] });
            }
            return kept;
        }
    }
}
