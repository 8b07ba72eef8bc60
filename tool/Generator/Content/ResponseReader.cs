using System.Globalization;
using IncidentStrategy.Text;

namespace IncidentStrategy.Generator.Content;

/// <summary>Reads consultation responses from a form's export or from a table in the notes of a meeting.</summary>
static class ResponseReader
{
    static readonly string[] fields = ["response_id", "received_at", "consultee_role", "team", "channel", "question_id", "clause_id", "text", "stance", "codes", "late", "publish_ok", "disposition", "reason", "change_ref", "decided_on", "decided_by_role"];

    /// <summary>What headings may be called, and the field each then is.</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>(fields.Select(f => KeyValuePair.Create(f, f)))
    {
        ["response"] = "response_id", ["id"] = "response_id", ["received"] = "received_at", ["time"] = "received_at", ["date"] = "received_at", ["role"] = "consultee_role", ["consultee"] = "consultee_role", ["question"] = "question_id", ["clause"] = "clause_id",
        ["comment"] = "text", ["answer"] = "text", ["themes"] = "codes", ["theme"] = "codes", ["decided_by"] = "decided_by_role", ["change"] = "change_ref", ["may_publish"] = "publish_ok",
        ["timestamp"] = "received_at", ["completion_time"] = "received_at", ["your_role"] = "consultee_role", ["your_team"] = "team",
    };

    /// <summary>What is written to each question apart, in a form's export.</summary>
    static readonly string[] eachQuestion = ["text", "clause_id", "stance", "codes", "disposition", "reason", "change_ref", "decided_on", "decided_by_role"];

    /// <summary>The fields, and those of each question in a form's export: its answer under its words or its id, the rest as <c>Q1 disposition</c>.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(IReadOnlyList<ConsultationQuestion> asked)
    {
        var known = new Dictionary<string, string>(Fields);
        foreach (var q in asked)
        {
            foreach (var heading in new[] { q.Text, q.Heading ?? q.Id }) known[Headings.Normal(heading)] = $"{q.Id}.text";
            foreach (var field in eachQuestion) known.TryAdd(Headings.Normal($"{q.Id} {field}"), $"{q.Id}.{field}");
        }
        return known;
    }

