using IncidentStrategy.Generator.Content;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Frequency times impact for each category and service, from the log.</summary>
static class RiskAnalysis
{
    sealed class Cell
    {
        public int N, WithCustomers, WithContacts, FirstRow = int.MaxValue, LastRow;
        public double Customers, Contacts;
        public bool PeopleAtRisk;
        public LogSource? Source;
    }

    const string NotRecorded = "not recorded";

    public static RiskFindings Run(Corpus corpus, LogReading reading, DateOnly asOf)
    {
        var byCategory = reading.Log.Has("category");
        string[] categories = byCategory ? reading.Normalised("category", Say.Word, NotRecorded) : [NotRecorded, .. Words.All<Classification>().Select(Say.Word)];
        var services = reading.Normalised("service", reading.ServiceName, NotRecorded);
        var atRisk = corpus.Reviews.Where(r => r.PeopleAtRisk == true).Select(r => r.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var cells = new Cell?[categories.Length, services.Length];
        int first = int.MaxValue, last = int.MinValue, n = 0;
        foreach (var incident in reading.Incidents)
        {
            n++;
            if (LogReading.First(incident) is { } at) (first, last) = (Math.Min(first, at), Math.Max(last, at));
            var category = byCategory ? incident.Code(Coded.Category) : incident.Class is { } c ? (int)c + 1 : 0;
            Add(cells[category, incident.Code(Coded.Service)] ??= new Cell(), incident, atRisk);
        }
        var years = n == 0 || last <= first ? 1 : Math.Max((last - first) / 86400.0 / 365.25, 1 / 12.0);
        var found = new List<RiskCell>();
        for (var c = 0; c < categories.Length; c++)
            for (var s = 0; s < services.Length; s++)
                if (cells[c, s] is { } cell) found.Add(Finding(cell, categories[c], services[s], years, byCategory ? "category" : "class"));
        found = [.. found.OrderByDescending(c => c.Score).ThenByDescending(c => c.N).ThenBy(c => c.Category, StringComparer.Ordinal).ThenBy(c => c.Service, StringComparer.Ordinal)];
        return new RiskFindings
        {
            Cells = found,
            Categories = [.. found.Select(c => c.Category).Distinct().Order(StringComparer.Ordinal)],
            Services = [.. found.Select(c => c.Service).Distinct().Order(StringComparer.Ordinal)],
            Plans = Plans(corpus, reading, asOf),
            Message = MessageOf(found, byCategory),
            Definition = new DefinitionBox
            {
                Formula = "frequency (1-5) × impact (1-5)",
                Numerator = "frequency: under 1, 4, 12, 52 a year, or more; impact: mean customers affected under 1, 100, 1,000, 10,000, or more (contacts under 5, 50, 500, 5,000 where customers were not counted); people at risk count 5",
                Denominator = $"{Say.Number(years)} years of the log", N = n, Missing = found.Where(c => c is { MeanCustomers: null, MeanContacts: null }).Sum(c => c.N),
            },
        };
    }

    static void Add(Cell cell, IncidentLog.Incident incident, HashSet<string> atRisk)
    {
        cell.N++;
        if (incident.CustomersAffected is { } customers) (cell.Customers, cell.WithCustomers) = (cell.Customers + customers, cell.WithCustomers + 1);
        if (incident.Contacts is { } contacts) (cell.Contacts, cell.WithContacts) = (cell.Contacts + contacts, cell.WithContacts + 1);
        if (atRisk.Count > 0 && incident.Code(Coded.Review) > 0) cell.PeopleAtRisk |= atRisk.Contains(incident.Review!);
        cell.Source ??= incident.Source;
        if (!ReferenceEquals(cell.Source, incident.Source)) return;
        (cell.FirstRow, cell.LastRow) = (Math.Min(cell.FirstRow, incident.Row), Math.Max(cell.LastRow, incident.Row));
    }

    static RiskCell Finding(Cell cell, string category, string service, double years, string field)
    {
        var perYear = cell.N / years;
        double? customers = cell.WithCustomers == 0 ? null : cell.Customers / cell.WithCustomers, contacts = cell.WithContacts == 0 ? null : cell.Contacts / cell.WithContacts;
        return new RiskCell
        {
            Category = category, Service = service, N = cell.N, PerYear = perYear, MeanCustomers = customers, MeanContacts = contacts,
            Frequency = Step(perYear, 1, 4, 12, 52),
            Impact = cell.PeopleAtRisk ? 5 : customers is { } c ? Step(c, 1, 100, 1000, 10000) : contacts is { } k ? Step(k, 5, 50, 500, 5000) : 1,
            Sources = [cell.Source!.Range(field, cell.FirstRow, cell.LastRow)],
        };
    }

    static int Step(double value, double two, double three, double four, double five) => value >= five ? 5 : value >= four ? 4 : value >= three ? 3 : value >= two ? 2 : 1;

    static IReadOnlyList<PlanUse> Plans(Corpus corpus, LogReading reading, DateOnly asOf)
    {
        var ofService = corpus.Organisation.Services.Where(s => s.ContinuityPlan is not null).ToArray();
        string Named(string written, string? service) => (written is "yes" ? ofService.FirstOrDefault(s => MetricsAnalysis.Same(s.Id, service) || MetricsAnalysis.Same(s.Name, service))
            : ofService.FirstOrDefault(s => IsPlan(written, s.ContinuityPlan!)))?.ContinuityPlan ?? (written is "yes" ? "not named" : written);
        // A log may name the plan, or say only that there was one.
        var logged = reading.Incidents.Where(i => i.Code(Coded.ContinuityPlan) > 0).Select(i => (Plan: i.ContinuityPlan!.Trim(), i.Service)).Where(i => i.Plan.ToLowerInvariant() is not ("no" or "none" or "-"))
            .GroupBy(i => Named(i.Plan.Equals("yes", StringComparison.OrdinalIgnoreCase) ? "yes" : i.Plan, i.Service), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);
        var reviewed = corpus.Reviews.Where(r => r.ContinuityPlan is { Invoked: true } && (r.StartedAt is not { } at || DateOnly.FromDateTime(at.DateTime) <= asOf))
            .ToLookup(r => Named(r.ContinuityPlan!.Plan ?? "yes", r.Service), StringComparer.OrdinalIgnoreCase);
        return [.. ofService.Select(s => s.ContinuityPlan!).Concat(logged.Keys).Concat(reviewed.Select(g => g.Key)).Distinct(StringComparer.OrdinalIgnoreCase).Select(plan =>
        {
            var used = reviewed[plan].ToArray();
            var services = ofService.Where(s => MetricsAnalysis.Same(s.ContinuityPlan, plan)).Select(s => s.Name).ToArray();
            return new PlanUse(plan, services.Length == 0 ? "no service of the register" : Say.List(services), Math.Max(used.Length, logged.GetValueOrDefault(plan)), used.Length, [.. used.Select(r => r.Id)], [.. used.Select(r => r.Where["continuity_plan"])]);
        }).OrderByDescending(p => p.Invoked).ThenBy(p => p.Plan, StringComparer.Ordinal)];
    }

    /// <summary>The same plan by its whole name or by its number ("BC-1").</summary>
    static bool IsPlan(string written, string plan) =>
        MetricsAnalysis.Same(written, plan) || plan.StartsWith(written + " ", StringComparison.OrdinalIgnoreCase) || written.StartsWith(plan.Split(' ')[0] + " ", StringComparison.OrdinalIgnoreCase);

    /// <summary>A log that records neither category nor service tells no risk apart from another, and is not made to.</summary>
    static string MessageOf(IReadOnlyList<RiskCell> found, bool byCategory)
    {
        if (found.Count == 0) return "No incidents are logged.";
        if (!byCategory && found.All(c => c.Service == NotRecorded)) return "The log records neither categories nor services, so risks cannot be told apart.";
        var greatest = found[0];
        return $"The greatest risk is {greatest.Category}{(greatest.Service == NotRecorded ? "" : $" in {greatest.Service}")}: {Say.Number(greatest.PerYear)} {(Say.Number(greatest.PerYear) == "1" ? "incident" : "incidents")} a year, scored {greatest.Score} of 25 ({greatest.Level}).";
    }
}
