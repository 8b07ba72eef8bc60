using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Puts responses and the notes of meetings beside their consultations: a sheet by its name, notes by the consultation they name.</summary>
sealed class ResponseLoader(LoaderFiles files, LoadedDocuments documents, Diagnostics diagnostics, CancellationToken cancellation)
{
    readonly Dictionary<string, (List<Response> Responses, List<MeetingNotes> Notes)> found = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Consultation> Load()
    {
        var consultations = documents.Of(Kind.Consultation).Select(d => (d.File, Record: (Consultation)d.Record!)).ToList();
        foreach (var (_, consultation) in consultations) found.TryAdd(consultation.Id, ([], []));
        var sheets = new SheetFiles(files, diagnostics);
        foreach (var file in files.Files.Where(f => Kinds.Of(f) is Kind.Responses))
            if (Owner(file, consultations) is { } id) sheets.Each(file, null, (rows, _) => Read(rows, found[id].Responses));
            else diagnostics.Tell("IS004", new Place(file), "The spreadsheet belongs to no consultation.", "Begin its name with the consultation's id, such as `C-01-responses.xlsx`.");
        foreach (var document in documents.Of(Kind.Notes))
        {
            var (notes, responses) = ((MeetingNotes, IReadOnlyList<Response>))document.Record!;
            if (!found.TryGetValue(notes.Consultation, out var owner))
            {
                if (notes.Consultation.Length > 0)
                    diagnostics.Tell("IS035", notes.Where["consultation"], $"There is no consultation `{notes.Consultation}`.", Nearest.Hint(notes.Consultation, found.Keys) ?? "Name the consultation whose meeting this was.");
                continue;
            }
            owner.Responses.AddRange(responses);
            owner.Notes.Add(notes);
        }
        return [.. consultations.Select(c => c.Record with { Responses = found[c.Record.Id].Responses, Notes = found[c.Record.Id].Notes })];
    }

    /// <summary>The consultation whose id, or whose file's name, the spreadsheet's name begins with; the longest counts.</summary>
    static string? Owner(string file, List<(string File, Consultation Record)> consultations)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return consultations.SelectMany(c => new[] { (Prefix: c.Record.Id, c.Record.Id), (Prefix: Path.GetFileNameWithoutExtension(c.File), c.Record.Id) })
            .Where(c => c.Prefix.Length > 0 && name.StartsWith(c.Prefix, StringComparison.OrdinalIgnoreCase) && (name.Length == c.Prefix.Length || !char.IsLetterOrDigit(name[c.Prefix.Length])))
            .OrderByDescending(c => c.Prefix.Length).Select(c => c.Id).FirstOrDefault();
    }

    void Read(SheetRows rows, List<Response> responses)
    {
        var headings = Headings.Find(rows, null);
        if (headings is null || !headings.Names.Any(n => ResponseReader.Fields.GetValueOrDefault(n) is "response_id"))
        {
            if (headings is not null || rows.Row > 0)
                diagnostics.Tell("IS609", new Place(rows.File) { Sheet = rows.Sheet, Cell = "A1" }, "No heading `response_id` was found.", $"The headings are: {string.Join(", ", ResponseReader.Fields.Values.Distinct())}.");
            return;
        }
        headings.Map(null, ResponseReader.Fields, open: false, diagnostics);
        responses.AddRange(ResponseReader.InSheet(SheetTable.Load(rows, headings, diagnostics, cancellation), diagnostics));
    }
}