    /// <summary>A response for each answer of each row of a form's export.</summary>
    public static List<Response> InForm(SheetTable table, string consultation, IReadOnlyList<ConsultationQuestion> asked, Diagnostics diagnostics)
    {
        var cells = new SheetCells(table, null, diagnostics);
        var received = cells.Dates("received_at");
        var decided = asked.Select(q => cells.Dates($"{q.Id}.decided_on")).ToArray();
        List<Response> responses = [];
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = i;
            var id = cells.Text("response_id", i) ?? $"{consultation}-row-{table.Rows[i].Row}";
            for (var q = 0; q < asked.Count; q++)
            {
                var question = asked[q].Id;
                if (cells.Text($"{question}.text", i) is null) continue;
                var own = eachQuestion.Where(f => cells.Has($"{question}.{f}")).ToHashSet();
                var where = new RowWhere(table.PlaceOf(table.Rows[i].Row, table.Headings.Columns[$"{question}.text"]),
                    table.Headings.Columns.Where(c => !own.Contains(c.Key)).Select(c => KeyValuePair.Create(c.Key, c.Value)).Concat(own.Select(f => KeyValuePair.Create(f, table.Headings.Columns[$"{question}.{f}"]))).ToDictionary());
                var read = new Reader(f => cells.Text(own.Contains(f) ? $"{question}.{f}" : f, row) is { } text ? new Located<string>(text, where[f]) : null, diagnostics, "IS622");
                responses.Add(read.Response(where, received[i] is { } at ? UkTime.At(at) : null, decided[q][i] is { } on ? DateOnly.FromDateTime(on) : null) with { ResponseId = $"{id}-{question}", QuestionId = question });
            }
        }
        cells.Faults.Finish();
        return responses;
    }

    public static List<Response> InSheet(SheetTable table, Diagnostics diagnostics)
    {
        var cells = new SheetCells(table, null, diagnostics);
        var received = cells.Dates("received_at");
        var decided = cells.Dates("decided_on");
        List<Response> responses = [];
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = i;
            var where = new RowWhere(table.PlaceOf(table.Rows[i].Row, 0), table.Headings.Columns);
            var read = new Reader(f => cells.Text(f, row) is { } text ? new Located<string>(text, where[f]) : null, diagnostics, "IS622");
            if (read.Text("response_id") is null) cells.Faults.Tell("IS624", 0, where.Place, "The row has no response id.", "Give each response an id, such as C-01-R014.");
            else responses.Add(read.Response(where, received[i] is { } at ? UkTime.At(at) : null, decided[i] is { } on ? DateOnly.FromDateTime(on) : null));
        }
        cells.Faults.Finish();
        return responses;
    }

    /// <summary>Responses in tables of a body that have a column of response ids; and the body without them.</summary>
    public static (List<Response> Responses, Body Without) InBody(Body body, DateOnly? held, Diagnostics diagnostics)
    {
        var records = new TableRecords(Fields.ToDictionary(f => f.Key.Replace('_', ' '), f => f.Value), ["response_id", "text"], diagnostics);
        List<Response> responses = [];
        List<BodyTable> read = [];
        foreach (var table in BodyTable.In(body).Where(records.Fits))
        {
            read.Add(table);
            foreach (var (cells, where) in records.Read(table))
            {
                var row = new Reader(f => cells.TryGetValue(f, out var cell) ? cell : null, diagnostics, "IS025");
                if (row.Text("response_id") is null)
                {
                    diagnostics.Tell("IS025", where.Place, "The row has no response id.", "Give each response an id, such as C-01-M03.");
                    continue;
                }
                var received = cells.TryGetValue("received_at", out var at) ? Times.TryDate(at.Value, out var day) ? UkTime.At(day.ToDateTime(TimeOnly.MinValue)) : Times.Read(at.Value, at.Place, diagnostics)
                    : held is { } met ? UkTime.At(met.ToDateTime(TimeOnly.MinValue)) : null;
                DateOnly? decided = cells.TryGetValue("decided_on", out var on) && Times.TryDate(on.Value, out var date) ? date : null;
                if (on.Value is not null && decided is null) diagnostics.Tell("IS016", on.Place, $"`{on.Value}` is not a date.", Times.Advice(on.Value, withTime: false));
                var response = row.Response(where, received, decided);
                responses.Add(response with { Channel = response.Channel ?? ResponseChannel.Meeting });
            }
        }
        return (responses, read.Count == 0 ? body : BodyTable.Without(body, read, diagnostics));
    }

    /// <summary>Reads a response from texts by field, wherever they stand.</summary>
    sealed class Reader(Func<string, Located<string>?> get, Diagnostics diagnostics, string wrongWord)
    {
        public string? Text(string field) => get(field)?.Value;

        public Response Response(Where where, DateTimeOffset? receivedAt, DateOnly? decidedOn) => new()
        {
            Where = where,
            ResponseId = Text("response_id") ?? "",
            ReceivedAt = receivedAt,
            ConsulteeRole = Text("consultee_role"),
            Team = Text("team"),
            Channel = Word<ResponseChannel>("channel"),
            QuestionId = Text("question_id"),
            ClauseId = Text("clause_id"),
            Text = Text("text"),
            Stance = Word<Stance>("stance"),
            Codes = [.. (Text("codes") ?? "").Split([',', ';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Late = YesNo("late"),
            PublishOk = YesNo("publish_ok"),
            Dispositions = [.. (Text("disposition") ?? "").Split([',', ';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(d => Word<Disposition>("disposition", d)).OfType<Disposition>()],
            Reason = Text("reason"),
            ChangeRef = Text("change_ref"),
            DecidedOn = decidedOn,
            DecidedByRole = Text("decided_by_role"),
        };

        T? Word<T>(string field) where T : struct, Enum => Text(field) is { } text ? Word<T>(field, text) : null;

        T? Word<T>(string field, string text) where T : struct, Enum
        {
            if (Words.TryRead<T>(text.Replace(' ', '_').Replace('-', '_'), out var word)) return word;
            diagnostics.Tell(wrongWord, get(field)!.Value.Place, $"`{field}` cannot be \"{text}\".", Nearest.Hint(text, Words.All<T>()) ?? $"Write one of: {string.Join(", ", Words.All<T>())}.");
            return null;
        }

        bool? YesNo(string field)
        {
            if (get(field) is not { } cell) return null;
            switch (cell.Value.ToLower(CultureInfo.InvariantCulture))
            {
                case "yes" or "y" or "true" or "1": return true;
                case "no" or "n" or "false" or "0": return false;
            }
            diagnostics.Tell(wrongWord, cell.Place, $"`{field}` cannot be \"{cell.Value}\".", "Write yes or no.");
            return null;
        }
    }
}

/// <summary>Places of the fields of a row.</summary>
sealed class RowWhere(Place row, IReadOnlyDictionary<string, int> columns) : Where
{
    public override Place Place => row;

    protected override Place? Find(string field) => columns.TryGetValue(field, out var column) ? Place.InSheet(row.File, row.Sheet, row.Line, column + 1) : null;
}
