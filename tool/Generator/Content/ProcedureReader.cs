namespace IncidentStrategy.Generator.Content;

/// <summary>Reads <c>procedures/*.md</c> and <c>procedures/proposed/*.md</c>.</summary>
static class ProcedureReader
{
    public static Procedure Read(Fields fields, Body body, bool proposed)
    {
        var procedure = new Procedure
        {
            Where = fields.Where,
            Id = fields.Id(),
            Title = fields.Text("title"),
            Version = fields.Text("version"),
            Status = fields.Word<ProcedureStatus>("status"),
            OwnerRole = fields.TextOrNull("owner_role"),
            ApproverRole = fields.TextOrNull("approver_role"),
            EffectiveFrom = fields.DateOrNull("effective_from"),
            ReviewDue = fields.DateOrNull("review_due"),
            Purpose = fields.ProseOrNull("purpose"),
            Regulations = fields.Texts("regulations"),
            InScope = fields.Texts("in_scope"),
            OutOfScope = fields.Texts("out_of_scope"),
            Dimensions = Dimensions(fields, "dimensions"),
            Boundaries = fields.Records("boundaries", f => new Boundary
            {
                Where = f.Where,
                When = Dimensions(f, "when"),
                Owner = f.Text("owner"),
                Backup = f.TextOrNull("backup"),
                TargetTime = f.DurationOrNull("target_time"),
            }),
            Definitions = [.. fields.Pairs("definitions").Select(p => new Definition { Where = Where.From(p.Place), Term = p.Name, Text = (p.Value as ScalarNode)?.Value.Trim() ?? "" })],
            Steps = fields.Records("steps", ReadStep),
            Raci = fields.Records("raci", f => new RaciRow
            {
                Where = f.Where,
                Activity = f.Text("activity"),
                Responsible = f.Texts("responsible"),
                Accountable = f.Texts("accountable"),
                Consulted = f.Texts("consulted"),
                Informed = f.Texts("informed"),
            }),
            HandoversOut = fields.Records("handovers_out", f => new HandoverOut
            {
                Where = f.Where,
                Id = f.Id(),
                To = f.Text("to"),
                Trigger = f.TextOrNull("trigger"),
                Information = f.Texts("information"),
                AcceptWithin = f.DurationOrNull("accept_within"),
                Fallback = f.TextOrNull("fallback"),
            }),
            HandoversIn = fields.Records("handovers_in", f => new HandoverIn
            {
                Where = f.Where,
                Id = f.Id(),
                From = f.Text("from"),
                Information = f.Texts("information"),
                Acknowledge = f.TextOrNull("acknowledge"),
            }),
            Escalation = fields.Records("escalation", f => new EscalationStep
            {
                Where = f.Where,
                Severity = f.Text("severity"),
                After = f.DurationOrNull("after"),
                To = f.Text("to"),
                How = f.TextOrNull("how"),
            }),
            ChangeHistory = fields.Records("change_history", f => new ProcedureVersion
            {
                Where = f.Where,
                Version = f.Text("version"),
                On = f.DateOrNull("on"),
                Summary = f.ProseOrNull("summary"),
                Consultation = f.TextOrNull("consultation"),
            }),
            Body = body,
        };
        if (fields.Has("status") && proposed != (procedure.Status == ProcedureStatus.Proposed))
            fields.Diagnostics.Tell("IS030", fields.PlaceOf("status"), $"The procedure is `{Words.Of(procedure.Status)}` and stands in {(proposed ? "procedures/proposed" : "procedures")}.",
                "Proposed procedures stand in procedures/proposed, all others in procedures.");
        return procedure;
    }

    static Step ReadStep(Fields fields) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Stage = fields.TextOrNull("stage"),
        Role = fields.TextOrNull("role"),
        Action = fields.Text("action"),
        Inputs = fields.Texts("inputs"),
        Outputs = fields.Texts("outputs"),
        System = fields.TextOrNull("system"),
        TimeLimit = fields.DurationOrNull("time_limit"),
    };

    static IReadOnlyList<DimensionValues> Dimensions(Fields fields, string name) =>
        [.. fields.Pairs(name).Select(p => new DimensionValues { Where = Where.From(p.Place), Name = p.Name, Values = Values(p.Value) })];

    static IReadOnlyList<string> Values(Node node) => node switch
    {
        ScalarNode { IsEmpty: false } one => [one.Value.Trim()],
        ListNode list => [.. list.Items.OfType<ScalarNode>().Where(s => !s.IsEmpty).Select(s => s.Value.Trim())],
        _ => [],
    };
}
