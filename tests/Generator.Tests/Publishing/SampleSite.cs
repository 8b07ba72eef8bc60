using IncidentStrategy.Generator.Composition;
using IncidentStrategy.Generator.Publishing;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Charts;
using IncidentStrategy.Typesetting.Dialect;

namespace IncidentStrategy.Tests;

/// <summary>A handful of composed documents that use everything a page can hold.</summary>
static class SampleSite
{
    static readonly DateOnly AsOf = new(2025, 10, 31);
    static readonly DateOnly Start = new(2023, 9, 4);

    public static SiteFacts Facts { get; } = new()
    {
        Organisation = "Northmoor Borough Council",
        ContactCentre = "Northmoor Contact Centre",
        AsOf = AsOf,
        ToolVersion = "0.1.0",
        Downloads = [new("workbook.xlsx", "Workbook", "Recommendations, actions, compliance and criteria as tables to sort and filter.")],
    };

    public static IReadOnlyList<OutputFile> Render() => Render(Documents);

    public static IReadOnlyList<OutputFile> Render(IReadOnlyList<Document> documents)
    {
        var diagnostics = new Diagnostics();
        var shell = new SourceText("templates/site/page.html", File.ReadAllText(Repository.Path("templates", "site", "page.html")));
        var files = Site.Render(documents, Facts, Files(), shell, diagnostics);
        Assert.Empty(diagnostics.Sorted());
        return files;
    }

    public static Dictionary<string, ReadOnlyMemory<byte>> Files() => Directory.GetFiles(Repository.Path("site"))
        .ToDictionary(f => System.IO.Path.GetFileName(f), f => (ReadOnlyMemory<byte>)File.ReadAllBytes(f));

    /// <summary>Writes the site, with empty files where PDFs and the workbook would be, and gives the folder.</summary>
    public static string WriteTo(string folder)
    {
        foreach (var file in Render())
        {
            var path = System.IO.Path.Combine(folder, file.Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.Span);
        }
        foreach (var document in Documents.Where(d => d.Pdf)) File.WriteAllBytes(System.IO.Path.Combine(folder, document.Path + ".pdf"), []);
        File.WriteAllBytes(System.IO.Path.Combine(folder, "workbook.xlsx"), []);
        return folder;
    }

    public static IReadOnlyList<Document> Documents { get; } =
    [
        Of("strategy", "strategy", "strategy/strategy", "manager", "strategy", "Incident handling strategy: what should change", "Customers are told late in two incidents of five. Four recommendations follow from the evidence; two are agreed.", Strategy) with
        {
            Cover = new Cover("Incident handling strategy: what should change", "Recommendations for the year to October 2026", "manager", "draft", "Head of Customer Service", AsOf, "Agree or reject recommendations R-003 and R-004 by 28 November 2025."),
            Status = "draft",
            Charts = new Dictionary<string, Chart> { ["themes"] = Themes, ["compliance"] = Compliance },
        },
        Of("performance-report", "performance", "performance/performance", "manager", "performance", "Performance report", "Service level, time to acknowledge and compliance with the agreed criteria over 24 months.", Performance) with
        {
            Charts = new Dictionary<string, Chart> { ["service-level"] = ServiceLevel, ["acknowledge"] = Acknowledge, ["glance"] = Glance },
        },
        Of("review-report", "PIR-2025-014", "reviews/PIR-2025-014", "manager", "reviews", "Telephone lines down for two hours after a supplier’s router change", "Severity 1 incident of 14 March 2025: how it was handled, what contributed and what follows.", Review, "closed", "2025-03-14"),
        Of("review-report", "PIR-2025-021", "reviews/PIR-2025-021", "manager", "reviews", "Council tax letters sent to the wrong addresses", "Severity 2 incident of 2 June 2025: how it was handled, what contributed and what follows.", Review, "reviewed", "2025-06-02"),
        Of("review-report", "PIR-2024-007", "reviews/PIR-2024-007", "manager", "reviews", "Evacuation of the second floor", "Severity 1 incident of 9 August 2024: how it was handled, what contributed and what follows.", Review, "in_review", "2024-08-09"),
        Of("boundary", "PR-07", "procedures/PR-07", "team", "procedures", "Major incident handling: who owns what, and when", "The boundaries of PR-07 version 3.1: scope, ownership, handovers, escalation and what is proposed to change.", Boundary, "current", "PR-07"),
        Of("boundary", "PR-02", "procedures/PR-02", "team", "procedures", "Call-backs: who owns what, and when", "The boundaries of PR-02 version 1.4.", Boundary, "current", "PR-02"),
        Of("consultation-pack", "CON-2025-02", "consultations/CON-2025-02", "team", "consultations", "Who tells customers first?", "What is proposed, why, what it would cost, and how to say what you think by 21 November 2025.", Consultation, "open", "2025-10-20"),
        Of("evidence-pack", "sample-learner-ocr-23", "portfolios/sample-learner-ocr-23", "learner", "portfolios", "Evidence pack: Sam Sample, unit 23", "15 criteria: 11 claimed, 4 gaps.", Evidence),
    ];

