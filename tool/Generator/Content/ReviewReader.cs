using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Reads <c>reviews/*.md</c>.</summary>
static class ReviewReader
{
    public static Review Read(Fields fields, Body body)
    {
        var review = Record(fields);
        return WithTables(review, body, fields);
    }

    static Review Record(Fields fields) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Title = fields.Text("title"),
        Status = fields.Word<ReviewStatus>("status"),
        OwnerRole = fields.TextOrNull("owner_role"),
        FacilitatorRole = fields.TextOrNull("facilitator_role"),
        Severity = fields.TextOrNull("severity"),
        Classification = fields.WordOrNull<Classification>("classification"),
        Service = fields.TextOrNull("service"),
        Channel = fields.Texts("channel"),
        Site = fields.TextOrNull("site"),
        StartedAt = fields.MomentOrNull("started_at"),
        DetectedAt = fields.MomentOrNull("detected_at"),
        DeclaredAt = fields.MomentOrNull("declared_at"),
        AcknowledgedAt = fields.MomentOrNull("acknowledged_at"),
        CustomersToldAt = fields.MomentOrNull("customers_told_at"),
        MitigatedAt = fields.MomentOrNull("mitigated_at"),
        ResolvedAt = fields.MomentOrNull("resolved_at"),
        ClosedAt = fields.MomentOrNull("closed_at"),
        ReopenedAt = fields.Moments("reopened_at"),
        DetectedBy = fields.WordOrNull<DetectedBy>("detected_by"),
        Impact = fields.RecordOrNull("impact", ReadImpact),
        Timeline = fields.Records("timeline", f => new TimelineRow
        {
            Where = f.Where,
            At = f.MomentOrNull("at"),
            Event = f.Text("event"),
            ActorRole = f.TextOrNull("actor_role"),
            Source = f.TextOrNull("source"),
        }),
        Decisions = fields.Records("decisions", f => new ReviewDecision
        {
            Where = f.Where,
            At = f.MomentOrNull("at"),
            Decision = f.Text("decision"),
            Rationale = f.ProseOrNull("rationale"),
            ByRole = f.TextOrNull("by_role"),
        }),
        Communications = fields.Records("communications", f => new Communication
        {
            Where = f.Where,
            At = f.MomentOrNull("at"),
            Audience = f.TextOrNull("audience"),
            Channel = f.TextOrNull("channel"),
            Message = f.ProseOrNull("message"),
            ByRole = f.TextOrNull("by_role"),
        }),
        TeamsInvolved = fields.Texts("teams_involved"),
        CoordinatorRole = fields.TextOrNull("coordinator_role"),
        ContinuityPlan = fields.RecordOrNull("continuity_plan", f => new ContinuityPlanUse { Where = f.Where, Invoked = f.YesNoOrNull("invoked"), Plan = f.TextOrNull("plan"), At = f.MomentOrNull("at") }),
        PeopleAtRisk = fields.YesNoOrNull("people_at_risk"),
        PersonalData = fields.RecordOrNull("personal_data", f => new PersonalData
        {
            Where = f.Where,
            Involved = f.YesNoOrNull("involved"),
            Categories = f.Texts("categories"),
            Decision = f.ProseOrNull("decision"),
            ReportedToRegulatorAt = f.MomentOrNull("reported_to_regulator_at"),
        }),
        ContributingFactors = fields.Records("contributing_factors", f => new ContributingFactor
        {
            Where = f.Where,
            Id = f.Id(),
            Category = f.TextOrNull("category"),
            Statement = f.Text("statement"),
            Evidence = f.Texts("evidence"),
        }),
        WhatSurprisedUs = fields.ProseOrNull("what_surprised_us"),
        WentWell = fields.Texts("went_well"),
        WentLessWell = fields.Texts("went_less_well"),
        WhereLucky = fields.Texts("where_lucky"),
        Themes = fields.Texts("themes"),
        SimilarIncidents = fields.Texts("similar_incidents"),
        Recommendations = fields.Records("recommendations", f => new ReviewRecommendation
        {
            Where = f.Where,
            Id = f.Id(),
            Statement = f.Text("statement"),
            Rationale = f.ProseOrNull("rationale"),
            Evidence = f.Texts("evidence"),
            Objective = f.Texts("objective"),
        }),
        Actions = fields.Records("actions", ReadAction),
        ExternalMessage = fields.ProseOrNull("external_message"),
        Criteria = fields.Texts("criteria"),
        Suppress = fields.Records("suppress", f => new Suppression { Where = f.Where, What = f.Text("what"), Reason = f.Text("reason") }),
    };

    static Impact ReadImpact(Fields fields) => new()
    {
        Where = fields.Where,
        CustomersAffected = fields.WholeOrNull("customers_affected"),
        ContactsGenerated = fields.WholeOrNull("contacts_generated"),
        ContactsLost = fields.WholeOrNull("contacts_lost"),
        Complaints = fields.WholeOrNull("complaints"),
        SlaBreached = fields.YesNoOrNull("sla_breached"),
    };

    static ReviewAction ReadAction(Fields fields) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Statement = fields.Text("statement"),
        OwnerRole = fields.TextOrNull("owner_role"),
        Due = fields.DateOrNull("due"),
        DoneWhen = fields.ProseOrNull("done_when"),
        Priority = fields.TextOrNull("priority"),
        Status = fields.WordOrNull<ActionStatus>("status") ?? ActionStatus.Open,
        ClosedOn = fields.DateOrNull("closed_on"),
        DeclinedReason = fields.ProseOrNull("declined_reason"),
        EffectCheck = fields.ProseOrNull("effect_check"),
    };

    static Review WithTables(Review review, Body body, Fields fields)
    {
        var diagnostics = fields.Diagnostics;
        var timeline = new TableRecords(timelineHeadings, ["at", "event"], diagnostics);
        var decisions = new TableRecords(decisionHeadings, ["at", "decision"], diagnostics);
        var communications = new TableRecords(communicationHeadings, ["at", "audience", "message"], diagnostics);
        List<BodyTable> read = [];
        foreach (var table in BodyTable.In(body))
        {
            var times = new RowTimes(review.StartedAt, fields.Has("started_at"), diagnostics);
            if (timeline.Fits(table))
                review = review with { Timeline = Prefer(review.Timeline, "timeline", Rows(timeline, table, c => TimelineOf(c, times, diagnostics))) };
            else if (decisions.Fits(table))
                review = review with { Decisions = Prefer(review.Decisions, "decisions", Rows(decisions, table, c => DecisionOf(c, times, diagnostics))) };
            else if (communications.Fits(table))
                review = review with { Communications = Prefer(review.Communications, "communications", Rows(communications, table, c => CommunicationOf(c, times, diagnostics))) };
            else continue;
            read.Add(table);
        }
        return review with { Body = read.Count == 0 ? body : BodyTable.Without(body, read, diagnostics) };

        IReadOnlyList<T> Prefer<T>(IReadOnlyList<T> written, string field, List<T> rows) where T : Written
        {
            if (written.Count == 0 || rows.Count == 0) return written.Count == 0 ? rows : written;
            if (fields.Has(field))
                diagnostics.Tell("IS026", rows[0].Where.Place, $"The {field} is also in the fields, which count.", "Keep it in one of the two places.");
            return fields.Has(field) ? written : [.. written, .. rows];
        }
    }

    static List<T> Rows<T>(TableRecords records, BodyTable table, Func<(IReadOnlyDictionary<string, Located<string>> Cells, Where Where), T?> read) where T : class =>
        [.. records.Read(table).Select(read).OfType<T>()];

    static TimelineRow? TimelineOf((IReadOnlyDictionary<string, Located<string>> Cells, Where Where) row, RowTimes times, Diagnostics diagnostics) => new()
    {
        Where = row.Where,
        At = times.Of(row.Cells),
        Event = Needed(row, "event", diagnostics),
        ActorRole = Get(row.Cells, "actor_role"),
        Source = Get(row.Cells, "source"),
    };

    static ReviewDecision? DecisionOf((IReadOnlyDictionary<string, Located<string>> Cells, Where Where) row, RowTimes times, Diagnostics diagnostics) => new()
    {
        Where = row.Where,
        At = times.Of(row.Cells),
        Decision = Needed(row, "decision", diagnostics),
        Rationale = Get(row.Cells, "rationale"),
        ByRole = Get(row.Cells, "by_role"),
    };

    static Communication? CommunicationOf((IReadOnlyDictionary<string, Located<string>> Cells, Where Where) row, RowTimes times, Diagnostics diagnostics) => new()
    {
        Where = row.Where,
        At = times.Of(row.Cells),
        Audience = Get(row.Cells, "audience"),
        Channel = Get(row.Cells, "channel"),
        Message = Get(row.Cells, "message"),
        ByRole = Get(row.Cells, "by_role"),
    };

    static string? Get(IReadOnlyDictionary<string, Located<string>> cells, string field) => cells.TryGetValue(field, out var cell) ? cell.Value : null;

    static string Needed((IReadOnlyDictionary<string, Located<string>> Cells, Where Where) row, string field, Diagnostics diagnostics)
    {
        if (Get(row.Cells, field) is { } text) return text;
        diagnostics.Tell("IS025", row.Where.Place, $"The row has no {field}.", "Fill the cell or remove the row.");
        return "";
    }

    static readonly Dictionary<string, string> timelineHeadings = new()
    {
        ["time"] = "at", ["at"] = "at", ["event"] = "event", ["what happened"] = "event", ["source"] = "source", ["actor"] = "actor_role", ["actor role"] = "actor_role", ["role"] = "actor_role", ["by"] = "actor_role",
    };

    static readonly Dictionary<string, string> decisionHeadings = new()
    {
        ["time"] = "at", ["at"] = "at", ["decision"] = "decision", ["rationale"] = "rationale", ["why"] = "rationale", ["reason"] = "rationale", ["by"] = "by_role", ["by role"] = "by_role", ["role"] = "by_role",
    };

    static readonly Dictionary<string, string> communicationHeadings = new()
    {
        ["time"] = "at", ["at"] = "at", ["audience"] = "audience", ["channel"] = "channel", ["message"] = "message", ["by"] = "by_role", ["by role"] = "by_role", ["role"] = "by_role",
    };
}
