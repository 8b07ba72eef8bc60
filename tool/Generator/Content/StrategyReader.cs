namespace IncidentStrategy.Generator.Content;

/// <summary>Reads <c>strategy/*.md</c>, <c>recommendations/*.md</c> and <c>changes/*.yaml</c>.</summary>
static class StrategyReader
{
    public static StrategyDocument Read(Fields fields, Body body) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Title = fields.Text("title"),
        Version = fields.TextOrNull("version"),
        Order = fields.WholeOrNull("order", 0, 10_000),
        OwnerRole = fields.TextOrNull("owner_role"),
        ApproverRole = fields.TextOrNull("approver_role"),
        EffectiveFrom = fields.DateOrNull("effective_from"),
        Summary = fields.ProseOrNull("summary"),
        Objectives = fields.Texts("objectives"),
        Services = fields.Records("services", f => new ServiceExplained { Where = f.Where, Service = f.Text("service"), Explanation = f.ProseOrNull("explanation") ?? f.Text("explanation") }),
        Evaluations = fields.Records("evaluations", f => new Evaluation
        {
            Where = f.Where,
            Id = f.Id(),
            Kind = f.Word<EvaluationKind>("kind"),
            Name = f.Text("name"),
            Description = f.ProseOrNull("description"),
            Strengths = f.Texts("strengths"),
            Weaknesses = f.Texts("weaknesses"),
            Judgement = f.ProseOrNull("judgement"),
            Evidence = f.Texts("evidence"),
        }),
        ReviewCadence = fields.TextOrNull("review_cadence"),
        NextReview = fields.DateOrNull("next_review"),
        Body = body,
    };

    public static Recommendation ReadRecommendation(Fields fields, Body body) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Statement = fields.Text("statement"),
        Status = fields.Word<RecommendationStatus>("status"),
        Sources = fields.Texts("sources"),
        Objectives = fields.Texts("objectives"),
        Procedures = fields.Texts("procedures"),
        OwnerRole = fields.TextOrNull("owner_role"),
        Due = fields.DateOrNull("due"),
        SuccessMeasure = fields.RecordOrNull("success_measure", f => new SuccessMeasure { Where = f.Where, Metric = f.Text("metric"), Expected = f.TextOrNull("expected") }),
        Impact = Grade(fields, "impact"),
        Effort = Grade(fields, "effort"),
        Reason = fields.ProseOrNull("reason"),
        DecidedOn = fields.DateOrNull("decided_on"),
        EvidenceHash = fields.TextOrNull("evidence_hash"),
        Body = body,
    };

    static int? Grade(Fields fields, string name) => fields.TextOrNull(name)?.ToLowerInvariant() switch
    {
        "low" => 1,
        "medium" => 3,
        "high" => 5,
        _ => fields.WholeOrNull(name, 1, 5),
    };

    public static Change ReadChange(Fields fields) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Title = fields.TextOrNull("title"),
        Recommendation = fields.TextOrNull("recommendation"),
        Consultation = fields.TextOrNull("consultation"),
        ProcedureVersions = fields.Records("procedure_versions", f => new ProcedureVersions
        {
            Where = f.Where,
            Procedure = f.TextOrNull("procedure"),
            From = f.TextOrNull("from"),
            To = f.TextOrNull("to"),
        }),
        ImplementedOn = fields.DateOrNull("implemented_on"),
        ImplementedByRole = fields.TextOrNull("implemented_by_role"),
        Training = fields.ProseOrNull("training"),
        Communications = fields.ProseOrNull("communications"),
        Verification = fields.Records("verification", f => new Verification
        {
            Where = f.Where,
            Metric = f.Text("metric"),
            Expected = f.TextOrNull("expected"),
            CheckOn = f.DateOrNull("check_on"),
            Result = f.ProseOrNull("result"),
        }),
    };
}
