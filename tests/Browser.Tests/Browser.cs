using IncidentStrategy.Generator.Building;
using IncidentStrategy.Text;
using Microsoft.Playwright;

namespace IncidentStrategy.Tests;

/// <summary>The machine's own Chromium and one site written to a folder, shared by all tests that need to see pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    static readonly string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    static readonly string[] arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    IPlaywright? playwright;
    IBrowser? browser;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "incident-strategy-site-" + Guid.NewGuid().ToString("N"));

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } path) return;
        SampleSite.WriteTo(Folder);
        BuildTheSampleWorkspace(Path.Combine(Folder, "whole"));
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = arguments });
    }

    /// <summary>The site of the sample workspace, as <c>build</c> makes it.</summary>
    static void BuildTheSampleWorkspace(string output)
    {
        var options = new BuildOptions
        {
            Content = Repository.Path("content"),
            Out = output,
            Templates = Repository.Path("templates"),
            Site = Repository.Path("site"),
            Today = new DateOnly(2026, 10, 31),
            ToolVersion = "test",
        };
        Assert.NotNull(Build.Run(options, new Diagnostics(), new Progress<BuildProgress>(), CancellationToken.None).Result);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A page of the site from the folder, as <c>file://</c>; what it asks for from elsewhere and what it complains of is kept.</summary>
    public async Task<Visit> Open(string page, ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900, bool script = true)
    {
        if (browser is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "No Chromium is on the PATH, and in CI these tests may not be skipped.");
            Assert.Skip("No Chromium is on the PATH; the pages are not looked at. Install chromium to run these tests.");
        }
        var context = await browser!.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = script, ReducedMotion = ReducedMotion.Reduce, BypassCSP = true });
        var visit = new Visit(await context.NewPageAsync(), Folder);
        await visit.Go(page);
        return visit;
    }

    static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}

/// <summary>One open page and what it did.</summary>
public sealed class Visit : IAsyncDisposable
{
    readonly string folder;

    public Visit(IPage page, string folder)
    {
        (Page, this.folder) = (page, folder);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal)) Elsewhere.Add(request.Url);
        };
        page.RequestFailed += (_, request) => Complaints.Add($"{request.Url} could not be read");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }
    public List<string> Elsewhere { get; } = [];
    public List<string> Complaints { get; } = [];

    public Task Go(string page) => Page.GotoAsync(new Uri(Path.Combine(folder, page)).AbsoluteUri);

    public Task<string> Focused() => Page.EvaluateAsync<string>("() => { const e = document.activeElement; return e.id || e.className || e.textContent.trim() || e.tagName; }");

    public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());
}
