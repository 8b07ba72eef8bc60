using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Reading;

public sealed partial class PdfFile
{
    const int LongestAlias = 32;
    readonly StreamMarks marks;
    readonly Dictionary<int, ContainedObjects?> containers = [];
    bool tooDeep;

    /// <inheritdoc/>
    public PdfObject Resolve(PdfReference reference)
    {
        lock (gate)
        {
            PdfObject value = reference;
            for (var aliases = 0; value is PdfReference next; aliases++)
            {
                if (aliases > LongestAlias) return PdfNull.Instance;
                value = Object(next.Number);
            }
            return value;
        }
    }

    PdfObject Object(int number)
    {
        if (kept.TryGetValue(number, out var known)) return known;
        // An object that is needed to read itself, such as a length within its own stream, is nothing.
        if (!underWay.Add(number)) return PdfNull.Instance;
        try
        {
            budget.Object();
            var value = Load(number);
            kept[number] = value;
            return value;
        }
        catch (PdfFaultException refused) when (refused.Fault == PdfFault.TooDeep)
        {
            tooDeep = true;
            budget.TooDeep();
            Note("An object nests too deep and was left out.");
            return kept[number] = PdfNull.Instance;
        }
        finally
        {
            underWay.Remove(number);
        }
    }

    PdfObject Load(int number)
    {
        if (!places.TryGetValue(number, out var place) || place.IsFree) return PdfNull.Instance;
        if (place.Container > 0)
        {
            if (Contents(place.Container) is { } contents) return contents.Read(number, place.Index);
        }
        else if (place.Offset < Data.Length && ReadAt((int)place.Offset, decrypt: true) is { } found && found.Number == number) return found.Object;
        if (searched) return PdfNull.Instance;
        Search();
        return Load(number);
    }

    ContainedObjects? Contents(int container)
    {
        if (containers.TryGetValue(container, out var known)) return known;
        containers[container] = null;
        // A container may not itself be contained.
        if (places.GetValueOrDefault(container).Container > 0 || Object(container) is not PdfStream stream) return null;
        return containers[container] = ContainedObjects.Of(Unpack(stream), stream.Dictionary, this, budget);
    }

    internal IEnumerable<int> ContainedNumbers(int container)
    {
        containers.Remove(container);
        return Contents(container)?.Numbers ?? [];
    }

    internal readonly record struct Found(int Number, int Generation, PdfObject Object);

    /// <summary>Reads "n g obj …" at an offset; null when no object stands there.</summary>
    internal Found? ReadAt(int offset, bool decrypt)
    {
        var lexer = new PdfLexer(Data, offset, Data.Length);
        if (lexer.Next() != PdfToken.Integer || lexer.Integer is <= 0 or > int.MaxValue) return null;
        var number = (int)lexer.Integer;
        if (lexer.Next() != PdfToken.Integer) return null;
        var generation = (int)(lexer.Integer & 65535);
        lexer.Next();
        if (!lexer.Raw.StartsWith("obj"u8)) return null;
        // "obj1234" without a space between is seen in the wild.
        lexer.Position = lexer.Start + 3;
        var value = new PdfParser(lexer, budget.Limits.Depth).Read() ?? PdfNull.Instance;
        budget.Parsed(lexer.Position - offset, Data.Length);
        var decrypting = decrypt && number != encryptionNumber ? decryption : null;
        if (value is PdfDictionary dictionary)
        {
            lexer.Next();
            if (lexer.Is("stream"u8))
            {
                var stream = new PdfStream(dictionary, Extent(lexer.Position, dictionary));
                return new(number, generation, decrypting?.Stream(stream, number, generation, this) ?? stream);
            }
        }
        return new(number, generation, decrypting?.Object(value, number, generation) ?? value);
    }

    /// <summary>The stream's bytes: as long as it says when its end stands there, else up to where the end does.</summary>
    ReadOnlyMemory<byte> Extent(int keyword, PdfDictionary dictionary)
    {
        var start = marks.AfterLine(keyword);
        if (this.Number(dictionary["Length"]) is { } length and >= 0 && start + length <= Data.Length && marks.EndsAt((int)(start + length)))
            return Data.AsMemory(start, (int)length);
        return Data.AsMemory(start, marks.End(start) - start);
    }

    /// <summary>Where a stream ends whose length is stated outright and true.</summary>
    internal int? StatedEnd(int keyword, PdfDictionary dictionary)
    {
        var start = marks.AfterLine(keyword);
        return dictionary["Length"] is PdfInteger { Value: var length and >= 0 } && start + length <= Data.Length && marks.EndsAt((int)(start + length))
            ? (int)(start + length) : null;
    }
}
