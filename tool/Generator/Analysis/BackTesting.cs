using IncidentStrategy.Generator.Content;

namespace IncidentStrategy.Generator.Analysis;

/// <summary>Puts each incident of the log into its cell of the boundaries and compares who handled it with who was to.</summary>
static class BackTesting
{
    const int MostExceptions = 500;

    /// <summary>What a cell says: whether anyone owns it, in words, and which team codes own it or stand in.</summary>
    sealed record Cell(bool Placed, bool Owned, string Words, string Owner, bool[] Teams);

    public static BackTest Run(Corpus corpus, LogReading reading, Procedure procedure, BoundaryAlgebra algebra, (Boundary Row, ulong[] Box)[] rows)
    {
        var readers = procedure.Dimensions.Select(d => Reader(corpus, reading, d)).ToArray();
        if (readers.All(r => r is null) || reading.Log.Count == 0) return new BackTest();
        string[] handled = reading.Normalised("handled_by_team", w => w, ""), owners = reading.Normalised("owner_team", w => w, "");
        var known = new Dictionary<long, Cell>();
        int incidents = 0, notPlaced = 0, noOwner = 0, changed = 0, outside = 0, asWritten = 0;
        var exceptions = new List<BackTestException>();
        foreach (var incident in reading.Incidents)
        {
            incidents++;
            var key = 0L;
            foreach (var reader in readers) key = key * 70 + (reader is null ? 65 : reader(incident) + 1);
            if (!known.TryGetValue(key, out var cell)) known[key] = cell = Locate(corpus, algebra, rows, readers, incident, handled, owners);
            var (ownerCode, handledCode) = (incident.Code(Coded.OwnerTeam), incident.Code(Coded.HandledByTeam));
            var team = handledCode > 0 ? handledCode : handled.Length + ownerCode;
            string state;
            if (!cell.Placed) { notPlaced++; continue; }
            if (!cell.Owned) (state, noOwner) = ("no owner", noOwner + 1);
            else if ((handledCode > 0 || ownerCode > 0) && !cell.Teams[team]) (state, outside) = ("outside procedure", outside + 1);
            else if (handledCode > 0 && ownerCode > 0 && !MetricsAnalysis.Same(owners[ownerCode], handled[handledCode])) (state, changed) = ("changed owner", changed + 1);
            else
            {
                asWritten++;
                continue;
            }
            if (exceptions.Count < MostExceptions)
                exceptions.Add(new(incident.IncidentId, state, cell.Words, cell.Owner, handledCode > 0 ? handled[handledCode] : owners[ownerCode], incident.PlaceOf("handled_by_team")));
        }
        return new BackTest
        {
            Incidents = incidents, NotPlaced = notPlaced, NoOwner = noOwner, ChangedOwner = changed, Outside = outside, AsWritten = asWritten, Exceptions = exceptions,
            Tested = [.. procedure.Dimensions.Where((_, i) => readers[i] is not null).Select(d => d.Name)],
            Sources = reading.Column("owner_team", "handled_by_team"),
        };
    }

    /// <summary>The cell of an incident; a dimension the log does not record is left open.</summary>
    static Cell Locate(Corpus corpus, BoundaryAlgebra algebra, (Boundary Row, ulong[] Box)[] rows, Func<IncidentLog.Incident, int>?[] readers, IncidentLog.Incident incident, string[] handled, string[] owners)
    {
        var box = algebra.Everything;
        for (var d = 0; d < readers.Length; d++)
        {
            if (readers[d] is not { } reader) continue;
            var value = reader(incident);
            if (value < 0) return new Cell(false, false, "", "", []);
            box[d] = 1UL << value;
        }
        var meeting = rows.Where(r => !BoundaryAlgebra.IsEmpty(BoundaryAlgebra.Meet(r.Box, box))).Select(r => r.Row).ToArray();
        var teams = meeting.SelectMany(r => new[] { r.Owner, r.Backup }).OfType<string>().SelectMany(name => Teams(corpus, name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new Cell(true, meeting.Length > 0, algebra.Cell(box), Say.List(meeting.Select(m => m.Owner).Distinct()), [.. handled.Concat(owners).Select(teams.Contains)]);
    }

    /// <summary>An owner is a role, known to the log by its team, or a team itself.</summary>
    static IEnumerable<string> Teams(Corpus corpus, string name)
    {
        yield return name;
        if (corpus.Organisation.Role(name) is not { } role) yield break;
        yield return role.Id;
        yield return role.Name;
        if (role.Team is { } team) yield return team;
    }

    /// <summary>Whether the log has a column for the dimension.</summary>
    public static bool IsLogged(LogReading reading, DimensionValues dimension) =>
        dimension.Name.ToLowerInvariant().Replace(' ', '_') is var name && (name is "classification" ? reading.Log.Has("class")
            : name is "class" or "detected_by" or "severity" or "service" or "category" or "channel" or "site" or "priority" && reading.Log.Has(name));

    /// <summary>How the log gives a dimension's value: the value's position, or -1 when it is none of those declared.</summary>
    static Func<IncidentLog.Incident, int>? Reader(Corpus corpus, LogReading reading, DimensionValues dimension)
    {
        int Position(string word) => Enumerable.Range(0, dimension.Values.Count).FirstOrDefault(i => Alike(dimension.Values[i], word), -1);
        Func<IncidentLog.Incident, int> Coded(string field, Coded coded, Func<string, IEnumerable<string>> names)
        {
            int[] positions = [-1, .. reading.Log.Values(field).Select(w => names(w).Select(Position).FirstOrDefault(p => p >= 0, -1))];
            return incident => positions[incident.Code(coded)];
        }
        var o = corpus.Organisation;
        switch (dimension.Name.ToLowerInvariant().Replace(' ', '_'))
        {
            case "class" or "classification":
                int[] classes = [.. Words.All<Classification>().Select(Position)];
                return incident => incident.Class is { } c ? classes[(int)c] : -1;
            case "detected_by":
                int[] detections = [.. Words.All<DetectedBy>().Select(Position)];
                return incident => incident.DetectedBy is { } d ? detections[(int)d] : -1;
            case "severity": return reading.Log.Has("severity") ? Coded("severity", Content.Coded.Severity, w => [w, o.Severity(w)?.Id ?? w, o.Severity(w)?.Name ?? w]) : null;
            case "service": return reading.Log.Has("service") ? Coded("service", Content.Coded.Service, w => [w, o.Service(w)?.Id ?? w, o.Service(w)?.Name ?? w]) : null;
            case "category": return reading.Log.Has("category") ? Coded("category", Content.Coded.Category, w => [w]) : null;
            case "channel": return reading.Log.Has("channel") ? Coded("channel", Content.Coded.Channel, w => [w]) : null;
            case "site": return reading.Log.Has("site") ? Coded("site", Content.Coded.Site, w => [w]) : null;
            case "priority": return reading.Log.Has("priority") ? Coded("priority", Content.Coded.Priority, w => [w]) : null;
            default: return null;
        }
    }

    static bool Alike(string a, string b) => a.Replace('_', ' ').Equals(b.Replace('_', ' '), StringComparison.OrdinalIgnoreCase);
}
