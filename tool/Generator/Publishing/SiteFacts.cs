using IncidentStrategy.Typesetting.Frames;

namespace IncidentStrategy.Generator.Publishing;

/// <summary>What the site as a whole is told: whose it is, of what date, and what lies beside its pages.</summary>
public sealed record SiteFacts
{
    public required string Organisation { get; init; }
    public required string ContactCentre { get; init; }
    public required DateOnly AsOf { get; init; }
    public required string ToolVersion { get; init; }
    public Colour Brand { get; init; } = Style.House.Brand;

    /// <summary>Files offered on the home page, such as the workbook.</summary>
    public IReadOnlyList<SiteDownload> Downloads { get; init; } = [];
}

/// <summary>A file of the output that people may fetch from the home page.</summary>
public sealed record SiteDownload(string Path, string Title, string Description);
