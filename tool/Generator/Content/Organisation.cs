namespace IncidentStrategy.Generator.Content;

/// <summary>The organisation's register: what every other document refers to.</summary>
public sealed record Organisation : Written
{
    public required string Name { get; init; }
    public string? ContactCentre { get; init; }
    public IReadOnlyList<Service> Services { get; init; } = [];
    public IReadOnlyList<Role> Roles { get; init; } = [];
    public IReadOnlyList<SeverityLevel> Severities { get; init; } = [];
    public IReadOnlyList<Objective> Objectives { get; init; } = [];
    public IReadOnlyList<AgreedCriterion> AgreedCriteria { get; init; } = [];
    public IReadOnlyList<string> Lifecycle { get; init; } = DefaultLifecycle;
    public IReadOnlyList<Theme> Themes { get; init; } = [];
    public ConsultationPolicy? ConsultationPolicy { get; init; }
    public Calendar? Calendar { get; init; }
    public Brand? Brand { get; init; }
    public DateOnly? AsOf { get; init; }

    public static IReadOnlyList<string> DefaultLifecycle { get; } = ["identification", "logging", "prioritisation", "escalation", "resolution", "closure"];

    /// <summary>Roles are referred to by id or by name.</summary>
    public Role? Role(string? idOrName) => Roles.FirstOrDefault(r => Same(r.Id, idOrName) || Same(r.Name, idOrName));

    public Service? Service(string? idOrName) => Services.FirstOrDefault(s => Same(s.Id, idOrName) || Same(s.Name, idOrName));

    public SeverityLevel? Severity(string? idOrName) => Severities.FirstOrDefault(s => Same(s.Id, idOrName) || Same(s.Name, idOrName));

    public Theme? Theme(string? idOrName) => Themes.FirstOrDefault(t => Same(t.Id, idOrName) || Same(t.Name, idOrName));

    public Objective? Objective(string? id) => Objectives.FirstOrDefault(o => Same(o.Id, id));

    static bool Same(string a, string? b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}

public sealed record Service : Written
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> Channels { get; init; } = [];
    public string? Hours { get; init; }
    public string? ContinuityPlan { get; init; }
}

public sealed record Role : Written
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Team { get; init; }
}

/// <summary>How grave an incident is; severities are listed from the gravest down.</summary>
public sealed record SeverityLevel : Written
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public int? ReviewWithinWorkingDays { get; init; }
    public int? ActionsWithinDays { get; init; }
}

public sealed record Objective : Written
{
    public required string Id { get; init; }
    public required string Statement { get; init; }
    public string? OwnerRole { get; init; }
    public string? Measure { get; init; }
    public string? Metric { get; init; }
    public double? Target { get; init; }
    public DateOnly? By { get; init; }
}

/// <summary>A promise about incidents: from one moment to another within a time, for a share of them.</summary>
public sealed record AgreedCriterion : Written
{
    public required string Id { get; init; }
    public required string Statement { get; init; }
    public CriterionWhen? When { get; init; }
    public required Moment From { get; init; }
    public required Moment To { get; init; }
    public required Duration Within { get; init; }
    public double? TargetPercent { get; init; }
    public string? Procedure { get; init; }
}

/// <summary>Which incidents a criterion is about; an empty list means all.</summary>
public sealed record CriterionWhen : Written
{
    public IReadOnlyList<string> Severity { get; init; } = [];
    public IReadOnlyList<Classification> Class { get; init; } = [];
}

/// <summary>A subject that comes back, found by its explicit code or by its words.</summary>
public sealed record Theme : Written
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public IReadOnlyList<string> Words { get; init; } = [];
}

public sealed record ConsultationPolicy : Written
{
    public int? MinimumDays { get; init; }
    public int? ResponseWithinWeeks { get; init; }
}

/// <summary>When the contact centre works; without written hours, Monday to Friday are working days.</summary>
public sealed record Calendar : Written
{
    public IReadOnlyList<WorkingHours> WorkingHours { get; init; } = [];

    /// <summary>The hours as they were written.</summary>
    public string? WorkingHoursText { get; init; }

    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    public bool IsWorkingDay(DateOnly date) =>
        !Holidays.Contains(date) &&
        (WorkingHours.Count == 0 ? date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) : WorkingHours.Any(h => h.Day == date.DayOfWeek));
}

/// <summary>The hours of one day of the week. <see cref="To"/> at 00:00 is the end of the day.</summary>
public sealed record WorkingHours(DayOfWeek Day, TimeOnly From, TimeOnly To);

public sealed record Brand : Written
{
    /// <summary>As <c>#1f4e79</c>.</summary>
    public string? Colour { get; init; }

    /// <summary>The path of an image in the workspace, found among the attachments.</summary>
    public string? Logo { get; init; }
}
