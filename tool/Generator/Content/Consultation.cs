namespace IncidentStrategy.Generator.Content;

public enum ConsultationStage { Pre, Open, Closed, Decided, Withdrawn }

public enum ConsultationStyle { SingleOption, MultiOption, Negotiation }

public enum QuestionKind { Open, YesNo, Choice, Scale }

public enum ResponseChannel { Form, Email, Meeting, Verbal }

public enum Stance { Support, SupportWithChange, Oppose, Neutral, Question }

public enum Disposition { Accepted, AcceptedInPart, NotAccepted, OutOfScope, Noted, Withdrawn }

/// <summary>A consultation on a procedure change, with the responses and the notes of meetings kept beside it.</summary>
public sealed record Consultation : Written
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public string? Version { get; init; }
    public required ConsultationStage Stage { get; init; }
    public ConsultationStyle? Style { get; init; }
    public string? Purpose { get; init; }
    public string? Procedure { get; init; }

    /// <summary>The proposed procedure version.</summary>
    public string? Proposes { get; init; }

    public IReadOnlyList<string> OpenToInfluence { get; init; } = [];
    public IReadOnlyList<string> NotOpen { get; init; } = [];
    public IReadOnlyList<ConsultationOption> Options { get; init; } = [];
    public IReadOnlyList<string> AffectedRoles { get; init; } = [];
    public IReadOnlyList<Consultee> Consultees { get; init; } = [];
    public DateOnly? Opens { get; init; }
    public DateOnly? Closes { get; init; }
    public string? DecisionMakerRole { get; init; }
    public string? DecisionProcess { get; init; }
    public DateOnly? DecisionDue { get; init; }
    public DateOnly? ResponsePublishedBy { get; init; }
    public IReadOnlyList<ConsultationQuestion> Questions { get; init; } = [];
    public IReadOnlyList<string> Evidence { get; init; } = [];
    public IReadOnlyList<string> Recommendations { get; init; } = [];
    public Body Body { get; init; } = Body.Empty;
    public IReadOnlyList<Response> Responses { get; init; } = [];
    public IReadOnlyList<MeetingNotes> Notes { get; init; } = [];
}

public sealed record ConsultationOption : Written
{
    public required string Id { get; init; }
    public required string Summary { get; init; }
    public string? Costs { get; init; }
    public string? Benefits { get; init; }
    public string? ImpactIfNot { get; init; }
}

public sealed record Consultee : Written
{
    public required string Role { get; init; }
    public string? Team { get; init; }
    public string? HowNotified { get; init; }
    public DateOnly? On { get; init; }
}

public sealed record ConsultationQuestion : Written
{
    public required string Id { get; init; }
    public required string Text { get; init; }
    public QuestionKind? Kind { get; init; }
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>The heading of its answers in a form's export, where it is neither the text nor the id.</summary>
    public string? Heading { get; init; }
}

/// <summary>What one consultee answered to one question, and what was made of it.</summary>
public sealed record Response : Written
{
    public required string ResponseId { get; init; }
    public DateTimeOffset? ReceivedAt { get; init; }
    public string? ConsulteeRole { get; init; }
    public string? Team { get; init; }
    public ResponseChannel? Channel { get; init; }
    public string? QuestionId { get; init; }
    public string? ClauseId { get; init; }
    public string? Text { get; init; }
    public Stance? Stance { get; init; }
    public IReadOnlyList<string> Codes { get; init; } = [];
    public bool? Late { get; init; }
    public bool? PublishOk { get; init; }

    /// <summary>More than one where a cell names several: exactly one is right.</summary>
    public IReadOnlyList<Disposition> Dispositions { get; init; } = [];

    public Disposition? Disposition => Dispositions.Count == 1 ? Dispositions[0] : null;
    public string? Reason { get; init; }
    public string? ChangeRef { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? DecidedByRole { get; init; }
}

/// <summary>The notes of a consultation meeting; responses told there are among the consultation's responses.</summary>
public sealed record MeetingNotes : Written
{
    public required string Consultation { get; init; }
    public required string Title { get; init; }
    public DateOnly? Held { get; init; }
    public string? ChairRole { get; init; }
    public IReadOnlyList<string> Attendees { get; init; } = [];
    public Body Body { get; init; } = Body.Empty;
}
