using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Reads <c>qualifications/*.yaml</c>.</summary>
static class QualificationReader
{
    public static Qualification Read(Fields fields) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Title = fields.Text("title"),
        AwardingOrganisation = fields.TextOrNull("awarding_organisation"),
        QualificationTitle = fields.TextOrNull("qualification_title"),
        UnitNo = fields.TextOrNull("unit_no"),
        UnitReference = fields.TextOrNull("unit_reference"),
        Level = fields.WholeOrNull("level", 0, 8),
        Credit = fields.WholeOrNull("credit", 0, 1000),
        Glh = fields.WholeOrNull("glh", 0, 5000),
        SectorBody = fields.TextOrNull("sector_body"),
        SpecificationVersion = fields.TextOrNull("specification_version"),
        Aim = fields.ProseOrNull("aim"),
        EvidenceKinds = fields.WordList<EvidenceKind>("evidence_kinds"),
        Outcomes = Outcomes(fields),
        Guidance = fields.Records("guidance", f => new Guidance { Where = f.Where, Text = f.Text("text"), Check = f.TextOrNull("check") }),
    };

    static List<Outcome> Outcomes(Fields fields)
    {
        var ordinal = 0;
        var outcomes = fields.Records("outcomes", f => ReadOutcome(f, ++ordinal)).ToList();
        Dictionary<string, Place> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (var criterion in outcomes.SelectMany(o => o.Criteria))
            if (!seen.TryAdd(criterion.No, criterion.Where["no"]))
                fields.Diagnostics.Add(Codes.Fault("IS021", criterion.Where["no"], $"Two criteria have the number {criterion.No}.", "Give each the number that the specification prints.") with { Trace = [("first used here", seen[criterion.No])] });
        return outcomes;
    }

    static Outcome ReadOutcome(Fields fields, int ordinal)
    {
        var no = fields.TextOrNull("no") ?? ordinal.ToString();
        var place = 0;
        return new Outcome { Where = fields.Where, No = no, Text = fields.Text("text"), Criteria = fields.Records("criteria", f => ReadCriterion(f, no, ++place)) };
    }

    /// <summary>A criterion without a printed number is numbered by its outcome and its place, which the printed specification fixes.</summary>
    static Criterion ReadCriterion(Fields fields, string outcome, int place)
    {
        var printed = fields.TextOrNull("no");
        return new Criterion
        {
            Where = fields.Where,
            No = printed ?? $"{outcome}.{place}",
            NoIsGenerated = printed is null,
            Text = fields.Text("text"),
            Verb = fields.TextOrNull("verb"),
            Kind = fields.WordOrNull<CriterionKind>("kind"),
            Needs = fields.Records("needs", f => new EvidenceNeed { Where = f.Where, Kind = f.WordOrNull<EvidenceKind>("kind"), Min = f.WholeOrNull("min", 1, 1000) ?? 1 }),
        };
    }
}
