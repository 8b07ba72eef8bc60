using IncidentStrategy.Generator.Building;
using IncidentStrategy.Generator.Publishing;
using IncidentStrategy.Text;

namespace IncidentStrategy.Tests.Building;

/// <summary>Faults of templates, composition and output, each told where it can be mended, and nothing written.</summary>
public sealed class BuildFaultTests : IDisposable
{
    const string Document = """
        ---
        for: the workspace
        id: one
        title: One
        path: one/one
        section: one
        audience: everyone
        summary: One document.
        pdf: yes
        ---

        """;

    readonly string root = Directory.CreateTempSubdirectory("incident-strategy-").FullName;

    public BuildFaultTests()
    {
        Put("content/organisation.yaml", "name: Made Water\nas_of: 2026-06-30\n");
        Put("templates/site/page.html", File.ReadAllText(Repository.Path("templates", "site", "page.html")));
        Put("templates/documents/one.md", Document + "Some text.\n");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    void Put(string file, string text)
    {
        var path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    BuildOptions Options(params string[] only) => new()
    {
        Content = Path.Combine(root, "content"), Out = Path.Combine(root, "out"), Templates = Path.Combine(root, "templates"), Site = Repository.Path("site"),
        Today = new DateOnly(2026, 6, 30), ToolVersion = "test", Only = only,
    };

    IReadOnlyList<Diagnostic> Build(params string[] only)
    {
        var diagnostics = new Diagnostics();
        SampleBuild.Run(Options(only), diagnostics);
        return diagnostics.Sorted();
    }

    void IsRefused(string code, string file, string words, params string[] only)
    {
        var told = Assert.Single(Build(only), d => d.Severity == Severity.Error);
        Assert.Equal((code, file), (told.Code, told.Place.File.Replace(root + "/", "", StringComparison.Ordinal)));
        Assert.Contains(words, $"{told.Message} {told.Hint}", StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(root, "out", "build.json")));
    }

    [Fact]
    public void Two_documents_at_one_path_are_told()
    {
        Put("templates/documents/two.md", Document.Replace("id: one", "id: two", StringComparison.Ordinal) + "Other text.\n");
        IsRefused("IS852", "templates/documents/two.md", "two and one would both be written to one/one");
    }

    [Fact]
    public void A_missing_page_template_is_told()
    {
        File.Delete(Path.Combine(root, "templates", "site", "page.html"));
        IsRefused("IS854", "templates/site/page.html", "Copy site/page.html");
    }

    [Fact]
    public void A_chart_of_nothing_is_told_at_its_line()
    {
        Put("content/metrics/metrics.yaml", "metrics:\n  - {metric_id: calls-lost, name: Calls lost, unit: count, direction: lower_is_better}\n");
        Put("content/metrics/series.csv", "metric_id,period_start,value\ncalls-lost,2026-01-01,3\n");
        Put("templates/documents/one.md", Document + "Some text.\n\n```chart\nmetric: call-lost\n```\n");
        IsRefused("IS861", "templates/documents/one.md", "metric: calls-lost");
        Assert.Equal(13, Build()[0].Place.Line);
    }

    [Fact]
    public void A_pdf_that_cannot_be_bound_in_is_told()
    {
        Attach("%PDF-1.7\nnothing that a reader knows\n");
        IsRefused("IS901", "portfolios/a/evidence/log.pdf", "cannot be bound in");
    }

    [Fact]
    public void A_check_tells_what_a_build_would_and_writes_nothing()
    {
        Attach("%PDF-1.7\nnothing that a reader knows\n");
        var diagnostics = new Diagnostics();
        IncidentStrategy.Generator.Building.Build.Check(Options(), diagnostics, new Progress<BuildProgress>(), TestContext.Current.CancellationToken);
        Assert.Contains(diagnostics.Sorted(), d => d.Code == "IS901");
        Assert.False(Directory.Exists(Path.Combine(root, "out")));
    }

    [Fact]
    public void A_pdf_that_was_mended_is_told()
    {
        Attach("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]>>endobj trailer<</Root 1 0 R>>\n");
        var told = Assert.Single(Build(), d => d.Code == "IS903");
        Assert.Equal(Severity.Warning, told.Severity);
        Assert.Contains("found by searching", told.Message, StringComparison.Ordinal);
    }

    void Attach(string pdf)
    {
        Put("content/qualifications/unit-1.yaml", "id: unit-1\ntitle: Manage\noutcomes:\n  - {no: \"1\", text: Manage, criteria: [{no: \"1.1\", text: Manage, verb: manage}]}\n");
        Put("content/portfolios/a/portfolio.yaml", "learner: Alex Sample\nunits: [unit-1]\n");
        Put("content/portfolios/a/evidence/E1.yaml", "ref: E1\ntitle: Log\nkind: product\ndate_produced: 2026-05-01\nfile: log.pdf\nclaims:\n  - {criterion: \"1.1\"}\n");
        Put("content/portfolios/a/evidence/log.pdf", pdf);
        Put("templates/documents/one.md", Document.Replace("the workspace", "each portfolio unit", StringComparison.Ordinal) + "{{ for e in portfolio.evidence }}{{ item_text e coverage }}{{ end }}\n");
    }

    [Fact]
    public void A_kind_that_no_template_makes_is_told() => IsRefused("IS902", "", "Did you mean \"one\"?", "ones");

    /// <summary>A PDF that stands is not set again; what was told of it is.</summary>
    [Fact]
    public void What_was_told_of_a_pdf_is_told_again_when_it_stands()
    {
        Put("templates/documents/one.md", Document + "A sign that no font has: \U00013080.\n");
        var first = Build();
        Assert.NotEmpty(first);
        Assert.Equal(first.Select(d => (d.ToString(), d.Hint)), Build().Select(d => (d.ToString(), d.Hint)));
        Put("templates/documents/one.md", Document + "Signs that all fonts have.\n");
        Assert.Empty(Build());
        Assert.Empty(Build());
    }

    /// <summary>A listed person stands in no finished file, by any spelling, and has one token in all of them.</summary>
    [Fact]
    public void A_listed_name_is_in_no_output()
    {
        Put("content/names.txt", "Robin O_Nimrodson, R. Nimrodson\n");
        Put("content/reviews/PIR-1.md", "---\nid: PIR-1\ntitle: What Robin O_Nimrodson saw\nstatus: draft\nactions:\n  - {id: PIR-1.A1, statement: Ask R. Nimrodson}\n---\nRobin\nO_Nimrodson rang.\n");
        Put("templates/documents/two.md", Document.Replace("the workspace", "each review", StringComparison.Ordinal).Replace("id: one", "id: {{ review.id }}", StringComparison.Ordinal)
            .Replace("title: One", "title: {{ review.title }}", StringComparison.Ordinal).Replace("one/one", "one/{{ review.id }}", StringComparison.Ordinal) + "{{ review.title }}: {{ for a in review.actions }}{{ a.statement }}{{ end }}\n\n{{ review.body | nested 1 }}\n");
        Assert.DoesNotContain(Build(), d => d.Severity == Severity.Error || d.Code == "IS910");
        foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "out"), "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            var text = path.EndsWith(".pdf", StringComparison.Ordinal) && IncidentStrategy.Pdf.Importing.PdfText.Extract(bytes, cancellation: TestContext.Current.CancellationToken).Value is { } pdf ? string.Concat([.. pdf.Pages, .. pdf.Information.Values, pdf.Metadata])
                : path.EndsWith(".xlsx", StringComparison.Ordinal) ? Unzipped(bytes) : System.Text.Encoding.UTF8.GetString(bytes);
            Assert.DoesNotContain("Nimrodson", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("names.txt", text, StringComparison.Ordinal);
        }
        var markdown = File.ReadAllText(Path.Combine(root, "out", "one", "PIR-1.md"));
        Assert.Equal(4, markdown.Split("person 1").Length - 1);
        Assert.Contains("[person 1]", Unzipped(File.ReadAllBytes(Path.Combine(root, "out", "workbook.xlsx"))), StringComparison.Ordinal);

        static string Unzipped(byte[] bytes)
        {
            using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
            return string.Concat(zip.Entries.Select(e => new StreamReader(e.Open()).ReadToEnd()));
        }
    }
}
