namespace IncidentStrategy.Tests.Analysis;

/// <summary>What a portfolio shows of a unit: claims, gaps, and gaps with a reason.</summary>
public sealed class CoverageTests
{
    const string Unit = """
        id: unit-1
        title: Manage incidents
        outcomes:
          - no: "1"
            text: Manage
            criteria:
              - {no: "1.1", text: Manage an incident, verb: manage, kind: performance}
              - {no: "1.2", text: Explain the boundary, verb: explain, kind: knowledge}
              - {no: "1.3", text: Report, verb: report, kind: performance}

        """;

    [Fact]
    public void A_gap_with_a_reason_is_a_justified_gap()
    {
        using var world = new World(new DateOnly(2026, 6, 30), ("qualifications/unit-1.yaml", Unit), ("portfolios/a/portfolio.yaml", """
            learner: Alex Sample
            units: [unit-1]
            gaps:
              - {criterion: "1.2", reason: "Nothing was explained.", agreed_with: Sam Example, on: 2026-06-01}
              - {unit: unit-1, criterion: "1.1", reason: Not yet done}

            """), ("portfolios/a/evidence/E1.md", "---\nref: E1\ntitle: Log\nkind: product\ndate_produced: 2026-05-01\nclaims:\n  - {criterion: \"1.3\"}\n---\nText.\n"));
        var coverage = Assert.Single(world.Findings.Coverage);
        Assert.Equal(["1.1 justified_gap: Not yet done (not yet agreed with the assessor)", "1.2 justified_gap: Nothing was explained (agreed with Sam Example on 1 June 2026)", "1.3 claimed: claimed by E1; not yet assessed"],
            coverage.Criteria.Select(c => $"{c.Id} {c.State}: {c.Reason}"));
        Assert.Equal("1 of 3 criteria have evidence: 0 assessed as met, 1 claimed; 2 gaps, 2 justified.", coverage.Message);
        Assert.DoesNotContain(world.Told, d => d.Code is "IS401" or "IS402");
    }
}
