using IncidentStrategy.Generator.Analysis.PersonalData;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Tests.Analysis;

/// <summary>What is found, what is passed over, and that one person keeps one token. All numbers are published examples or made up.</summary>
public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("His number is AB123456C.", PersonalKind.NationalInsurance, "AB123456C")]
    [InlineData("AB 12 34 56 C", PersonalKind.NationalInsurance, "AB 12 34 56 C")]
    [InlineData("NHS 943 476 5919 was given", PersonalKind.NhsNumber, "943 476 5919")]
    [InlineData("NHS 9434765919 was given", PersonalKind.NhsNumber, "9434765919")]
    [InlineData("card 4111 1111 1111 1111 read out", PersonalKind.PaymentCard, "4111 1111 1111 1111")]
    [InlineData("card 378282246310005", PersonalKind.PaymentCard, null)]
    [InlineData("card 5555555555554444.", PersonalKind.PaymentCard, "5555555555554444")]
    [InlineData("the CVV is 123", PersonalKind.CardSecurityCode, "CVV is 123")]
    [InlineData("security code: 4321", PersonalKind.CardSecurityCode, "security code: 4321")]
    [InlineData("paid to 12-34-56 12345678", PersonalKind.BankAccount, "12-34-56 12345678")]
    [InlineData("sort code 12 34 56, account number 12345678", PersonalKind.BankAccount, "sort code 12 34 56, account number 12345678")]
    [InlineData("lives in SW1A 1AA now", PersonalKind.Postcode, "SW1A 1AA")]
    [InlineData("lives in M1 1AE now", PersonalKind.Postcode, "M1 1AE")]
    [InlineData("ring 0121 234 5678 today", PersonalKind.Phone, "0121 234 5678")]
    [InlineData("ring +44 20 7123 4567 today", PersonalKind.Phone, "+44 20 7123 4567")]
    [InlineData("ring 07123 456789", PersonalKind.Phone, "07123 456789")]
    [InlineData("mail jo.bloggs@contact-centre.co.uk please", PersonalKind.Email, "jo.bloggs@contact-centre.co.uk")]
    [InlineData("the call of Alex  Sample was late", PersonalKind.Name, "Alex  Sample")]
    public void Personal_data_is_found(string text, PersonalKind kind, string? what)
    {
        var found = new Detector(["Alex Sample"]).Find(text);
        if (what is null) return;
        var one = Assert.Single(found);
        Assert.Equal((kind, what), (one.Kind, text.Substring(one.Offset, one.Length)));
    }

    [Theory]
    [InlineData("unit H/503/0417"), InlineData("letter 600/3328/9"), InlineData("INC-2411-001 and PIR-2509-005.F2"), InlineData("clause PR-07.3.2"), InlineData("2026-03-14 09:12")]
    [InlineData("2025-10-27,2025-11-02,93.3,56,60"), InlineData("NHS 943 476 5918"), InlineData("4111 1111 1111 1112"), InlineData("0000000000000000"), InlineData("BG123456A"), InlineData("f1bf332e5211145f57fc1cbe344d09d6559434765919cbf2de2aa11bb22cc33d0"), InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13 14")]
    [InlineData("020 7946 0123"), InlineData("07700 900123"), InlineData("0161 496 0999"), InlineData("+44 7700 900 123"), InlineData("me@example.org, you@mail.example")]
    [InlineData("sha256 4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865"), InlineData("total 1,234,567,890"), InlineData("0.0677647058823"), InlineData("E1 and E3, page 14"), InlineData("in 2 ab"), InlineData("Samples and samplers")]
    public void What_only_looks_like_it_is_passed_over(string text) => Assert.Empty(new Detector(["Alex Sample"]).Find(text));

    static readonly Where nowhere = Where.None;

    static Redaction Redact(string[][] names, params (string File, string Text)[] sources) => new(new Corpus
    {
        Organisation = new Organisation { Name = "Example Water", Where = nowhere },
        Names = new NamesList([.. names]),
        Sources = sources.ToDictionary(s => s.File, s => new SourceText(s.File, s.Text)),
        Portfolios = [new Portfolio { Id = "alex", Learner = "Alex Sample", Assessor = "Sam Example, sample assessor", Where = nowhere }],
    });

    [Fact]
    public void The_same_person_has_the_same_token_and_the_text_is_gone()
    {
        var redaction = Redact([["Robin Placeholder", "R. Placeholder"], ["Jo Nobody"]], ("reviews/a.md", "Ring 0121 234 5678."), ("reviews/b.md", "Or (0121) 234-5678, or 0131 234 5678."));
        Assert.Equal("[person 1] rang; [person 1] and [person 2] did not.", redaction.Clean("ROBIN  PLACEHOLDER rang; R. Placeholder and Jo Nobody did not."));
        Assert.Equal("[telephone 1], [telephone 1], [telephone 2], [telephone]", redaction.Clean("(0121) 234-5678, 0121 234 5678, 0131 234 5678, 0141 234 5678"));
    }

    [Fact]
    public void What_Markdown_escapes_is_found_and_every_line_keeps_its_number()
    {
        var redaction = Redact([["Robin O_Place"]], ("reviews/a.md", "r_place@water.co.uk"));
        Assert.Equal("| [person 1] | [e-mail 1] |", redaction.Clean(@"| Robin O\_Place | r\_place@water.co.uk |"));
        Assert.Equal("write to us", redaction.Clean("[write to us](mailto:r_place@water.co.uk)"));
        Assert.Equal("asked [person 1]\n today", redaction.Clean("asked Robin\nO_Place today"));
    }

    [Fact]
    public void A_learner_is_named_in_their_portfolio_only()
    {
        var redaction = Redact([["Sam Example"]]);
        Assert.Equal("Alex Sample and Sam Example", redaction.Clean("Alex Sample and Sam Example", "alex"));
        Assert.Equal("[person 2] and [person 1]", redaction.Clean("Alex Sample and Sam Example"));
    }

    [Fact]
    public void What_is_allowed_with_a_reason_stays_everywhere()
    {
        var redaction = Redact([], ("reviews/a.md", "<!-- allow IS507: our own number -->\nRing 0121 234 5678."), ("reviews/b.md", "0131 234 5678"));
        Assert.Equal("0121 234 5678, [telephone 1]", redaction.Clean("0121 234 5678, 0131 234 5678"));
        Assert.Equal("reviews/b.md", Assert.Single(redaction.Passages).Place.File);
    }

    [Fact]
    public void A_name_of_one_word_is_found_only_as_it_is_written() =>
        Assert.Equal("[person 1] likes a rose", Redact([["Rose"]]).Clean("Rose likes a rose"));

    [Fact]
    public void Finding_is_linear_on_hostile_text()
    {
        var detector = new Detector(["Alex Sample"]);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var piece in new[] { "0 ", "12-34-56 ", "a.b@", "4111-", "sort code 12 34 56 ", "+44 (", "AB 12 ", "Alex " })
            detector.Find(string.Concat(Enumerable.Repeat(piece, 20_000)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), clock.Elapsed.ToString());
    }
}
