using IncidentStrategy.Tests;
using IncidentStrategy.Text;
using IncidentStrategy.Typesetting.Dialect;
using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Typesetting.Tests.Setting;

/// <summary>Layout is read as text: each sample in layouts/ has its accepted frames in goldens/.</summary>
public class LayoutTests
{
    public static TheoryData<string> Samples => [.. Directory.GetFiles(Repository.Path("tests", "Typesetting.Tests", "Setting", "layouts"), "*.md").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_is_set_as_accepted(string name)
    {
        var diagnostics = new Diagnostics();
        var (matter, body) = FrontMatter.Split(File.ReadAllText(Repository.Path("tests", "Typesetting.Tests", "Setting", "layouts", name)));
        var set = Typesetter.Set(MarkdownDialect.Parse(body), Style.House, MarkdownFile.OptionsFor(matter, name, SettingOptions.Default), diagnostics);
        var text = string.Concat(set.Pages.Select((page, i) => $"page {i + 1}: {FrameText.Of(page)}\n"))
            + string.Concat(set.Outline.Select(o => $"outline {o.Level} {o.Title} → {set.Anchors[o.Anchor]}\n"))
            + string.Concat(diagnostics.Sorted().Select(d => d + "\n"));
        Golden.Matches(Path.ChangeExtension(name, ".txt"), text);
    }
}
