using System.Text.Json;
using IncidentStrategy.Generator.Cli;
using IncidentStrategy.Text;

namespace IncidentStrategy.Tests.Cli;

public class DiagnosticFormatsTests
{
    static readonly SourceText Source = new("reviews/a.md", "id: PIR-1\nseverty: S1\n");

    static readonly Diagnostic[] Faults =
    [
        new("IS011", Severity.Error, new Place("reviews/a.md", 2, 1, 7), "There is no field \"severty\".") { Hint = "Did you mean \"severity\"?" },
        new("IS602", Severity.Warning, Place.InSheet("metrics/log.xlsx", "Log", 14, 3), "100 % odd: a, b"),
    ];

    static string Print(string format) => DiagnosticFormats.Print(format, Faults, f => f == Source.File ? Source : null, "1.2.3");

    [Fact]
    public void TextShowsTheLineAndTheCaret() => Assert.Equal("""
        reviews/a.md:2:1: error IS011: There is no field "severty".
          2 | severty: S1
            | ^^^^^^^
          hint: Did you mean "severity"?
        metrics/log.xlsx!Log!C14: warning IS602: 100 % odd: a, b

        """.ReplaceLineEndings("\n"), Print("text"));

    [Fact]
    public void JsonHasEveryPart()
    {
        using var json = JsonDocument.Parse(Print("json"));
        Assert.Equal("IS011", json.RootElement[0].GetProperty("code").GetString());
        Assert.Equal(2, json.RootElement[0].GetProperty("line").GetInt32());
        Assert.Equal("C14", json.RootElement[1].GetProperty("cell").GetString());
    }

    [Fact]
    public void SarifIsOfTheVersionThatReadersExpect()
    {
        using var json = JsonDocument.Parse(Print("sarif"));
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var results = json.RootElement.GetProperty("runs")[0].GetProperty("results");
        Assert.Equal("error", results[0].GetProperty("level").GetString());
        Assert.Equal(2, results[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.StartsWith("metrics/log.xlsx!Log!C14", results[1].GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void GitHubAnnotationsAreEscaped() => Assert.Equal(
        "::error file=reviews/a.md,line=2,col=1,title=IS011::There is no field \"severty\".%0ADid you mean \"severity\"?\n" +
        "::warning file=metrics/log.xlsx,title=IS602::metrics/log.xlsx!Log!C14: 100 %25 odd: a, b\n", Print("github"));
}
