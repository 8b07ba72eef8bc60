using System.Text.RegularExpressions;
using IncidentStrategy.Generator.Content;
using IncidentStrategy.Tests;

namespace IncidentStrategy.Generator.Tests.Content;

/// <summary>The field reference names what the readers ask for, and no word of an enumeration is missing from it.</summary>
public partial class FieldReferenceTests
{
    static readonly string reference = File.ReadAllText(Repository.Path("tool", "Generator", "Content", "FIELDS.md"));

    static string Section(string heading) => reference.Split("\n## ").Single(s => s.StartsWith(heading, StringComparison.Ordinal));

    [Theory]
    [InlineData("OrganisationReader", "organisation.yaml")]
    [InlineData("ReviewReader", "reviews/")]
    [InlineData("ConsultationReader", "consultations/")]
    [InlineData("MetricsReader", "metrics/")]
    [InlineData("ProcedureReader", "procedures/")]
    [InlineData("StrategyReader", "strategy/", "recommendations/", "changes/")]
    [InlineData("QualificationReader", "qualifications/")]
    [InlineData("PortfolioReader", "portfolios/")]
    public void Every_field_that_is_asked_for_is_named(string reader, params string[] sections)
    {
        var named = sections.SelectMany(s => Named().Matches(Section(s)).Select(m => m.Groups[1].Value.Replace("[]", "").Split('.')[^1])).ToHashSet();
        var source = File.ReadAllText(Repository.Path("tool", "Generator", "Content", reader + ".cs"));
        Assert.Empty(Asked().Matches(source).Select(m => m.Groups[1].Value).Distinct().Except(named));
    }

    [Fact]
    public void Every_field_of_a_sheet_is_named()
    {
        var named = Named().Matches(reference).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Empty(LogReader.Fields.Values.Concat(SeriesCollector.LongFields.Values).Concat(SeriesCollector.PeriodFields.Values).Concat(SeriesCollector.EventFields.Values).Concat(ResponseReader.Fields.Values).Distinct().Except(named));
    }

    [Fact]
    public void Every_word_of_every_enumeration_is_named()
    {
        string[] all =
        [
            .. Words.All<ReviewStatus>(), .. Words.All<ActionStatus>(), .. Words.All<Classification>(), .. Words.All<DetectedBy>(), .. Words.All<Moment>(), .. Words.All<ConsultationStage>(), .. Words.All<ConsultationStyle>(),
            .. Words.All<QuestionKind>(), .. Words.All<ResponseChannel>(), .. Words.All<Stance>(), .. Words.All<Disposition>(), .. Words.All<ProcedureStatus>(), .. Words.All<EvaluationKind>(), .. Words.All<RecommendationStatus>(),
            .. Words.All<CriterionKind>(), .. Words.All<EvidenceKind>(), .. Words.All<ClaimStatus>(), .. Words.All<MetricUnit>(), .. Words.All<MetricDirection>(), .. Words.All<ChartKind>(), .. Words.All<MetricConvention>(), .. Words.All<DateOrder>(), .. Words.All<RowKind>(),
        ];
        Assert.Empty(all.Where(w => !reference.Contains($"`{w}`", StringComparison.Ordinal)).Distinct());
    }

    [GeneratedRegex(@"`([a-z_0-9.\[\]]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:fields|f)\.\w+(?:<\w+>)?\(""(\w+)""")]
    private static partial Regex Asked();
}
