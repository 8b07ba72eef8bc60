namespace IncidentStrategy.Typesetting.Pages;

/// <summary>What stands on one page, and where: planned first, painted when it is printed.</summary>
sealed class PagePlan(Master master)
{
    public Master Master { get; } = master;
    public List<Fragment> Flow { get; } = [];
    public List<Fragment> Notes { get; } = [];

    /// <summary>The table head repeated at the top, an artifact.</summary>
    public Fragment? Head { get; set; }
}