    static Document Of(string kind, string id, string path, string audience, string section, string title, string summary, string markdown, string? status = null, string order = "") =>
        new(kind, id, title, path, markdown, MarkdownDialect.Parse(markdown), [id])
        {
            Audience = audience, Summary = summary, Section = section, Status = status, Order = order, Pdf = true,
            Cover = new Cover(title, null, audience, status, "Duty Incident Manager", AsOf, null),
        };

    const string Strategy = """
        ## The answer first {#answer}

        Customers were told within 30 minutes in **17 of 38** major incidents that can be judged, against an agreed 90 %. The largest theme in reviews, consultation and complaints alike is communication with customers.

        ```chart
        compliance
        ```

        > [!IMPORTANT]
        > Nine incidents could not be judged: the time at which customers were told was not recorded. *Source: [metrics/log.xlsx!Log!H2:H840]*{.source}

        ## What people told us {#themes}

        ```chart themes
        ```

        See [PIR-2025-014](../reviews/PIR-2025-014.md#factors) and the [performance report](../performance/performance.md).[^1]

        ## Recommendations {#recommendations}

        | Id | Recommendation | Priority | Owner | Due | State |
        | --- | --- | ---: | --- | --- | --- |
        | R-001 | One role tells customers first, from a prepared message, within 15 minutes of declaration | 1 | Communications Lead | 31 January 2026 | Agreed |
        | R-002 | Record the time of the first customer message in the incident log | 2 | Duty Incident Manager | 30 November 2025 | Implementing |
        | R-003 | Add a second channel for supplier escalation | 3 | Supplier Manager | 31 March 2026 | Proposed |
        | R-004 | Rehearse the continuity plan twice a year | 4 | Continuity Lead | 30 June 2026 | Proposed |

        ### How the priority is made {#score}

        Impact × recurrence × exposure ÷ effort: for R-001, 4 × 3 × 3 ÷ 2 = 18.

        ## Objectives {#objectives}

        | Objective | Target | Present state | Recommendation |
        | --- | ---: | --- | --- |
        | Customers hear of a major incident within 30 minutes | 90 % | 45 % of 38, hit or miss | R-001 |
        | Calls answered within 20 seconds | 80 % | 84.2 %, hit or miss | none |

        [^1]: The log begins on 4 September 2023.
        """;

    const string Performance = """
        # Performance report {#report}

        ## At a glance {#glance}

        ```chart
        glance
        ```

        ## Service level {#service-level}

        ```chart
        service-level
        ```

        | | |
        | --- | --- |
        | Formula | answered within 20 seconds ÷ (answered + abandoned) |
        | Convention | offered |
        | n | 104 weeks, 1 missing |

        ## Time to acknowledge {#acknowledge}

        ```chart
        acknowledge
        ```

        Nothing here is evidence of change. How such a chart is read is told in [How to read the charts](../about/reading-charts.md#lines).
        """;

    const string Review = """
        | | |
        | --- | --- |
        | Class and severity | major incident, severity 1 |
        | Started | 14 March 2025, 09:12 GMT |
        | Resolved | 14 March 2025, 11:20 GMT |

        ## Timeline {#timeline}

        | Time | Event | By | Source |
        | --- | --- | --- | --- |
        | 09:12 | Supplier changes a router; inbound lines stop | Supplier | [supplier’s report](https://example.org/report) |
        | 09:16 | Advisor reports silence on all lines | Advisor | log!B14 |
        | 09:24 | Major incident declared | Duty Incident Manager | log!B15 |

        ## What contributed {#factors}

        1. The change was made in working hours.
           - No one in the contact centre was told.
        2. The status page was updated by hand.

        Term
        :   What it means.

        - [x] Supplier told
        - [ ] Status page automated

        Raw <b onclick="alert(1)">HTML</b> is shown, and a [bad link](javascript:alert(1)) leads nowhere, nor does [another](data:text/html,x) or <script>alert(1)</script>.

        <div onclick="alert(2)">A block of it</div>

        ```text
        INC-503  09:12  lines down
        ```

        ## Similar incidents {#similar}

        [PIR-2024-007](PIR-2024-007.md)
        """;

