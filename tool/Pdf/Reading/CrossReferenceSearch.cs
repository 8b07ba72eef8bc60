using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Reading;

/// <summary>Finds a damaged file's objects by searching it for what looks like them; of several by one number the last counts.</summary>
sealed class CrossReferenceSearch(PdfFile file, Budget budget)
{
    readonly List<(int Number, int Offset)> containers = [];
    long parsed;
    int catalogue;

    public Dictionary<int, ObjectPlace> Places { get; } = [];

    public PdfDictionary Trailer { get; private set; } = new();

    public bool FoundAny => Places.Count > 0;

    public void Run()
    {
        var data = file.Data;
        for (var at = 0; ;)
        {
            var found = data.AsSpan(at).IndexOf("obj"u8);
            if (found < 0) break;
            var keyword = at + found;
            at = keyword + 3;
            budget.Step();
            if (Head(keyword) is not var (number, start)) continue;
            Places[number] = ObjectPlace.At(start);
            at = Math.Max(at, Look(number, start, at));
        }
        Trailers();
        if (!Trailer.Has("Root") && catalogue > 0) Trailer["Root"] = new PdfReference(catalogue, 0);
    }

    /// <summary>The number before the keyword and where it begins, when "n g" stand before it.</summary>
    (int Number, int Start)? Head(int keyword)
    {
        var at = keyword;
        if (!Digits(ref at, spaceNeeded: false, out _) || !Digits(ref at, spaceNeeded: true, out var number)) return null;
        return number is > 0 and <= int.MaxValue ? ((int)number, at) : null;
    }

    bool Digits(ref int at, bool spaceNeeded, out long value)
    {
        var data = file.Data;
        var spaces = at;
        while (at > 0 && PdfLexer.IsSpace(data[at - 1])) at--;
        value = 0;
        if (spaceNeeded && at == spaces) return false;
        var last = at;
        long scale = 1;
        while (at > 0 && last - at < 10 && data[at - 1] is >= (byte)'0' and <= (byte)'9')
        {
            value += scale * (data[--at] - '0');
            scale *= 10;
        }
        return at < last;
    }

    /// <summary>Reads the object for what it tells of the whole; gives where to search on, past a stream whose end is certain.</summary>
    int Look(int number, int start, int after)
    {
        const int window = 1 << 16;
        // An object is read twice or thrice at most on the whole, however they are made to overlap.
        if (parsed > 8L * file.Data.Length + window) return after;
        var limit = Math.Min(file.Data.Length, after + window);
        var lexer = new PdfLexer(file.Data, after, limit);
        PdfObject? value;
        try
        {
            value = new PdfParser(lexer, budget.Limits.Depth).Read();
        }
        catch (PdfFaultException)
        {
            parsed += window * 16;
            return after;
        }
        parsed += lexer.Position - after;
        if (value is not PdfDictionary dictionary) return after;
        switch ((dictionary["Type"] as PdfName)?.Value)
        {
            case "Catalog": catalogue = number; break;
            case "ObjStm": containers.Add((number, start)); break;
            case "XRef": Merge(dictionary); break;
        }
        lexer.Next();
        return lexer.Is("stream"u8) && file.StatedEnd(lexer.Position, dictionary) is { } end ? end : after;
    }

    void Trailers()
    {
        const int most = 1000;
        var data = file.Data;
        // Of very many the last count, so the last are read.
        var starts = new Queue<int>();
        for (var at = 0; data.AsSpan(at).IndexOf("trailer"u8) is >= 0 and var found; )
        {
            at += found + 7;
            budget.Step();
            starts.Enqueue(at);
            if (starts.Count > most) starts.Dequeue();
        }
        foreach (var at in starts)
        {
            if (parsed > 16L * data.Length + (64 << 20)) return;
            var lexer = new PdfLexer(data, at, Math.Min(data.Length, at + (1 << 16)));
            try
            {
                if (new PdfParser(lexer, budget.Limits.Depth).Read() is PdfDictionary trailer) Merge(trailer);
            }
            catch (PdfFaultException)
            {
                // A trailer too deep to read tells nothing; another may.
                parsed += data.Length;
            }
        }
    }

    /// <summary>Later trailers count before earlier ones, but one without a root may not hide one with it.</summary>
    void Merge(PdfDictionary trailer)
    {
        foreach (var key in (string[])["Root", "Encrypt", "ID", "Info"])
            if (trailer[key] is not PdfNull) Trailer[key] = trailer[key];
    }

    /// <summary>Adds what object streams hold, once they can be decrypted; what stands later in the file counts.</summary>
    public void AddContained()
    {
        foreach (var (container, offset) in containers)
        {
            if (Places.GetValueOrDefault(container).Offset != offset) continue;
            var index = 0;
            foreach (var number in file.ContainedNumbers(container))
            {
                budget.Step();
                var older = !Places.TryGetValue(number, out var place) || (place.Container > 0 ? Places.GetValueOrDefault(place.Container).Offset : place.Offset) < offset;
                if (older && number != container) Places[number] = ObjectPlace.Inside(container, index);
                index++;
            }
        }
        if (Trailer.Has("Root")) return;
        foreach (var (number, place) in Places.OrderBy(p => p.Key).ToList())
            if (place.Container > 0 && file.Resolve(new PdfReference(number, 0)) is PdfDictionary d && (d["Type"] as PdfName)?.Value == "Catalog")
                Trailer["Root"] = new PdfReference(number, 0);
    }
}
