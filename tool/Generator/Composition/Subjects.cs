using IncidentStrategy.Generator.Analysis;
using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Composition;

/// <summary>What one document is about: the names its template finds beside the standing ones, and the ids it is made from.</summary>
sealed record Subject(IReadOnlyDictionary<string, object?> Names, IReadOnlyList<string> SourceIds);

/// <summary>A sort of subject that a template may be <c>for</c>. A late one may include documents made before it.</summary>
sealed record SubjectKind(string Name, Func<Corpus, Findings, IEnumerable<Subject>> All, bool Late = false);

/// <summary>The table of subjects.</summary>
static class Subjects
{
    public static IReadOnlyList<SubjectKind> Kinds { get; } =
    [
        new("the workspace", Workspace),
        new("each review", Reviews),
        new("each procedure", Procedures),
        new("each consultation", Consultations),
        new("each recommendation", (corpus, findings) => corpus.Recommendations.Select(r =>
            Of([r.Id], ("recommendation", r), ("finding", findings.Recommendations.FirstOrDefault(f => f.Id == r.Id))))),
        new("each change", (corpus, findings) => corpus.Changes.Select(c =>
            Of([c.Id], ("change", c), ("finding", findings.Changes.FirstOrDefault(f => f.Id == c.Id))))),
        new("each qualification", (corpus, _) => corpus.Qualifications.Select(q => Of([q.Id], ("qualification", q)))),
        new("each portfolio unit", PortfolioUnits, Late: true),
    ];

    static IEnumerable<Subject> Workspace(Corpus corpus, Findings findings) =>
        [Of([.. corpus.Reviews.Select(r => r.Id), .. corpus.Recommendations.Select(r => r.Id), .. corpus.Changes.Select(c => c.Id), .. findings.Metrics.Select(m => m.Id)],
            ("signal_metrics", findings.Metrics.Where(m => m.Annotations.Count > 0).Take(4).ToList()))];

    static IEnumerable<Subject> Reviews(Corpus corpus, Findings findings) =>
        from review in corpus.Reviews
        join finding in findings.Reviews on review.Id equals finding.Id
        select Of([review.Id, .. review.SimilarIncidents, .. review.Actions.Select(a => a.Id)],
            ("review", review),
            ("finding", finding),
            ("actions", findings.Actions.Where(a => a.Review == review.Id).ToList()));

    static IEnumerable<Subject> Procedures(Corpus corpus, Findings findings) =>
        from procedure in corpus.Procedures
        join finding in findings.Boundaries.Where(b => b.Status == "current") on procedure.Id equals finding.Procedure
        select Of([procedure.Id, .. corpus.Consultations.Where(c => c.Procedure == procedure.Id).Select(c => c.Id)],
            ("procedure", procedure),
            ("proposed", corpus.ProposedProcedures.FirstOrDefault(p => p.Id == procedure.Id)),
            ("finding", finding),
            ("diff", findings.ProcedureDiffs.FirstOrDefault(d => d.Procedure == procedure.Id)),
            ("consultations", corpus.Consultations.Where(c => c.Procedure == procedure.Id).ToList()));

    static IEnumerable<Subject> Consultations(Corpus corpus, Findings findings) =>
        from consultation in corpus.Consultations
        join finding in findings.Consultations on consultation.Id equals finding.Id
        select Of([consultation.Id, .. consultation.Recommendations, .. consultation.Procedure is { } p ? [p] : Array.Empty<string>()],
            ("consultation", consultation),
            ("finding", finding),
            ("diff", findings.ProcedureDiffs.FirstOrDefault(d => d.Procedure == consultation.Procedure && d.ToVersion == (consultation.Proposes ?? d.ToVersion))),
            ("changes", findings.Changes.Where(c => c.Consultation == consultation.Id).ToList()));

    static IEnumerable<Subject> PortfolioUnits(Corpus corpus, Findings findings) =>
        from portfolio in corpus.Portfolios
        from unit in portfolio.Units
        let qualification = corpus.Qualifications.FirstOrDefault(q => q.Id == unit)
        let coverage = findings.Coverage.FirstOrDefault(c => c.Portfolio == portfolio.Id && c.Qualification == unit)
        where qualification is not null && coverage is not null
        select Of([portfolio.Id, unit, .. portfolio.Evidence.Select(e => e.Ref)],
            ("portfolio", portfolio), ("qualification", qualification), ("coverage", coverage),
            ("signed", portfolio.Declaration is { Authentic: true, SignedOn: not null }));

    static Subject Of(IReadOnlyList<string> sourceIds, params (string Name, object? Value)[] names) =>
        new(names.ToDictionary(n => n.Name, n => n.Value, StringComparer.Ordinal), [.. sourceIds.Distinct(StringComparer.Ordinal)]);
}
