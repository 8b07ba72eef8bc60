using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentStrategy.Generator.Content;

/// <summary>Reads <c>organisation.yaml</c>.</summary>
static partial class OrganisationReader
{
    public static Organisation Read(Fields fields) => new()
    {
        Where = fields.Where,
        Name = fields.Text("name"),
        ContactCentre = fields.TextOrNull("contact_centre"),
        Services = fields.Records("services", ReadService),
        Roles = fields.Records("roles", f => new Role { Where = f.Where, Id = f.Id(), Name = f.Text("name"), Team = f.TextOrNull("team") }),
        Severities = fields.Records("severities", ReadSeverity),
        Objectives = fields.Records("objectives", ReadObjective),
        AgreedCriteria = fields.Records("agreed_criteria", ReadCriterion),
        Lifecycle = fields.Texts("lifecycle") is { Count: > 0 } lifecycle ? lifecycle : Organisation.DefaultLifecycle,
        Themes = fields.Records("themes", f => new Theme { Where = f.Where, Id = f.Id(), Name = f.Text("name"), Words = f.Texts("words") }),
        ConsultationPolicy = fields.RecordOrNull("consultation_policy", f => new ConsultationPolicy
        {
            Where = f.Where,
            MinimumDays = f.WholeOrNull("minimum_days", 0, 1000),
            ResponseWithinWeeks = f.WholeOrNull("response_within_weeks", 0, 200),
        }),
        Calendar = fields.RecordOrNull("calendar", ReadCalendar),
        Brand = fields.RecordOrNull("brand", ReadBrand),
        AsOf = fields.DateOrNull("as_of"),
    };

    static Service ReadService(Fields fields) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Name = fields.Text("name"),
        Description = fields.ProseOrNull("description"),
        Channels = fields.Texts("channels"),
        Hours = fields.TextOrNull("hours"),
        ContinuityPlan = fields.TextOrNull("continuity_plan"),
    };

    static SeverityLevel ReadSeverity(Fields fields) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Name = fields.Text("name"),
        Description = fields.ProseOrNull("description"),
        ReviewWithinWorkingDays = fields.WholeOrNull("review_within_working_days", 0, 1000),
        ActionsWithinDays = fields.WholeOrNull("actions_within_days", 0, 5000),
    };

    static Objective ReadObjective(Fields fields) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Statement = fields.Text("statement"),
        OwnerRole = fields.TextOrNull("owner_role"),
        Measure = fields.TextOrNull("measure"),
        Metric = fields.TextOrNull("metric"),
        Target = fields.NumberOrNull("target"),
        By = fields.DateOrNull("by"),
    };

    static AgreedCriterion ReadCriterion(Fields fields) => new()
    {
        Where = fields.Where,
        Id = fields.Id(),
        Statement = fields.Text("statement"),
        When = fields.RecordOrNull("when", f => new CriterionWhen { Where = f.Where, Severity = f.Texts("severity"), Class = f.WordList<Classification>("class") }),
        From = fields.Word<Moment>("from"),
        To = fields.Word<Moment>("to"),
        Within = fields.Duration("within"),
        TargetPercent = fields.NumberOrNull("target_percent", 0, 100),
        Procedure = fields.TextOrNull("procedure"),
    };

    static Brand ReadBrand(Fields fields)
    {
        var colour = fields.TextOrNull("colour");
        if (colour is not null && !Colour().IsMatch(colour))
            fields.Diagnostics.Tell("IS020", fields.PlaceOf("colour"), $"`{colour}` is not a colour.", "Write it in quotes, as `\"#1f4e79\"`.");
        return new Brand { Where = fields.Where, Colour = colour is not null && Colour().IsMatch(colour) ? colour : null, Logo = fields.TextOrNull("logo") };
    }

    static Calendar ReadCalendar(Fields fields)
    {
        var text = fields.Has("working_hours") ? fields.ProseOrNull("working_hours") : null;
        var hours = text is null ? [] : ReadHours(text);
        if (text is not null && hours.Count == 0)
            fields.Diagnostics.Tell("IS034", fields.PlaceOf("working_hours"), $"`{text}` is not understood as working hours.", "Write them as `Mon-Fri 08:00-20:00, Sat 09:00-17:00`.");
        return new Calendar
        {
            Where = fields.Where,
            WorkingHours = hours,
            WorkingHoursText = text,
            Holidays = fields.Dates("holidays"),
        };
    }

    static List<WorkingHours> ReadHours(string text)
    {
        List<WorkingHours> hours = [];
        foreach (Match match in Hours().Matches(text))
        {
            var first = Day(match.Groups[1].Value);
            var last = match.Groups[2].Success ? Day(match.Groups[2].Value) : first;
            if (!Clock(match.Groups[3].Value, out var from) || !Clock(match.Groups[4].Value, out var to)) continue;
            for (var day = first; ; day = (DayOfWeek)(((int)day + 1) % 7))
            {
                hours.Add(new WorkingHours(day, from, to));
                if (day == last) break;
            }
        }
        return hours;
    }

    static DayOfWeek Day(string word) => Enum.GetValues<DayOfWeek>().First(d => d.ToString().StartsWith(word[..3], StringComparison.OrdinalIgnoreCase));

    static bool Clock(string text, out TimeOnly time)
    {
        if (text == "24:00") text = "00:00";
        return TimeOnly.TryParseExact(text, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    [GeneratedRegex(@"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?(?:\s*(?:-|–|to)\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)?:?\s+(\d{1,2}:\d\d)\s*(?:-|–|to)\s*(\d{1,2}:\d\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Hours();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();
}
