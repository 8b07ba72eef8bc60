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
            if (Owner(file, consultations) is { } owner) sheets.Each(file, null, (rows, _) => Read(rows, owner, found[owner.Id].Responses));
            else diagnostics.Tell("IS004", new Place(file), "The spreadsheet belongs to no consultation.", "Begin its name with the consultation's id, such as `C-01-responses.xlsx`.");
        foreach (var document in documents.Of(Kind.Notes))
        {
            var (notes, responses) = ((MeetingNotes, IReadOnlyList<Response>))document.Record!;
            if (!found.TryGetValue(notes.Consultation, out var beside))
            {
                if (notes.Consultation.Length > 0)
                    diagnostics.Tell("IS035", notes.Where["consultation"], $"There is no consultation `{notes.Consultation}`.", Nearest.Hint(notes.Consultation, found.Keys) ?? "Name the consultation whose meeting this was.");
                continue;
            }
            beside.Responses.AddRange(responses);
            beside.Notes.Add(notes);
        }
        return [.. consultations.Select(c => c.Record with { Responses = found[c.Record.Id].Responses, Notes = found[c.Record.Id].Notes })];
    }

    /// <summary>The consultation whose id, or whose file's name, the spreadsheet's name begins with; the longest counts.</summary>
    static Consultation? Owner(string file, List<(string File, Consultation Record)> consultations)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return consultations.SelectMany(c => new[] { (Prefix: c.Record.Id, c.Record), (Prefix: Path.GetFileNameWithoutExtension(c.File), c.Record) })
            .Where(c => c.Prefix.Length > 0 && name.StartsWith(c.Prefix, StringComparison.OrdinalIgnoreCase) && (name.Length == c.Prefix.Length || !char.IsLetterOrDigit(name[c.Prefix.Length])))
            .OrderByDescending(c => c.Prefix.Length).Select(c => c.Record).FirstOrDefault();
    }

    /// <summary>A row for each response, or a form's export with a column for each question, under the question's own words.</summary>
    void Read(SheetRows rows, Consultation consultation, List<Response> responses)
    {
        var headings = Headings.Find(rows, null);
        var asked = headings is null ? [] : consultation.Questions.Where(q => headings.Position(q.Text) is not null || headings.Position(q.Heading ?? q.Id) is not null).ToList();
        if (headings is null || (asked.Count == 0 && !headings.Names.Any(n => ResponseReader.Fields.GetValueOrDefault(n) is "response_id")))
        {
            if (headings is not null || rows.Row > 0)
                diagnostics.Tell("IS609", new Place(rows.File) { Sheet = rows.Sheet, Cell = "A1" }, "No heading `response_id` was found, and none that is a question of the consultation.", $"The headings are: {string.Join(", ", ResponseReader.Fields.Values.Distinct())}; or, in a form's export, the texts of the questions.");
            return;
        }
        headings.Map(null, ResponseReader.FieldsOf(asked), open: false, diagnostics);
        var table = SheetTable.Load(rows, headings, diagnostics, cancellation);
        responses.AddRange(asked.Count == 0 ? ResponseReader.InSheet(table, diagnostics) : ResponseReader.InForm(table, consultation.Id, asked, diagnostics));
    }
}
