using System.Runtime.CompilerServices;
using IncidentStrategy.Pdf.Objects;

namespace IncidentStrategy.Pdf.Writing;

/// <summary>Copies objects of other files, with all they refer to, each once for its file; a queue stands for recursion, so that no chain of objects is too long.</summary>
sealed class ObjectCopier(ObjectFile file)
{
    /// <summary>Deeper than this, direct objects within direct objects are malice and not data.</summary>
    const int MaximumDepth = 256;

    readonly ConditionalWeakTable<IPdfObjects, Dictionary<(int, int), int>> copied = [];
    readonly Queue<(int Number, PdfReference Reference)> waiting = [];
    readonly ByteBuffer scratch = new();
    Dictionary<(int, int), int> numbers = [];

    /// <summary>Copies one object and gives its number in this file.</summary>
    public int Copy(PdfObject value, IPdfObjects objects)
    {
        numbers = copied.GetValue(objects, _ => []);
        var number = file.Allocate();
        Put(number, value);
        while (waiting.TryDequeue(out var next)) Put(next.Number, objects.Resolve(next.Reference));
        return number;
    }

    void Put(int number, PdfObject value)
    {
        scratch.Clear();
        if (value is PdfStream stream)
        {
            Entries(stream.Dictionary, 0, isStream: true);
            file.WriteStream(number, scratch.Written, stream.Encoded.Span, Packing.None);
            return;
        }
        Value(value, 0);
        file.Write(number, scratch.Written);
    }

    void Value(PdfObject value, int depth)
    {
        switch (value)
        {
            case PdfBoolean(var b): scratch.Raw(b ? "true"u8 : "false"u8); break;
            case PdfInteger(var i): scratch.Integer(i); break;
            case PdfReal(var r): scratch.Real(r); break;
            case PdfString(var s): scratch.Literal(s); break;
            case PdfName(var n): scratch.NameOfBytes(n); break;
            case PdfReference reference: scratch.Reference(NumberOf(reference)); break;
            case PdfArray array when depth < MaximumDepth:
                scratch.Byte((byte)'[');
                foreach (var item in array.Items)
                {
                    Value(item, depth + 1);
                    scratch.Space();
                }
                scratch.Byte((byte)']');
                break;
            case PdfDictionary dictionary when depth < MaximumDepth:
                scratch.Raw("<<"u8);
                Entries(dictionary, depth);
                scratch.Raw(">>"u8);
                break;
            default: scratch.Raw("null"u8); break;
        }
    }

    void Entries(PdfDictionary dictionary, int depth, bool isStream = false)
    {
        foreach (var (key, value) in dictionary.Entries)
        {
            // Written anew; elsewhere a resource may bear that name.
            if (isStream && key == "Length") continue;
            scratch.NameOfBytes(key).Space();
            Value(value, depth + 1);
        }
    }

    int NumberOf(PdfReference reference)
    {
        if (numbers.TryGetValue((reference.Number, reference.Generation), out var number)) return number;
        number = file.Allocate();
        numbers[(reference.Number, reference.Generation)] = number;
        waiting.Enqueue((number, reference));
        return number;
    }
}