    const string Boundary = """
        A major incident has one owner at a time.

        ## Who owns what, and when {#ownership}

        | Hours | Severity 1 | Severity 2 | Severity 3 |
        | --- | --- | --- | --- |
        | Core | Duty Incident Manager, 15 min | Team Leader, 30 min | Team Leader |
        | Out of hours | On-call Manager, 30 min | **no owner** | Night Desk |

        ### 7.3 First message {#PR-07.3.2}

        The Communications Lead sends the first message within ~~30~~ ++15++ minutes.

        Sent by the learner and witnessed. {tag=1.1}

        ## What is proposed to change {#proposed}

        See [CON-2025-02](../consultations/CON-2025-02.md).
        """;

    const string Consultation = """
        ## What you can change, and what you cannot {#influence}

        **Open to influence**

        - who sends the first message
        - what it says

        ## Questions {#questions}

        1. Should the first message be sent by the [owner of the incident](../procedures/PR-07.md#PR-07.3.2)?
        """;

    const string Evidence = """
        ## Evidence location sheet {#location}

        | Criterion | Evidence | Kind | Page | How it is met |
        | --- | --- | --- | ---: | --- |
        | 1.1 Review compliance | E1 | product | 12 | The compliance table is the learner’s own |
        | 1.2 Analyse feedback | none | – | – | gap |
        """;

    static LineChart ServiceLevel => new()
    {
        Title = "Service level rose after the call-back change; still hit or miss against 80%",
        Points = [.. Enumerable.Range(0, 104).Select(i => new ChartPoint(Start.AddDays(7 * i).DayNumber, Start.AddDays(7 * i).ToString("d MMMM yyyy"),
            i == 40 ? null : (i < 62 ? 76 : 84) + 4 * Math.Sin(i * 2.1) + 2 * Math.Cos(i * 0.9) - (i is 20 or 21 ? 10 : 0),
            i is > 62 and < 80 ? PointFlag.Improvement : i is 20 or 21 ? PointFlag.Concern : PointFlag.Common))],
        Horizontal = HorizontalAxis.Days,
        Unit = ChartUnit.Percent,
        ValueName = "Calls answered within 20 seconds, of those offered",
        PointName = "Week starting",
        Segments = [new(0, 61, 76.1, 66.2, 86), new(62, 103, 84.2, 75, 93.4)],
        Target = new(80, "Target 80%"),
        Marks =
        [
            new(Start.AddDays(7 * 62).DayNumber, "CH-001", "Call-back offered in the queue, 11 November 2024"),
            new(Start.AddDays(7 * 64).DayNumber, "CH-002", "New escalation path for payment faults, 25 November 2024"),
        ],
        Note = "n = 103 weeks, 1 not recorded. XmR chart: limits at the mean ± 2.66 times the mean moving range.",
        Source = "metrics/service.xlsx!Weekly!C2:C105",
    };

    static LineChart Acknowledge => new()
    {
        Title = "Time to acknowledge: no evidence of change beyond usual variation (n = 12)",
        Points = [.. new double[] { 10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 14 }.Select((v, i) => new ChartPoint(i, $"INC-{100 + i}", v))],
        Segments = [new(0, 11, 11.5) { CentreName = "median" }],
        Unit = ChartUnit.Minutes,
        ValueName = "From detection to acknowledgement",
        PointName = "Incident",
        Note = "n = 12; run chart.",
        Source = "metrics/log.xlsx!Log!D2:E13",
    };

    static SmallMultiples Glance => new()
    {
        Title = "One measure of three has changed in two years",
        Panels = [ServiceLevel with { Title = "Service level" }, Acknowledge with { Title = "Time to acknowledge" }, ServiceLevel with { Title = "Satisfaction", Unit = ChartUnit.Percent }],
    };

    static BarChart Themes => new()
    {
        Title = "Three themes make up four fifths of what people told us",
        Cumulative = true, ValueName = "Mentions", LabelName = "Theme",
        Bars = [new("Communication with customers", 41), new("Handovers between teams", 33), new("Monitoring, and detection of faults before customers call", 20), new("Training", 9), new("Tools", 7), new("Supplier", 4)],
        Note = "n = 114 passages, 12 without a theme.", Source = "14 reviews, 3 consultations, metrics/log.xlsx!Log!T2:T840",
    };

    static ComplianceChart Compliance => new()
    {
        Title = "Most criteria are met; telling customers within 30 minutes is not",
        Rows =
        [
            new("Major incidents are acknowledged within 15 minutes", 38, 6, 3, 1) { TargetPercent = 95 },
            new("Customers are told within 30 minutes of a major incident being declared", 17, 21, 9, 1) { TargetPercent = 90 },
            new("Post-incident reviews are held within 10 working days", 40, 2, 0, 0),
        ],
        Source = "metrics/log.xlsx!Log!C2:H840",
    };
}
