namespace IncidentStrategy.Generator.Content;

/// <summary>Reads <c>consultations/*.md</c>; responses and notes beside it are read by <see cref="ResponseReader"/>.</summary>
static class ConsultationReader
{
    public static Consultation Read(Fields fields, Body body) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Title = fields.Text("title"),
        Version = fields.TextOrNull("version"),
        Stage = fields.Word<ConsultationStage>("stage"),
        Style = fields.WordOrNull<ConsultationStyle>("style"),
        Purpose = fields.ProseOrNull("purpose"),
        Procedure = fields.TextOrNull("procedure"),
        Proposes = fields.TextOrNull("proposes"),
        OpenToInfluence = fields.Texts("open_to_influence"),
        NotOpen = fields.Texts("not_open"),
        Options = fields.Records("options", f => new ConsultationOption
        {
            Where = f.Where,
            Id = f.Id(),
            Summary = f.Text("summary"),
            Costs = f.ProseOrNull("costs"),
            Benefits = f.ProseOrNull("benefits"),
            ImpactIfNot = f.ProseOrNull("impact_if_not"),
        }),
        AffectedRoles = fields.Texts("affected_roles"),
        Consultees = fields.Records("consultees", f => new Consultee
        {
            Where = f.Where,
            Role = f.Text("role"),
            Team = f.TextOrNull("team"),
            HowNotified = f.TextOrNull("how_notified"),
            On = f.DateOrNull("on"),
        }),
        Opens = fields.DateOrNull("opens"),
        Closes = fields.DateOrNull("closes"),
        DecisionMakerRole = fields.TextOrNull("decision_maker_role"),
        DecisionProcess = fields.ProseOrNull("decision_process"),
        DecisionDue = fields.DateOrNull("decision_due"),
        ResponsePublishedBy = fields.DateOrNull("response_published_by"),
        Questions = fields.Records("questions", f => new ConsultationQuestion
        {
            Where = f.Where,
            Id = f.Id(),
            Text = f.Text("text"),
            Kind = f.WordOrNull<QuestionKind>("kind"),
            Clauses = f.Texts("clauses"),
            Heading = f.TextOrNull("heading"),
        }),
        Evidence = fields.Texts("evidence"),
        Recommendations = fields.Texts("recommendations"),
        Body = body,
    };

    /// <summary>The notes of a meeting: a document of its own, which may hold responses as records.</summary>
    public static (MeetingNotes Notes, IReadOnlyList<Response> Responses) ReadNotes(Fields fields, Body body)
    {
        var notes = new MeetingNotes
        {
            Where = fields.Where,
            Consultation = fields.Text("consultation"),
            Title = fields.Text("title"),
            Held = fields.DateOrNull("held"),
            ChairRole = fields.TextOrNull("chair_role"),
            Attendees = fields.Texts("attendees"),
        };
        var responses = fields.Records("responses", ReadResponse);
        var (more, rest) = ResponseReader.InBody(body, notes.Held, fields.Diagnostics);
        return (notes with { Body = rest }, [.. responses, .. more]);
    }

    static Response ReadResponse(Fields fields) => new()
    {
        Where = fields.Where,
        ResponseId = fields.Id("response_id"),
        ReceivedAt = fields.MomentOrNull("received_at"),
        ConsulteeRole = fields.TextOrNull("consultee_role"),
        Team = fields.TextOrNull("team"),
        Channel = fields.WordOrNull<ResponseChannel>("channel"),
        QuestionId = fields.TextOrNull("question_id"),
        ClauseId = fields.TextOrNull("clause_id"),
        Text = fields.ProseOrNull("text"),
        Stance = fields.WordOrNull<Stance>("stance"),
        Codes = fields.Texts("codes"),
        Late = fields.YesNoOrNull("late"),
        PublishOk = fields.YesNoOrNull("publish_ok"),
        Dispositions = fields.WordList<Disposition>("disposition"),
        Reason = fields.ProseOrNull("reason"),
        ChangeRef = fields.TextOrNull("change_ref"),
        DecidedOn = fields.DateOrNull("decided_on"),
        DecidedByRole = fields.TextOrNull("decided_by_role"),
    };
}
