namespace IncidentStrategy.Generator.Content;

/// <summary>Reads <c>portfolios/LEARNER/portfolio.yaml</c> and the evidence in the folder beside it.</summary>
static class PortfolioReader
{
    public static Portfolio Read(Fields fields, string folder) => new()
    {
        Where = fields.Where,
        Id = folder,
        Learner = fields.Text("learner"),
        RegistrationNo = fields.TextOrNull("registration_no"),
        Centre = fields.TextOrNull("centre"),
        Assessor = fields.TextOrNull("assessor"),
        Iqa = fields.TextOrNull("iqa"),
        Units = fields.Texts("units"),
        Declaration = fields.RecordOrNull("declaration", f => new Declaration { Where = f.Where, Authentic = f.YesNoOrNull("authentic"), SignedOn = f.DateOrNull("signed_on") }),
        AiUse = fields.ProseOrNull("ai_use"),
        Confidentiality = fields.ProseOrNull("confidentiality"),
        Gaps = fields.Records("gaps", f => new JustifiedGap
        {
            Where = f.Where,
            Unit = f.TextOrNull("unit"),
            Criterion = f.Text("criterion"),
            Reason = f.Text("reason"),
            AgreedWith = f.TextOrNull("agreed_with"),
            On = f.DateOrNull("on"),
        }),
    };

    public static Evidence ReadEvidence(Fields fields, Body body) => new()
    {
        Where = fields.Where,
        Ref = fields.Id("ref"),
        Title = fields.Text("title"),
        Kind = fields.Word<EvidenceKind>("kind"),
        Author = fields.TextOrNull("author"),
        Contribution = fields.ProseOrNull("contribution"),
        DateProduced = fields.DateOrNull("date_produced"),
        File = fields.TextOrNull("file"),
        Sha256 = Hash(fields),
        Location = fields.TextOrNull("location"),
        Custodian = fields.TextOrNull("custodian"),
        Confidential = fields.YesNoOrNull("confidential"),
        RedactionsApplied = fields.ProseOrNull("redactions_applied"),
        Claims = fields.Records("claims", f => new Claim
        {
            Where = f.Where,
            Unit = f.TextOrNull("unit"),
            Criterion = f.Text("criterion"),
            WhereInItem = f.TextOrNull("where"),
            How = f.ProseOrNull("how"),
            Status = f.WordOrNull<ClaimStatus>("status"),
        }),
        CorroboratedBy = fields.Texts("corroborated_by"),
        Witness = fields.RecordOrNull("witness", ReadWitness),
        Discussion = fields.RecordOrNull("discussion", f => new Discussion
        {
            Where = f.Where,
            On = f.DateOrNull("on"),
            People = f.Texts("people"),
            Minutes = f.WholeOrNull("minutes", 0, 10_000),
            Questions = f.Texts("questions"),
        }),
        Status = fields.WordOrNull<ClaimStatus>("status") ?? ClaimStatus.Claimed,
        Body = body,
    };

    static string? Hash(Fields fields)
    {
        var hash = fields.TextOrNull("sha256")?.ToLowerInvariant();
        if (hash is null || (hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower))) return hash;
        fields.Diagnostics.Tell("IS020", fields.PlaceOf("sha256"), "A sha256 is 64 digits and letters from a to f.", "Copy it from the warning that the evidence has changed, or leave it out and let the build say it.");
        return null;
    }

    static Witness ReadWitness(Fields fields) => new()
    {
        Where = fields.Where,
        Name = fields.TextOrNull("name"),
        JobTitle = fields.TextOrNull("job_title"),
        Organisation = fields.TextOrNull("organisation"),
        Relationship = fields.TextOrNull("relationship"),
        OccupationalStatus = fields.TextOrNull("occupational_status"),
        ObservedOn = fields.DateOrNull("observed_on"),
        OwnWords = fields.YesNoOrNull("own_words"),
        RelatedToLearner = fields.YesNoOrNull("related_to_learner"),
        SignedOn = fields.DateOrNull("signed_on"),
    };
}
